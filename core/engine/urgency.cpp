#include "engine/engine.hpp"

namespace lintel {
namespace {

/// What to do next: asking comes to its end once what is asked for is known.
Text act_of(const Alarm& alarm, const Values& values) {
  const auto known = [&](Slot slot) { return values[slot].known(); };
  const bool asked = !alarm.known_by.empty() && std::all_of(alarm.known_by.begin(), alarm.known_by.end(), known);
  return asked ? alarm.act_then : alarm.act;
}

AlarmReport evaluate(const Alarm& alarm, const Values& values) {
  const Truth trigger = all_of(alarm.when, values);
  const Truth settled = all_of(alarm.until, values);
  return {&alarm, trigger & settled, trigger == Truth::yes && settled == Truth::unknown};
}

}  // namespace

Truth alarm_holds(const Alarm& alarm, const Values& values) { return evaluate(alarm, values).truth; }

UrgentReport urgency(const Knowledge& knowledge, const Values& values) {
  UrgentReport report{.decided = true};
  Urgency could_be = Urgency::none;
  for (const Alarm& alarm : knowledge.alarms) {
    const AlarmReport each = evaluate(alarm, values);
    if (each.truth == Truth::yes || each.pending) {
      report.alarms.push_back(each);
      report.alarms.back().act = act_of(alarm, values);
      report.level = std::max(report.level, alarm.level);
    }
    if (each.truth == Truth::unknown) could_be = std::max(could_be, alarm.level);
  }
  const auto stands_at = [&](const AlarmReport& each) { return each.alarm->level == report.level && !each.pending; };
  report.pending = !report.alarms.empty() && std::none_of(report.alarms.begin(), report.alarms.end(), stands_at);
  report.decided = report.level >= could_be && !report.pending;
  for (const Alarm& alarm : knowledge.alarms)
    if (alarm.level > report.level || report.pending) {
      ask_for(knowledge, values, alarm.when, {}, report.not_known);
      for (const Condition& settled : alarm.until)
        if (all_of(alarm.when, values) != Truth::no) ask_for(knowledge, values, settled, report.not_known);
    }
  // Something amber or red may be hidden behind a blank: that is not a low level, it is an unknown one.
  if (could_be > Urgency::unknown && report.level < Urgency::unknown) report.level = Urgency::unknown;
  else if (could_be == Urgency::yellow && report.level == Urgency::none) report.level = Urgency::unknown;
  report.stops = stops(knowledge, OnePatientRead(values)) == Truth::yes;
  return report;
}

}  // namespace lintel
