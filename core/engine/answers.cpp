#include "engine/engine.hpp"

namespace lintel {
namespace {

/// A mark that is not there has not been set, and a setting that is not there stands at its first choice.
Range value_of(const Question& question, const Answer& answer) {
  if (answer.given == Given::value) return exactly(answer.value);
  const bool has_default = question.kind == Kind::mark || question.kind == Kind::setting;
  return has_default ? exactly(0) : question.range;
}

}  // namespace

Values read_answers(const Knowledge& knowledge, const Record& record) {
  Values values;
  values.reserve(knowledge.questions.size() + knowledge.concepts.size());
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i)
    values.push_back(value_of(knowledge.questions[i], i < record.answers.size() ? record.answers[i] : Answer{}));
  for (const Concept& concept_ : knowledge.concepts) values.push_back(concept_.range);
  // Only a blank is passed over: who was asked all the same and declined, or did not know, has left it open.
  for (const Skip& skip : knowledge.skips) {
    const bool blank = skip.question >= record.answers.size() || record.answers[skip.question].given == Given::not_asked;
    if (blank && within(values[skip.asked_if.subject], skip.asked_if.wanted) == Truth::no)
      values[skip.question] = exactly(knowledge.questions[skip.question].passed_over());
  }
  return values;
}

}  // namespace lintel
