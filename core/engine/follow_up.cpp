#include "engine/trend.hpp"

namespace lintel {
namespace {

/// As the clinic has set it, or as usual. The tables name no limit that there is not (coherent.hpp).
int limit(const Knowledge& knowledge, const Record& record, Text id) {
  const auto is_it = [&](const Limit& each) { return each.id == id; };
  const auto found = std::find_if(knowledge.limits.begin(), knowledge.limits.end(), is_it);
  return record.limits.empty() ? found->usual : record.limits[static_cast<std::size_t>(found - knowledge.limits.begin())];
}

FollowRules rules_for(const Knowledge& knowledge, const Record& record, const TrendReport& report) {
  const Trend& trend = *report.trend;
  const OtherRecall* other = trend.other(report.recall_days);
  return {.reliable = limit(knowledge, record, trend.reliable),
          .planned_days = limit(knowledge, record, trend.planned),
          .apart = other ? other->apart : trend.apart};
}

const BadDay& row(const Knowledge& knowledge, Said said) { return knowledge.bad_days[static_cast<std::size_t>(said)]; }

/// The sentence for the worst that is said of any line on the last day; none when something may be worse than it tells.
const BadDay* for_the_patient(const Knowledge& knowledge, const FollowUpReport& report, Date last) {
  const BadDay* worst = nullptr;
  for (const TrendReport& trend : report.trends) {
    const BadDay& said = row(knowledge, trend.said);
    const Point& point = trend.points.back();
    if (said.state == DayState::probable_loss || point.waning || point.relapse == Truth::yes || point.safety) return nullptr;
    if (said.to_patient.empty() || point.date != last) continue;
    if (!worst || said.state > worst->state) worst = &said;
  }
  return worst;
}

}  // namespace

FollowUpReport follow_up(const Knowledge& knowledge, const Record& record, Forms forms, const ScheduleReport& schedule, bool alarm_now) {
  FollowUpReport report = std::move(forms.report);
  const Treatments treatments(knowledge, record, schedule);
  for (TrendReport& trend : report.trends) {
    const FollowRules rules = rules_for(knowledge, record, trend);
    trend.reliable = rules.reliable;
    follow(treatments, rules, record.today, trend);
  }
  if (!alarm_now && forms.quiet) report.to_patient = for_the_patient(knowledge, report, record.visits.back().date);
  return report;
}

}  // namespace lintel
