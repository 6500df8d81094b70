#include "patients.hpp"

namespace lintel::tests {

json read_cases(const std::string& name) {
  json cases = read_file(name);
  REQUIRE_MESSAGE(!cases.is_discarded(), name);
  return cases;
}

void check_cases(const std::string& name) {
  for (const json& given : read_cases(name)) {
    const std::string wrong = wrong_in(given, report_on(record_in(given)));
    CHECK_MESSAGE(wrong.empty(), wrong);
  }
}

namespace {

/// Mostly no: with evenly thrown dice nearly every patient would be red and nothing else would be seen.
int likely_value(const Question& question, Patients& dice) {
  if (question.id == "trials_complete") return dice.roll(4) != 0;
  if (question.yes_no()) return dice.roll(12) == 0;
  if (question.id == "age") return 18 + dice.roll(70) - (dice.roll(30) == 0 ? 10 : 0);
  if (question.id == "systolic") return 100 + dice.roll(95);
  if (question.id == "diastolic") return 60 + dice.roll(65);
  if (question.id == "episode_months") return dice.roll(50);
  return question.range.low + dice.roll(question.range.high - question.range.low + 1);
}

/// What a skip rule does not ask is answered with no, so that no record contradicts itself.
void follow_skip_rules(const Knowledge& knowledge, Record& record) {
  for (const Skip& skip : knowledge.skips) {
    const Answer& gate = record.answers[skip.asked_if.subject];
    const bool asked = gate.given == Given::value && within(exactly(gate.value), skip.asked_if.wanted) == Truth::yes;
    Answer& answer = record.answers[skip.question];
    if (asked || answer.given != Given::value) continue;
    if (knowledge.questions[skip.question].yes_no()) answer.value = 0;
    else answer = {};
  }
}

Trial random_trial(const Knowledge& knowledge, Patients& dice) {
  if (dice.roll(8) == 0)
    return {.drug = dice.roll(static_cast<int>(knowledge.drugs.size())),
            .dose = exactly(4000),
            .weeks = exactly(dice.roll(14)),
            .adherent = Truth::yes,
            .improvement = exactly(dice.roll(60))};
  return {.drug = dice.roll(8) == 0 ? -1 : dice.roll(static_cast<int>(knowledge.drugs.size())),
          .dose = dice.roll(8) == 0 ? Range{0, no_limit} : exactly(50 * dice.roll(80)),
          .weeks = dice.roll(8) == 0 ? Range{0, no_limit} : exactly(dice.roll(14)),
          .adherent = static_cast<Truth>(dice.roll(6) == 0 ? dice.roll(2) : 2),
          .outcome = static_cast<Outcome>(dice.roll(3) == 0 ? dice.roll(5) : 1)};
}

Date random_day(Patients& dice) { return Date{std::chrono::days{20000 + dice.roll(30)}}; }

/// Answers that a form can have, mostly calm.
Visit random_form(const Knowledge& knowledge, Patients& dice) {
  Visit form{.date = random_day(dice)};
  for (const Alarm& alarm : knowledge.alarms)
    for (const Condition& condition : alarm.when) {
      const bool there = std::any_of(form.answers.begin(), form.answers.end(), [&](const GivenAnswer& each) { return each.question == condition.subject; });
      if (there || dice.roll(2) != 0) continue;
      const Range range = knowledge.questions[condition.subject].range;
      const int value = dice.roll(8) == 0 ? range.low + dice.roll(range.high - range.low + 1) : range.low;
      form.answers.push_back({condition.subject, dice.roll(10) == 0 ? Answer{Given::declined, 0} : Answer{Given::value, value}});
    }
  return form;
}

Course random_course(const Knowledge& knowledge, Patients& dice) {
  Course course{.protocol = dice.roll(static_cast<int>(knowledge.protocols.size()) + 1) - 1, .start = random_day(dice)};
  course.modality = dice.roll(static_cast<int>(knowledge.modalities.size()));
  if (course.protocol >= 0)
    for (std::size_t at = 0; at < knowledge.modalities.size(); ++at)
      if (knowledge.modalities[at].id == knowledge.protocols[static_cast<std::size_t>(course.protocol)].modality) course.modality = static_cast<int>(at);
  for (int done = dice.roll(4); done > 0; --done) course.done.push_back(course.start + std::chrono::days{4 - done});
  return course;
}

}  // namespace

Record Patients::over_time(Record record) {
  const Knowledge& knowledge = knowledge::shipped();
  for (int forms = roll(5); forms > 0; --forms) record.visits.push_back(random_form(knowledge, *this));
  std::sort(record.visits.begin(), record.visits.end(), [](const Visit& a, const Visit& b) { return a.date < b.date; });
  if (roll(8) == 0) record.unplaced.push_back(random_form(knowledge, *this));
  for (int courses = roll(3); courses > 0; --courses) record.courses.push_back(random_course(knowledge, *this));
  if (roll(3) != 0) record.today = record.visits.empty() || roll(2) == 0 ? Date{std::chrono::days{20030}} : record.visits.back().date;
  return record;
}

Record Patients::next(int answered_percent) {
  const Knowledge& knowledge = knowledge::shipped();
  Record record;
  for (const Question& question : knowledge.questions) {
    Answer answer{Given::value, likely_value(question, *this)};
    if (roll(100) >= answered_percent) answer = {static_cast<Given>(roll(3)), 0};
    record.answers.push_back(answer);
  }
  follow_skip_rules(knowledge, record);
  for (int i = roll(5); i > 0; --i) record.trials.push_back(random_trial(knowledge, *this));
  return record;
}

}  // namespace lintel::tests
