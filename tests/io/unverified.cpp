// What the fact base marks [?] or lists in section 10, and where it is shown: marked there as unverified. A mark that is
// not shown at all is listed with what would show it.
#include <set>

#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

/// The sentence of an id in the review sheet, with the lines under it.
std::string sentence_of(const std::string& id) {
  const std::string sheet = io::review();
  const std::size_t start = sheet.find("- **" + id + "** ");
  if (start == std::string::npos) return "";
  return sheet.substr(start, std::min(sheet.find("\n- **", start), sheet.find("\n\n", start)) - start);
}

bool cites_unverified(const json& cites, const std::string& source) {
  for (const json& cite : cites)
    if (cite["source"] == source) return cite.value("unverified", false);
  return false;
}

}  // namespace

TEST_CASE("what the fact base is unsure of is marked in the review sheet, sentence by sentence") {
  struct Doubt {
    const char* id;
    const char* source;
    const char* where;  ///< in the fact base
  };
  const Doubt doubts[] = {
      {"gad7.total", "own 1.2", "1.2: missing GAD-7 items, same convention as PHQ-9 [?]"},
      {"working", "us-labels", "3.2: every row [?], bupropion [?], fluvoxamine [?]"},
      {"amber cssrs-3", "cssrs-colours", "10: C-SSRS colour tiers"},
      {"amber cssrs-6", "cssrs-colours", "10: C-SSRS colour tiers"},
      {"yellow cssrs-1", "cssrs-colours", "10: C-SSRS colour tiers"},
      {"yellow cssrs-2", "cssrs-colours", "10: C-SSRS colour tiers"},
      {"T05", "exp123", "10: NeuroStar current pacemaker text"},
      {"tension pacemaker", "exp123", "10: NeuroStar current pacemaker text"},
      {"older_in_europe", "eu-smpc", "10: EU BP from 65"},
      {"pressure_before_esketamine", "eu-smpc", "10: EU BP from 65"},
      {"E05", "eu-smpc", "10: EU BP from 65"},
      {"E05.weigh", "eu-smpc", "10: EU BP from 65"},
      {"tension us-and-europe", "eu-smpc", "10: EU BP from 65"},
      {"E17.older", "us-spravato-label", "10: esketamine from 65, US dose"},
      {"tension us-and-europe", "us-spravato-label", "10: esketamine from 65, US dose"},
      {"ptsd-caution", "schnurr-2024", "10: VA/DoD ketamine wording"},
  };
  for (const Doubt& doubt : doubts) {
    const std::string sentence = sentence_of(doubt.id);
    REQUIRE_MESSAGE(!sentence.empty(), doubt.id);
    CHECK_MESSAGE(sentence.find(std::string(doubt.source) + " (unverified)") != std::string::npos, doubt.id << ", " << doubt.where);
  }
  CHECK(sentence_of("E01").find("unverified") == std::string::npos);
}

TEST_CASE("a source that is unsure in one row is unsure in every row that rests on the same point") {
  for (const char* source : {"eu-smpc", "cssrs-colours", "us-labels", "schnurr-2024"}) {
    const std::string sheet = io::review();
    for (std::size_t at = sheet.find(source); at < sheet.find("## Sources\n"); at = sheet.find(source, at + 1)) {
      const std::string around = sheet.substr(at - 2, std::string(source).size() + 15);
      const bool cited = around[1] == '[' || around[1] == ' ';
      if (cited && around[std::string(source).size() + 2] != '*') CHECK_MESSAGE(around.find("(unverified)") != std::string::npos, around);
    }
  }
}

TEST_CASE("a report says of a row that it rests on something unverified") {
  json record = with(base_patient(), {{"age", 70}, {"systolic", 155}});
  record["settings"] = {{"region", "eu"}};
  const json report = report_on(record);
  for (const json& finding : report["checks"]["esketamine"]["findings"]) {
    if (finding["id"] == "E05") CHECK(cites_unverified(finding["cite"], "eu-smpc"));
    if (finding["id"] == "E05") CHECK_FALSE(cites_unverified(finding["cite"], "ona"));
    if (finding["id"] == "E17.older") CHECK(cites_unverified(finding["other_sources"]["cite"], "us-spravato-label"));
  }
  CHECK(has(report["checks"]["esketamine"]["findings"], "E17.older"));
  const json alarms = report_on_answers({{"cssrs.2", "yes"}, {"cssrs.3", "yes"}})["urgent"]["alarms"];
  CHECK(cites_unverified(alarms[0]["cite"], "cssrs-colours"));
  CHECK(cites_unverified(report["scores"]["gad7"]["cite"], "own"));
}

TEST_CASE("what the fact base is unsure of and nothing shows stays out: a code for the MADRS, a GAD-7 difficulty item") {
  const json catalog = json::parse(io::catalog());
  for (const json& question : catalog["questions"]) {
    const std::string id = question["id"];
    if (id.rfind("madrs", 0) == 0) CHECK_FALSE(question.contains("code"));
    if (question.value("code", "") == "69722-7") CHECK(id == "phq9.difficulty");
  }
}

TEST_CASE("terms of use that nobody has verified are said to be so (1.3, 1.5 and 10)") {
  const std::set<std::string> unsure{"madrs", "mdq", "dast10", "shaps", "qids", "who5"};
  std::size_t found = 0;
  for (const Instrument& instrument : knowledge::shipped().instruments)
    if (unsure.count(std::string(instrument.id)) == 1) {
      const bool said = instrument.rights.find("not verified") != Text::npos || instrument.rights.find("unverified") != Text::npos;
      CHECK_MESSAGE(said, instrument.id);
      ++found;
    }
  CHECK(found == unsure.size());
}
