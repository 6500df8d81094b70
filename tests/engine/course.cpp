// Change over time: dated cases, each with the page it comes from (fact base 2), and what must hold for any visits.
#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

std::string day(int number) {
  const std::chrono::year_month_day date{Date{std::chrono::days{20000 + number}}};  // from October 2024 on
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

json random_visit(Patients& dice, int number) {
  json visit = {{"date", day(number)}};
  if (dice.roll(3) == 0) visit["totals"] = {{"phq9", dice.roll(28)}};
  else
    for (int item = 1; item <= 9; ++item)
      if (dice.roll(12) != 0) visit["answers"]["phq9." + std::to_string(item)] = dice.roll(item == 9 ? 2 : 4);
  if (dice.roll(2) == 0) visit["totals"]["madrs"] = dice.roll(61);
  if (dice.roll(6) == 0) visit["answers"]["cssrs.1"] = dice.roll(2) == 0 ? "yes" : "no";
  return visit;
}

json random_course(Patients& dice, int number) {
  static const char* protocols[][2] = {{"tms", "tms_36_taper"}, {"ketamine", "ketamine_6_three_weeks"}, {"esketamine", "esketamine_trd"}};
  const auto& [modality, protocol] = protocols[dice.roll(3)];
  return {{"modality", modality}, {"protocol", protocol}, {"start", day(number)}};
}

}  // namespace

TEST_CASE("every dated case of vignettes/course.json") { check_cases("vignettes/course.json"); }

TEST_CASE("appending a visit never changes what was said of earlier dates") {
  Patients dice(41);
  for (int round = 0; round < 60; ++round) {
    json record = {{"courses", json::array({random_course(dice, 10), random_course(dice, 20 + dice.roll(120))})}};
    json before;
    for (int visit = 0, number = 0; visit < 12; ++visit, number += dice.roll(14)) {
      record["visits"].push_back(random_visit(dice, number));
      const json now = report_on(record)["course"];
      // The visit just added may share its day with the one before; earlier days stand.
      for (const auto& [line, each] : before.items())
        for (std::size_t at = 0; at < each["points"].size(); ++at) {
          const json& point = each["points"][at];
          if (point["date"] == day(number)) continue;
          CHECK_MESSAGE(now[line]["points"][at] == point, record.dump());
        }
      before = now;
    }
  }
}

TEST_CASE("learning a blank item never overturns a verdict, a response or a remission") {
  Patients dice(43);
  const auto open = [](const json& said) { return said == "unknown" || said == "open" || said == "not_said" || said == "no_data"; };
  int learned = 0;
  for (int round = 0; round < 400; ++round) {
    json record = {{"courses", json::array({random_course(dice, 5)})}};
    for (int visit = 0, number = 0; visit < 7; ++visit, number += 3 + dice.roll(9)) {
      json each = {{"date", day(number)}};
      for (int item = 1; item <= 9; ++item) each["answers"]["phq9." + std::to_string(item)] = dice.roll(visit == 0 ? 4 : 3);
      record["visits"].push_back(each);
    }
    json blanks = record;
    for (json& visit : blanks["visits"])
      if (dice.roll(3) == 0) visit["answers"].erase("phq9." + std::to_string(1 + dice.roll(8)));
    const json before = report_on(blanks)["course"]["phq9"], after = report_on(record)["course"]["phq9"];
    for (std::size_t at = 0; at < before["points"].size(); ++at)
      for (const char* what : {"response", "state"}) {
        const json &was = before["points"][at][what], &is = after["points"][at][what];
        // What is said on a day of alarm rests on the safety item alone.
        if (open(was) || was == "safety_first" || is == "safety_first") continue;
        ++learned;
        CHECK_MESSAGE(was == is, what << " " << at << " " << blanks.dump());
      }
    for (std::size_t at = 0; at < before["remission"].size(); ++at)
      if (!open(before["remission"][at]["is"])) CHECK(before["remission"][at]["is"] == after["remission"][at]["is"]);
  }
  CHECK(learned > 1000);
}

TEST_CASE("a Record without visits and courses says nothing of time") {
  const json report = report_on(base_patient());
  for (const char* part : {"course", "dimensions", "visit_alarms", "to_patient", "schedule"}) CHECK(!report.contains(part));
}

TEST_CASE("a red alarm at a visit is told with what to do (7.1)") {
  const json report = report_on({{"visits", {{{"date", "2026-03-02"}, {"answers", {{"cssrs.5", "yes"}}}}}}});
  CHECK(report["visit_alarms"][0]["level"] == "red");
  CHECK(report["visit_alarms"][0]["act"].get<std::string>().find("Do not leave the patient alone") == 0);
  CHECK(report["urgent"]["level"] == "red");  // clinical-corrections 2.3
}

TEST_CASE("ten thousand visits, in reverse, are read, put in order and answered") {
  json record = {{"courses", json::array({{{"modality", "tms"}, {"start", day(1)}}})}};
  for (int number = 9999; number >= 0; --number) record["visits"].push_back({{"date", day(number)}, {"totals", {{"phq9", 5 + number % 20}}}});
  const json report = report_on(record);
  CHECK(report["course"]["phq9"]["points"].size() == 10000);
  CHECK(report["course"]["phq9"]["baseline"]["date"] == day(1));
  CHECK(ids(report["problems"]) == std::vector<std::string>{"visits"});
}

TEST_CASE("no sentence for the patient is without what to do when it gets dangerous, nor promises anything") {
  for (const BadDay& row : knowledge::shipped().bad_days)
    if (!row.to_patient.empty()) CHECK(row.to_patient.find("tell us at once") != Text::npos);
}

TEST_CASE("what is handed over speaks of the worst line, whichever it is") {
  std::string worse;
  for (const BadDay& row : knowledge::shipped().bad_days)
    if (row.id == "watch") worse = row.to_patient;
  const auto visit = [](int number, int third, int gad7) {  // a PHQ-9 of 6 and what stands in the third item and after it
    json answers;
    for (int item = 1; item <= 9; ++item) answers["phq9." + std::to_string(item)] = item < 3 ? 3 : item == 9 ? 0 : third;
    return json{{"date", day(number)}, {"answers", answers}, {"totals", {{"gad7", gad7}}}};
  };
  const json before = {visit(0, 2, 16), visit(7, 0, 6), visit(14, 0, 6)};  // 18, then twice 6
  const json course = {{{"modality", "tms"}, {"start", day(1)}}};
  for (const json& last : {visit(21, 1, 6), visit(21, 0, 10)}) {  // PHQ-9 of 12, or GAD-7 of 10: worse by 6, or by 4
    json visits = before;
    visits.push_back(last);
    CHECK(report_on({{"courses", course}, {"visits", visits}})["to_patient"]["says"] == worse);
  }
}
