// Records and FHIR responses, one a line, spread over lines, and in Bundles.
#include "screen/lists.hpp"

#include <map>
#include <random>

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
/// In the order that servers write it in, and with a line end.
std::string sent_item(const std::string& link, const std::string& code) {
  return "{\"linkId\":\"" + link + "\",\"answer\":[{\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}}]}";
}
std::string sent(const std::string& patient, const std::string& items) {
  return "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"subject\":{\"reference\":\"" + patient + "\"},\"item\":[" + items + "]}\n";
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
  CHECK(read(two)["read"] == "refused");
  CHECK(read(two)["problems"][0]["value"] == "1 and 2");
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

TEST_CASE("an item that was met before says what it said, and nothing else that begins like it does") {
  const std::string before = sent("Patient/1", sent_item("44250-9", "LA6571-9") + "," + sent_item("44255-8", "LA6569-3"));
  const auto second = [&](std::string_view from, std::string_view to) {
    std::string text = before;
    text.replace(text.find("Patient/1"), 9, "Patient/2");
    const std::size_t at = text.rfind(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    return List(before + text).rows.at(1);
  };
  CHECK(low(second("LA", "LA")) == 4);
  CHECK(low(second("LA6569-3", "LA6570-1")) == 5);
  CHECK(low(second("\"LA6569-3\"", "\"LA6569-3\" ")) == 4);
  CHECK(low(second("}}]}]}", "}} ] } ]}")) == 4);
  for (const auto& damage : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"}}]}]}", "}}]}}]}"}, {"}}]}]}", "}}]}}"}, {"}}]}]}", "}}}]}"}, {"}}]}]}", "}}]},]}"}, {"]},{", "]}{"}, {"]},{", "]},,{"}, {"]},{", "]} x,{"},
           {"LA6569-3\"", "LA6569-3"}, {"LA6569-3", "LA6569\xC3-3"}, {"LA6569-3", "LA6569\\x-3"}, {"LA6569-3", "LA6569-\t3"}})
    CHECK_MESSAGE(second(damage.first, damage.second)["read"] == "refused", damage.second);
}

TEST_CASE("an item that was met before is understood by the questionnaire that it stands in now, be it named first or last") {
  const std::string items = sent_item("PHQ.1", "LA6570-1") + "," + sent_item("PHQ.2", "LA6569-3");
  const auto of = [&](const std::string& patient, const std::string& questionnaire, bool last) {
    const std::string named = "\"questionnaire\":\"Questionnaire/" + questionnaire + "\"";
    std::string text = sent(patient, items);
    if (last) text.insert(text.size() - 2, "," + named);
    else text.insert(1, named + ",");
    return text;
  };
  for (const bool last : {false, true}) {
    const List list(sent("Patient/1", items) + of("Patient/2", "phq-9", last) + of("Patient/3", "other", last) + of("Patient/4", "phq-9", last));
    REQUIRE(list.rows.size() == 4);
    CHECK(list.rows[0]["read"] == "refused");
    CHECK(low(list.rows[1]) == 3);
    CHECK(list.rows[2]["read"] == "refused");
    CHECK(low(list.rows[3]) == 3);
  }
}

TEST_CASE("groups are read each time, with items in them that were met before") {
  const auto group = [](const std::string& patient, const std::string& code) {
    return sent(patient, "{\"linkId\":\"group\",\"text\":\"of two, each of them from zero to three\",\"item\":[" + sent_item("44250-9", "LA6570-1") + "," + sent_item("44255-8", code) +
                             "]}," + sent_item("44259-0", "LA6569-3"));
  };
  const List list(group("Patient/1", "LA6571-9") + group("Patient/2", "LA6571-9") + group("Patient/3", "LA6569-3"));
  REQUIRE(list.rows.size() == 3);
  CHECK(low(list.rows[0]) == 6);
  CHECK(low(list.rows[1]) == 6);
  CHECK(low(list.rows[2]) == 4);
}

TEST_CASE("more items than are kept, whole or in pieces: each response as if it stood alone") {
  std::string text;
  std::vector<int> totals;
  std::mt19937 dice(11);
  for (int n = 0; n < 600; ++n) {
    std::string items;
    totals.push_back(0);
    for (int i = 1; i <= 9; ++i) {
      const int value = static_cast<int>(dice() % 4);
      const std::string odd = dice() % 3 == 0 ? "\u00e4\\\"" : "";
      items += (i == 1 ? "" : ",\n") + ("{\"linkId\":\"phq9." + std::to_string(i)) + "\",\"text\":\"" + std::string(dice() % 70, 'x') + odd + "\",\"answer\":[{\"valueInteger\":" + std::to_string(value) + "}]}";
      totals.back() += value;
    }
    text += sent("Patient/" + std::to_string(n), items);
  }
  for (const std::size_t piece : {100'000'000UL, 997UL}) {
    const List list(text, "", true, piece);
    REQUIRE(list.rows.size() == totals.size());
    for (std::size_t n = 0; n < totals.size(); ++n) {
      CHECK(low(list.rows[n]) == totals[n]);
      CHECK(list.rows[n]["line"] == 1 + 9 * n);  // eight line feeds in each response, one behind it
    }
  }
}

