// What treatment-resistant means, by body, and staging (fact base 3.1, 3.3, 3.4).
#include <set>

#include "trials.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

json resistance_of(const Trials& trials, const json& answers = whole_list(), const json& settings = json::object()) {
  return report_on({{"trials", trials}, {"answers", answers}, {"settings", settings}})["resistance"];
}

/// "4:yes 6:no", a result for each length of trial.
std::string definition(const json& resistance, const std::string& id) {
  std::string text;
  for (const json& each : resistance["definitions"])
    if (each["id"] == id)
      for (const json& at : each["results"])
        text += (text.empty() ? "" : " ") + std::to_string(at["weeks"].get<int>()) + ":" + at["is"].get<std::string>();
  return text;
}

/// Everything that the Maudsley staging asks, at its lowest.
json lowest() {
  return whole_list({{"episode_months", 12}, {"severity_at_baseline", "subsyndromal"}, {"psychosis_now", "no"},
                     {"augmentation_used", "no"}, {"ect", "never"}});
}
json changed(json answers, const json& changes) {
  for (const auto& [id, value] : changes.items()) answers[id] = value;
  return answers;
}
json maudsley(const json& answers, int failed = 1) { return resistance_of(failures(failed), answers)["staging"]["maudsley"]; }
int part(const json& answers, const char* name, int failed = 1) {
  const json range = maudsley(answers, failed)["parts"][name];
  REQUIRE(range["low"] == range["high"]);
  return range["low"];
}
json thase_rush(const Trials& trials, const json& answers = whole_list({{"ect", "never"}})) {
  return resistance_of(trials, answers)["staging"]["thase_rush"];
}

}  // namespace

TEST_CASE("two at four weeks, one at six, none at eight: the counts stand side by side (3.1)") {
  const json found = resistance_of({trial({{"weeks", 5}}), trial({{"weeks", 7}})});
  CHECK(found["by_weeks"] == json{{{"weeks", 4}, {"low", 2}, {"high", 2}}, {{"weeks", 6}, {"low", 1}, {"high", 1}}, {{"weeks", 8}, {"low", 0}, {"high", 0}}});
  CHECK(definition(found, "fda_ema") == "6:no");
  CHECK(definition(found, "eu_pearl") == "4:unknown");  // bipolar disorder is not answered
  CHECK(definition(found, "us_tms_label") == "6:yes");
  CHECK(definition(found, "payers_1") == "4:yes 6:yes 8:no");
  CHECK(definition(found, "payers_2") == "4:yes 6:no 8:no");
  CHECK(definition(found, "payers_3") == "4:no 6:no 8:no");
}

TEST_CASE("definitions at their edges: one less, and as many as they ask for") {
  for (const auto& each : std::vector<std::pair<std::string, int>>{
           {"fda_ema", 2}, {"us_tms_label", 1}, {"payers_1", 1}, {"payers_2", 2}, {"payers_3", 3}, {"payers_4", 4}}) {
    const std::string id = each.first;
    const int count = each.second;
    CAPTURE(id);
    CHECK(definition(resistance_of(failures(count - 1)), id).find("yes") == std::string::npos);
    CHECK(definition(resistance_of(failures(count)), id).find("6:yes") != std::string::npos);
  }
  CHECK(definition(resistance_of(failures(2), whole_list({{"bipolar", "no"}})), "eu_pearl") == "4:yes");
  CHECK(definition(resistance_of(failures(1), whole_list({{"bipolar", "no"}})), "eu_pearl") == "4:no");
}

TEST_CASE("a definition without weeks follows the setting and says which (3.1: show which setting produced it)") {
  const Trials five_weeks = {trial({{"weeks", 5}}), trial({{"weeks", 5}})};
  CHECK(definition(resistance_of(five_weeks), "fda_ema") == "6:no");
  CHECK(definition(resistance_of(five_weeks, whole_list(), {{"trial_weeks", "4"}}), "fda_ema") == "4:yes");
  CHECK(definition(resistance_of(five_weeks, whole_list({{"bipolar", "no"}})), "eu_pearl") == "4:yes");
}

