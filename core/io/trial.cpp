#include "io/trial.hpp"

#include "io/sentence.hpp"

namespace lintel::io {
namespace {

std::string read_drug(const Knowledge& knowledge, const Value& value, Trial& trial) {
  if (value.is(Value::Type::text)) trial.drug = drug_named(knowledge, value.scalar.text);
  if (trial.drug >= 0) return {};
  return "the id of a drug in `lintel catalog`; the trial is kept with its drug unknown";
}

std::string read_dose(const Value& value, Trial& trial) {
  const int dose = value.is(Value::Type::number) ? tenths_of_mg(value.scalar.text) : -1;
  if (dose < 0) return "a daily dose of 0 to 10000 mg";
  trial.dose = exactly(dose);
  return {};
}

std::string read_weeks(const Value& value, Trial& trial) {
  int weeks = 0;
  if (!value.whole(weeks) || weeks < 0 || weeks > 1000) return "whole weeks, 0 to 1000";
  trial.weeks = exactly(weeks);
  return {};
}

std::string read_adherence(const Value& value, Trial& trial) {
  if (!value.says("yes") && !value.says("no")) return "\"yes\", \"no\" or \"unknown\"";
  trial.adherent = value.says("yes") ? Truth::yes : Truth::no;
  return {};
}

std::string read_outcome(const Value& value, Trial& trial) {
  for (const Outcome outcome : {Outcome::unknown, Outcome::no_response, Outcome::partial, Outcome::response, Outcome::intolerance})
    if (value.says(word(outcome))) return trial.outcome = outcome, "";
  return "\"no_response\", \"partial\", \"response\", \"intolerance\" or \"unknown\"";
}

std::string read_improvement(const Value& value, Trial& trial) {
  int percent = 0;
  if (!value.whole(percent) || percent < 0 || percent > 100) return "whole per cent, 0 to 100; none or worse is 0";
  trial.improvement = exactly(percent);
  return {};
}

}  // namespace

int drug_named(const Knowledge& knowledge, std::string_view id) {
  for (std::size_t i = 0; i < knowledge.drugs.size(); ++i)
    if (knowledge.drugs[i].id == id) return static_cast<int>(i);
  return -1;
}

std::string read_trial_field(const Knowledge& knowledge, TrialField field, const Value& value, Trial& trial) {
  switch (field) {
    case TrialField::drug: return read_drug(knowledge, value, trial);
    case TrialField::dose_mg: return read_dose(value, trial);
    case TrialField::weeks: return read_weeks(value, trial);
    case TrialField::adherence: return read_adherence(value, trial);
    case TrialField::outcome: return read_outcome(value, trial);
    case TrialField::improvement_percent: break;
  }
  return read_improvement(value, trial);
}

void forget(TrialField field, Trial& trial) {
  const Trial blank;
  switch (field) {
    case TrialField::drug: trial.drug = blank.drug; break;
    case TrialField::dose_mg: trial.dose = blank.dose; break;
    case TrialField::weeks: trial.weeks = blank.weeks; break;
    case TrialField::adherence: trial.adherent = blank.adherent; break;
    case TrialField::outcome: trial.outcome = blank.outcome; break;
    case TrialField::improvement_percent: trial.improvement = blank.improvement; break;
  }
}

std::string settle_outcome(const Knowledge& knowledge, Trial& trial) {
  if (!trial.improvement.known()) return {};
  for (const OutcomeRange& row : knowledge.outcomes) {
    const bool fits = within(trial.improvement, row.improvement) == Truth::yes;
    if (trial.outcome == Outcome::unknown && fits) trial.outcome = row.outcome;
    if (trial.outcome != row.outcome || fits) continue;
    const std::string says = digits(trial.improvement.low) + " does not fit the outcome " + std::string(word(row.outcome)) + " (" +
                             digits(row.improvement.low) + " to " + digits(row.improvement.high) + " %); neither is used, check both";
    forget(TrialField::improvement_percent, trial);
    forget(TrialField::outcome, trial);
    return says;
  }
  return {};
}

}  // namespace lintel::io
