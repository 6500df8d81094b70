// The calendar of treatment courses: dated cases (fact base 5), and what must hold for any dates.
#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

Course course(Text modality, Text protocol) {
  const Knowledge& all = knowledge::shipped();
  Course course{.start = Date{std::chrono::days{20000}}};
  for (std::size_t at = 0; at < all.protocols.size(); ++at)
    if (all.protocols[at].id == protocol) course.protocol = static_cast<int>(at);
  for (std::size_t at = 0; at < all.modalities.size(); ++at)
    if (all.modalities[at].id == modality) course.modality = static_cast<int>(at);
  return course;
}

json sessions_of(const json& record) { return report_on(record)["schedule"]["sessions"]; }

}  // namespace

TEST_CASE("every dated case of vignettes/schedule.json") { check_cases("vignettes/schedule.json"); }

TEST_CASE("holidays in any order, and named twice, give the same calendar") {
  Patients dice(5);
  for (int round = 0; round < 40; ++round) {
    std::vector<std::string> holidays;
    for (int i = 0; i < 9; ++i) {
      const int date = 1 + dice.roll(28);
      holidays.push_back("2026-0" + std::to_string(3 + dice.roll(3)) + (date < 10 ? "-0" : "-") + std::to_string(date));
    }
    json record = {{"courses", {{{"modality", "tms"}, {"protocol", "tms_36_taper"}, {"start", "2026-03-02"}},
                                {{"modality", "esketamine"}, {"protocol", "esketamine_trd"}, {"start", "2026-03-02"}}}},
                   {"holidays", holidays}};
    const json first = sessions_of(record);
    std::reverse(holidays.begin(), holidays.end());
    std::swap(holidays[1], holidays[6]);
    holidays.push_back(holidays[0]);
    record["holidays"] = holidays;
    CHECK(sessions_of(record) == first);
  }
}

TEST_CASE("whatever is missed or closed, every session is given, on an open day, one day at a time") {
  Patients dice(9);
  for (const Protocol& protocol : knowledge::shipped().protocols)
    for (int round = 0; round < 6; ++round) {
      std::vector<std::string> closed;
      for (int i = 0; i < 12; ++i) {
        const int date = 1 + dice.roll(28);
        closed.push_back("2026-0" + std::to_string(3 + dice.roll(4)) + (date < 10 ? "-0" : "-") + std::to_string(date));
      }
      const json record = {{"courses", {{{"modality", std::string(protocol.modality)}, {"protocol", std::string(protocol.id)}, {"start", "2026-03-02"}, {"missed", closed}}}}};
      int wanted = 0, given = 0;
      for (const Phase& phase : protocol.phases) wanted += phase.sessions;
      std::string before;
      for (const json& session : sessions_of(record)) {
        const std::string date = session["date"];
        CHECK(std::find(closed.begin(), closed.end(), date) == closed.end());
        CHECK(date > before);
        before = date;
        given += session.value("last", session["number"].get<int>()) - session["number"].get<int>() + 1;
      }
      CHECK_MESSAGE(given == wanted, std::string(protocol.id));
    }
}

TEST_CASE("one more holiday never lets a course end earlier") {
  for (int date = 1; date <= 28; ++date) {
    json record = {{"courses", {{{"modality", "tms"}, {"protocol", "tms_h1_44"}, {"start", "2026-03-02"}}}}};
    const std::string end = report_on(record)["schedule"]["end"];
    record["holidays"] = {"2026-04-" + std::string(date < 10 ? "0" : "") + std::to_string(date)};
    CHECK(report_on(record)["schedule"]["end"].get<std::string>() >= end);
  }
}

TEST_CASE("a knowledge that knows of no age from which a lower dose comes first begins with the usual one") {
  Knowledge usual = knowledge::shipped();
  usual.older_in_europe = no_slot;
  const ScheduleReport report = assess(usual, {.courses = {course("esketamine", "esketamine_trd")}}).schedule;
  REQUIRE(report.sessions.size() > 0);
  REQUIRE(report.sessions[0].mg.size() == 1);
  CHECK(report.sessions[0].mg[0] == 56);  // 5.3: 56 mg at first, 28 mg only from the age on that the European text names
}

TEST_CASE("a dose of ketamine by drip is held against no label's first dose: none gives one (5.2)") {
  Course given = course("ketamine", "ketamine_6_two_weeks");
  given.done = {given.start};
  given.doses = {{given.start, 350}};
  for (const CalendarFinding& finding : assess(knowledge::shipped(), {.courses = {given}}).schedule.findings)
    CHECK(finding.row->rule != CalendarRule::first_dose);
}
