// Tables as clinics export them, and as they come out of a broken export.
#include "screen/lists.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

const std::string phq9 = "id,phq9_1,phq9_2,phq9_3,phq9_4,phq9_5,phq9_6,phq9_7,phq9_8,phq9_9";
std::string with_rows(const std::string& rows) { return phq9 + "\n" + rows; }

json total(int low, int high) { return {{"low", low}, {"high", high}}; }
json total_of(const json& row, const char* instrument = "phq9") {
  return {{"low", row["scores"][instrument]["low"]}, {"high", row["scores"][instrument]["high"]}};
}

}  // namespace

TEST_CASE("a plain list: totals, bands, what is missing, and what to ask, as assess has them") {
  const List list(with_rows("A-1,2,2,2,2,2,2,2,2,0\nA-2,3,3,3,,3,,3,3,1\n"));
  REQUIRE(list.rows.size() == 2);
  CHECK(list.rows[0]["id"] == "A-1");
  CHECK(list.rows[0]["line"] == 2);
  CHECK(total_of(list.rows[0]) == total(16, 16));
  CHECK(list.rows[0]["scores"]["phq9"]["band"] == "moderately severe");  // Kroenke 2001: 15 to 19
  CHECK(list.rows[0]["urgent"]["level"] == "unknown");                   // nobody asked about mania, psychosis, ...
  CHECK(total_of(list.rows[1]) == total(19, 25));
  CHECK(list.rows[1]["scores"]["phq9"]["band"] == "moderately severe or severe");
  CHECK(list.rows[1]["scores"]["phq9"]["missing"] == 2);
  CHECK(list.rows[1]["urgent"]["level"] == "amber");  // item 9 is 1
  const json report = report_on_answers({{"phq9.1", 2}, {"phq9.2", 2}, {"phq9.3", 2}, {"phq9.4", 2}, {"phq9.5", 2}, {"phq9.6", 2}, {"phq9.7", 2}, {"phq9.8", 2}, {"phq9.9", 0}});
  CHECK(list.rows[0]["ask_next"] == json(ids(report["ask_next"])));
}

TEST_CASE("a red alarm hides the statuses until an evaluation is recorded, as the page does") {
  const List list("phq9_9,psychosis_now,safety_evaluation_completed\n1,yes,\n1,yes,yes\n1,no,\n");
  CHECK(list.rows[0]["urgent"]["level"] == "red");
  CHECK(list.rows[0]["checks"]["tms"] == "evaluation_first");
  CHECK(list.rows[0]["plan"] == "emergency_first");
  CHECK(list.rows[1]["checks"]["tms"] == "incomplete");
  CHECK(list.rows[2]["urgent"]["level"] == "amber");
}

TEST_CASE("coverage: what the row's own payer asks for is counted; nobody's policies are guessed (fact base 6.1)") {
  // Aetna asks for about two trials and for augmentation; a table holds no trials.
  const List list("id,payer,augmentation_used\na,Aetna,yes\nb,aetna,no\nc,,yes\nd,Red Shield,yes\n");
  const auto one = [](const char* result, int met, int not_met) {
    return json::array({{{"policy", "aetna_tms"}, {"result", result}, {"met", met}, {"not_met", not_met}, {"unknown", 1}}});
  };
  REQUIRE(list.rows.size() == 4);
  CHECK(list.rows[0]["coverage"] == one("unknown", 1, 0));
  CHECK(list.rows[1]["coverage"] == one("not_met", 0, 1));
  CHECK(list.rows[2]["coverage"] == json::array());
  CHECK(list.rows[3]["coverage"] == json::array());
  CHECK(list.rows[3]["read"] == "screened");
  CHECK(list.rows[3]["problems"][0]["value"] == "Red Shield");
  const std::string table = table_of("payer,psychosis_now,metal_fragment\nMedicare,no,no\nMedicare,yes,no\n");
  CHECK(table.find("medicare_l33398: its text was not read") != std::string::npos);
  CHECK(table.find("evaluation_first,evaluation_first,evaluation_first,emergency_first,") != std::string::npos);
  CHECK(table.find("medicare", table.find("emergency_first")) == std::string::npos);  // hidden with the rest until evaluated
  CHECK(records_of("payer,age\nCigna,40\n")[0] == json::parse(R"({"row":1,"line":2,"answers":{"age":40},"settings":{"payer":"cigna"}})"));
}

