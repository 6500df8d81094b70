// Antidepressant trials (fact base 3): resistance is counted, never inferred from severity.
#include "trials.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

json resistance_of(const Trials& trials, const json& answers = {{"trials_complete", "yes"}}, const json& settings = json::object()) {
  return report_on({{"trials", trials}, {"answers", answers}, {"settings", settings}})["resistance"];
}

}  // namespace

TEST_CASE("two adequate failures are treatment-resistant, one is not, and a list that may go on stays open") {
  CHECK(resistance_of({trial(), trial()})["trd"] == "yes");
  CHECK(resistance_of({trial()})["trd"] == "no");
  CHECK(resistance_of({trial()}, json::object())["trd"] == "unknown");
  CHECK(resistance_of({trial()}, {{"trials_complete", "no"}})["trd"] == "unknown");
  CHECK(resistance_of({trial(), trial()}, json::object())["trd"] == "yes");
  CHECK(resistance_of({})["trd"] == "no");
  CHECK(report_on(json::object())["resistance"]["trd"] == "unknown");
}

TEST_CASE("a trial of unknown dose counts as none or one") {
  for (const Text part : {"dose_mg", "weeks", "adherence", "outcome", "drug"}) {
    CAPTURE(std::string(part));
    CHECK(resistance_of({trial({{std::string(part), "unknown"}})})["adequate_failures"] == counted(0, 1));
  }
}

TEST_CASE("each part of an adequate failure is needed") {
  CHECK(resistance_of({trial({{"dose_mg", 50}})})["adequate_failures"] == counted(1, 1));
  CHECK(resistance_of({trial({{"dose_mg", 49.9}})})["adequate_failures"] == counted(0, 0));
  CHECK(resistance_of({trial({{"weeks", 6}})})["adequate_failures"] == counted(1, 1));
  CHECK(resistance_of({trial({{"weeks", 5}})})["adequate_failures"] == counted(0, 0));
  CHECK(resistance_of({trial({{"adherence", "no"}})})["adequate_failures"] == counted(0, 0));
  CHECK(resistance_of({trial({{"outcome", "partial"}})})["adequate_failures"] == counted(0, 0));
  CHECK(resistance_of({trial({{"outcome", "response"}})})["adequate_failures"] == counted(0, 0));
}

TEST_CASE("the shortest adequate trial is a setting, and the report names it") {
  const Trials trials = {trial({{"weeks", 4}}), trial({{"weeks", 7}})};
  const json by_four = resistance_of(trials, {{"trials_complete", "yes"}}, {{"trial_weeks", "4"}});
  CHECK(by_four["adequate_failures"] == counted(2, 2));
  CHECK(by_four["trial_weeks"] == "4");
  CHECK(resistance_of(trials)["adequate_failures"] == counted(1, 1));
  CHECK(resistance_of(trials)["trial_weeks"] == "6");
  CHECK(resistance_of(trials, {{"trials_complete", "yes"}}, {{"trial_weeks", "8"}})["adequate_failures"] == counted(0, 0));
}

TEST_CASE("intolerance is counted apart and is not failure (3.1)") {
  const json found = resistance_of({trial({{"outcome", "intolerance"}}), trial()});
  CHECK(found["adequate_failures"] == counted(1, 1));
  CHECK(found["intolerances"] == 1);
}

TEST_CASE("the dose table is a setting: fluvoxamine 50 mg by one table and not by another (3.2)") {
  const Trials fifty = {trial({{"drug", "fluvoxamine"}, {"dose_mg", 50}})};
  CHECK(resistance_of(fifty)["adequate_failures"] == counted(0, 0));
  const json by_usual = resistance_of(fifty, {{"trials_complete", "yes"}}, {{"dose_table", "usual_low"}});
  CHECK(by_usual["adequate_failures"] == counted(1, 1));
  CHECK(by_usual["dose_table"] == "usual_low");
}

TEST_CASE("severity and resistance are two axes: all four corners are reached (3.5)") {
  const auto corner = [](int item, const Trials& trials) {
    json record = {{"answers", {{"trials_complete", "yes"}}}, {"trials", trials}};
    for (int i = 1; i <= 8; ++i) record["answers"]["phq9." + std::to_string(i)] = item;
    record["answers"]["phq9.9"] = 0;
    const json report = report_on(record);
    return std::pair<std::string, std::string>(report["scores"]["phq9"]["bands"][0]["from"], report["resistance"]["trd"]);
  };
  using Corner = std::pair<std::string, std::string>;
  CHECK(corner(3, {trial(), trial()}) == Corner("severe", "yes"));
  CHECK(corner(3, {trial()}) == Corner("severe", "no"));
  CHECK(corner(1, {trial(), trial()}) == Corner("mild", "yes"));
  CHECK(corner(1, {trial()}) == Corner("mild", "no"));
}

