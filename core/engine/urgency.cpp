#include "engine/engine.hpp"

namespace lintel {
namespace {

/// What to do next: asking comes to its end once what is asked for is known.
Text act_of(const FormAlarm& form) { return form.asked_all ? form.alarm->act_then : form.alarm->act; }
Text act_of(const Alarm& alarm, const Values& values) {
  const auto known = [&](Slot slot) { return values[slot].known(); };
  const bool asked = !alarm.known_by.empty() && std::all_of(alarm.known_by.begin(), alarm.known_by.end(), known);
  return asked ? alarm.act_then : alarm.act;
}

AlarmReport evaluate(const Alarm& alarm, const Values& values) {
  const Truth trigger = all_of(alarm.when, values);
  const Truth settled = all_of(alarm.until, values);
  return {.alarm = &alarm, .truth = trigger & settled, .pending = trigger == Truth::yes && settled == Truth::unknown};
}

/// How much an alarm says: that it may hold, that it stands until something is answered, that it holds.
int weight(Truth truth, bool pending, bool until_asked) {
  if (truth == Truth::yes) return until_asked ? 3 : 4;
  return truth == Truth::no ? 0 : pending ? 2 : 1;
}

/// The answers' own verdict, or that of the form which says more.
AlarmReport evaluate(const Alarm& alarm, const Values& values, std::span<const FormAlarm> forms) {
  AlarmReport report = evaluate(alarm, values);
  for (const FormAlarm& form : forms) {
    const bool pending = form.truth == Truth::unknown;
    if (form.alarm != &alarm || weight(form.truth, pending, form.until_asked) <= weight(report.truth, report.pending, report.until_asked)) continue;
    report = {&alarm, form.truth, pending, act_of(form), true, form.date, form.until_asked};
  }
  return report;
}

}  // namespace

Truth red_of(std::span<const FormAlarm> forms) {
  Truth red = Truth::no;
  for (const FormAlarm& form : forms)
    if (form.alarm->level == Urgency::red) red = red | form.truth;
  return red;
}

Truth alarm_holds(const Alarm& alarm, const Values& values) { return evaluate(alarm, values).truth; }

UrgentReport urgency(const Knowledge& knowledge, const Values& values, std::span<const FormAlarm> forms) {
  UrgentReport report{.decided = true, .red_of_forms = red_of(forms)};
  Urgency could_be = Urgency::none;
  for (const Alarm& alarm : knowledge.alarms) {
    const AlarmReport each = evaluate(alarm, values, forms);
    if (each.truth == Truth::yes || each.pending) {
      report.alarms.push_back(each);
      if (!each.of_form) report.alarms.back().act = act_of(alarm, values);
      report.level = std::max(report.level, alarm.level);
    }
    if (each.truth == Truth::unknown) could_be = std::max(could_be, alarm.level);
  }
  const auto stands_at = [&](const AlarmReport& each) { return each.alarm->level == report.level && !each.pending; };
  report.pending = !report.alarms.empty() && std::none_of(report.alarms.begin(), report.alarms.end(), stands_at);
  const auto is_firm = [&](const AlarmReport& each) { return stands_at(each) && !each.until_asked; };
  const bool firm = report.alarms.empty() || std::any_of(report.alarms.begin(), report.alarms.end(), is_firm);
  report.decided = report.level >= could_be && !report.pending && firm;
  for (const Alarm& alarm : knowledge.alarms)
    if (alarm.level > report.level || report.pending || (!firm && alarm.level == report.level)) {
      ask_for(knowledge, values, alarm.when, {}, report.not_known);
      for (const Condition& settled : alarm.until)
        if (all_of(alarm.when, values) != Truth::no) ask_for(knowledge, values, settled, report.not_known);
    }
  // Something amber or red may be hidden behind a blank: that is not a low level, it is an unknown one.
  if (could_be > Urgency::unknown && report.level < Urgency::unknown) report.level = Urgency::unknown;
  else if (could_be == Urgency::yellow && report.level == Urgency::none) report.level = Urgency::unknown;
  report.stops = stops(knowledge, OnePatientRead(values), report.red_of_forms) == Truth::yes;
  return report;
}

}  // namespace lintel
