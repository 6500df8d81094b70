// What outranks everything else (fact base 7.1, 7.2).
#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

json urgent(const json& changes) { return report_on(with(base_patient(), changes))["urgent"]; }

}  // namespace

TEST_CASE("each alarm sounds in one case and is silent in the base case") {
  const json cases = {
      {"cssrs-1", {{"cssrs.1", "yes"}}, "yellow"},
      {"cssrs-2", {{"cssrs.2", "yes"}}, "yellow"},
      {"cssrs-3", {{"cssrs.2", "yes"}, {"cssrs.3", "yes"}}, "amber"},
      {"cssrs-4", {{"cssrs.2", "yes"}, {"cssrs.4", "yes"}}, "red"},
      {"cssrs-5", {{"cssrs.2", "yes"}, {"cssrs.5", "yes"}}, "red"},
      {"cssrs-6", {{"cssrs.6", "yes"}}, "amber"},
      {"cssrs-6-recent", {{"cssrs.6", "yes"}, {"cssrs.6_recent", "yes"}}, "red"},
      {"madrs-10-high", {{"madrs_rated", "yes"}, {"madrs.10", 5}}, "red"},
      {"madrs-10", {{"madrs_rated", "yes"}, {"madrs.10", 4}}, "amber"},
      {"phq9-9", {{"phq9.9", 1}}, "amber"},
      {"phq9-9-every-day", {{"phq9.9", 3}, {"cssrs.2", "yes"}, {"cssrs.4", "yes"}}, "red"},
      {"psychosis", {{"psychosis_now", "yes"}}, "red"},
      {"mania", {{"mania_now", "yes"}}, "red"},
      {"catatonia", {{"catatonia", "yes"}}, "red"},
      {"delirium", {{"delirium", "yes"}}, "red"},
      {"intoxication", {{"intoxicated", "yes"}}, "red"},
      {"after-dose", {{"crisis_signs", "yes"}}, "red"},
      {"madrs-10-risen", {{"madrs_rated", "yes"}, {"madrs.10", 3}, {"madrs_10_risen", "yes"}}, "amber"},
  };
  const json calm = urgent(json::object());
  CHECK(calm["level"] == "none");
  CHECK(calm["decided"] == true);
  std::vector<std::string> seen;
  for (const json& each : cases) {
    CAPTURE(each[0]);
    const json found = urgent(each[1]);
    CHECK(has(found["alarms"], each[0]));
    CHECK_FALSE(has(calm["alarms"], each[0]));
    CHECK(found["level"] == each[2]);
    seen.push_back(each[0]);
  }
  for (const Alarm& alarm : knowledge::shipped().alarms)
    CHECK_MESSAGE(std::find(seen.begin(), seen.end(), alarm.id) != seen.end(), std::string(alarm.id));
}

TEST_CASE("severity is not danger: PHQ-9 27 less item 9 is not red, PHQ-9 6 with a plan is (7.1)") {
  json severe = base_patient();
  for (int i = 1; i <= 8; ++i) severe["answers"]["phq9." + std::to_string(i)] = 3;
  CHECK(report_on(severe)["urgent"]["level"] == "none");
  CHECK(urgent({{"cssrs.2", "yes"}, {"cssrs.5", "yes"}})["level"] == "red");
}

TEST_CASE("item 9 at 3 without a C-SSRS is red and pending; a C-SSRS without intent makes it amber") {
  const json no_screener = {{"phq9.9", 3}, {"cssrs.1", nullptr}, {"cssrs.2", nullptr}, {"cssrs.3", nullptr},
                            {"cssrs.4", nullptr}, {"cssrs.5", nullptr}, {"cssrs.6", nullptr}, {"cssrs.6_recent", nullptr}};
  const json pending = urgent(no_screener);
  CHECK(pending["level"] == "red");
  CHECK(pending["pending"] == true);
  CHECK(pending["decided"] == false);
  CHECK(has(pending["not_known"], "cssrs.2"));
  const json screened = urgent({{"phq9.9", 3}});
  CHECK(screened["level"] == "amber");
  CHECK(screened["pending"] == false);
}

TEST_CASE("a blank item 9 is unknown, not nothing, and is asked for") {
  for (const json& blank : {json(nullptr), json("unknown"), json("declined")}) {
    const json found = urgent({{"phq9.9", blank}});
    CHECK(found["level"] == "unknown");
    CHECK(found["decided"] == false);
    CHECK(has(found["not_known"], "phq9.9"));
  }
}

TEST_CASE("MADRS item 10 at 3 may have risen: that is asked, not taken for a no (7.1)") {
  CHECK(urgent({{"madrs_rated", "yes"}, {"madrs.10", 3}, {"madrs_10_risen", nullptr}})["level"] == "unknown");
  CHECK(urgent({{"madrs_rated", "yes"}, {"madrs.10", 3}, {"madrs_10_risen", "no"}})["level"] == "none");
  CHECK(urgent({{"madrs_rated", "yes"}, {"madrs.10", 2}, {"madrs_10_risen", nullptr}})["level"] == "none");
}

TEST_CASE("a C-SSRS item that was declined is open even where the skip rule would not have asked it (7.1)") {
  CHECK(urgent({{"cssrs.2", "no"}, {"cssrs.4", nullptr}})["level"] == "none");
  CHECK(urgent({{"cssrs.2", "no"}, {"cssrs.4", "declined"}})["level"] == "unknown");
}

TEST_CASE("a declined C-SSRS is unknown even where every score is zero") {
  json record = with(base_patient(), {{"cssrs.2", "declined"}, {"cssrs.3", nullptr}, {"cssrs.4", nullptr}, {"cssrs.5", nullptr}});
  for (int i = 1; i <= 9; ++i) record["answers"]["phq9." + std::to_string(i)] = 0;
  CHECK(report_on(record)["urgent"]["level"] == "unknown");
}

