// Sequencing (fact base 8): every plan is chosen in one case and not in another.
#include <set>

#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

json record_of(const json& each) {
  json record = with(base_patient(), each["answers"]);
  if (each.contains("trials")) record["trials"] = each["trials"];
  if (each.contains("settings")) record["settings"] = each["settings"];
  return record;
}

}  // namespace

TEST_CASE("every case of the plans comes out as written") {
  for (const json& each : read_cases("vignettes/plans.json")) {
    CAPTURE(each["what"].get<std::string>());
    const json report = report_on(record_of(each));
    const json& plan = report["plan"];
    CHECK(plan["id"] == each["plan"]);
    if (each.contains("route")) CHECK(plan["route"]["id"] == each["route"]);
    if (each.contains("remark")) CHECK(has(plan["remarks"], each["remark"]));
    if (each.contains("ask")) {
      const auto asked = ids(report["ask_next"]), wanted = ids(each["ask"]);
      REQUIRE(asked.size() >= wanted.size());
      CHECK(std::equal(wanted.begin(), wanted.end(), asked.begin()));
    }
  }
}

TEST_CASE("each plan, route and remark is reached") {
  std::set<std::string> plans, routes, remarks;
  for (const json& each : read_cases("vignettes/plans.json")) {
    const json plan = report_on(record_of(each))["plan"];
    plans.insert(plan["id"]);
    if (plan.contains("route") && !plan["route"].is_null()) routes.insert(plan["route"]["id"]);
    if (plan.contains("remarks"))
      for (const std::string& id : ids(plan["remarks"])) remarks.insert(id);
  }
  for (const Plan& plan : knowledge::shipped().plans) CHECK_MESSAGE(plans.count(std::string(plan.id)) == 1, std::string(plan.id));
  for (const Route& route : knowledge::shipped().routes) CHECK_MESSAGE(routes.count(std::string(route.id)) == 1, std::string(route.id));
  for (const Remark& remark : knowledge::shipped().remarks)
    CHECK_MESSAGE(remarks.count(std::string(remark.id)) == 1, std::string(remark.id));
}

TEST_CASE("red hides sequencing: no tilt, no route, no later plan") {
  const json plan = report_on(with(base_patient(), {{"cssrs.2", "yes"}, {"cssrs.5", "yes"}}))["plan"];
  CHECK(plan["id"] == "emergency_first");
  CHECK(plan["tilts"].empty());
  CHECK(plan["proposes"].empty());
  CHECK(plan["route"].is_null());
}

TEST_CASE("a plan carries its reasons, its ground, the article's sentence, the other way and what would change it") {
  const json plan = report_on(with(base_patient(), {{"episode_months", 30}}))["plan"];
  CHECK(plan["id"] == "chronic_tms_first");
  CHECK(plan["grade"] == "expert opinion (clinic)");
  CHECK(plan["cite"][0] == json{{"source", "article"}, {"place", "S-39"}});
  CHECK(has(plan["alternatives"], "chronic_ketamine_first"));
  CHECK(has(plan["remarks"], "contradiction"));
  REQUIRE(plan["because"].size() == 2);
  CHECK(plan["because"][0]["id"] == "trd");
  CHECK(plan["because"][0]["is"] == "yes");
  const auto& changes = plan["what_if"];
  const bool crisis = std::any_of(changes.begin(), changes.end(), [](const json& change) {
    return change["id"] == "acute_crisis" && change["to"] == "yes" && change["plan"] == "acute_ketamine_then_tms";
  });
  CHECK(crisis);
}

TEST_CASE("ruled-out plans say by what") {
  const json plan = report_on(base_patient())["plan"];
  for (const json& each : plan["ruled_out"])
    if (each["id"] == "neither") CHECK(each["by"] == json{{"id", "tms_contraindicated"}, {"is", "no"}, {"says", "TMS is contraindicated"}});
  CHECK(has(plan["ruled_out"], "neither"));
}

TEST_CASE("nothing is asked once the plan and its route are settled; a few at most before") {
  CHECK(report_on(base_patient())["ask_next"].empty());
  const json asked = report_on(json::object())["ask_next"];
  CHECK(asked.size() >= 1);
  CHECK(asked.size() <= 5);
  CHECK(asked[0]["id"] == "cssrs.2");
}

TEST_CASE("what was answered \"not known\" is asked after what nobody has asked yet, and still asked") {
  const json blank = json::object();
  const std::vector<std::string> first = ids(report_on(blank)["ask_next"]);
  REQUIRE(first.size() == 5);
  json answers;
  for (const std::string& id : first) answers[id] = "unknown";
  const std::vector<std::string> then = ids(report_on_answers(answers)["ask_next"]);
  REQUIRE(then.size() == 5);
  for (const std::string& id : first) CHECK_MESSAGE(then[0] != id, id);
  answers = json::object();
  for (const auto& question : knowledge::shipped().questions)
    if (question.kind == Kind::yes_no) answers[std::string(question.id)] = "unknown";
  CHECK(!ids(report_on_answers(answers)["ask_next"]).empty());
}
