// Rows are told apart by a number of their own: lines are not enough, and neither are ids.
#include "screen/lists.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

/// The first two cells and the third of each line of a table without quotes.
std::vector<std::vector<std::string>> first_cells(const std::string& table) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = table.find('\n') + 1; at < table.size(); at = table.find('\n', at) + 1) {
    rows.emplace_back();
    for (std::size_t from = at; rows.back().size() < 3; from = table.find(',', from) + 1) rows.back().push_back(table.substr(from, table.find(',', from) - from));
  }
  return rows;
}

}  // namespace

TEST_CASE("a Bundle on one line: each row has its own number, the same in every format") {
  // Cut short from a Bundle as servers send it: three patients, of whom the second is in danger.
  const auto entry = [](const char* patient, int item_9) {
    return "{\"resource\":{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/" + std::string(patient) +
           "\"},\"authored\":\"2026-01-01T00:00:00Z\",\"item\":[{\"linkId\":\"44260-8\",\"answer\":[{\"valueInteger\":" + std::to_string(item_9) + "}]}]}}";
  };
  const std::string text = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entry("p1", 0) + "," + entry("p2", 3) + "," + entry("p3", 7) + "," + entry("p4", 1) + "]}";
  const List list(text);
  REQUIRE(list.rows.size() == 4);
  CHECK(list.rows[1]["row"] == 2);
  CHECK(list.rows[1]["line"] == 1);
  CHECK(list.rows[1]["id"] == "Patient/p2");
  CHECK(list.rows[1]["urgent"]["level"] == "red");
  CHECK(list.rows[2]["read"] == "refused");
  CHECK(first_cells(table_of(text)) == std::vector<std::vector<std::string>>{{"1", "1", "Patient/p1"}, {"2", "1", "Patient/p2"}, {"3", "1", "Patient/p3"}, {"4", "1", "Patient/p4"}});
  // The record of the third was refused; the fourth keeps its number.
  const std::vector<json> records = records_of(text);
  REQUIRE(records.size() == 3);
  CHECK(records[1] == json::parse(R"({"row":2,"line":1,"answers":{"phq9.9":3}})"));
  CHECK(records[2] == json::parse(R"({"row":4,"line":1,"answers":{"phq9.9":1}})"));
}

TEST_CASE("a table: numbers run on over blank lines, quoted line ends and refused rows, in one piece or many") {
  std::string text = "id,phq9_1,note\n";
  std::vector<std::vector<std::string>> expected;
  std::size_t line = 2;
  for (int i = 1; i <= 3000; ++i) {
    const bool broken = i % 100 == 7, blank = i % 50 == 3;
    expected.push_back({std::to_string(i), std::to_string(line), "R" + std::to_string(i)});
    text += "R" + std::to_string(i) + "," + (i % 10 == 5 ? "x" : std::to_string(i % 4)) + "," + (broken ? "\"a\nb\"" : "") + (blank ? "\n\n" : "\n");
    line += 1U + broken + blank;
  }
  for (const std::size_t piece : {1UL << 20, 1000UL, 7UL}) CHECK(first_cells(table_of(text, "", true, piece)) == expected);
  const std::vector<json> records = records_of(text);
  CHECK(records.size() == 2700);
  for (const json& record : records) {
    const std::size_t number = record["row"];
    CHECK(number % 10 != 5);
    CHECK(record["answers"]["phq9.1"] == number % 4);
  }
}

TEST_CASE("no raw line end stands within a line, whatever stands in ids and cells: as many lines as rows") {
  // Each of these ids has split or joined lines in somebody's reader.
  const std::string ids[] = {"a\"b", "5\"", "\"", "a\\", "a\rb", "a\nb", "a\r\nb", "\xE2\x80\xA8", "x\xE2\x80\xA9y", "\xC2\x85", "a\vb\fc", "\xEF\xBB\xBFz", "a\tb"};
  std::string table = "id,phq9.9,note\n", responses;
  for (const std::string& id : ids) {
    std::string cell;
    for (const char c : id) cell += c == '"' ? "\"\"" : std::string(1, c);
    table += "\"" + cell + "\",3,\n" + "\"" + cell + "\",8,\n";  // the second one is refused and says why
    json response = {{"resourceType", "QuestionnaireResponse"}, {"status", "completed"}, {"subject", {{"reference", id}}}};
    response["item"] = {{{"linkId", "44260-8"}, {"answer", {{{"valueInteger", 3}}}}}, {{"linkId", id + id}, {"answer", {{{"valueString", id}}}}}};
    responses += response.dump() + "\n";
  }
  const std::size_t count = std::size(ids);
  for (const std::string& text : {table, responses})
    for (const screen::Format format : {screen::Format::ndjson, screen::Format::records}) {
      screen::Screening screening(knowledge::shipped(), {"", format, true});
      screening.take(text);
      screening.finish();
      const std::string& out = screening.out();
      const bool leaves_out = format == screen::Format::records && text == table;
      CHECK(screening.counted().rows == (text == table ? 2 : 1) * count);
      CHECK(std::count(out.begin(), out.end(), '\n') == static_cast<long>(leaves_out ? count : screening.counted().rows));
      for (const char* end : {"\r", "\v", "\f", "\x1C", "\x1D", "\x1E", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"}) CHECK(out.find(end) == std::string::npos);
    }
  const List list(table);
  REQUIRE(list.rows.size() == 2 * count);
  for (std::size_t i = 0; i < count; ++i) {
    CHECK(list.rows[2 * i]["id"] == ids[i]);
    CHECK(list.rows[2 * i]["urgent"]["level"] == "red");
  }
}