TEST_CASE("an empty record is unknown") { CHECK(report_on(json::object())["urgent"]["level"] == "unknown"); }

TEST_CASE("a red alarm is not taken back by the recorded evaluation; only sequencing opens") {
  const json report = report_on(with(base_patient(), {{"cssrs.2", "yes"}, {"cssrs.5", "yes"}, {"safety_evaluation_completed", "yes"}}));
  CHECK(report["urgent"]["level"] == "red");
  CHECK(report["plan"]["id"] != "emergency_first");
}

TEST_CASE("a red alarm stops sequencing until its evaluation is recorded, and nothing else does (8.2 G1, R0)") {
  const auto stopped_by = [](const json& changes) {
    const json found = urgent(changes);
    CHECK(found["stops"] == !found["stopped_by"].empty());
    return ids(found["stopped_by"]);
  };
  using Ids = std::vector<std::string>;
  CHECK(stopped_by({}) == Ids{});
  CHECK(stopped_by({{"cssrs.2", "yes"}, {"cssrs.5", "yes"}}) == Ids{"cssrs-5"});
  CHECK(stopped_by({{"cssrs.2", "yes"}, {"cssrs.5", "yes"}, {"safety_evaluation_completed", "no"}}) == Ids{"cssrs-5"});
  CHECK(stopped_by({{"cssrs.2", "yes"}, {"cssrs.5", "yes"}, {"safety_evaluation_completed", "yes"}}) == Ids{});
  CHECK(stopped_by({{"phq9.9", 3}, {"cssrs.4", "unknown"}, {"psychosis_now", "yes"}}) == Ids{"phq9-9-every-day", "psychosis"});
  CHECK(stopped_by({{"phq9.9", 3}, {"cssrs.4", "unknown"}}) == Ids{"phq9-9-every-day"});  // until the C-SSRS is answered
  CHECK(stopped_by({{"phq9.9", 3}}) == Ids{});  // it has been, without intent, plan or behaviour: amber
  CHECK(stopped_by({{"phq9.9", nullptr}, {"cssrs.4", nullptr}}) == Ids{});  // unknown is no alarm either
}

TEST_CASE("an answer that contradicts the skip rule counts, and is named") {
  const json report = report_on(with(base_patient(), {{"cssrs.2", "no"}, {"cssrs.4", "yes"}}));
  CHECK(report["urgent"]["level"] == "red");
  CHECK(has(report["problems"], "cssrs.4"));
}

TEST_CASE("a MADRS that was not rated is not waited for; one that was rated without item 10 is") {
  CHECK(urgent({{"madrs_rated", "no"}})["level"] == "none");
  CHECK(urgent({{"madrs_rated", "yes"}})["level"] == "unknown");
  CHECK(urgent({{"madrs_rated", nullptr}})["level"] == "unknown");
  CHECK(urgent({{"madrs_rated", "no"}, {"madrs.10", 6}})["level"] == "red");  // what was written down counts
}

TEST_CASE("an alarm asks for the C-SSRS until it is known, and then for what follows from it (7.1)") {
  const auto act_of = [](const json& changes, const std::string& id) {
    const json found = urgent(changes);
    for (const json& alarm : found["alarms"])
      if (alarm["id"] == id) return alarm["act"].get<std::string>();
    return std::string("silent");
  };
  const std::string screen = "C-SSRS screener now, the same day.";
  const std::string formulate = "Clinician's risk formulation today, safety plan, means safety.";
  json not_screened;
  for (const char* item : {"1", "2", "3", "4", "5", "6", "6_recent"}) not_screened[std::string("cssrs.") + item] = nullptr;
  json item_9 = not_screened;
  item_9["phq9.9"] = 1;
  CHECK(act_of(item_9, "phq9-9") == screen);
  CHECK(act_of({{"phq9.9", 1}}, "phq9-9") == formulate);  // the base patient has answered it
  CHECK(act_of({{"phq9.9", 1}, {"cssrs.1", nullptr}}, "phq9-9") == screen);
  CHECK(act_of({{"phq9.9", 1}, {"cssrs.6", "declined"}}, "phq9-9") == screen);
  CHECK(act_of({{"phq9.9", 1}, {"cssrs.2", "yes"}, {"cssrs.3", nullptr}}, "phq9-9") == screen);
  CHECK(act_of({{"phq9.9", 1}, {"cssrs.2", "no"}, {"cssrs.3", nullptr}}, "phq9-9") == formulate);  // item 3 is not asked then
  json item_10 = {{"madrs_rated", "yes"}, {"madrs.10", 4}};
  CHECK(act_of(item_10, "madrs-10") == formulate);
  item_10.update(not_screened);
  CHECK(act_of(item_10, "madrs-10") == screen);
  json risen = {{"madrs_rated", "yes"}, {"madrs.10", 3}, {"madrs_10_risen", "yes"}};
  CHECK(act_of(risen, "madrs-10-risen") == formulate);
  risen.update(not_screened);
  CHECK(act_of(risen, "madrs-10-risen") == screen);
  json every_day = not_screened;
  every_day["phq9.9"] = 3;
  CHECK(act_of(every_day, "phq9-9-every-day") == "C-SSRS screener now, before any other output.");
  const json with_plan = {{"phq9.9", 3}, {"cssrs.2", "yes"}, {"cssrs.3", "no"}, {"cssrs.4", "no"}, {"cssrs.5", "yes"}, {"cssrs.6", "no"}};
  CHECK(act_of(with_plan, "phq9-9-every-day").rfind("Do not leave the patient alone.", 0) == 0);
}
