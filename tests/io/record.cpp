// Bad input: the field is named, the value shown, what would be right is said, and the rest is still worked on.
#include "io/record.hpp"

#include "io/date.hpp"
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

namespace {

/// How an id that is given as these reads, in any order of them: "red", "yes", …; and whether it was told, once.
std::string read_as(const std::string& id, std::vector<std::string> values) {
  const Knowledge& knowledge = knowledge::shipped();
  std::size_t slot = 0;
  while (knowledge.questions[slot].id != id) ++slot;
  std::sort(values.begin(), values.end());
  std::string seen;
  do {
    std::string pairs;
    for (const std::string& value : values) pairs += (pairs.empty() ? "\"" : ", \"") + id + "\": " + value;
    const io::ReadRecord read = io::read_record(knowledge, answer(pairs));
    const auto told = std::count_if(read.problems.begin(), read.problems.end(), [&](const Problem& each) { return each.id == id && each.says.find("is given twice") == 0; });
    CHECK_MESSAGE(told == 1, pairs);
    const Answer& as = read.record.answers[slot];
    const std::string now = as.given == Given::value ? std::to_string(as.value) : "not known";
    CHECK_MESSAGE((seen.empty() || seen == now), pairs);
    seen = now;
  } while (std::next_permutation(values.begin(), values.end()));
  return seen;
}

}  // namespace

TEST_CASE("an id given twice is read as its most urgent answer, in any order, and told once") {
  const std::string yes = "\"yes\"", no = "\"no\"", unknown = "\"unknown\"", declined = "\"declined\"", null = "null", wrong = "7";
  // Alarms: what certainly raises more, else what may.
  CHECK(read_as("phq9.9", {"3", "0"}) == "3");
  CHECK(read_as("phq9.9", {"3", "2", "0", "0"}) == "3");
  CHECK(read_as("phq9.9", {"1", "2"}) == "2");  // both are amber
  CHECK(read_as("phq9.9", {"1", unknown}) == "1");
  CHECK(read_as("phq9.9", {"0", unknown}) == "not known");
  CHECK(read_as("phq9.9", {"0", null}) == "not known");
  CHECK(read_as("phq9.9", {"0", wrong}) == "not known");
  CHECK(read_as("phq9.9", {"3", wrong, null}) == "3");
  CHECK(read_as("phq9.9", {"3", "3"}) == "3");
  CHECK(read_as("madrs.10", {"3", "4"}) == "4");
  CHECK(read_as("madrs.10", {"6", "5"}) == "6");
  CHECK(read_as("cssrs.5", {no, yes}) == "1");
  CHECK(read_as("cssrs.2", {no, yes}) == "1");
  CHECK(read_as("cssrs.4", {declined, no}) == "not known");
  CHECK(read_as("madrs_rated", {no, yes}) == "1");  // rated, item 10 is waited for
  CHECK(read_as("crisis_signs", {no, yes}) == "1");
  // Contraindications: a yes beside a no stands.
  CHECK(read_as("aneurysm", {no, yes}) == "1");
  CHECK(read_as("aneurysm", {no, unknown}) == "not known");
  CHECK(read_as("cochlear_implant", {yes, unknown, no}) == "1");
  CHECK(read_as("systolic", {"120", "185"}) == "185");
  CHECK(read_as("sleep_hours", {"3", "8"}) == "3");    // little sleep stops the session
  CHECK(read_as("metal_off", {yes, no}) == "0");       // and so does metal left on
  // An act that is recorded and not recorded has not been.
  CHECK(read_as("safety_evaluation_completed", {yes, no}) == "0");
  // Where neither raises more.
  CHECK(read_as("phq9.1", {"3", "0"}) == "not known");
  CHECK(read_as("phq9.1", {"3", "3"}) == "3");
  CHECK(read_as("primary_pathology", {"\"trauma\"", "\"executive\""}) == "not known");
  CHECK(read_as("auditc.1", {"4", "0"}) == "not known");
}

