// Every row of the fact base's sections 4.1 to 4.3 stands in the tables, at its level. Written from the fact base.
#include <set>

#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

/// Rows of a fact-base row: "T07" has "T07" and "T07.documented". LOG rows are those of the day.
std::multiset<std::string> levels_of(const Modality& modality, const std::string& row) {
  const auto belongs = [&](Text id) { return id.substr(0, 3) == row && (id.size() == 3 || id[3] == '.'); };
  std::multiset<std::string> levels;
  for (const Check& check : modality.checks)
    if (belongs(check.id)) levels.insert(std::to_string(static_cast<int>(check.level)));
  for (const DayRow& day : modality.day)
    if (belongs(day.id)) levels.insert(day.level == Level::session ? "log" : "watched");
  return levels;
}

const std::string abs_ = std::to_string(static_cast<int>(Level::absolute));
const std::string adm = std::to_string(static_cast<int>(Level::administrative));
const std::string rel = std::to_string(static_cast<int>(Level::relative));
const std::string ref = std::to_string(static_cast<int>(Level::refer));
const std::string mon = std::to_string(static_cast<int>(Level::monitor));
const std::string eff = std::to_string(static_cast<int>(Level::efficacy));
const std::string log_ = "log", watched = "watched";

/// The levels that must be among those of the row. Where the fact base names two, the stricter stands.
const std::pair<std::string, std::set<std::string>> wanted[] = {
    {"T01", {abs_}}, {"T02", {abs_}}, {"T03", {abs_}}, {"T04", {abs_}}, {"T05", {ref}}, {"T06", {ref, log_}},
    {"T07", {abs_, rel}}, {"T08", {abs_}}, {"T09", {abs_, mon}}, {"T10", {abs_}}, {"T11", {mon}}, {"T12", {log_}},
    {"T13", {ref}}, {"T14", {rel}}, {"T15", {mon}}, {"T16", {ref}}, {"T17", {abs_}}, {"T18", {mon, rel}},
    {"T19", {rel, log_}}, {"T20", {ref, log_}}, {"T21", {log_}}, {"T22", {rel}}, {"T23", {ref, rel, mon}},
    {"T24", {rel, ref}}, {"T25", {ref}}, {"T26", {ref}}, {"T27", {mon}}, {"T28", {eff}}, {"T29", {ref}}, {"T30", {ref}},
    {"T31", {mon}},
    {"K01", {abs_}}, {"K02", {abs_}}, {"K03", {abs_, rel}}, {"K04", {abs_}}, {"K05", {mon, ref, log_, watched}},
    {"K06", {abs_}}, {"K07", {ref}}, {"K08", {ref}}, {"K09", {rel}}, {"K10", {abs_, mon}}, {"K11", {abs_}}, {"K12", {rel}},
    {"K13", {abs_, rel}}, {"K14", {ref, rel}}, {"K15", {abs_, mon}}, {"K16", {ref, mon, log_}}, {"K17", {rel}},
    {"K18", {rel}}, {"K19", {mon, log_, watched}}, {"K20", {rel}}, {"K21", {mon}}, {"K22", {eff}}, {"K23", {ref}},
    {"K24", {rel, ref}}, {"K25", {abs_}}, {"K26", {log_}}, {"K27", {log_}}, {"K28", {ref}}, {"K29", {mon}},
    {"E01", {abs_}}, {"E02", {abs_}}, {"E03", {abs_}}, {"E04", {abs_}}, {"E05", {mon, watched}}, {"E06", {log_}},
    {"E07", {mon}}, {"E08", {abs_, rel}}, {"E09", {rel}}, {"E10", {mon, watched}}, {"E11", {mon}}, {"E12", {mon}},
    {"E13", {rel, ref}}, {"E14", {rel}}, {"E15", {rel, mon}}, {"E16", {rel}}, {"E17", {rel, mon}}, {"E18", {ref, log_}},
    {"E19", {rel, ref}}, {"E20", {log_}}, {"E21", {log_}}, {"E22", {adm, log_}}, {"E23", {eff}}, {"E24", {rel}},
};

}  // namespace

TEST_CASE("every row of 4.1, 4.2 and 4.3 stands in the tables, at its level") {
  std::size_t rows = 0;
  for (const auto& each : wanted) {
    const std::string& row = each.first;
    const char treatment = row[0];
    const Modality& modality = knowledge::shipped().modalities[treatment == 'T' ? 0 : treatment == 'K' ? 1 : 2];
    const auto found = levels_of(modality, row);
    for (const std::string& level : each.second) CHECK_MESSAGE(found.count(level) > 0, row << " lacks a row of level " << level);
    ++rows;
  }
  CHECK(rows == 31 + 29 + 24);
}

