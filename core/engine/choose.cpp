#include "engine/engine.hpp"

namespace lintel {
namespace {

bool concerns(const Remark& remark, const Plan& plan) {
  if (remark.combined && !(plan.ketamine && plan.tms)) return false;
  if (remark.plans.empty()) return true;
  return std::find(remark.plans.begin(), remark.plans.end(), plan.id) != remark.plans.end();
}

/// The first condition that keeps a plan out.
RuledOut ruled_out(const Plan& plan, const Values& values) {
  for (const Condition& condition : plan.when)
    if (within(values[condition.subject], condition.wanted) == Truth::no) return {&plan, condition, false};
  for (const Condition& condition : plan.unless)
    if (within(values[condition.subject], condition.wanted) == Truth::yes) return {&plan, condition, true};
  return {&plan, {}, false};
}

void choose_route(const Knowledge& knowledge, const Values& values, PlanReport& report) {
  for (const Route& route : knowledge.routes) {
    const Truth truth = holds(route.when, route.unless, values);
    if (truth == Truth::no) continue;
    if (truth == Truth::yes) report.route = &route;
    else {
      report.route_open = true;
      ask_for(knowledge, values, route.when, route.unless, report.ask_next);
    }
    return;
  }
}

}  // namespace

Decision choose(const Knowledge& knowledge, const Values& values) {
  for (const Plan& plan : knowledge.plans) {
    const Truth truth = holds(plan.when, plan.unless, values);
    if (truth == Truth::yes) return {&plan, nullptr};
    if (truth == Truth::unknown) return {nullptr, &plan};
  }
  return {};
}

PlanReport plan(const Knowledge& knowledge, const Values& values, const UrgentReport& urgent) {
  const Decision now = choose(knowledge, values);
  PlanReport report{.chosen = now.chosen, .open_at = now.open_at};
  const Plan* reached = now.chosen ? now.chosen : now.open_at;
  for (const Plan& each : knowledge.plans) {
    if (&each == reached) break;
    report.ruled_out.push_back(ruled_out(each, values));
  }
  if (now.open_at) ask_for(knowledge, values, now.open_at->when, now.open_at->unless, report.ask_next);
  if (!now.chosen) return report;
  if (now.chosen->ketamine || now.chosen->tms)
    for (const Tilt& tilt : knowledge.tilts)
      if (const Truth truth = all_of(tilt.when, values); truth != Truth::no) report.tilts.push_back({&tilt, truth});
  if (now.chosen->ketamine) choose_route(knowledge, values, report);
  for (const Remark& remark : knowledge.remarks)
    if (concerns(remark, *now.chosen) && holds(remark.when, remark.unless, values) == Truth::yes)
      report.remarks.push_back(&remark);
  if (!urgent.stops) report.what_if = what_if(knowledge, values, now, urgent.red_of_forms);
  return report;
}

}  // namespace lintel