TEST_CASE("a red answer stays red, however often and wherever its id stands again") {
  const auto level = [](const std::string& text) { return json::parse(io::assess(text))["urgent"]["level"]; };
  CHECK(level(R"({"answers":{"cssrs.5":"yes"},"answers":{"cssrs.5":"no"}})") == "red");
  CHECK(level(R"({"answers":{"cssrs.5":"no"},"answers":{"cssrs.5":"yes"}})") == "red");
  CHECK(level(R"({"visits":[{"date":"2026-03-02","answers":{"cssrs.5":"yes","cssrs.5":"no"}}]})") == "red");
  CHECK(level(R"({"visits":[{"date":"2026-03-02","answers":{"cssrs.5":null,"cssrs.5":"yes"}}]})") == "red");
  CHECK(level(R"({"visits":[{"date":"2026-03-02","answers":{"cssrs.5":"no"},"answers":{"cssrs.5":"yes"}}]})") == "red");
  CHECK(level(R"({"visits":[{"date":"2026-03-02","date":"2026-03-03","answers":{"cssrs.5":"yes"}}]})") == "red");
  CHECK(level(R"({"visits":[{"date":"2026-03-02","answers":{"cssrs.5":"yes"}}],"visits":[{"date":"2026-03-02","answers":{"cssrs.5":"no"}}]})") == "red");
  const json twice = json::parse(io::assess(R"({"visits":[{"date":"2026-03-02","answers":{"phq9.1":3,"phq9.1":0,"phq9.9":0,"phq9.9":null}}]})"));
  CHECK(ids(twice["problems"]) == std::vector<std::string>{"visits.1.answers.phq9.1", "visits.1.answers.phq9.9"});
  CHECK(twice["course"]["phq9"]["points"][0]["low"] == 0);
  CHECK(twice["course"]["phq9"]["points"][0]["high"] == 27);
  CHECK(twice["course"]["phq9"]["points"][0]["safety_item"] == nullptr);
}

TEST_CASE("a total of a visit that is given twice is not used; the visit is") {
  const json report = json::parse(io::assess(R"({"visits":[{"date":"2026-03-02","totals":{"phq9":12,"phq9":14,"gad7":9}}]})"));
  CHECK(ids(report["problems"]) == std::vector<std::string>{"visits.1.totals.phq9"});
  CHECK(report["course"].size() == 1);
  CHECK(report["course"]["gad7"]["points"][0]["low"] == 9);
}

TEST_CASE("what is no character in one field leaves the others alone, and the field is named (../shared/cases S5)") {
  const auto named = [](const std::string& text) {
    const json report = json::parse(io::assess(text));
    CHECK_MESSAGE(report["read"] == true, text);
    CHECK_MESSAGE(report["urgent"]["level"] == "red", text);
    return ids(report["problems"]);
  };
  using Ids = std::vector<std::string>;
  for (const std::string odd : {"\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud800x", "\xED\xA0\x80", "\xC3", "\xFF\xFE", "yes\\ud800"}) {
    CHECK(named(R"({"answers":{"phq9.9":3,"age":")" + odd + R"("}})") == Ids{"age"});
    CHECK(named(R"({"answers":{"age":")" + odd + R"(","cssrs.5":"yes","aneurysm":")" + odd + R"("}})") == Ids{"age", "aneurysm"});
    CHECK(named(R"({"answers":{"cssrs.5":"yes"},"settings":{"region":")" + odd + R"("}})") == Ids{"region"});
    CHECK(named(R"({"answers":{"cssrs.5":"yes"},"trials":[{"drug":")" + odd + R"("}]})") == Ids{"trials.1.drug"});
    CHECK(named(R"({"answers":{"cssrs.5":"yes"},"calendar_id":")" + odd + R"("})") == Ids{"calendar_id"});
    CHECK(named(R"({"answers":{"cssrs.5":"yes"},"today":")" + odd + R"("})") == Ids{"today"});
    CHECK(named(R"({"visits":[{"date":")" + odd + R"(","answers":{"cssrs.5":"yes"}}]})") == Ids{"visits.1.date", "visits.1"});
    CHECK(named(R"({"visits":[{"date":"2026-03-02","rated_by":")" + odd + R"(","answers":{"cssrs.5":"yes"}}]})") == Ids{"visits.1.rated_by"});
    CHECK(named(R"({"courses":[{"modality":")" + odd + R"("}],"answers":{"cssrs.5":"yes"}})") == Ids{"courses.1.modality", "courses.1"});
    CHECK(named(R"({")" + odd + R"(":1,"answers":{"cssrs.5":"yes",")" + odd + R"(":"yes"}})").size() == 2);  // the name itself
  }
}

