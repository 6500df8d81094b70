#include "engine/engine.hpp"

namespace lintel {
namespace {

bool open(const Condition& condition, const Values& values) {
  return within(values[condition.subject], condition.wanted) == Truth::unknown;
}

void add(Slot question, std::vector<Slot>& questions) {
  if (std::find(questions.begin(), questions.end(), question) == questions.end()) questions.push_back(question);
}

void ask_clauses(const Knowledge& knowledge, const Values& values, std::span<const Clause> clauses, Slot concept_,
                 std::vector<Slot>& questions) {
  for (const Clause& clause : clauses)
    if (clause.defines == concept_ && holds(clause.when, clause.unless, values) == Truth::unknown)
      ask_for(knowledge, values, clause.when, clause.unless, questions);
}

void ask_alarms(const Knowledge& knowledge, const Values& values, std::vector<Slot>& questions) {
  for (const Alarm& alarm : knowledge.alarms) {
    if (alarm.level != Urgency::red || alarm_holds(alarm, values) != Truth::unknown) continue;
    // A trigger that only calls for another answer is not asked for itself.
    if (alarm.until.empty()) ask_for(knowledge, values, alarm.when, {}, questions);
    else ask_for(knowledge, values, alarm.until[0], questions);
  }
}

void ask_checks(const Knowledge& knowledge, const Values& values, const Modality& modality,
                std::vector<Slot>& questions) {
  for (const Check& row : modality.checks)
    if (row.level == Level::absolute && holds(row.when, row.unless, values) == Truth::unknown)
      ask_for(knowledge, values, row.when, row.unless, questions);
}

/// A question that another one makes pointless waits for that other one.
void ask_question(const Knowledge& knowledge, const Values& values, Slot question, std::vector<Slot>& questions) {
  for (const Skip& skip : knowledge.skips)
    if (skip.question == question && open(skip.asked_if, values))
      return ask_for(knowledge, values, skip.asked_if, questions);
  add(question, questions);
}

void ask_concept(const Knowledge& knowledge, const Values& values, Slot concept_, std::vector<Slot>& questions) {
  if (concept_ == knowledge.red) ask_alarms(knowledge, values, questions);
  for (const Modality& modality : knowledge.modalities)
    if (modality.contraindicated == concept_) ask_checks(knowledge, values, modality, questions);
  for (const Instrument& instrument : knowledge.instruments)
    if (instrument.total == concept_)
      for (Slot item = instrument.first; item < instrument.first + instrument.items; ++item)
        if (!values[item].known()) add(item, questions);
  if (concept_ == knowledge.adequate_failures) {
    add(concept_, questions);
    if (!values[knowledge.trials_complete].known()) add(knowledge.trials_complete, questions);
  }
  if (concept_ == knowledge.lean_ketamine || concept_ == knowledge.lean_tms || concept_ == knowledge.lead)
    for (const Tilt& tilt : knowledge.tilts) ask_for(knowledge, values, tilt.when, {}, questions);
  ask_clauses(knowledge, values, knowledge.defined, concept_, questions);
  ask_clauses(knowledge, values, knowledge.situations, concept_, questions);
}

}  // namespace

void ask_for(const Knowledge& knowledge, const Values& values, const Condition& condition,
             std::vector<Slot>& questions) {
  if (!open(condition, values)) return;
  const bool is_question = condition.subject < knowledge.questions.size();
  if (is_question) ask_question(knowledge, values, condition.subject, questions);
  else ask_concept(knowledge, values, condition.subject, questions);
}

void ask_for(const Knowledge& knowledge, const Values& values, const Conditions& when, const Conditions& unless,
             std::vector<Slot>& questions) {
  // Each unknown condition could settle the row alone: the one with the fewest questions behind it comes first.
  std::vector<std::vector<Slot>> behind;
  const auto fewer = [](const auto& a, const auto& b) { return a.size() < b.size(); };
  for (const Conditions* conditions : {&when, &unless})
    for (const Condition& condition : *conditions) {
      std::vector<Slot> needed;
      ask_for(knowledge, values, condition, needed);
      if (!needed.empty()) behind.insert(std::upper_bound(behind.begin(), behind.end(), needed, fewer), std::move(needed));
    }
  for (const std::vector<Slot>& needed : behind)
    for (const Slot question : needed) add(question, questions);
}

}  // namespace lintel
