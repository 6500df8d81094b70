// Records and FHIR responses, one a line, spread over lines, and in Bundles.
#include "screen/lists.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

/// A response as a server would send it; items by LOINC code, answers by LOINC answer code (fact base 1.1).
json response(const std::string& patient, const std::string& authored, const std::vector<std::pair<std::string, std::string>>& coded) {
  json items = json::array();
  for (const auto& [link, code] : coded) items.push_back({{"linkId", link}, {"answer", {{{"valueCoding", {{"system", "http://loinc.org"}, {"code", code}}}}}}});
  json made = {{"resourceType", "QuestionnaireResponse"}, {"status", "completed"}, {"subject", {{"reference", patient}}}, {"item", items}};
  if (!authored.empty()) made["authored"] = authored;
  return made;
}
json item(const std::string& link, const char* kind, const json& value) { return {{"linkId", link}, {"answer", {{{kind, value}}}}}; }
json with_items(const json& items) {
  json made = response("Patient/1", "", {});
  made["item"] = items;
  return made;
}
json bundle(const std::vector<json>& resources) {
  json made = {{"resourceType", "Bundle"}, {"type", "searchset"}, {"entry", json::array()}, {"total", resources.size()}};
  for (const json& each : resources) made["entry"].push_back({{"fullUrl", "urn:x"}, {"resource", each}});
  return made;
}
/// As a server writes it: the type first.
std::string type_first(const json& document, int indent) {
  return "{ \"resourceType\": \"Bundle\", \"type\": \"searchset\",\n\"entry\": " + document["entry"].dump(indent) + ", \"total\": 3}";
}
int low(const json& row, const char* instrument = "phq9") { return row["scores"][instrument]["low"]; }

}  // namespace

TEST_CASE("Records, one a line: as assess reads them; one that is not sound does not hold up the others") {
  const List list("{\"answers\":{\"phq9.9\":3}}\n\n{\"answers\":{\"phq9.1\":7}}\n{\"answers\":\n{\"answers\":{\"phq9.1\":2}}\nnonsense\n{\"answers\":{\"phq9.1\":1}}");
  REQUIRE(list.rows.size() == 6);
  const auto at_line = [&](int line) {
    for (const json& row : list.rows)
      if (row["line"] == line) return row;
    return json();
  };
  CHECK(at_line(1)["urgent"]["level"] == "red");
  CHECK(at_line(3)["read"] == "refused");
  CHECK(at_line(3)["problems"][0]["column"] == "phq9.1");
  CHECK(at_line(4)["read"] == "refused");
  CHECK(low(at_line(5)) == 2);
  CHECK(at_line(6)["problems"][0]["says"] == "is not a JSON object");
  CHECK(low(at_line(7)) == 1);
}

TEST_CASE("responses of one patient become one referral, wherever they stand") {
  const json phq9 = response("Patient/1", "2026-11-01", {{"44250-9", "LA6571-9"}, {"/44249-1/44260-8", "LA6569-3"}});
  const json other = response("Patient/2", "2026-11-01", {{"44250-9", "LA6568-5"}});
  const json gad7 = response("Patient/1", "2026-11-01", {{"69725-0", "LA6570-1"}});
  const List list(phq9.dump() + "\n" + other.dump() + "\n" + gad7.dump() + "\n");
  REQUIRE(list.rows.size() == 2);
  CHECK(list.rows[0]["id"] == "Patient/1");
  CHECK(low(list.rows[0]) == 4);
  CHECK(low(list.rows[0], "gad7") == 2);
  CHECK(list.rows[0]["urgent"]["level"] == "amber");
  CHECK(list.rows[1]["scores"]["phq9"]["missing"] == 8);
  CHECK(low(list.rows[1]) == 0);
}

TEST_CASE("a Bundle, on one line or spread out, whole or in pieces, with its type first or last") {
  const json made = bundle({response("Patient/1", "", {{"44250-9", "LA6571-9"}}), {{"resourceType", "Patient"}, {"id", "1"}}, response("Patient/2", "", {{"44260-8", "LA6571-9"}})});
  for (const int indent : {-1, 2})
    for (const std::string& text : {type_first(made, indent), made.dump(indent)})
      for (const std::size_t piece : {1UL, 7UL, 64UL, 100000UL}) {
        const List list(text, "", true, piece);
        REQUIRE(list.rows.size() == 2);
        CHECK(low(list.rows[0]) == 3);
        CHECK(list.rows[1]["urgent"]["level"] == "red");
        CHECK(list.tells("1 resources that are no QuestionnaireResponse"));
      }
}

