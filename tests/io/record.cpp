// Bad input: the field is named, the value shown, what would be right is said, and the rest is still worked on.
#include "io/record.hpp"

#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

json problems_of(const std::string& text) { return json::parse(io::assess(text))["problems"]; }
std::string first_problem(const std::string& text) {
  const json problems = problems_of(text);
  REQUIRE(problems.size() == 1);
  return problems[0]["id"].get<std::string>() + " " + problems[0]["says"].get<std::string>();
}
std::string answer(const std::string& pair) { return "{\"answers\":{" + pair + "}}"; }

}  // namespace

TEST_CASE("every case of vignettes/asked.json") { check_cases("vignettes/asked.json"); }

TEST_CASE("every case of vignettes/catalog.json") {
  const json catalog = json::parse(io::catalog());
  for (const json& given : read_cases("vignettes/catalog.json")) {
    const std::string wrong = wrong_in(given, catalog);
    CHECK_MESSAGE(wrong.empty(), wrong);
  }
}

TEST_CASE("a wrong answer is named with its value and with what would be right") {
  CHECK(first_problem(answer(R"("phq9.1": 5)")) ==
        R"(phq9.1 5 is not usable; right would be a whole number: 0, 1, 2, 3; or "unknown" or "declined")");
  CHECK(first_problem(answer(R"("phq9.1": -1)")).find("phq9.1 -1 is not usable") == 0);
  CHECK(first_problem(answer(R"("phq9.1": 1.5)")).find("phq9.1 1.5 is not usable") == 0);
  CHECK(first_problem(answer(R"("phq9.1": 2.0)")).find("phq9.1 2.0 is not usable") == 0);
  CHECK(first_problem(answer(R"("phq9.1": "2")")).find("phq9.1 2 is not usable") == 0);
  CHECK(first_problem(answer(R"("phq9.1": true)")).find("phq9.1 true is not usable") == 0);
  CHECK(first_problem(answer(R"("phq9.1": [2])")).find("phq9.1 a list is not usable") == 0);
  CHECK(first_problem(answer(R"("phq9.1": {"value": 2})")).find("phq9.1 an object is not usable") == 0);
  CHECK(first_problem(answer(R"("phq9.1": 4294967297)")).find("phq9.1 4294967297 is not usable") == 0);
  CHECK(first_problem(answer(R"("phq9.1": 18446744073709551616)")).find("phq9.1 18446744073709551616 is not usable") == 0);
  CHECK(first_problem(answer(R"("aneurysm": 1)")) ==
        R"(aneurysm 1 is not usable; right would be "yes", "no", "unknown" or "declined")");
  CHECK(first_problem(answer(R"("aneurysm": "Yes")")).find("aneurysm Yes is not usable") == 0);
  CHECK(first_problem(answer(R"("prior_tms": "some")")).find(R"(prior_tms some is not usable; right would be "never", )") == 0);
  CHECK(first_problem(answer(R"("age": 121)")).find("age 121 is not usable; right would be a whole number: 0 to 120") == 0);
  CHECK(first_problem(answer(R"("safety_evaluation_completed": "unknown")")) ==
        R"(safety_evaluation_completed unknown is not usable; right would be "yes" or "no")");
}

TEST_CASE("an answer that cannot be used leaves the question unknown, never zero or no") {
  const json report = json::parse(io::assess(answer(R"("phq9.9": 7, "aneurysm": "nope")")));
  CHECK(report["scores"]["phq9"]["total"] == json{{"low", 0}, {"high", 27}});
  CHECK(has(report["urgent"]["not_known"], "phq9.9"));
  CHECK(has(report["checks"]["esketamine"]["not_known"], "aneurysm"));
}

TEST_CASE("unknown ids, parts and settings are named, and the rest is read") {
  const std::string text = R"({"answers":{"phq9.1":3,"phq9.10":1,"region":"eu"},"settings":{"region":"mars","phq9.2":1},"note":"x"})";
  const json report = json::parse(io::assess(text));
  CHECK(ids(report["problems"]) == std::vector<std::string>{"phq9.10", "region", "region", "phq9.2", "note"});
  CHECK(report["scores"]["phq9"]["total"] == json{{"low", 3}, {"high", 27}});
}

