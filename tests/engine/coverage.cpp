// What payers ask for (fact base 6): met, not met or unknown, never met by a text that was not read.
#include <set>

#include "trials.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

json record_of(const json& each, const json& change = json::object()) {
  json record = each.contains("base") ? base_patient() : json{{"answers", json::object()}};
  record = with(record, each["answers"]);
  record["trials"] = each["trials"];
  if (change.contains("answers")) record = with(record, change["answers"]);
  if (change.contains("trials")) record["trials"] = change["trials"];
  return record;
}

json policy(const json& report, const std::string& id) {
  for (const json& each : report["coverage"]["policies"])
    if (each["id"] == id) return each;
  return {};
}
std::string result(const json& report, const std::string& id, const std::string& requirement) {
  const json found = policy(report, id);
  for (const char* result : {"met", "not_met", "unknown"})
    if (found.contains(result) && has(found[result], requirement)) return result;
  return "not written";
}

/// The cases of one requirement that should come out the same: one, or a list.
Trials changes(const json& requirement, const char* result) {
  Trials all;
  if (!requirement.contains(result)) return all;
  if (requirement[result].is_array()) all.assign(requirement[result].begin(), requirement[result].end());
  else all.push_back(requirement[result]);
  return all;
}

}  // namespace

TEST_CASE("every requirement of every policy: met, not met and unknown, as written out from the fact base") {
  for (const json& each : read_cases("vignettes/coverage.json")) {
    const std::string id = each["policy"];
    CAPTURE(id);
    const json whole = report_on(record_of(each));
    CHECK(whole["problems"].empty());
    CHECK(policy(whole, id)["result"] == "met");
    for (const auto& named : each["requirements"].items()) {
      const std::string what = named.key();
      const json requirement = named.value();
      CAPTURE(what);
      CHECK(result(whole, id, what) == "met");
      for (const auto& asked : std::vector<std::pair<const char*, std::string>>{
               {"met", "met"}, {"not_met", "not_met"}, {"also_not_met", "not_met"}, {"unknown", "unknown"}})
        for (const json& change : changes(requirement, asked.first)) {
          const std::string wanted = asked.second;
          const json report = report_on(record_of(each, change));
          CHECK_MESSAGE(result(report, id, what) == wanted, change.dump());
          CHECK_MESSAGE(policy(report, id)["result"] == wanted, change.dump());
        }
    }
  }
}

TEST_CASE("each requirement of each policy that was read has its cases") {
  std::set<std::string> cases, tables;
  for (const json& each : read_cases("vignettes/coverage.json"))
    for (const auto& named : each["requirements"].items()) {
      cases.insert(each["policy"].get<std::string>() + "." + named.key());
      CHECK(named.value().contains("not_met"));
      CHECK(named.value().contains("unknown"));
    }
  for (const Policy& policy : knowledge::shipped().policies)
    for (const Requirement& requirement : policy.requirements)
      tables.insert(std::string(policy.id) + "." + std::string(requirement.id));
  CHECK(cases == tables);
}

TEST_CASE("a text that was not read is never met, whatever is answered (6.1: L33398, L37088, older texts)") {
  Record record;
  for (const Question& question : knowledge::shipped().questions)
    record.answers.push_back({Given::value, question.kind == Kind::setting ? 0 : question.range.high});
  const Report report = assess(knowledge::shipped(), record);
  int unread = 0;
  for (const PolicyReport& each : report.coverage.policies) {
    if (each.policy->reading != Reading::not_read && each.policy->reading != Reading::none) continue;
    ++unread;
    CHECK(each.met == Truth::unknown);
    CHECK(each.policy->requirements.empty());
  }
  CHECK(unread == 4);
}

TEST_CASE("25 % exactly is partial for the clinic and failed for Cigna: two rules, both shown (3.1, 6.2)") {
  const Trials two = {improved(25), improved(25, {{"drug", "venlafaxine"}, {"dose_mg", 225}})};
  const json report = report_on({{"trials", two}, {"answers", whole_list({{"age", 40}})}});
  CHECK(report["resistance"]["trd"] == "no");
  CHECK(report["resistance"]["adequate_failures"] == counted(0, 0));
  CHECK(report["resistance"]["trials"][0]["outcome"] == "partial");
  CHECK(result(report, "cigna_spravato", "trials") == "met");
  CHECK(policy(report, "cigna_spravato")["counted"] == counted(2, 2));
  CHECK(result(report, "western_health_spravato", "trials") == "not_met");
}

TEST_CASE("two SSRIs are two trials and one class (6.1)") {
  const json report = report_on({{"trials", Trials{ssri(), of("escitalopram", 20)}}, {"answers", whole_list()}});
  CHECK(policy(report, "centene_tms")["counted"] == counted(2, 2));
  CHECK(policy(report, "ambetter_tms")["counted"] == counted(1, 1));
}

TEST_CASE("classes are counted low to high while a drug is not named or the list may go on") {
  const Trials not_named = {ssri(), trial({{"drug", "unknown"}}), trial({{"drug", "unknown"}})};
  CHECK(policy(report_on({{"trials", not_named}, {"answers", whole_list({{"bipolar", "no"}})}}), "ambetter_tms")["counted"] == counted(1, 3));
  const json open = report_on({{"trials", Trials{ssri()}}, {"answers", {{"bipolar", "no"}}}});
  CHECK(policy(open, "ambetter_tms")["counted"] == json{{"low", 1}, {"high", nullptr}});
  CHECK(result(open, "ambetter_tms", "trials") == "unknown");
}