TEST_CASE("EU-PEARL: bipolar depression is excluded, week 3 is no failure, psychotherapy plays no part (3.1)") {
  const Trials two = failures(2);
  CHECK(definition(resistance_of(two, whole_list({{"bipolar", "yes"}})), "eu_pearl") == "4:no");
  const Trials short_ones = {trial({{"weeks", 3}}), trial()};
  CHECK(definition(resistance_of(short_ones, whole_list({{"bipolar", "no"}})), "eu_pearl") == "4:no");
  for (const char* tried : {"yes", "no", "unknown"})
    CHECK(definition(resistance_of(two, whole_list({{"bipolar", "no"}, {"psychotherapy_tried", tried}})), "eu_pearl") == "4:yes");
}

TEST_CASE("no definition of resistance takes intolerance for failure (3.1)") {
  const json found = resistance_of({trial({{"outcome", "intolerance"}}), trial({{"outcome", "intolerance"}})}, whole_list({{"bipolar", "no"}}));
  for (const json& each : found["definitions"])
    for (const json& at : each["results"]) CHECK_MESSAGE(at["is"] == "no", each.dump());
}

TEST_CASE("a list that may go on leaves a definition open that it does not yet fulfil") {
  CHECK(definition(resistance_of({trial()}, json::object()), "fda_ema") == "6:unknown");
  CHECK(definition(resistance_of({trial(), trial()}, json::object()), "fda_ema") == "6:yes");
}

TEST_CASE("Maudsley: length of the episode at each edge (3.3)") {
  for (const auto& each : std::vector<std::pair<int, int>>{{0, 1}, {12, 1}, {13, 2}, {24, 2}, {25, 3}, {60, 3}}) {
    const int months = each.first;
    CAPTURE(months);
    CHECK(part(changed(lowest(), {{"episode_months", months}}), "duration") == each.second);
  }
}

TEST_CASE("Maudsley: severity at baseline, with and without psychosis (3.3)") {
  const auto points = [](const char* severity, const char* psychosis) {
    return part(changed(lowest(), {{"severity_at_baseline", severity}, {"psychosis_now", psychosis}}), "severity");
  };
  CHECK(points("subsyndromal", "no") == 1);
  CHECK(points("mild", "no") == 2);
  CHECK(points("moderate", "no") == 3);
  CHECK(points("moderate", "yes") == 3);
  CHECK(points("severe", "no") == 4);
  CHECK(points("severe", "yes") == 5);
}

TEST_CASE("Maudsley: failed antidepressants at each edge (3.3)") {
  for (const auto& each :
       std::vector<std::pair<int, int>>{{1, 1}, {2, 1}, {3, 2}, {4, 2}, {5, 3}, {6, 3}, {7, 4}, {10, 4}, {11, 5}, {15, 5}}) {
    const int failed = each.first;
    CAPTURE(failed);
    CHECK(part(lowest(), "failures", failed) == each.second);
  }
}

TEST_CASE("Maudsley: 3 at the least, 15 at the most, and its bands (3.3)") {
  const json least = maudsley(lowest());
  CHECK(least["total"] == counted(3, 3));
  CHECK(least["from"] == "mild");
  const json most = changed(lowest(), {{"episode_months", 25}, {"severity_at_baseline", "severe"}, {"psychosis_now", "yes"},
                                       {"augmentation_used", "yes"}, {"ect", "had_it"}});
  CHECK(maudsley(most, 11)["total"] == counted(15, 15));
  CHECK(maudsley(most, 11)["from"] == "severe");
  // 6 is mild and 7 moderate; 10 is moderate and 11 severe.
  const json at_6 = changed(lowest(), {{"episode_months", 25}, {"severity_at_baseline", "mild"}});
  CHECK(maudsley(at_6)["total"] == counted(6, 6));
  CHECK(maudsley(at_6)["to"] == "mild");
  CHECK(maudsley(changed(at_6, {{"ect", "bilateral_failed"}}))["total"] == counted(7, 7));
  CHECK(maudsley(changed(at_6, {{"ect", "bilateral_failed"}}))["from"] == "moderate");
  const json at_10 = changed(at_6, {{"severity_at_baseline", "severe"}, {"augmentation_used", "yes"}, {"ect", "had_it"}});
  CHECK(maudsley(at_10)["total"] == counted(10, 10));
  CHECK(maudsley(at_10)["from"] == "moderate");
  CHECK(maudsley(at_10, 3)["total"] == counted(11, 11));
  CHECK(maudsley(at_10, 3)["from"] == "severe");
}

