#include "engine/engine.hpp"

namespace lintel {
namespace {

constexpr unsigned lanes = 64;

/// Questions that a plan can hang on have listed answers; of a number the neighbouring answers are not guessed.
bool can_be_otherwise(const Question& question, Range value) {
  const bool listed = question.yes_no() || question.kind == Kind::choice;
  return listed && value.known() && value.low >= question.range.low;
}

std::vector<Change> other_answers(const Knowledge& knowledge, const Values& values) {
  std::vector<Change> changes;
  const std::size_t read_by_rules = std::min<std::size_t>(knowledge.questions.size(), knowledge.first_beside);
  for (Slot slot = 0; slot < read_by_rules; ++slot) {
    const Question& question = knowledge.questions[slot];
    if (!can_be_otherwise(question, values[slot])) continue;
    for (int answer = question.range.low; answer <= question.range.high; ++answer)
      if (answer != values[slot].low) changes.push_back({slot, answer, nullptr});
  }
  return changes;
}

/// One lane for each change: what would be decided there.
void decide(const Knowledge& knowledge, const ManyPatients& patients, std::span<Change> changes) {
  std::uint64_t undecided = ~std::uint64_t{0};
  for (const Plan& plan : knowledge.plans) {
    const Truths truths = holds(plan.when, plan.unless, patients);
    const std::uint64_t chosen = undecided & truths.yes;
    for (unsigned lane = 0; lane < changes.size(); ++lane)
      if (chosen >> lane & 1U) changes[lane].plan = &plan;
    undecided &= ~truths.maybe;
    if (undecided == 0) return;
  }
}

}  // namespace

std::vector<Change> what_if(const Knowledge& knowledge, const Values& values, const Decision& now, Truth red_of_forms) {
  std::vector<Change> changes = other_answers(knowledge, values);
  for (std::size_t first = 0; first < changes.size(); first += lanes) {
    const std::span<Change> some = std::span(changes).subspan(first, std::min<std::size_t>(lanes, changes.size() - first));
    ManyPatients patients(knowledge, values);
    for (unsigned lane = 0; lane < some.size(); ++lane) patients.vary(some[lane].question, lane, exactly(some[lane].to));
    conclude(knowledge, patients, red_of_forms);
    decide(knowledge, patients, some);
  }
  std::erase_if(changes, [&](const Change& change) { return change.plan == now.chosen; });
  return changes;
}

}  // namespace lintel
