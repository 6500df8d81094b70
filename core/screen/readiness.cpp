#include "screen/readiness.hpp"

#include "engine/engine.hpp"

namespace lintel::screen {
namespace {

/// The choice of the setting that names the payer; the first one stands for all of them, which names none.
Code choice_of(const Question& payers, Text payer) {
  const auto found = std::find_if(payers.choices.begin(), payers.choices.end(), [&](const Choice& each) { return each.id == payer; });
  return static_cast<Code>(found - payers.choices.begin());
}

}  // namespace

Readiness::Readiness(const Knowledge& knowledge) : knowledge_(knowledge) {}

void Readiness::read(const Sheet& sheet, const Referrals& referrals, Truths both) {
  policies_.clear();
  if (knowledge_.payer == no_slot || !sheet.used[knowledge_.payer]) return;
  const std::uint64_t apply = all_of(knowledge_.coverage_if, referrals).yes;
  std::size_t asks = 0;
  for (const Policy& policy : knowledge_.policies) {
    const Code choice = choice_of(knowledge_.questions[knowledge_.payer], policy.payer);
    const std::uint64_t named = apply & lanes_equal(sheet.answers[knowledge_.payer], choice);
    if (named != 0) judge(sheet, referrals, both, policies_.emplace_back(Ready{.policy = &policy, .lanes = named}), asks);
    for (const Requirement& requirement : policy.requirements) asks += requirement.trials.count > 0;
  }
}

/// asks: where the requirements of this policy that ask for trials begin among all that do.
void Readiness::judge(const Sheet& sheet, const Referrals& referrals, Truths both, Ready& ready, std::size_t asks) {
  const Truths documented = referrals.is({knowledge_.documented, {1, 1}});
  ready.met = everywhere(ready.policy->requirements.empty() ? Truth::unknown : Truth::yes);
  for (const Requirement& requirement : ready.policy->requirements) {
    Truths met = holds(requirement.when, requirement.unless, referrals) &
                 allowed(requirement.concurrent, both, documented, everywhere(Truth::yes));
    if (requirement.trials.count > 0) met = met & sheet.enough_trials[asks++];
    ready.met = ready.met & met;
    each_lane(met.yes & ready.lanes, [&](std::size_t lane) { ++ready.requirements_met[lane]; });
    each_lane(~met.maybe & ready.lanes, [&](std::size_t lane) { ++ready.not_met[lane]; });
  }
}

}  // namespace lintel::screen
