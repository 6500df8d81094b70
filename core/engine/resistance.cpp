#include "engine/engine.hpp"

namespace lintel {
namespace {

/// no: below what the table asks; unknown: the dose, the drug, or its row in the table is missing.
Truth dose_reached(const Knowledge& knowledge, const Trial& trial, std::size_t table) {
  if (trial.drug < 0) return Truth::unknown;
  const int least = knowledge.drugs[static_cast<std::size_t>(trial.drug)].least[table];
  return least > 0 ? at_least(trial.dose, least) : Truth::unknown;
}

Truth failed(Outcome outcome) {
  if (outcome == Outcome::unknown) return Truth::unknown;
  return outcome == Outcome::no_response ? Truth::yes : Truth::no;
}

}  // namespace

ResistanceReport resistance(const Knowledge& knowledge, const Record& record, const Values& values) {
  ResistanceReport report;
  if (knowledge.adequate_failures == no_slot) return report;
  const auto table = static_cast<std::size_t>(values[knowledge.dose_table].low);
  const int weeks = knowledge.questions[knowledge.trial_weeks]
                        .choices[static_cast<std::size_t>(values[knowledge.trial_weeks].low)]
                        .amount;
  for (const Trial& trial : record.trials) {
    TrialReport each{.dose = dose_reached(knowledge, trial, table),
                     .weeks = at_least(trial.weeks, weeks),
                     .adherent = trial.adherent,
                     .failed = failed(trial.outcome)};
    each.adequate_failure = each.dose & each.weeks & each.adherent & each.failed;
    report.adequate_failures = report.adequate_failures + as_range(each.adequate_failure);
    if (trial.outcome == Outcome::intolerance) ++report.intolerances;
    report.trials.push_back(each);
  }
  report.list_complete = as_truth(values[knowledge.trials_complete]);
  return report;
}

}  // namespace lintel