TEST_CASE("trials beyond the most that are read, or that are none, leave the list open: what is left out may have failed") {
  const std::string failed = R"({"drug":"sertraline","dose_mg":100,"weeks":8,"adherence":"yes","outcome":"no_response"})";
  const std::string helped = R"({"drug":"sertraline","dose_mg":100,"weeks":8,"adherence":"yes","outcome":"response"})";
  const auto report = [](const std::string& trials) {
    return json::parse(io::assess(R"({"answers":{"trials_complete":"yes"},"trials":)" + trials + "}"));
  };
  const auto many = [](std::size_t count, const std::string& trial) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += (i ? "," : "[") + trial;
    return list + "]";
  };
  using Ids = std::vector<std::string>;
  const json whole = report(many(io::most_trials, helped));
  CHECK(whole["problems"].empty());
  CHECK(whole["resistance"]["trd"] == "no");
  for (const std::size_t count : {io::most_trials + 1, std::size_t{20'000}}) {
    const json cut = report(many(count, helped));
    CHECK(cut["resistance"]["trials"].size() == io::most_trials);
    CHECK(cut["resistance"]["list_complete"] == "unknown");
    CHECK(cut["resistance"]["trd"] == "unknown");
    CHECK(ids(cut["problems"]) == Ids{"trials", "trials_complete"});
    CHECK(cut["problems"][0]["says"] == "holds " + std::to_string(count) + " trials; the first 100 are read");
  }
  CHECK(report(many(20'000, failed))["resistance"]["trd"] == "yes");
  CHECK(report("[5]")["resistance"]["trd"] == "unknown");
  CHECK(report("\"none\"")["resistance"]["trd"] == "unknown");
  CHECK(report("{\"drug\":\"sertraline\"}")["resistance"]["trd"] == "unknown");
  CHECK(report("[]")["resistance"]["trd"] == "no");
  CHECK(report("null")["resistance"]["trd"] == "no");
}

TEST_CASE("however much is wrong, so many problems are told one by one, and how many there are besides") {
  std::string text = R"({"answers":{"cssrs.5":"yes")";
  for (int i = 0; i < 20'000; ++i) text += R"(,"x)" + std::to_string(i) + R"(":1,"aneurysm":"maybe","phq9.1":2)";
  const json report = json::parse(io::assess(text + "}}"));
  CHECK(report["urgent"]["level"] == "red");
  REQUIRE(report["problems"].size() == io::most_problems + 1);
  CHECK(report["problems"].back()["id"] == "problems");
  CHECK(report["problems"].back()["says"] == std::to_string(40'000 + 2 - io::most_problems) + " more are not told one by one");
}

TEST_CASE("courses beyond the most that are read are left out, and it is told") {
  std::string text = "{\"courses\":[";
  for (int i = 0; i < 5'000; ++i) text += std::string(i ? "," : "") + R"({"modality":"tms","protocol":"tms_30","start":"2026-03-02"})";
  const json report = json::parse(io::assess(text + "]}"));
  CHECK(report["schedule"]["courses"].size() == io::most_courses);
  CHECK(has(report["problems"], "courses"));
  CHECK(report["problems"][0]["says"] == "holds 5000 courses; the first 100 are read, so the calendar is not whole");
}

TEST_CASE("fifty thousand of what a Record may hold many of: days done with their doses, days off, parts and fields that stand again") {
  constexpr int many = 50'000;
  const auto day = [](int number) { return io::write_date(Date{std::chrono::days{-20'000 + number}}); };
  std::string done, doses, missed, holidays, parts, fields;
  for (int i = 0; i < many; ++i) {
    const std::string comma = i ? "," : "";
    done += comma + '"' + day(i) + '"';
    doses += comma + '"' + day(many - 1 - i) + "\":" + std::to_string(35 + i % 2);
    holidays += comma + '"' + day(i % 977) + '"';
    parts += R"("answers":{},"today":null,"limits":{},)";
    fields += comma + "\"f" + std::to_string(i) + "\":1";
  }
  const json report = json::parse(io::assess("{" + parts + R"("courses":[{"modality":"ketamine","done":[)" + done + R"(],"doses":{)" + doses + R"(}}],"holidays":[)" +
                                             holidays + R"(],"visits":[{"date":"2026-03-02",)" + fields + "}]}"));
  const json& sessions = report["schedule"]["sessions"];
  REQUIRE(sessions.size() == many);
  CHECK(sessions[0]["given_mg"] == "36");   // the last dose of the list is the first day's
  CHECK(sessions[many - 1]["given_mg"] == "35");
  CHECK(report["problems"].size() == io::most_problems + 1);
}

TEST_CASE("trials: each field is judged by itself") {
  const std::string text = R"({"trials":[{"drug":"aspirin","dose_mg":100,"weeks":8,"adherence":"yes","outcome":"no_response"},
    {"drug":"sertraline","dose_mg":"much","weeks":7.5,"adherence":1,"outcome":"cured","colour":"red"}, 5],
    "answers":{"trials_complete":"yes"}})";
  const json report = json::parse(io::assess(text));
  CHECK(ids(report["problems"]) == std::vector<std::string>{"trials.1.drug", "trials.2.dose_mg", "trials.2.weeks",
                                                           "trials.2.adherence", "trials.2.outcome", "trials.2.colour", "trials", "trials_complete"});
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
  for (const char* text : {"", " ", "null", "[]", "3", "\"x\"", "{", "}", "{]", "\xff\xfe", "nul", "{\"a\xff", "{\"answers\":{\"phq9.1\":01}}"})
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