TEST_CASE("no row stands in the tables that the fact base does not have") {
  std::set<std::string> known{"G1", "G3", "X01", "X02", "X03", "X04"};  // 8.2 and the combinations of 4.4
  for (const auto& each : wanted) known.insert(each.first);
  for (const Modality& modality : knowledge::shipped().modalities) {
    for (const Check& check : modality.checks) CHECK_MESSAGE(known.count(std::string(check.id.substr(0, check.id.find('.')))) == 1, check.id);
    for (const DayRow& day : modality.day) CHECK_MESSAGE(known.count(std::string(day.id.substr(0, day.id.find('.')))) == 1, day.id);
  }
}

TEST_CASE("a dissenting source stands beside the stricter row wherever 4.5 says that sources disagree") {
  const std::set<std::string> split{"T01", "T02", "T03", "T04", "T05", "T22", "T25", "K03", "K06.hypertension", "K13",
                                    "E05.uncontrolled", "E13.now", "E08", "E08.europe", "E17.older"};
  std::set<std::string> shown;
  for (const Modality& modality : knowledge::shipped().modalities)
    for (const Check& check : modality.checks)
      if (!check.other.says.empty()) shown.insert(std::string(check.id));
  for (const std::string& id : split) CHECK_MESSAGE(shown.count(id) == 1, id);
}

TEST_CASE("seizure risks stack, a stimulant counts twice, and a benzodiazepine is never to be stopped (4.4)") {
  const auto findings = [](const json& changes, const char* modality) {
    return report_on(with(base_patient(), changes))["checks"][modality]["findings"];
  };
  CHECK(has(findings({{"theophylline", "yes"}}, "tms"), "X01.theophylline"));
  CHECK(has(findings({{"theophylline", "yes"}}, "ketamine"), "K20"));
  CHECK(has(findings({{"sedative_withdrawal", "yes"}}, "tms"), "X01.tms"));
  CHECK(has(findings({{"sedative_withdrawal", "yes"}}, "ketamine"), "X01.withdrawal"));
  CHECK_FALSE(has(findings({}, "tms"), "X01.tms"));
  CHECK(has(findings({{"stimulant", "yes"}}, "tms"), "T18"));
  CHECK(has(findings({{"stimulant", "yes"}}, "esketamine"), "E11"));
  CHECK(has(findings({{"stimulant", "yes"}}, "ketamine"), "K21"));
  for (const char* modality : {"tms", "ketamine"})
    for (const json& finding : findings({{"benzodiazepine_daily", "yes"}, {"benzodiazepine_dose", 20}}, modality))
      if (finding["id"].get<std::string>().rfind("X02", 0) == 0)
        CHECK(finding["says"].get<std::string>().find("plan a review of the dose with its prescriber, nothing abrupt") != std::string::npos);
}

TEST_CASE("the region decides about a recent cardiovascular event, the first dose at 65 and its pressure limit (4.5.10)") {
  const auto esketamine = [](const char* region, const json& changes) {
    json record = with(base_patient(), changes);
    record["settings"] = {{"region", region}};
    return report_on(record)["checks"]["esketamine"];
  };
  const json event{{"recent_cardiovascular_event", "yes"}};
  CHECK(esketamine("us", event)["status"] == "specialist");
  for (const char* region : {"eu", "uk"}) {
    CAPTURE(region);
    CHECK(esketamine(region, event)["status"] == "contraindicated");
    CHECK(has(esketamine(region, {{"age", 65}})["findings"], "E17.older"));
    CHECK_FALSE(has(esketamine(region, {{"age", 64}})["findings"], "E17.older"));
    CHECK_FALSE(has(esketamine(region, {{"age", 65}, {"systolic", 150}})["findings"], "E05"));
    CHECK(has(esketamine(region, {{"age", 65}, {"systolic", 151}})["findings"], "E05"));
    CHECK(has(esketamine(region, {{"age", 64}, {"systolic", 141}})["findings"], "E05"));
  }
  CHECK_FALSE(has(esketamine("us", {{"age", 65}})["findings"], "E17.older"));
  CHECK(has(esketamine("us", {{"age", 65}, {"systolic", 141}})["findings"], "E05"));
}