TEST_CASE("Maudsley: what is not known widens the total, part by part") {
  const auto without = [](const char* id) {
    json answers = lowest();
    answers.erase(id);
    return maudsley(answers)["total"];
  };
  CHECK(without("episode_months") == counted(3, 5));
  CHECK(without("severity_at_baseline") == counted(3, 6));  // there is no psychosis
  CHECK(without("augmentation_used") == counted(3, 4));
  CHECK(without("ect") == counted(3, 4));
  CHECK(without("trials_complete") == counted(3, 7));
  CHECK(maudsley(changed(lowest(), {{"severity_at_baseline", "severe"}, {"psychosis_now", "unknown"}}))["total"] == counted(6, 7));
}

TEST_CASE("Maudsley does not apply with no failed drug, and is open while that is not known (3.3)") {
  CHECK(maudsley(lowest(), 0) == json{{"applies", "no"}});
  CHECK(resistance_of({trial({{"weeks", "unknown"}})}, lowest())["staging"]["maudsley"]["applies"] == "unknown");
  CHECK(maudsley(lowest(), 1)["applies"] == "yes");
}

TEST_CASE("an acute episode in the staging's sense is a length: it never reaches the acute branch (3.3)") {
  const json base = base_patient();
  const json short_episode = with(base, {{"episode_months", 3}, {"acute_crisis", "no"}});
  const json longer = with(base, {{"episode_months", 20}, {"acute_crisis", "no"}});
  CHECK(report_on(short_episode)["resistance"]["staging"]["maudsley"]["parts"]["duration"] == counted(1, 1));
  CHECK(report_on(short_episode)["plan"] == report_on(longer)["plan"]);
  CHECK(report_on(short_episode)["urgent"] == report_on(longer)["urgent"]);
  CHECK(report_on(with(short_episode, {{"acute_crisis", "yes"}}))["plan"] != report_on(short_episode)["plan"]);
}

TEST_CASE("what only staging and payers ask moves no plan, no alarm and no status") {
  const json before = report_on(base_patient());
  for (const Question& question : knowledge::shipped().questions) {
    const bool staging = question.id == "severity_at_baseline" || question.id == "augmentation_used" ||
                         question.id == "augmentations_failed" || question.id == "ect";
    if (!staging && question.group != "coverage") continue;
    for (int value = question.range.low; value <= std::min(question.range.high, 3); ++value) {
      json answer = value;
      if (question.kind == Kind::choice) answer = std::string(question.choices[static_cast<std::size_t>(value)].id);
      if (question.kind == Kind::yes_no) answer = value ? "yes" : "no";
      const json after = report_on(with(base_patient(), {{std::string(question.id), answer}}));
      for (const char* what : {"plan", "urgent", "checks", "scores", "ask_next"})
        CHECK_MESSAGE(after[what] == before[what], std::string(question.id) << " " << what);
    }
  }
}

TEST_CASE("no score moves a staging, a definition or a stage (3.5)") {
  json record = {{"trials", failures(3)}, {"answers", changed(lowest(), {{"severity_at_baseline", nullptr}})}};
  const json before = report_on(record)["resistance"];
  for (int i = 1; i <= 9; ++i) record["answers"]["phq9." + std::to_string(i)] = 3;
  for (int i = 1; i <= 10; ++i) record["answers"]["madrs." + std::to_string(i)] = 6;
  CHECK(report_on(record)["resistance"] == before);
}