TEST_CASE("the later one of two counts; without a date that tells, both are told and the row is refused") {
  const auto twice = [](const std::string& first, const std::string& second) {
    return List(response("Patient/1", first, {{"44250-9", "LA6571-9"}}).dump() + "\n" + response("Patient/1", second, {{"44250-9", "LA6569-3"}}).dump()).rows.at(0);
  };
  CHECK(low(twice("2026-11-01", "2026-11-20T10:00:00Z")) == 1);
  CHECK(low(twice("2026-11-20T10:00:00Z", "2026-11-01")) == 3);
  CHECK(low(twice("2026-11-20T10:00:00+02:00", "2026-11-20T09:00:00Z")) == 1);  // 08:00 and 09:00 in UTC
  CHECK(twice("2026-11-20", "2026-11-20T09:00:00Z")["read"] == "refused");
  CHECK(twice("", "2026-11-20")["read"] == "refused");
  CHECK(twice("2026-13-20", "2026-11-20")["read"] == "refused");
}

TEST_CASE("answers: LOINC codes, whole numbers and booleans; never decimals, text or two at once") {
  const auto read = [](const json& each) { return List(with_items(json::array({each})).dump()).rows.at(0); };
  CHECK(low(read(item("44250-9", "valueInteger", 3))) == 3);
  CHECK(read(item("93249-1", "valueBoolean", true))["urgent"]["level"] == "red");
  CHECK(read(item("93249-1", "valueCoding", {{"code", "LA33-6"}}))["urgent"]["level"] == "red");
  CHECK(read(item("phq9.2", "valueCoding", {{"code", "LA6570-1"}}))["scores"]["phq9"]["low"] == 2);
  for (const json& odd : {item("44250-9", "valueInteger", 4), item("44250-9", "valueDecimal", 2.0), item("44250-9", "valueString", "2"),
                          item("44250-9", "valueCoding", {{"code", "LA6572-7"}}), item("44250-9", "valueCoding", {{"display", "Several days"}}),
                          item("93249-1", "valueInteger", 1), item("44250-9", "valueQuantity", {{"value", 2}})})
    CHECK_MESSAGE(read(odd)["read"] == "refused", odd.dump());
  json two = item("44250-9", "valueInteger", 1);
  two["answer"].push_back({{"valueInteger", 2}});
  CHECK(read(two)["problems"][0]["value"] == "2 answers");
  CHECK(List(with_items({item("44250-9", "valueInteger", 1), item("/x/44250-9", "valueInteger", 2)}).dump()).rows[0]["read"] == "refused");
  CHECK(List(with_items(json::array({item("x", "valueInteger", 1)})).dump()).rows[0]["problems"][0]["says"] == "no item was recognised; linkIds should be LOINC codes or ids of questions");
  // Item 10 is on difficulty: kept, never added. Its last two codes are not in numeric order (LOINC LL359-1).
  const json difficult = with_items({item("44250-9", "valueInteger", 1), item("69722-7", "valueCoding", {{"code", "LA6574-3"}})});
  CHECK(low(List(difficult.dump()).rows.at(0)) == 1);
}

TEST_CASE("short linkIds are read only where the questionnaire says which instrument it is") {
  json made = with_items({item("PHQ.1", "valueInteger", 2), item("PHQ.10", "valueCoding", {{"code", "LA6574-3"}}), item("PHQ.Score", "valueQuantity", {{"value", 27}})});
  CHECK(List(made.dump()).rows[0]["read"] == "refused");
  made["questionnaire"] = "Questionnaire/mii-qst-pro-phq-9";
  const List list(made.dump(1));
  CHECK(low(list.rows.at(0)) == 2);
  CHECK(list.rows[0]["problems"][0]["says"] == "is stated, the items come to 2 to 26; the items count");
}

TEST_CASE("nested groups are read; what was entered in error is not") {
  const json group = {{"linkId", "g"}, {"item", {item("44250-9", "valueInteger", 2), item("44255-8", "valueInteger", 3)}}};
  json nested = with_items(json::array({group}));
  CHECK(low(List(nested.dump()).rows.at(0)) == 5);
  nested["status"] = "entered-in-error";
  const List list(nested.dump());
  CHECK(list.rows[0]["read"] == "refused");
  CHECK(list.rows[0]["problems"][0]["says"] == "is marked as entered in error; nothing of it was used");
}

TEST_CASE("a document without end is given up after four megabytes; what follows is read") {
  const std::string good = response("Patient/9", "", {{"44250-9", "LA6571-9"}}).dump();
  const List list("{\"resourceType\":\"QuestionnaireResponse\",\"x\":\"" + std::string(6'000'000, 'y') + "\n" + good + "\n");
  REQUIRE(list.rows.size() == 2);
  CHECK(list.rows[0]["read"] == "refused");
  CHECK(list.rows[1]["id"] == "Patient/9");
  CHECK(List("[{\"answers\":{}}]").asks("JSON list"));
  CHECK(List(type_first(bundle({response("Patient/1", "", {{"44250-9", "LA6571-9"}})}), -1).substr(0, 200)).counted.refused == 1);
}
