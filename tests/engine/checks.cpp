// Every check fires in one case and not in another (tests/vignettes/checks.json; fact base 4).
#include <set>

#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

std::string truth_of(const json& modality, const std::string& check) {
  if (has(modality["findings"], check)) return "yes";
  return has(modality["not_yet_ruled_out"], check) ? "unknown" : "no";
}

}  // namespace

TEST_CASE("every case of the checks comes out as written") {
  for (const json& each : read_cases("vignettes/checks.json")) {
    const json report = report_on({{"answers", each["answers"]}, {"settings", each.value("settings", json::object())},
                                   {"trials", each.value("trials", json::array())}});
    CHECK_MESSAGE(truth_of(report["checks"][each["modality"]], each["check"]) == each["truth"],
                  each["check"].get<std::string>() << ": " << each["what"].get<std::string>());
    CHECK(report["problems"].empty());
  }
}

TEST_CASE("every row of every modality has a case that fires and one that does not") {
  std::set<std::string> fired, silent;
  for (const json& each : read_cases("vignettes/checks.json")) {
    const std::string id = each["modality"].get<std::string>() + " " + each["check"].get<std::string>();
    (each["truth"] == "yes" ? fired : silent).insert(id);
  }
  for (const Modality& modality : knowledge::shipped().modalities)
    for (const Check& check : modality.checks) {
      const std::string id = std::string(modality.id) + " " + std::string(check.id);
      CHECK_MESSAGE(fired.count(id) == 1, "no case fires " << id);
      CHECK_MESSAGE(silent.count(id) == 1, "no case leaves silent " << id);
    }
}

TEST_CASE("with everything answered and nothing found the status is clear, in the word of the report only") {
  const json report = report_on(base_patient());
  for (const Text modality : {"tms", "ketamine", "esketamine"}) {
    CAPTURE(std::string(modality));
    CHECK(report["checks"][std::string(modality)]["status"] == "clear");
  }
}

TEST_CASE("one blank absolute, relative or refer question keeps its modality incomplete") {
  const std::pair<const char*, const char*> blanks[] = {
      {"cochlear_implant", "tms"}, {"past_seizure", "tms"}, {"pacemaker_or_icd", "tms"},
      {"aneurysm", "ketamine"}, {"dementia", "ketamine"}, {"bladder_symptoms", "ketamine"},
      {"systolic", "ketamine"}, {"aneurysm", "esketamine"}, {"breastfeeding", "esketamine"}};
  for (const auto& blank : blanks) {
    CAPTURE(blank.first);
    const json report = report_on(with(base_patient(), {{blank.first, nullptr}}));
    const json& modality = report["checks"][blank.second];
    CHECK(modality["status"] == "incomplete");
    CHECK(has(modality["not_known"], blank.first));
  }
}

TEST_CASE("statuses rank: contraindicated over incomplete over specialist over monitor") {
  const auto status = [](const json& changes) {
    return report_on(with(base_patient(), changes))["checks"]["tms"]["status"].get<std::string>();
  };
  CHECK(status({{"family_epilepsy", "yes"}}) == "monitor");
  CHECK(status({{"family_epilepsy", "yes"}, {"past_seizure", "yes"}}) == "specialist");
  CHECK(status({{"past_seizure", "yes"}, {"csf_shunt", "unknown"}}) == "incomplete");
  CHECK(status({{"cochlear_implant", "yes"}, {"csf_shunt", "unknown"}}) == "contraindicated");
}

TEST_CASE("a coiled aneurysm stops all three, whatever a specialist wrote about the ketamine side") {
  const json report = report_on(with(base_patient(), {{"aneurysm", "yes"}, {"head_vessel_metal", "yes"}}));
  for (const Text modality : {"tms", "ketamine", "esketamine"}) CHECK(report["checks"][std::string(modality)]["status"] == "contraindicated");
  CHECK(report["plan"]["id"] == "neither");
  const json agreed = report_on(with(base_patient(), {{"aneurysm", "yes"}, {"vessel_specialist_agreed", "yes"}}));
  CHECK(agreed["checks"]["ketamine"]["status"] == "specialist");
  CHECK(agreed["checks"]["esketamine"]["status"] == "contraindicated");
  CHECK(agreed["plan"]["id"] == "tms_only");  // IV/IM is never the way round an esketamine contraindication
}

TEST_CASE("where sources disagree the stricter decides and the milder one is shown (4.5)") {
  const json report = report_on(with(base_patient(), {{"aneurysm", "yes"}}));
  for (const json& finding : report["checks"]["ketamine"]["findings"])
    if (finding["id"] == "K03") {
      CHECK(finding["level"] == "absolute");
      CHECK(finding["other_sources"]["says"].get<std::string>().size() > 20);
      CHECK(finding["other_sources"]["cite"][0]["source"] == "article");
    }
  CHECK(has(report["checks"]["ketamine"]["findings"], "K03"));
}