TEST_CASE("1,000 damaged responses: what becomes of each does not depend on what was met before") {
  const std::string sound = sent("Patient/1", sent_item("44250-9", "LA6571-9") + "," + sent_item("44255-8", "LA6569-3") + "," + sent_item("69725-0", "LA6570-1"));
  const std::string spice = "{}[]\",:\\u0123456789eE+-. \n\xC3\xA4\xF0\xFF\x01tfn";
  std::mt19937 dice(7);
  // Records come out before responses that stand in front of them.
  const auto outcomes = [](const List& list, int lines_before) {
    std::map<int, json> by_line;
    for (const json& row : list.rows) by_line[row["line"].get<int>() - lines_before] = row;
    by_line.erase(0);
    for (auto& [line, row] : by_line) row.erase("line"), row.erase("row");
    return by_line;
  };
  int read = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string text = sound;
    text.replace(text.find("Patient/1"), 9, "Patient/2");
    const std::size_t at = 1 + dice() % (text.size() - 2);
    switch (dice() % 3) {
      case 0: text[at] = spice[dice() % spice.size()]; break;
      case 1: text.erase(at, 1 + dice() % 3); break;
      default: text.insert(at, 1, spice[dice() % spice.size()]);
    }
    const List alone(text), behind(sound + text);
    CHECK_MESSAGE(outcomes(behind, 1) == outcomes(alone, 0), text);
    read += !alone.rows.empty() && alone.rows[0]["read"] != "refused";
  }
  CHECK(read > 100);
  CHECK(read < 900);
}

TEST_CASE("a code that is not known counts by its weight, and that is told; a weight that contradicts its code refuses the row") {
  const auto coded = [](const char* link, const char* code, const std::vector<json>& extensions) {
    return item(link, "valueCoding", {{"code", code}, {"extension", extensions}});
  };
  const auto extension = [](const std::string& url, const char* kind, const json& value) { return json({{"url", url}, {kind, value}}); };
  const auto ordinal = [&](const json& value) { return extension("http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal", value); };
  const auto weight = [&](const char* kind, int value) { return extension("http://hl7.org/fhir/StructureDefinition/itemWeight", kind, value); };
  const auto row = [](const std::vector<json>& items) { return List(with_items(items).dump() + "\n").rows.at(0); };

  const json unknown_codes = row({coded("44250-9", "some", {ordinal(2)}), coded("44255-8", "often", {ordinal(3.0)}), coded("madrs.1", "x", {weight("valueInteger", 5)})});
  CHECK(unknown_codes["read"] == "screened");
  CHECK(low(unknown_codes) == 5);
  CHECK(low(unknown_codes, "madrs") == 5);
  CHECK(unknown_codes["problems"][0]["value"] == "3 answers");
  json not_at_all = coded("44250-9", "none", {ordinal(0)});
  not_at_all["answer"][0]["valueCoding"]["display"] = "Not at all";
  const json lowest = row({not_at_all, coded("44255-8", "0", {ordinal(0)})});
  CHECK(lowest["read"] == "screened");
  CHECK(lowest["scores"]["phq9"]["missing"] == 7);
  not_at_all["answer"][0]["valueCoding"]["display"] = "I prefer not to say";
  CHECK(row({not_at_all})["read"] == "refused");
  CHECK(low(row({coded("44250-9", "some", {ordinal(1), weight("valueDecimal", 1)})})) == 1);
  const json known_code = row({coded("44250-9", "LA6570-1", {ordinal(2)})});  // more than half the days (fact base 1.1)
  CHECK(low(known_code) == 2);
  CHECK(known_code["problems"].empty());

  const json refused[] = {coded("44250-9", "LA6568-5", {ordinal(1)}),  // not at all, and yet 1
                          coded("44250-9", "LA6568-5", {ordinal(0.5)}),
                          coded("44250-9", "some", {ordinal(4)}),  // beyond the scale
                          coded("44250-9", "some", {ordinal(1.5)}),
                          coded("44250-9", "some", {ordinal("2")}),
                          coded("44250-9", "some", {ordinal(1), weight("valueDecimal", 2)}),
                          coded("44250-9", "some", {extension("http://x.example/rank", "valueDecimal", 2)}),
                          coded("44250-9", "some", {}),
                          coded("44250-9", "refused", {ordinal(0)}),  // forms give a declined answer the weight 0
                          coded("madrs.1", "x", {ordinal(0)}),
                          coded("aneurysm", "some", {ordinal(1)})};  // yes or no has no weight
  for (const json& each : refused) CHECK_MESSAGE(row({each})["read"] == "refused", each.dump());
}