TEST_CASE("intolerance counts where the policy says so and nowhere else (3.1, 6.1)") {
  const Trials two = {trial({{"outcome", "intolerance"}, {"weeks", 1}}), trial({{"drug", "venlafaxine"}, {"outcome", "intolerance"}})};
  const json report = report_on({{"trials", two}, {"answers", whole_list()}});
  CHECK(result(report, "medicare_l34522", "trials") == "met");
  for (const char* other : {"medicare_l37086", "ambetter_tms", "centene_tms", "connecticare_tms", "cigna_spravato"})
    CHECK_MESSAGE(result(report, other, "trials") == "not_met", other);
}

TEST_CASE("an outcome that is not known may have been intolerance: where that counts, a short trial stays open") {
  const json report = report_on({{"trials", Trials{trial({{"outcome", "unknown"}, {"weeks", 1}})}}, {"answers", whole_list({{"severe_mdd", "yes"}})}});
  CHECK(result(report, "medicare_l34522", "trials") == "unknown");
}

TEST_CASE("the clause on treatment at the same time is raised whenever the plan proposes both (6.1)") {
  const auto concurrent = [](const json& answers) { return report_on(with(base_patient(), answers)); };
  int both = 0;
  for (const json& each : read_cases("vignettes/plans.json")) {
    json record = with(base_patient(), each["answers"]);
    if (each.contains("trials")) record["trials"] = each["trials"];
    if (each.contains("settings")) record["settings"] = each["settings"];
    const json report = report_on(record);
    const json& plan = report["plan"];
    CAPTURE(plan["id"].get<std::string>());
    const std::size_t proposed = plan.contains("proposes") ? plan["proposes"].size() : 0;
    both += proposed == 2;
    CHECK(report["coverage"]["concurrent"] == (proposed == 2 ? "yes" : proposed == 1 ? "no" : "unknown"));
  }
  CHECK(both > 5);
  CHECK(result(concurrent({}), "ambetter_tms", "concurrent") == "not_met");
  CHECK(result(concurrent({}), "centene_tms", "concurrent") == "unknown");
  CHECK(result(concurrent({{"aneurysm", "yes"}}), "ambetter_tms", "concurrent") == "met");
}

TEST_CASE("the payer that was set comes first, and the others stay") {
  json record = base_patient();
  const auto order = [&](const char* payer) {
    record["settings"] = {{"payer", payer}};
    return ids(report_on(record)["coverage"]["policies"]);
  };
  const auto all = order("all");
  CHECK(all.front() == "medicare_l34522");
  const auto cigna = order("cigna");
  CHECK(cigna.size() == all.size());
  CHECK(cigna[0] == "cigna_tms");
  CHECK(cigna[1] == "cigna_spravato");
  CHECK(cigna[2] == "medicare_l34522");
}

TEST_CASE("American policies are not worked out elsewhere, and of nobody nothing is written") {
  json record = base_patient();
  for (const char* region : {"eu", "uk"}) {
    record["settings"] = {{"region", region}};
    CHECK(report_on(record)["coverage"]["policies"].empty());
  }
  CHECK(report_on(json::object())["coverage"] == json{{"concurrent", "unknown"}, {"policies", json::array()}});
}

TEST_CASE("the length of a trial that a policy does not name is the setting, and is written beside the count") {
  json record = {{"trials", Trials{trial({{"weeks", 4}}), trial({{"weeks", 4}, {"drug", "venlafaxine"}, {"dose_mg", 225}})}}, {"answers", whole_list()}};
  CHECK(policy(report_on(record), "ambetter_tms")["weeks"] == 6);
  CHECK(result(report_on(record), "ambetter_tms", "trials") == "not_met");
  CHECK(policy(report_on(record), "connecticare_tms")["weeks"] == 4);
  CHECK(result(report_on(record), "connecticare_tms", "trials") == "met");
  record["settings"] = {{"trial_weeks", "4"}};
  CHECK(policy(report_on(record), "ambetter_tms")["weeks"] == 4);
  CHECK(result(report_on(record), "ambetter_tms", "trials") == "met");
  CHECK(policy(report_on(record), "cigna_spravato")["weeks"] == 6);
}

TEST_CASE("the drug code changed on 1 January 2026, and no code follows from a score (6.4)") {
  const auto& codes = knowledge::shipped().codes;
  const auto code = [&](Text id) { return *std::find_if(codes.begin(), codes.end(), [id](const Code& each) { return each.id == id; }); };
  CHECK(code("J0013").from == "2026-01-01");
  CHECK(code("S0013").note.find("Discontinued") == 0);
  json record = base_patient();
  for (int i = 1; i <= 9; ++i) record["answers"]["phq9." + std::to_string(i)] = 3;
  record["answers"]["safety_evaluation_completed"] = "yes";
  const std::string report = io::assess(record.dump());
  for (const Code& each : codes) CHECK_MESSAGE(report.find('"' + std::string(each.id) + '"') == std::string::npos, std::string(each.id));
}
