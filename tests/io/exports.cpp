// Calendar and table as other programs read them (RFC 5545, RFC 4180). tests/exports.test.mjs reads the calendar back.
#include "io/exports/csv.hpp"
#include "io/exports/ics.hpp"
#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

TEST_CASE("no line of a calendar is longer than 75 octets, and no character is torn") {
  std::string out;
  io::fold("SUMMARY:" + std::string(67, 'a'), out);
  CHECK(out == "SUMMARY:" + std::string(67, 'a') + "\r\n");
  out.clear();
  io::fold("SUMMARY:" + std::string(66, 'a') + "ä", out);  // 74 octets and a letter of two
  CHECK(out == "SUMMARY:" + std::string(66, 'a') + "\r\n ä\r\n");
  out.clear();
  io::fold(std::string(75 + 74 + 1, 'b'), out);
  CHECK(out == std::string(75, 'b') + "\r\n " + std::string(74, 'b') + "\r\n b\r\n");
}

TEST_CASE("text in a calendar is escaped") {
  CHECK(io::escape_text("a,b;c\\d\ne\x01") == "a\\,b\\;c\\\\d\\ne");
}

TEST_CASE("a Record without courses, or no Record at all, gives a calendar without events") {
  for (const char* text : {"{}", "nonsense", ""}) {
    const std::string calendar = io::ics(text);
    CHECK(calendar.find("BEGIN:VCALENDAR\r\n") == 0);
    CHECK(calendar.find("VEVENT") == std::string::npos);
  }
}

TEST_CASE("no field of the table is taken for a formula, and numbers stay numbers") {
  CHECK(io::csv_field("=1+1") == "'=1+1");
  CHECK(io::csv_field("+1") == "'+1");
  CHECK(io::csv_field("-5") == "-5");
  CHECK(io::csv_field("-5+A1") == "'-5+A1");
  CHECK(io::csv_field("@SUM(A1)") == "'@SUM(A1)");
  CHECK(io::csv_field("\tx") == "'\tx");
  CHECK(io::csv_field("a,b") == "\"a,b\"");
  CHECK(io::csv_field("a\"b") == "\"a\"\"b\"");
  CHECK(io::csv_field("") == "");
}

TEST_CASE("the table has a row per form, with the change in points") {
  const std::string table = io::csv(R"({"visits":[{"date":"2026-03-01","totals":{"phq9":20}},{"date":"2026-03-30","totals":{"phq9":10}}],
    "courses":[{"modality":"tms","start":"2026-03-02"}]})");
  CHECK(table == "line,date,low,high,complete,change_low,change_high,response,state,safety\r\n"
                 "phq9,2026-03-01,20,20,yes,,,not_said,no_data,\r\n"
                 "phq9,2026-03-30,10,10,yes,-10,-10,response,no_data,\r\n");
}

TEST_CASE("of how many is said where a protocol says it, and not of sessions that were done without one") {
  const std::string planned = io::ics(R"({"courses":[{"modality":"tms","protocol":"tms_30","start":"2026-03-02"}]})");
  CHECK(planned.find(" 1 of 30\\, week 1\r\n") != std::string::npos);
  const std::string done = io::ics(R"({"courses":[{"modality":"tms","start":"2026-03-02","done":["2026-03-02"]}]})");
  CHECK(done.find(" 1\\, week 1\r\n") != std::string::npos);
}
