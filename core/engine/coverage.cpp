#include "engine/engine.hpp"

namespace lintel {
namespace {

/// Both treatments at once is what the plan proposes; a plan that proposes none has not settled it.
Truth proposes_both(const PlanReport& plan) {
  if (!plan.chosen || !(plan.chosen->ketamine || plan.chosen->tms)) return Truth::unknown;
  return plan.chosen->ketamine && plan.chosen->tms ? Truth::yes : Truth::no;
}

class Judge {
 public:
  Judge(const Knowledge& knowledge, const Record& record, const Report& report, Truth both)
      : knowledge_(knowledge), record_(record), report_(report), both_(both) {}

  /// A text that was not read asks for nothing that could be met.
  PolicyReport judge(const Policy& policy) const {
    PolicyReport result{.policy = &policy, .met = policy.requirements.empty() ? Truth::unknown : Truth::yes};
    for (const Requirement& requirement : policy.requirements) {
      result.requirements.push_back(met(requirement, result));
      result.met = result.met & result.requirements.back();
    }
    return result;
  }

 private:
  Truth met(const Requirement& requirement, PolicyReport& result) const {
    const Truth documented = as_truth(report_.values[knowledge_.documented]);
    Truth truth = holds(requirement.when, requirement.unless, report_.values) & allowed(requirement.concurrent, both_, documented, Truth::yes);
    if (requirement.trials.count == 0) return truth;
    result.trials.push_back(count_for_payer(knowledge_, record_, report_.resistance, report_.values, requirement.trials));
    return truth & result.trials.back().truth;
  }

  const Knowledge& knowledge_;
  const Record& record_;
  const Report& report_;
  Truth both_;
};

}  // namespace

AtWeeks count_for_payer(const Knowledge& knowledge, const Record& record, const ResistanceReport& resistance,
                        const Values& values, const TrialRule& rule) {
  const int weeks = rule.weeks.empty() ? trial_weeks(knowledge, values) : rule.weeks[0];
  const Range found = failures(knowledge, record, resistance, rule, weeks);
  return {weeks, found, at_least(found, rule.count)};
}

CoverageReport coverage(const Knowledge& knowledge, const Record& record, const Report& report) {
  CoverageReport coverage{.concurrent = proposes_both(report.plan)};
  if (knowledge.payer == no_slot || all_of(knowledge.coverage_if, report.values) != Truth::yes) return coverage;
  const Text payer = knowledge.questions[knowledge.payer].choices[static_cast<std::size_t>(report.values[knowledge.payer].low)].id;
  const Judge judge(knowledge, record, report, coverage.concurrent);
  for (const bool chosen : {true, false})
    for (const Policy& policy : knowledge.policies)
      if ((policy.payer == payer) == chosen) coverage.policies.push_back(judge.judge(policy));
  return coverage;
}

}  // namespace lintel