TEST_CASE("headings in the usual spellings are recognised") {
  for (const char* heading : {"phq9_1", "PHQ9_Q1", "phq9.1", "PHQ-9 Item 1", "44250-9", "\"phq9 q1\"", "Phq9Q1"}) {
    const List list(std::string(heading) + ",gad7_3,MADRS 10\n3,2,4\n");
    REQUIRE_MESSAGE(list.rows.size() == 1, heading);
    CHECK_MESSAGE(total_of(list.rows[0]) == total(3, 27), heading);
    CHECK(list.rows[0]["urgent"]["level"] == "amber");  // MADRS item 10 is 4
  }
  CHECK(total_of(List("D1,D2,D3,D4,D5,D6,D7,D8,D9,A1,A2,A3,A4,A5,A6,A7,S1\n1,0,0,1,0,0,0,0,0,1,1,1,0,0,0,0,9\n").rows[0], "gad7") == total(3, 3));
  CHECK(total_of(List("Item 1,Item 2,Item 3,Item 4,Item 5,Item 6,Item 7,Item 8,Item 9\n1,0,0,1,0,0,0,0,3\n").rows[0]) == total(5, 5));
  CHECK(total_of(List("phq1,phq2,phq3,phq4,phq5,phq6,phq7,phq8,phq9\n1,0,0,1,0,0,0,0,3\n").rows[0]) == total(5, 5));
  CHECK(List("C-SSRS 4,Prior TMS\nYes,never\n").rows[0]["urgent"]["level"] == "red");
}

TEST_CASE("what could be two things is asked, not guessed") {
  CHECK(List("phq1,phq2,phq9\n1,1,9\n").asks("could be item 9 of the PHQ-9, or its total"));
  CHECK(List("A1,A2,A3,A4,A5,A6,A7\n1,1,1,1,1,1,1\n").asks("no column was recognised"));  // as well the DASS-21
  CHECK(List("S1,D1,D2,D3,D4,D5,D6,D7\n1,1,1,1,1,1,1,1\n").asks("no column was recognised"));
  CHECK(List("phq9_1,PHQ9.1\n1,2\n").asks("one of two columns that could be the same question"));
  CHECK(List("a,b\n1,2\n").asks("no column was recognised"));
  CHECK(List("phq9_1,x;y\n1,2;3\n").asks("comma, semicolon or tab?"));
  CHECK(List("phq9_1,phq9_1\n1,2\n").asks("same question"));
  // The user may say it.
  const List said("phq9_1,PHQ9.1\n1,2\n", R"({"columns":[{"number":2,"heading":"PHQ9.1","is":"phq9.1"},{"number":1,"is":null}]})");
  CHECK(total_of(said.rows.at(0)) == total(2, 26));
}

TEST_CASE("a column is passed over and told, not lost in silence") {
  const List list("phq9_1,BMI\n1,19.5\n");
  CHECK(list.tells("not used: \"BMI\""));
  CHECK(list.tells("\"phq9_1\" as phq9.1"));
}

TEST_CASE("yes, no, unknown and declined in several spellings; a blank is none of them") {
  const auto level = [](const std::string& cell) { return List("cssrs_4,phq9_9\n" + cell + ",0\n").rows.at(0)["urgent"]["level"]; };
  for (const char* yes : {"yes", "Y", "TRUE", "1", " Yes ", "\"yes\""}) CHECK_MESSAGE(level(yes) == "red", yes);
  for (const char* open : {"", "unknown", "?", "NA", "declined", "no", "0", "refused"}) CHECK_MESSAGE(level(open) == "unknown", open);
  for (const char* odd : {"2", "none", "-", "yes!", "j"}) {
    const List list("cssrs_4,phq9_9\n" + std::string(odd) + ",0\n");
    CHECK_MESSAGE(list.counted.refused == 1, odd);
  }
}

