// The day of a session: what must be true this morning (tests/vignettes/days.json; fact base 4, class LOG).
#include <set>

#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

/// "not_shown": a row about a mark that nobody has set.
std::string state_of(const json& day, const std::string& row) {
  for (const json& line : day["lines"])
    if (line["id"] == row) return line["state"];
  return "not_shown";
}

json today(const json& changes, const std::string& modality) {
  return report_on(with(base_patient(), changes))["today"][modality];
}

}  // namespace

TEST_CASE("every case of the day comes out as written") {
  for (const json& each : read_cases("vignettes/days.json")) {
    const json report = report_on({{"answers", each["answers"]}, {"settings", each.value("settings", json::object())}});
    CHECK_MESSAGE(state_of(report["today"][each["modality"]], each["row"]) == each["state"],
                  each["row"].get<std::string>() << ": " << each["what"].get<std::string>());
    CHECK(report["problems"].empty());
  }
}

TEST_CASE("every row of the day has a case in which it fails and one in which it does not") {
  std::set<std::string> failed, silent;
  for (const json& each : read_cases("vignettes/days.json"))
    (each["state"] == "stop" || each["state"] == "watch" ? failed : silent).insert(each["row"]);
  for (const Modality& modality : knowledge::shipped().modalities)
    for (const DayRow& row : modality.day) {
      CHECK_MESSAGE(failed.count(std::string(row.id)) == 1, "no case fails " << row.id);
      CHECK_MESSAGE(silent.count(std::string(row.id)) == 1, "no case leaves silent " << row.id);
    }
}

TEST_CASE("with every morning question answered nothing stops the session, in a word that is no leave to start") {
  for (const char* modality : {"tms", "ketamine", "esketamine"}) {
    CAPTURE(modality);
    CHECK(today({}, modality)["status"] == "nothing_stops");
  }
  CHECK(today({{"pressure_still_raised", "no"}}, "esketamine")["leaving"] == "nothing_stops");
}

TEST_CASE("one morning question that nobody asked keeps the day open, and the course it belongs to planned") {
  const std::pair<const char*, const char*> blanks[] = {
      {"sleep_hours", "tms"}, {"alcohol_24h", "tms"}, {"metal_off", "tms"}, {"alcohol_24h", "ketamine"}, {"fasted", "ketamine"},
      {"weight_recorded", "ketamine"}, {"monitoring_ready", "ketamine"}, {"transport_home", "esketamine"},
      {"recent_food", "esketamine"}, {"observation_arranged", "esketamine"}};
  for (const auto& blank : blanks) {
    CAPTURE(blank.first);
    const json report = report_on(with(base_patient(), {{blank.first, nullptr}}));
    CHECK(report["today"][blank.second]["status"] == "not_known");
    CHECK(report["checks"][blank.second]["status"] == "clear");
    CHECK(report["checks"][blank.second]["not_known"].empty());
  }
}

TEST_CASE("a stop outranks what is not known, and what is only watched stops nothing") {
  CHECK(today({{"sleep_hours", 3}, {"alcohol_24h", nullptr}}, "tms")["status"] == "stop");
  const json watched = today({{"systolic", 150}}, "ketamine");
  CHECK(state_of(watched, "K05.rest") == "watch");
  CHECK(watched["status"] == "nothing_stops");
  CHECK(today({{"systolic", 160}}, "ketamine")["status"] == "stop");
  CHECK(today({{"systolic", 160}}, "esketamine")["status"] == "nothing_stops");  // E05: weigh and consider delaying
  CHECK(today({{"systolic", 180}}, "esketamine")["status"] == "stop");
}

TEST_CASE("what belongs to the way home does not hold the dose up") {
  CHECK(today({{"pressure_still_raised", nullptr}}, "esketamine")["status"] == "nothing_stops");
  CHECK(today({{"pressure_still_raised", nullptr}}, "esketamine")["leaving"] == "not_known");
  CHECK(today({{"pressure_still_raised", "yes"}}, "esketamine")["leaving"] == "stop");
  CHECK(today({{"crisis_signs", "yes"}, {"safety_evaluation_completed", "yes"}}, "esketamine")["leaving"] == "stop");
}

TEST_CASE("a course that is contraindicated has no morning on which nothing stops it") {
  CHECK(today({{"cochlear_implant", "yes"}}, "tms")["status"] == "stop");
  CHECK(today({{"cochlear_implant", nullptr}}, "tms")["status"] == "not_known");
  CHECK(today({{"vagus_nerve_stimulator", "yes"}}, "tms")["status"] == "stop");
  CHECK(today({{"vagus_nerve_stimulator", "yes"}}, "ketamine")["status"] == "nothing_stops");  // 4.4: ketamine unaffected
}

TEST_CASE("a red alarm that waits for the C-SSRS stops the day until it is answered (clinical-corrections 2.3)") {
  CHECK(today({{"phq9.9", 3}, {"cssrs.4", nullptr}, {"cssrs.2", "yes"}}, "tms")["status"] == "stop");
  CHECK(state_of(today({{"phq9.9", 3}, {"cssrs.4", nullptr}, {"cssrs.2", "yes"}}, "tms"), "G1.tms") == "stop");
  CHECK(today({{"phq9.9", 3}}, "tms")["status"] == "nothing_stops");  // answered: no intent, plan or behaviour
}

TEST_CASE("learning more never lifts a stop nor closes a day that nothing stopped: 20,000 records") {
  const Knowledge& knowledge = knowledge::shipped();
  Patients dice(23);
  int overturned = 0, stopped = 0, open = 0;
  for (int i = 0; i < 20000; ++i) {
    const Record full = dice.next(100);
    Record partial = full;
    for (std::size_t q = 0; q < partial.answers.size(); ++q) {
      const Kind kind = knowledge.questions[q].kind;
      if (kind != Kind::mark && kind != Kind::setting && dice.roll(100) < (i % 2 ? 3 : 50)) partial.answers[q] = {};
    }
    const Report before = assess(knowledge, partial), after = assess(knowledge, full);
    for (std::size_t m = 0; m < before.today.size(); ++m) {
      stopped += before.today[m].start == Day::stop;
      open += before.today[m].start == Day::not_known;
      // A stop that waits for the C-SSRS waits for just that.
      const bool waits = before.urgent.stops && before.urgent.pending;
      overturned += !waits && before.today[m].start != Day::not_known && before.today[m].start != after.today[m].start;
    }
  }
  CHECK(stopped > 1000);
  CHECK(open > 1000);
  CHECK(overturned == 0);
}
