#include "engine/engine.hpp"

namespace lintel {
namespace {

/// Who did not know will hardly know when asked again: what nobody has asked yet comes first.
void put_unasked_first(const Record& record, std::vector<Slot>& questions) {
  const auto is_asked = [&](Slot slot) {
    return slot < record.answers.size() && record.answers[slot].given != Given::not_asked;
  };
  std::vector<Slot> ordered;
  for (const bool asked : {false, true})
    for (const Slot question : questions)
      if (is_asked(question) == asked) ordered.push_back(question);
  questions = std::move(ordered);
}

/// `raised`: by forms.
Report judge(const Knowledge& knowledge, const Record& record, std::span<const FormAlarm> raised) {
  Report report{.values = read_answers(knowledge, record)};
  for (const Instrument& instrument : knowledge.instruments) {
    if (knowledge.is_beside(instrument) && !begun(instrument, record)) continue;
    report.scores.push_back(score(knowledge, instrument, record));
    if (instrument.total != no_slot) report.values[instrument.total] = report.scores.back().total;
  }
  report.resistance = resistance(knowledge, record, report.values);
  if (knowledge.adequate_failures != no_slot) {
    // Only a complete list has an upper end: a trial that was not listed may have failed too.
    Range failures = report.resistance.adequate_failures;
    if (report.resistance.list_complete != Truth::yes) failures.high = no_limit;
    report.values[knowledge.adequate_failures] = failures;
  }
  OnePatient patient(report.values);
  conclude(knowledge, patient, red_of(raised));
  if (knowledge.trd != no_slot) report.resistance.trd = as_truth(report.values[knowledge.trd]);
  stage(knowledge, record, report.values, report.resistance);
  report.urgent = urgency(knowledge, report.values, raised);
  for (const Modality& modality : knowledge.modalities)
    report.checks.push_back(check(knowledge, modality, report.values));
  for (const Modality& modality : knowledge.modalities)
    report.today.push_back(today(knowledge, modality, report.values, report.urgent.stops));
  report.plan = plan(knowledge, report.values, report.urgent);
  report.coverage = coverage(knowledge, record, report);
  put_unasked_first(record, report.plan.ask_next);
  return report;
}

/// Why the sessions that are planned in `all` must not be; empty when none must not.
std::vector<Hold> held(const Record& record, const Report& report, const ScheduleReport& all) {
  std::vector<Hold> hold(record.courses.size());
  bool any = false;
  for (const Session& session : all.sessions) {
    if (session.done) continue;
    const auto modality = static_cast<std::size_t>(record.courses[session.course].modality);
    const bool contraindicated = report.checks[modality].status == Status::contraindicated;
    hold[session.course] = {report.urgent.stops, contraindicated};
    any = any || report.urgent.stops || contraindicated;
  }
  return any ? hold : std::vector<Hold>{};
}

}  // namespace

Report assess_visit(const Knowledge& knowledge, const Record& record) { return judge(knowledge, record, {}); }

Report assess(const Knowledge& knowledge, const Record& record) {
  Forms forms;
  if (!record.visits.empty() || !record.unplaced.empty()) forms = read_forms(knowledge, record);
  Report report = judge(knowledge, record, forms.raised);
  const bool known = knowledge.older_in_europe != no_slot;
  const Truth older = known ? as_truth(report.values[knowledge.older_in_europe]) : Truth::no;
  if (!record.courses.empty()) report.schedule = schedule(knowledge, record, older);
  // What was said of earlier forms rests on the whole calendar: an alarm of today does not change it.
  if (!record.visits.empty())
    report.follow_up = follow_up(knowledge, record, std::move(forms), report.schedule, !report.urgent.alarms.empty());
  if (const std::vector<Hold> hold = held(record, report, report.schedule); !hold.empty()) report.schedule = schedule(knowledge, record, older, hold);
  return report;
}

}  // namespace lintel
