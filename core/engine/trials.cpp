#include "engine/engine.hpp"

namespace lintel {
namespace {

/// The reader's own dose comes before the table's; 0: neither says.
int least_dose(const Knowledge& knowledge, const Record& record, int drug, std::size_t table) {
  for (const DoseEdit& edit : record.doses)
    if (edit.drug == drug) return edit.least;
  return knowledge.drugs[static_cast<std::size_t>(drug)].least[table];
}

Text family(const Knowledge& knowledge, const Trial& trial) {
  return trial.drug < 0 ? Text{} : knowledge.drugs[static_cast<std::size_t>(trial.drug)].family;
}

/// Distinct classes among some trials; a drug that is not named may be of any.
class Classes {
 public:
  void add(Text family) {
    if (family.empty()) ++unnamed_;
    else if (std::find(named_.begin(), named_.end(), family) == named_.end()) named_.push_back(family);
  }
  int fewest() const { return std::max(named(), unnamed_ > 0 ? 1 : 0); }
  int most() const { return named() + unnamed_; }

 private:
  int named() const { return static_cast<int>(named_.size()); }
  std::vector<Text> named_;
  int unnamed_{};
};

}  // namespace

Truth dose_reached(const Knowledge& knowledge, const Record& record, const Trial& trial, std::size_t table) {
  if (trial.drug < 0) return Truth::unknown;
  const int least = least_dose(knowledge, record, trial.drug, table);
  return least > 0 ? at_least(trial.dose, least) : Truth::unknown;
}

Range improvement_of(const Knowledge& knowledge, const Trial& trial) {
  Range improvement = trial.improvement;
  for (const OutcomeRange& row : knowledge.outcomes)
    if (row.outcome == trial.outcome)
      improvement = {std::max(improvement.low, row.improvement.low), std::min(improvement.high, row.improvement.high)};
  return improvement;
}

Truth counts(const Knowledge& knowledge, const Trial& trial, Truth dose, const TrialRule& rule, int weeks) {
  if (trial.outcome == Outcome::intolerance) return rule.intolerance ? Truth::yes : Truth::no;
  const Truth failed = within(improvement_of(knowledge, trial), {0, rule.most_improvement});
  const Truth adequate = dose & at_least(trial.weeks, weeks) & trial.adherent & failed;
  const bool may_be_intolerance = rule.intolerance && trial.outcome == Outcome::unknown;
  return may_be_intolerance ? adequate | Truth::unknown : adequate;
}

Range failures(const Knowledge& knowledge, const Record& record, const ResistanceReport& resistance,
               const TrialRule& rule, int weeks) {
  Range trials;
  Classes sure, possible;
  for (std::size_t i = 0; i < record.trials.size(); ++i) {
    const Truth truth = counts(knowledge, record.trials[i], resistance.trials[i].dose, rule, weeks);
    trials = trials + as_range(truth);
    const Text of = family(knowledge, record.trials[i]);
    if (truth == Truth::yes) sure.add(of);
    if (truth != Truth::no) possible.add(of);
  }
  Range count = rule.classes ? Range{sure.fewest(), possible.most()} : trials;
  // Only a complete list has an upper end: a trial that was not listed may have failed too.
  if (resistance.list_complete != Truth::yes) count.high = no_limit;
  return count;
}

Truth family_failed(const Knowledge& knowledge, const Record& record, const ResistanceReport& resistance, Text wanted) {
  Truth found = resistance.list_complete == Truth::yes ? Truth::no : Truth::unknown;
  for (std::size_t i = 0; i < record.trials.size(); ++i) {
    const Text of = family(knowledge, record.trials[i]);
    // The dose of a drug that nobody names is not known, so it is no more than a perhaps.
    if (of == wanted || of.empty()) found = found | resistance.trials[i].adequate_failure;
  }
  return found;
}

}  // namespace lintel