TEST_CASE("a cell that is no answer refuses its row by name; the others are not held up, and the counts add up") {
  const List list(with_rows("a,1,1,1,1,1,1,1,1,0\nb,1,1,5,1,1,1,1,1,0\nc,2.0,1,1,1,1,1,1,1,0\nd,\xEF\xBC\x92,1,1,1,1,1,1,1,0\ne,1,1\nf,-1,1,1,1,1,1,1,1,0\ng,1,1,1,1,1,1,1,1,0\n"));
  CHECK(list.counted.rows == 7);
  CHECK(list.counted.refused == 5);
  const json& bad = list.rows[1];
  CHECK(bad["read"] == "refused");
  CHECK(bad["line"] == 3);
  CHECK(bad["id"] == "b");
  CHECK(bad["problems"][0] == json{{"column", "phq9_3"}, {"value", "5"}, {"says", R"(is not usable; right would be a whole number: 0, 1, 2, 3; or "unknown" or "declined")"}});
  CHECK(bad.count("scores") == 0);
  CHECK(list.rows[2]["problems"][0]["value"] == "2.0");
  CHECK(list.rows[3]["problems"][0]["value"] == "\xEF\xBC\x92");
  CHECK(list.rows[4]["problems"][0]["says"] == "it has 3 cells where 10 belong; they cannot be told apart");
  CHECK(list.rows[6]["read"] == "screened");
}

TEST_CASE("a refused row still shows the alarm among its readable cells, and is never lower than unknown") {
  const List list(with_rows("a,7,1,1,1,1,1,1,1,2\nb,7,1,1,1,1,1,1,1,0\n"));
  CHECK(list.rows[0]["urgent"] == json{{"level", "amber"}, {"decided", false}});
  CHECK(list.rows[1]["urgent"]["level"] == "unknown");
}

TEST_CASE("semicolons, tabs, quotes, a byte-order mark, every line end, Windows-1252: the same list") {
  const std::string plain = "id,phq9_1,phq9_9,note\nMüller,2,1,\nZwei,3,0,x\n";
  const json expected = List(plain).rows;
  CHECK(expected[0]["id"] == "Müller");
  const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
    return text;
  };
  CHECK(json(List(replaced(plain, ",", ";")).rows) == expected);
  CHECK(json(List(replaced(plain, ",", "\t")).rows) == expected);
  CHECK(json(List("\xEF\xBB\xBF" + plain).rows) == expected);
  CHECK(json(List(replaced(plain, "\n", "\r\n")).rows) == expected);
  CHECK(json(List(replaced(plain, "\n", "\r")).rows) == expected);
  CHECK(json(List(replaced(plain, "1,\n", "1,\r\n")).rows) == expected);
  CHECK(json(List(replaced(plain, "Müller", "\"Müller\"")).rows) == expected);
  CHECK(json(List(replaced(plain, "2,1,", "\"2\",\"1\",")).rows) == expected);
  const List windows(replaced(plain, "ü", "\xFC"));
  CHECK(json(windows.rows) == expected);
  CHECK(windows.tells("Windows-1252"));
  for (std::size_t piece = 1; piece < 40; ++piece) CHECK(json(List(replaced(plain, "\n", "\r\n"), "", true, piece).rows) == expected);
  const json broken = List(replaced(plain, "x\n", "\"a\nb,\"\"c\"\n"), "", true, 7).rows;
  CHECK(broken == expected);
}

TEST_CASE("blank lines are no rows, blank cells at the end of a line do no harm, sep= names the separator") {
  CHECK(List("phq9_1,phq9_9\n\n1,0\n\r\n2,0\n\n").counted.rows == 2);
  CHECK(List("phq9_1,phq9_9\n1,0,,\n2,0,,x\n").counted.refused == 1);
  CHECK(List("sep=;\nphq9_1;phq9_9\n1;0\n").counted.rows == 1);
  CHECK(List("phq9_1,phq9_9\n1,0").counted.rows == 1);
}

TEST_CASE("a stray quote costs its own line and no other") {
  const List list("id,phq9_1,note\na,1,ok\nb,2,\"oops\nc,3,ok\nd,1,ok\n");
  CHECK(list.counted.rows == 4);
  CHECK(list.counted.refused == 1);
  CHECK(list.rows[1]["line"] == 3);
  CHECK(list.rows[1]["problems"][0]["says"] == "a quote that opens in note is not closed");
  CHECK(list.rows[3]["id"] == "d");
  CHECK(list.rows[3]["line"] == 5);
  CHECK(List("id,phq9_1\n\"a\"b,1\nc,2\n").rows[0]["problems"][0]["says"] == "text follows a closing quote in id");
  CHECK(List("id,phq9_1\na \"b\" c,1\n").rows[0]["id"] == "a \"b\" c");
}

TEST_CASE("a long id is cut between characters") {
  std::string id = "x";
  for (int i = 0; i < 300; ++i) id += "ü";
  CHECK(List("id,phq9_1\n" + id + ",1\n").rows.at(0)["id"] == id.substr(0, 199));
}