TEST_CASE("an id given twice counts as unknown and is named") {
  const json report = json::parse(io::assess(answer(R"("phq9.1": 3, "phq9.1": 0)")));
  CHECK(ids(report["problems"]) == std::vector<std::string>{"phq9.1"});
  CHECK(has(report["scores"]["phq9"]["missing"], "phq9.1"));
}

TEST_CASE("trials: each field is judged by itself") {
  const std::string text = R"({"trials":[{"drug":"aspirin","dose_mg":100,"weeks":8,"adherence":"yes","outcome":"no_response"},
    {"drug":"sertraline","dose_mg":"much","weeks":7.5,"adherence":1,"outcome":"cured","colour":"red"}, 5],
    "answers":{"trials_complete":"yes"}})";
  const json report = json::parse(io::assess(text));
  CHECK(ids(report["problems"]) == std::vector<std::string>{"trials.1.drug", "trials.2.dose_mg", "trials.2.weeks",
                                                           "trials.2.adherence", "trials.2.outcome", "trials.2.colour", "trials"});
  CHECK(report["resistance"]["adequate_failures"] == json{{"low", 0}, {"high", 2}});
}

TEST_CASE("an outcome and a percentage that contradict each other: neither is used, and it is told") {
  const auto problems = [](const std::string& outcome, int percent) {
    return problems_of(R"({"trials":[{"drug":"sertraline"},{"drug":"sertraline","outcome":")" + outcome + R"(","improvement_percent":)" +
                       std::to_string(percent) + "}]}");
  };
  const json told = problems("no_response", 25);
  REQUIRE(told.size() == 1);
  CHECK(told[0]["id"] == "trials.2.improvement_percent");
  CHECK(told[0]["says"] == "25 does not fit the outcome no_response (0 to 24 %); neither is used, check both");
  CHECK(problems("no_response", 24).empty());
  CHECK(problems("partial", 24).size() == 1);
  CHECK(problems("partial", 25).empty());
  CHECK(problems("partial", 50).size() == 1);
  CHECK(problems("response", 49).size() == 1);
  CHECK(problems("intolerance", 80).empty());
  CHECK(problems("unknown", 80).empty());
  const json report = json::parse(io::assess(
      R"({"trials":[{"drug":"sertraline","dose_mg":100,"weeks":8,"adherence":"yes","outcome":"no_response","improvement_percent":60}],"answers":{"trials_complete":"yes"}})"));
  CHECK(report["resistance"]["trials"][0]["outcome"] == "unknown");
  CHECK(report["resistance"]["adequate_failures"] == json{{"low", 0}, {"high", 1}});
}

TEST_CASE("a percentage is whole and between 0 and 100") {
  const auto told = [](const std::string& value) { return problems_of(R"({"trials":[{"improvement_percent":)" + value + "}]}").size(); };
  for (const char* right : {"0", "24", "25", "100", "null", "\"unknown\""}) CHECK_MESSAGE(told(right) == 0, right);
  for (const char* wrong : {"-1", "101", "24.5", "\"25\"", "true", "[25]"}) CHECK_MESSAGE(told(wrong) == 1, wrong);
}

TEST_CASE("doses of the reader's own: each is judged by itself, and the table's dose stands for what cannot be used") {
  const auto settings = [](const std::string& doses) { return R"({"settings":{"doses":)" + doses + R"(,"region":"eu"}})"; };
  CHECK(problems_of(settings(R"({"sertraline":100,"fluoxetine":20.5,"citalopram":null})")).empty());
  CHECK(first_problem(settings(R"({"aspirin":100})")) == "doses.aspirin is not the id of a drug in `lintel catalog`; it is not used");
  for (const std::string wrong : {"0", "-5", "10001", "\"100\"", "true", "[100]", "{\"mg\":100}", "1e2"}) {
    const std::string says = first_problem(settings("{\"sertraline\":" + wrong + "}"));
    CHECK_MESSAGE(says.find("doses.sertraline ") == 0, says);
    CHECK_MESSAGE(says.find("right would be a daily dose above 0, up to 10000 mg; the table's dose stands") != std::string::npos, says);
  }
  CHECK(first_problem(settings("3")) == "doses is 3; it should be an object {drug: mg a day}");
  CHECK(problems_of(settings("null")).empty());
  CHECK(ids(problems_of(settings("[1]"))) == std::vector<std::string>{"doses"});
  const json twice = json::parse(io::assess(settings(R"({"sertraline":100,"sertraline":25})")));
  CHECK(ids(twice["problems"]) == std::vector<std::string>{"doses.sertraline"});
  CHECK_FALSE(twice["resistance"].contains("doses"));
  CHECK(ids(problems_of(R"({"settings":{"doses":{"sertraline":100},"doses":{"sertraline":50}}})")) == std::vector<std::string>{"doses", "doses.sertraline"});
  CHECK(ids(problems_of(R"({"answers":{"doses":{"sertraline":100}}})")) == std::vector<std::string>{"doses"});
}

