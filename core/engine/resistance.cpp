#include "engine/engine.hpp"

namespace lintel {
namespace {

/// Improvement below 25 %; a trial that was not tolerated says nothing of the effect.
Truth failed(const Knowledge& knowledge, const Trial& trial) {
  if (trial.outcome == Outcome::intolerance) return Truth::no;
  for (const OutcomeRange& row : knowledge.outcomes)
    if (row.outcome == Outcome::no_response) return within(improvement_of(knowledge, trial), row.improvement);
  return Truth::unknown;
}

}  // namespace

int trial_weeks(const Knowledge& knowledge, const Values& values) {
  const Question& setting = knowledge.questions[knowledge.trial_weeks];
  return setting.choices[static_cast<std::size_t>(values[knowledge.trial_weeks].low)].amount;
}

ResistanceReport resistance(const Knowledge& knowledge, const Record& record, const Values& values) {
  ResistanceReport report;
  if (knowledge.adequate_failures == no_slot) return report;
  const auto table = static_cast<std::size_t>(values[knowledge.dose_table].low);
  const int weeks = trial_weeks(knowledge, values);
  for (const Trial& trial : record.trials) {
    TrialReport each{.dose = dose_reached(knowledge, record, trial, table),
                     .weeks = at_least(trial.weeks, weeks),
                     .adherent = trial.adherent,
                     .failed = failed(knowledge, trial)};
    each.adequate_failure = each.dose & each.weeks & each.adherent & each.failed;
    report.adequate_failures = report.adequate_failures + as_range(each.adequate_failure);
    if (trial.outcome == Outcome::intolerance) ++report.intolerances;
    report.trials.push_back(each);
  }
  report.list_complete = as_truth(values[knowledge.trials_complete]);
  return report;
}

}  // namespace lintel
