// What must hold for every patient, tried on many random ones.
#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

/// Some more answers: blanks of `partial` are filled from `full`.
Record fill(const Record& partial, const Record& full, Patients& dice) {
  Record more = partial;
  for (std::size_t i = 0; i < more.answers.size(); ++i)
    if (more.answers[i].given != Given::value && dice.roll(2) == 0) more.answers[i] = full.answers[i];
  return more;
}

/// Some answers taken away; marks and settings are acts, not knowledge, and stay.
Record blank(const Record& full, Patients& dice, int percent) {
  Record partial = full;
  const auto& questions = knowledge::shipped().questions;
  for (std::size_t i = 0; i < partial.answers.size(); ++i) {
    const bool fact = questions[i].kind != Kind::mark && questions[i].kind != Kind::setting;
    if (fact && dice.roll(100) < percent) partial.answers[i] = {static_cast<Given>(dice.roll(3)), 0};
  }
  return partial;
}

bool stands(Truth before, Truth after) { return before == Truth::unknown || before == after; }
bool stands(Range before, Range after) { return within(after, before) == Truth::yes; }

/// Definitions, stagings and stages only narrow.
bool stands(const ResistanceReport& before, const ResistanceReport& after) {
  for (std::size_t i = 0; i < before.definitions.size(); ++i)
    for (std::size_t at = 0; at < before.definitions[i].results.size(); ++at)
      if (!stands(before.definitions[i].results[at].truth, after.definitions[i].results[at].truth)) return false;
  for (std::size_t i = 0; i < before.stagings.size(); ++i) {
    if (!stands(before.stagings[i].applies, after.stagings[i].applies)) return false;
    if (after.stagings[i].applies == Truth::yes && !stands(before.stagings[i].total, after.stagings[i].total)) return false;
  }
  return stands(before.stage, after.stage);
}

bool stands(const CoverageReport& before, const CoverageReport& after) {
  for (std::size_t i = 0; i < before.policies.size(); ++i) {
    if (!stands(before.policies[i].met, after.policies[i].met)) return false;
    for (std::size_t at = 0; at < before.policies[i].requirements.size(); ++at)
      if (!stands(before.policies[i].requirements[at], after.policies[i].requirements[at])) return false;
  }
  return stands(before.concurrent, after.concurrent);
}