TEST_CASE("NUL bytes and broken UTF-8 refuse their row") {
  const List nul(std::string("id,phq9_1,note\na,1,x\0y\nb,2,\nc,\0,\nd,\"\0\"\n", 39));
  CHECK(nul.rows[0]["read"] == "refused");
  CHECK(nul.rows[1]["read"] == "screened");
  CHECK(nul.rows[2]["read"] == "refused");
  const List broken("id,phq9_1\n\xC3\xA4,1\n\xC3,2\n\xC3\xA4,3\n");
  CHECK(broken.rows[0]["read"] == "screened");
  CHECK(broken.rows[1]["problems"][0]["says"] == "it is not UTF-8, unlike the lines before");
  CHECK(broken.rows[2]["read"] == "screened");
}

TEST_CASE("an empty file, a heading alone, UTF-16, a spreadsheet: said, not guessed") {
  CHECK(List("").asks("the file is empty"));
  CHECK(List(" \n \r\n").asks("the file is empty"));
  const List heading(phq9 + "\n");
  CHECK(heading.said.asks.empty());
  CHECK(heading.counted.rows == 0);
  CHECK(List(std::string("\xFF\xFE" "a\0b\0", 6)).asks("UTF-16"));
  CHECK(List("PK\x03\x04xxxx").asks("spreadsheet"));
  CHECK(List("\xEF\xBB\xBFid,M\xFC,phq9_1\na,b,1\n").asks("the heading line is not UTF-8"));
}

TEST_CASE("ten thousand columns, and a line without end: bounded, and the rows around them are read") {
  std::string wide = "phq9_1", row = "3";
  for (int i = 0; i < 10000; ++i) wide += ",x" + std::to_string(i), row += ",1";
  CHECK(total_of(List(wide + "\n" + row + "\n").rows.at(0)) == total(3, 27));
  const List list(with_rows("a,1,1,1,1,1,1,1,1,0\nb," + std::string(5'000'000, '1') + ",1\nc,1,1,1,1,1,1,1,1,0\n"));
  REQUIRE(list.counted.rows == 3);
  CHECK(list.rows[1]["problems"][0]["says"] == "the line is longer than 1048576 bytes");
  CHECK(list.rows[2]["id"] == "c");
  CHECK(list.rows[2]["line"] == 4);
}

TEST_CASE("items coded 1 to 4 are asked about before a single row comes out") {
  const std::string shifted = with_rows("a,1,2,3,4,1,1,1,1,1\nb,1,1,1,1,1,1,1,1,1\n");
  const List asked(shifted);
  CHECK(asked.asks("no item is 0, and some are 4. Are they coded 1 to 4 instead of 0 to 3?"));
  CHECK(asked.rows.empty());
  const List said(shifted, R"({"offsets":{"phq9":1}})");
  REQUIRE(said.rows.size() == 2);
  CHECK(total_of(said.rows[0]) == total(6, 6));
  CHECK(total_of(said.rows[1]) == total(0, 0));
  CHECK(List(shifted, R"({"offsets":{"phq9":0}})").counted.refused == 1);
  // Nobody reached 4, but nobody is at 0 either.
  std::string mild = phq9 + "\n";
  for (int i = 0; i < 5; ++i) mild += "x,1,2,1,2,3,1,1,1,1\n";
  CHECK(List(mild).asks("no item is 0"));
  CHECK(List(with_rows("x,1,2,1,2,3,1,1,1,1\n")).asks("no item") == false);  // one severe patient is no pattern
}

TEST_CASE("a stated total is compared and never used") {
  const List list("phq9_1,phq9_2,phq9_3,phq9_4,phq9_5,phq9_6,phq9_7,phq9_8,phq9_9,PHQ-9 total\n1,1,1,1,1,1,1,1,0,13\n1,1,1,1,1,1,1,1,0,8\n,,,,,,,,,14\n1,1,1,1,1,1,1,1,,5\n");
  CHECK(total_of(list.rows[0]) == total(8, 8));
  CHECK(list.rows[0]["problems"][0]["says"] == "is stated, the items come to 8; the items count");
  CHECK(list.rows[1]["problems"].empty());
  CHECK(total_of(list.rows[2]) == total(0, 27));
  CHECK(list.rows[2]["problems"].empty());  // it can be, and it stays unknown
  CHECK(list.rows[3]["problems"].size() == 1);
}