TEST_CASE("no score moves the resistance, and no trial moves a score") {
  json record = {{"trials", Trials{trial(), trial({{"dose_mg", "unknown"}})}}, {"answers", {{"trials_complete", "yes"}}}};
  const json resistance = report_on(record)["resistance"];
  const json scores = report_on(record)["scores"];
  for (int i = 1; i <= 9; ++i) record["answers"]["phq9." + std::to_string(i)] = 3;
  for (int i = 1; i <= 10; ++i) record["answers"]["madrs." + std::to_string(i)] = 6;
  CHECK(report_on(record)["resistance"] == resistance);
  const json severe = report_on(record)["scores"];
  record["trials"] = json::array();
  CHECK(report_on(record)["scores"] == severe);
  CHECK(severe != scores);
}

TEST_CASE("a percentage says the outcome: 24 is no response, 25 partial, 49 partial, 50 response (3.1)") {
  const auto outcome_at = [](int percent) { return resistance_of({improved(percent)})["trials"][0]["outcome"].get<std::string>(); };
  CHECK(outcome_at(0) == "no_response");
  CHECK(outcome_at(24) == "no_response");
  CHECK(outcome_at(25) == "partial");
  CHECK(outcome_at(49) == "partial");
  CHECK(outcome_at(50) == "response");
  CHECK(outcome_at(100) == "response");
  CHECK(resistance_of({improved(24)})["adequate_failures"] == counted(1, 1));
  CHECK(resistance_of({improved(25)})["adequate_failures"] == counted(0, 0));
}

TEST_CASE("a trial that was not tolerated keeps its outcome beside a percentage") {
  const json found = resistance_of({trial({{"outcome", "intolerance"}, {"improvement_percent", 10}})});
  CHECK(found["trials"][0]["outcome"] == "intolerance");
  CHECK(found["adequate_failures"] == counted(0, 0));
  CHECK(found["intolerances"] == 1);
}

TEST_CASE("a dose of the reader's own stands before every table's, and the report names it (3.2: user-editable)") {
  const auto with_doses = [](const json& doses, const char* table) {
    return resistance_of({trial({{"dose_mg", 75}})}, whole_list(), {{"doses", doses}, {"dose_table", table}});
  };
  const json doses = {{"sertraline", 100}, {"fluoxetine", 40.5}};
  CHECK(with_doses(json::object(), "working")["adequate_failures"] == counted(1, 1));
  CHECK_FALSE(with_doses(json::object(), "working").contains("doses"));
  for (const char* table : {"working", "usual_low", "atrq"}) {
    CAPTURE(std::string(table));
    CHECK(with_doses(doses, table)["adequate_failures"] == counted(0, 0));
    CHECK(with_doses({{"sertraline", 75}}, table)["adequate_failures"] == counted(1, 1));
  }
  CHECK(with_doses(doses, "working")["doses"] == json{{{"drug", "fluoxetine"}, {"tenths_of_mg", 405}},
                                                       {{"drug", "sertraline"}, {"tenths_of_mg", 1000}}});
}

TEST_CASE("a knowledge that does not say what no response is cannot call a trial failed") {
  Knowledge silent = knowledge::shipped();
  silent.outcomes = {};
  const ResistanceReport report = assess(silent, {.trials = {Trial{.outcome = Outcome::no_response}}}).resistance;
  CHECK(report.trials[0].failed == Truth::unknown);
}

TEST_CASE("two trials that were not tolerated, of drugs nobody names, are one class at least and two at most") {
  const Knowledge& all = knowledge::shipped();
  const TrialRule rule{.count = 1, .intolerance = true, .classes = true};
  const auto classes = [&](std::size_t trials) {
    Record record{.trials = std::vector<Trial>(trials, Trial{.outcome = Outcome::intolerance})};
    ResistanceReport resistance = assess(all, record).resistance;
    resistance.list_complete = Truth::yes;
    return failures(all, record, resistance, rule, 6);
  };
  CHECK(classes(0) == Range{0, 0});
  CHECK(classes(1) == Range{1, 1});
  CHECK(classes(2) == Range{1, 2});
}

TEST_CASE("a reader's own lowest dose of a tenth of a milligram is a dose") {
  const Record record{.doses = {{.drug = 0, .least = 1}}};
  CHECK(dose_reached(knowledge::shipped(), record, {.drug = 0, .dose = exactly(1)}, 0) == Truth::yes);
}

TEST_CASE("a trial that was no failure leaves no class open, whoever does not name its drug") {
  const Knowledge& all = knowledge::shipped();
  const auto tricyclic = [&](Truth adherent) {
    const Record record{.trials = {Trial{.adherent = adherent, .outcome = Outcome::no_response}}};
    ResistanceReport resistance = assess(all, record).resistance;
    resistance.list_complete = Truth::yes;
    return family_failed(all, record, resistance, "tricyclic");
  };
  CHECK(tricyclic(Truth::no) == Truth::no);
  CHECK(tricyclic(Truth::yes) == Truth::unknown);
}