/// Everything that was decided in `before` still stands in `after`.
bool stands(const Report& before, const Report& after) {
  if (before.plan.chosen && before.plan.chosen != after.plan.chosen) return false;
  if (before.plan.route && before.plan.route != after.plan.route) return false;
  if (before.urgent.decided && before.urgent.level != after.urgent.level) return false;
  if (after.urgent.level == Urgency::none && before.urgent.level > Urgency::unknown && !before.urgent.pending) return false;
  for (std::size_t i = 0; i < before.checks.size(); ++i)
    if (before.checks[i].status != Status::incomplete && before.checks[i].status != after.checks[i].status) return false;
  if (!stands(before.resistance, after.resistance) || !stands(before.coverage, after.coverage)) return false;
  const auto questions = knowledge::shipped().questions;
  for (std::size_t i = 0; i < before.values.size(); ++i) {
    const bool skipped = i < questions.size() && after.values[i].low < questions[i].range.low;
    if (!skipped && within(after.values[i], before.values[i]) != Truth::yes) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("learning more never overturns what was decided: 100,000 records, completed in two steps") {
  const Knowledge& knowledge = knowledge::shipped();
  Patients dice(7);
  int overturned = 0, decided = 0;
  for (int i = 0; i < 100000; ++i) {
    const Record full = dice.next(100);
    const Record partial = blank(full, dice, i % 2 ? 4 : 40);
    const Report before = assess(knowledge, partial);
    const Report between = assess(knowledge, fill(partial, full, dice));
    const Report after = assess(knowledge, full);
    decided += before.plan.chosen != nullptr;
    overturned += !stands(before, between) || !stands(between, after);
  }
  CHECK(decided > 10000);  // the property says something only where plans were decided
  CHECK(overturned == 0);
}

TEST_CASE("with one set of forms and marks learning more never overturns what was decided: 20,000 records with forms") {
  const Knowledge& knowledge = knowledge::shipped();
  Patients dice(71);
  int overturned = 0, decided = 0, by_forms = 0;
  for (int i = 0; i < 20000; ++i) {
    const Record full = dice.over_time(dice.next(100));
    const Report before = assess(knowledge, blank(full, dice, i % 2 ? 4 : 40)), after = assess(knowledge, full);
    // An answer to what an earlier form has raised comes after that form: it may take it back, as a later form may.
    const auto& alarms = before.urgent.alarms;
    if (std::any_of(alarms.begin(), alarms.end(), [](const AlarmReport& each) { return each.until_asked; })) continue;
    decided += before.plan.chosen != nullptr;
    by_forms += before.urgent.red_of_forms == Truth::yes;
    overturned += !stands(before, after);
  }
  CHECK(decided > 2000);
  CHECK(by_forms > 500);
  CHECK(overturned == 0);
}

TEST_CASE("with everything answered there is exactly one plan, and no status is open") {
  Patients dice(11);
  int open = 0, settled = 0;
  for (int i = 0; i < 20000; ++i) {
    const Report report = assess(knowledge::shipped(), dice.next(100));
    if (!report.values[knowledge::shipped().adequate_failures].known()) continue;  // a trial or the list is not known
    ++settled;
    open += report.plan.chosen == nullptr;
    for (const ModalityReport& modality : report.checks) open += modality.status == Status::incomplete;
  }
  CHECK(settled > 3000);
  CHECK(open == 0);
}

TEST_CASE("what would change the plan is what does change it") {
  const Knowledge& knowledge = knowledge::shipped();
  Patients dice(13);
  int wrong = 0, changes = 0;
  for (int i = 0; i < 1000; ++i) {
    const Record record = dice.next(100);
    const Report report = assess(knowledge, record);
    for (const Change& change : report.plan.what_if) {
      Values values = report.values;
      values[change.question] = exactly(change.to);
      OnePatient patient(values);
      conclude(knowledge, patient);
      wrong += choose(knowledge, values).chosen != change.plan || change.plan == report.plan.chosen;
      ++changes;
    }
  }
  CHECK(changes > 1000);
  CHECK(wrong == 0);
}

TEST_CASE("raising an item never lowers a total, a band or an alarm") {
  const Knowledge& knowledge = knowledge::shipped();
  Patients dice(17);
  int lowered = 0;
  for (int i = 0; i < 20000; ++i) {
    Record record = dice.next(80);
    const Instrument& instrument = knowledge.instruments[static_cast<std::size_t>(dice.roll(3))];
    Answer& item = record.answers[instrument.first + static_cast<std::size_t>(dice.roll(instrument.items))];
    item = {Given::value, dice.roll(3)};
    const Report before = assess(knowledge, record);
    ++item.value;
    const Report after = assess(knowledge, record);
    lowered += after.urgent.level < before.urgent.level;
    for (std::size_t s = 0; s < before.scores.size(); ++s) {
      lowered += after.scores[s].total.low < before.scores[s].total.low || after.scores[s].total.high < before.scores[s].total.high;
      for (std::size_t b = 0; b < before.scores[s].bands.size(); ++b)
        lowered += after.scores[s].bands[b].from->from < before.scores[s].bands[b].from->from;
    }
  }
  CHECK(lowered == 0);
}

TEST_CASE("the order in which answers arrive does not matter") {
  const json record = base_patient();
  std::string turned = "{\"trials\":" + record["trials"].dump() + ",\"answers\":{";
  std::vector<std::string> parts;
  for (const auto& [id, value] : record["answers"].items()) parts.push_back(json(id).dump() + ":" + value.dump());
  for (std::size_t i = parts.size(); i-- > 0;) turned += parts[i] + (i ? "," : "}}");
  CHECK(io::assess(turned) == io::assess(record.dump()));
}
