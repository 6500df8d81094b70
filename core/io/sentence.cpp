#include "io/sentence.hpp"

#include "io/json.hpp"

namespace lintel::io {
namespace {

template <class Enum, std::size_t n>
Text pick(Enum value, const Text (&names)[n]) {
  return names[static_cast<std::size_t>(value)];
}

bool is_yes_no(const Knowledge& knowledge, Slot slot) {
  if (const Question* question = question_at(knowledge, slot)) return question->yes_no();
  return knowledge.concepts[slot - knowledge.questions.size()].range == Range{0, 1};
}

std::string with_unit(const Question* question, const std::string& number) {
  return question && !question->unit.empty() ? number + " " + std::string(question->unit) : number;
}

/// Choices named one by one; items of a scale stay numbers.
bool is_named(const Question* question) {
  return question && (question->kind == Kind::choice || question->kind == Kind::setting);
}

}  // namespace

Text word(Truth truth) { return pick(truth, {"no", "unknown", "yes"}); }
Text word(Status status) { return pick(status, {"clear", "monitor", "specialist", "incomplete", "contraindicated"}); }
Text word(Urgency level) { return pick(level, {"none", "yellow", "unknown", "amber", "red"}); }
Text word(Level level) {
  return pick(level, {"absolute", "administrative", "relative", "refer", "monitor", "session", "efficacy"});
}
Text met(Truth truth) { return truth == Truth::yes ? "met" : truth == Truth::no ? "not_met" : "unknown"; }
Text word(Day day) { return pick(day, {"nothing_stops", "not_known", "stop"}); }
Text word(Grade grade) {
  return pick(grade, {"label", "guideline", "trial", "expert opinion (clinic)",
                      "inferred from the clinic's opinion; not stated by it", "this tool's own careful rule"});
}
Text word(SourceKind kind) {
  return pick(kind, {"label", "guideline", "trial", "study", "review", "policy", "instrument", "codes",
                     "secondary text", "clinic article", "own judgement"});
}
Text word(Seen seen) {
  return pick(seen, {"a stored copy was read", "cited from knowledge, not read again", "worked out here"});
}
Text word(Kind kind) { return pick(kind, {"yes_no", "choice", "number", "mark", "setting"}); }
Text word(Side side) { return pick(side, {"ketamine", "tms"}); }
Text word(Outcome outcome) { return pick(outcome, {"unknown", "no_response", "partial", "response", "intolerance"}); }
Text word(Reading reading) {
  return pick(reading, {"a copy or digest was read", "from a summary by others", "text not read", "no policy found"});
}
Text word(Concurrent clause) { return pick(clause, {"not mentioned", "forbidden", "to be documented"}); }

std::string seen(const Source& source) {
  if (source.seen != Seen::copy) return std::string(word(source.seen));
  return std::string(source.first_hand ? "the publisher's own text" : "not the publisher's own text: a copy, an abstract or a digest") +
         "; " + std::string(word(source.seen)) + " by " + std::string(source.read);
}

const Question* question_at(const Knowledge& knowledge, Slot slot) {
  return slot < knowledge.questions.size() ? &knowledge.questions[slot] : nullptr;
}
Text id_of(const Knowledge& knowledge, Slot slot) {
  const Question* question = question_at(knowledge, slot);
  return question ? question->id : knowledge.concepts[slot - knowledge.questions.size()].id;
}
Text says_of(const Knowledge& knowledge, Slot slot) {
  const Question* question = question_at(knowledge, slot);
  return question ? question->asks : knowledge.concepts[slot - knowledge.questions.size()].says;
}

namespace {

/// "Moderate problem or Serious problem".
std::string one_of(std::span<const Choice> choices) {
  std::string text;
  for (const Choice& choice : choices) text += (text.empty() ? "" : " or ") + std::string(choice.says);
  return text;
}

}  // namespace

std::string wanted(const Knowledge& knowledge, const Condition& condition) {
  const Question* question = question_at(knowledge, condition.subject);
  const Range range = condition.wanted;
  if (is_yes_no(knowledge, condition.subject)) return range.low == 1 ? "yes" : "no";
  if (is_named(question) && range.known()) return std::string(question->choices[static_cast<std::size_t>(range.low)].says);
  if (is_named(question) && range.low > 0 && range.high < no_limit)
    return one_of(question->choices.subspan(static_cast<std::size_t>(range.low), static_cast<std::size_t>(range.high - range.low) + 1));
  if (range.known()) return with_unit(question, digits(range.low));
  if (range.high >= no_limit) return with_unit(question, "at least " + digits(range.low));
  if (range.low <= -no_limit) return with_unit(question, "at most " + digits(range.high));
  return with_unit(question, digits(range.low) + " to " + digits(range.high));
}

std::string value_id(const Knowledge& knowledge, Slot slot, Range value) {
  const Question* question = question_at(knowledge, slot);
  if (is_yes_no(knowledge, slot)) return std::string(word(as_truth(value)));
  if (is_named(question) && value.known()) return std::string(question->choices[static_cast<std::size_t>(value.low)].id);
  if (value.known()) return digits(value.low);
  if (question) return "unknown";
  return digits(value.low) + (value.high >= no_limit ? " or more" : " to " + digits(value.high));
}

std::string sentence(const Knowledge& knowledge, const Condition& condition) {
  return std::string(says_of(knowledge, condition.subject)) + ": " + wanted(knowledge, condition);
}

}  // namespace lintel::io