TEST_CASE("Thase and Rush: each stage asks for one class more (3.4)") {
  CHECK(thase_rush({}) == counted(0, 0));
  CHECK(thase_rush({ssri()}) == counted(1, 1));
  CHECK(thase_rush({ssri(), snri()}) == counted(2, 2));
  CHECK(thase_rush({ssri(), snri(), tricyclic()}) == counted(3, 3));
  CHECK(thase_rush({ssri(), snri(), tricyclic(), maoi()}) == counted(4, 4));
  const json failed_ect = whole_list({{"ect", "bilateral_failed"}});
  CHECK(thase_rush({ssri(), snri(), tricyclic(), maoi()}, failed_ect) == counted(5, 5));
  CHECK(thase_rush({ssri(), snri(), tricyclic(), maoi()}, whole_list({{"ect", "had_it"}})) == counted(4, 4));
  CHECK(thase_rush({ssri(), snri()}, failed_ect) == counted(2, 2));
}

TEST_CASE("two SSRIs are resistant by count and stage I only (3.4)") {
  const json found = resistance_of({ssri(), of("escitalopram", 20)}, whole_list({{"ect", "never"}}));
  CHECK(found["trd"] == "yes");
  CHECK(found["staging"]["thase_rush"] == counted(1, 1));
}

TEST_CASE("a tricyclic as the second class is stage II; a third class without one stays there (3.4)") {
  CHECK(thase_rush({ssri(), tricyclic()}) == counted(2, 2));
  CHECK(thase_rush({ssri(), snri(), maoi()}) == counted(2, 2));
  CHECK(thase_rush({ssri(), tricyclic(), maoi()}) == counted(3, 3));
}

TEST_CASE("Thase and Rush with what is not known") {
  CHECK(thase_rush({ssri()}, {{"ect", "never"}}) == counted(1, 4));  // the list may go on, ECT was not given
  CHECK(thase_rush({ssri()}, json::object()) == counted(1, 5));
  CHECK(thase_rush({ssri(), trial({{"drug", "unknown"}})}) == counted(1, 2));
  CHECK(thase_rush({trial({{"weeks", "unknown"}})}) == counted(0, 1));
}

TEST_CASE("while nothing is known of trials no staging is written") {
  const json nothing = report_on(json::object())["resistance"];
  for (const char* part : {"by_weeks", "definitions", "staging", "doses"}) CHECK_FALSE(nothing.contains(part));
}

TEST_CASE("every row of a staging is reached by a case of its own: exactly one row a part for whoever is fully known") {
  const Knowledge& knowledge = knowledge::shipped();
  Patients dice(17);
  int wrong = 0, seen = 0;
  for (int i = 0; i < 3000; ++i) {
    const Report report = assess(knowledge, dice.next(100));
    for (const StagingReport& staging : report.resistance.stagings) {
      if (staging.applies != Truth::yes || !report.values[knowledge.adequate_failures].known()) continue;
      ++seen;
      for (const StagingPart& part : staging.staging->parts)
        wrong += std::count_if(part.rows.begin(), part.rows.end(),
                               [&](const Points& row) { return all_of(row.when, report.values) == Truth::yes; }) != 1;
    }
  }
  CHECK(seen > 200);
  CHECK(wrong == 0);
}

TEST_CASE("the list is counted at every length that can be set, from one week on") {
  const Knowledge& all = knowledge::shipped();
  const Choice weeks[] = {{.id = "two", .amount = 2}, {.id = "one", .amount = 1}, {.id = "four", .amount = 4}};
  std::vector<Question> questions(all.questions.begin(), all.questions.end());
  questions[all.trial_weeks].choices = weeks;
  Knowledge shorter = all;
  shorter.questions = questions;
  std::vector<int> counted_at;
  for (const AtWeeks& each : assess(shorter, {}).resistance.by_weeks) counted_at.push_back(each.weeks);
  CHECK(counted_at == std::vector<int>{1, 2, 4});
}