TEST_CASE("the parts must be what they should be") {
  CHECK(ids(problems_of(R"({"answers":[1,2],"trials":{"drug":"x"},"settings":"eu"})")) ==
        std::vector<std::string>{"answers", "trials", "settings"});
  CHECK(ids(problems_of(R"({"answers":{"phq9.1":1},"answers":{"phq9.1":2}})")) == std::vector<std::string>{"answers", "phq9.1"});
}

TEST_CASE("what is not JSON is not used at all: half a record would be another patient") {
  const json report = json::parse(io::assess(R"({"answers":{"phq9.1":3,"phq9.2":1)"));
  CHECK(ids(report["problems"]) == std::vector<std::string>{"record"});
  CHECK(report["scores"]["phq9"]["answered"] == 0);
  for (const char* text : {"", " ", "null", "[]", "3", "\"x\"", "{", "}", "{]", "\xff\xfe", "nul", "{\"a\xff", "\"\xed\xa0\x80\"", "{\"answers\":{\"phq9.1\":01}}"})
    CHECK_MESSAGE(ids(problems_of(text)) == std::vector<std::string>{"record"}, text);
}

TEST_CASE("whoever calls is told whether the text was a Record at all") {
  const auto was_read = [](const std::string& text) {
    bool assessed = true, calendar = true, table = true;
    const json report = json::parse(io::assess(text, &assessed));
    io::ics(text, &calendar), io::csv(text, &table);
    CHECK(report["read"] == assessed);
    CHECK(json::parse(io::assess_visit(text))["read"] == assessed);
    CHECK((calendar == assessed && table == assessed));
    return assessed;
  };
  for (const char* record : {"{}", R"({"answers":{"phq9.1":7},"note":1})", R"({"answers":5})", "\xEF\xBB\xBF{}"}) CHECK_MESSAGE(was_read(record), record);
  for (const char* none : {"", "[]", "null", "3", "{", R"({"answers":{"cssrs.5":"yes"})", "line,phq9.1"}) CHECK_MESSAGE(!was_read(none), none);
}

TEST_CASE("ten megabytes of brackets, of keys, of one string: an answer, no crash") {
  CHECK(problems_of(std::string(10'000'000, '[')).size() == 1);
  CHECK(problems_of("{\"answers\":" + std::string(10'000'000, '{')).size() == 1);
  CHECK(problems_of("{\"answers\":{\"phq9.1\":" + std::string(5'000'000, '[') + std::string(5'000'000, ']') + "}}").size() == 1);
  const std::string long_text = first_problem(answer("\"phq9.1\": \"" + std::string(10'000'000, 'x') + "\""));
  CHECK(long_text.size() < 300);
}

TEST_CASE("null is a question not asked") {
  const json report = json::parse(io::assess(answer(R"("phq9.1": null, "aneurysm": null)")));
  CHECK(report["problems"].empty());
  CHECK(has(report["scores"]["phq9"]["missing"], "phq9.1"));
}

TEST_CASE("what is said of odd text is itself sound JSON") {
  const std::string odd = answer("\"phq9.1\": \"a\\u0000\\u001f\\\"\\\\\\ud83d\\ude00\", \"\\u0001\": 1");
  CHECK(problems_of(odd).size() == 2);
}