TEST_CASE("7, 9 and blanks mean what the user says, and only then") {
  const std::string text = "phq9_1,phq9_9,cssrs_4\n7,9,\n3,0,9\n";
  CHECK(List(text).counted.refused == 2);
  const List said(text, R"({"codes":{"7":"declined","9":"unknown"}})");
  CHECK(said.counted.refused == 0);
  CHECK(said.rows[0]["scores"]["phq9"]["missing"] == 9);
  // Not where the value is an answer of the question's own: an age of 9 stays 9, and so does a 3.
  CHECK(List("age,phq9_1\n9,3\n", R"({"codes":{"9":"unknown","3":"unknown"}})").rows[0]["scores"]["phq9"]["low"] == 3);
  // Of one column alone it is the user's word that counts.
  CHECK(List("cssrs_4,phq9_1\n2,1\n1,1\n", R"({"columns":[{"heading":"cssrs_4","is":"cssrs.4","codes":{"1":"yes","2":"no"}}]})").counted.refused == 0);
  CHECK(List("cssrs_4,phq9_1\n2,1\n", R"({"columns":[{"heading":"cssrs_4","is":"cssrs.4","codes":{"2":"5"}}]})").asks("no answer to cssrs.4"));
}

TEST_CASE("a mapping that cannot be used stops before anything is read") {
  for (const char* mapping : {"{", "[]", R"({"colums":[]})", R"({"columns":[{"is":"phq9.1"}]})", R"({"columns":[{"number":1,"is":"phq9.11"}]})",
                              R"({"offsets":{"phq8":1}})", R"({"codes":{"9":"maybe"}})", R"({"separator":"|"})", R"({"columns":[{"number":1,"is":"trials_complete"}]})"})
    CHECK_MESSAGE(List("phq9_1\n1\n", mapping).asks("mapping"), mapping);
  CHECK(List("phq9_1\n1\n", R"({"columns":[{"heading":"phq9_2","is":"phq9.2"}]})").asks("not in this table"));
}

TEST_CASE("without a heading the mapping names columns by number; what is printed can be given back") {
  screen::Screening first(knowledge::shipped(), {});
  const std::string text = "id;phq9_1;phq9_9\na;1;2\n";
  std::copy(text.begin(), text.end(), first.room(text.size()));
  first.take(text.size());
  const std::string mapping = first.mapping();
  const List list("b;3;1\n", mapping.substr(0, 1) + "\"separator\":\";\"," + mapping.substr(1), false);
  REQUIRE(list.rows.size() == 1);
  CHECK(list.rows[0]["id"] == "b");
  CHECK(total_of(list.rows[0]) == total(4, 25));
  CHECK(list.rows[0]["line"] == 1);
  CHECK(List("b;3;1\n", "", false).asks("by number"));
}

TEST_CASE("what was answered comes out as a Record, in the words of a Record; what was refused or not asked does not") {
  const std::vector<json> records = records_of("id,phq9_1,phq9_9,age,cssrs_4,prior_tms\na,0,,41,no,unknown\nb,4,1,50,yes,\nc,declined,3,,YES,\n");
  REQUIRE(records.size() == 2);
  CHECK(records[0] == json::parse(R"({"row":1,"line":2,"answers":{"phq9.1":0,"age":41,"cssrs.4":"no","prior_tms":"unknown"}})"));
  CHECK(records[1] == json::parse(R"({"row":3,"line":4,"answers":{"phq9.1":"declined","phq9.9":3,"cssrs.4":"yes"}})"));
}

TEST_CASE("no cell that comes out can start a formula") {
  const std::string out = table_of("id,phq9_1\n=1+1,1\n+1,1\n-1,1\n@x,1\n\"\ty\",1\n\"a,\"\"b\"\"\",1\nok,\"=cmd|' /C calc'!A0\"\n\xEF\xBC\x9D" "1,1\n");
  for (const char* safe : {",'=1+1,", ",'+1,", ",'-1,", ",'@x,", ",\"'\ty\",", ",\"a,\"\"b\"\"\",", ",'\xEF\xBC\x9D" "1,"})
    CHECK_MESSAGE(out.find(safe) != std::string::npos, safe);
  for (std::size_t at = 0; (at = out.find_first_of(",\n", at)) != std::string::npos; ++at)
    if (at + 1 < out.size()) CHECK(std::string("=+-@\t").find(out[at + 1]) == std::string::npos);
}
