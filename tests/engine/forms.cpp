// What a form at a visit raises today: urgency, plan, day and calendar (clinical-corrections 2.3, 2.4), and what must hold for any forms.
#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

const std::string this_day = "2026-03-09", yesterday = "2026-03-08", last_week = "2026-03-02";
using Ids = std::vector<std::string>;

json form(const std::string& date, const json& answers) { return {{"date", date}, {"answers", answers}}; }
const json plan_to_die = {{"cssrs.2", "yes"}, {"cssrs.5", "yes"}};
const json no_thoughts = {{"cssrs.1", "no"}, {"cssrs.2", "no"}, {"cssrs.6", "no"}};

/// The base patient, who has answered no to everything that alarms, with these forms; answers changed, null takes one away.
json visited(const std::vector<json>& forms, const json& changes = json::object(), const std::string& day = this_day) {
  json record = with(base_patient(), changes);
  record["visits"] = forms;
  if (!day.empty()) record["today"] = day;
  return record;
}
json without(const json& answers) {
  json changes;
  for (const auto& [id, value] : answers.items()) changes[id] = nullptr;
  return changes;
}
const json not_screened = without(
    {{"cssrs.1", 0}, {"cssrs.2", 0}, {"cssrs.3", 0}, {"cssrs.4", 0}, {"cssrs.5", 0}, {"cssrs.6", 0}, {"cssrs.6_recent", 0}});

bool stops(const json& record) {
  const json report = report_on(record);
  CHECK((report["urgent"]["level"] == "red") == report["urgent"]["stops"].get<bool>());  // of these Records none has its evaluation recorded
  return report["urgent"]["stops"];
}
json alarm(const json& report, const std::string& id) {
  for (const json& each : report["urgent"]["alarms"])
    if (each["id"] == id) return each;
  return nullptr;
}

}  // namespace

TEST_CASE("a plan to die in today's form: red, the evaluation first, no session today, nothing of what else could be planned") {
  const json report = report_on(visited({form(this_day, plan_to_die)}));
  CHECK(report["urgent"]["level"] == "red");
  CHECK(report["urgent"]["decided"] == true);
  CHECK(report["urgent"]["stops"] == true);
  CHECK(report["urgent"]["stopped_by"] == json{"cssrs-5"});
  CHECK(alarm(report, "cssrs-5")["form"] == json{{"date", this_day}, {"until_asked", false}});
  CHECK(alarm(report, "cssrs-5")["act"].get<std::string>().find("Do not leave the patient alone") == 0);
  CHECK(report["plan"]["id"] == "emergency_first");
  CHECK(report["plan"]["what_if"].empty());
  for (const char* modality : {"tms", "ketamine", "esketamine"}) CHECK(report["today"][modality]["status"] == "stop");
  CHECK(report["visit_alarms"][0]["id"] == "cssrs-5");
}

TEST_CASE("a form of today counts whatever the answers say; the recorded evaluation lifts the stop, not the alarm") {
  CHECK(stops(visited({form(this_day, plan_to_die)}, {{"cssrs.2", "no"}, {"cssrs.5", "no"}})));
  const json evaluated = report_on(visited({form(this_day, plan_to_die)}, {{"safety_evaluation_completed", "yes"}}));
  CHECK(evaluated["urgent"]["level"] == "red");
  CHECK(evaluated["urgent"]["stops"] == false);
  CHECK(evaluated["plan"]["id"] == report_on(base_patient())["plan"]["id"]);
  CHECK(evaluated["today"]["tms"]["status"] == "nothing_stops");
  CHECK(has(evaluated["plan"]["what_if"], "safety_evaluation_completed"));  // taken back, the evaluation comes first again
}

TEST_CASE("a day of today that cannot be read makes no form an old one: it may be today's, whatever the answers say") {
  for (const json& day : {json("2026-02-30"), json("9 March"), json(20260309), json::array(), json::object()}) {
    CAPTURE(day.dump());
    json record = visited({form(this_day, plan_to_die)});
    record["today"] = day;
    CHECK(stops(record));
    CHECK(alarm(report_on(record), "cssrs-5")["form"] == json{{"date", this_day}, {"until_asked", false}});
  }
  const std::string twice = visited({form(this_day, plan_to_die)}).dump();
  CHECK(json::parse(io::assess(twice.substr(0, twice.size() - 1) + R"(,"today":"2026-03-10"})"))["urgent"]["level"] == "red");
}

TEST_CASE("an answer that stands twice, differently, takes back nothing: which of the two is right is not known") {
  const json earlier = form(last_week, {{"madrs.10", 6}});
  const auto twice = [&](const std::string& answers) {  // by hand: an object of json holds an id once
    return json::parse(io::assess(R"({"answers":{)" + answers + R"(},"visits":[)" + earlier.dump() + "]}"))["urgent"]["stops"] == true;
  };
  CHECK(twice(R"("madrs.10":"unknown")"));
  CHECK(twice(R"("madrs.10":"unknown","madrs.10":4)"));
  CHECK(twice(R"("madrs.10":null,"madrs.10":0)"));
  CHECK(twice(R"("madrs.10":0,"madrs.10":4)"));
  CHECK_FALSE(twice(R"("madrs.10":4,"madrs.10":4)"));  // the same twice is one answer
  CHECK_FALSE(twice(R"("madrs.10":4)"));
  const auto asked_again = [&](const std::string& answers) {
    return json::parse(io::assess(R"({"visits":[)" + earlier.dump() + R"(,{"date":")" + yesterday + R"(","answers":{)" + answers + "}}]}"))["urgent"]["stops"] == true;
  };
  CHECK(asked_again(R"("madrs.10":"declined","madrs.10":4)"));
  CHECK_FALSE(asked_again(R"("madrs.10":4)"));
}

TEST_CASE("a form with two dates, one of which is none at all, is of no day: no answer takes its alarm back") {
  for (const char* const date : {R"("2026-03-09")", R"("tomorrow")", "7", "[]", "{}"}) {
    CAPTURE(date);
    const std::string given = R"({"answers":{"cssrs.4":"no"},"visits":[{"date":)" + std::string(date) + R"(,"date":"2026-03-02","answers":{"cssrs.4":"yes"}}]})";
    const json report = json::parse(io::assess(given));
    CHECK(report["urgent"]["stops"] == true);
    CHECK(report["problems"].dump().find("is given twice; this entry is left out") != std::string::npos);
  }
}

TEST_CASE("an earlier form counts until a later answer to the same question takes it back") {
  for (const std::string& day : std::vector<std::string>{this_day, ""}) {  // with today's date and without
    CAPTURE(day);
    CHECK(stops(visited({form(last_week, plan_to_die)}, not_screened, day)));
    CHECK(stops(visited({form(last_week, plan_to_die)}, {{"cssrs.2", "declined"}, {"cssrs.3", nullptr}, {"cssrs.4", nullptr}, {"cssrs.5", "unknown"}}, day)));
    CHECK_FALSE(stops(visited({form(last_week, plan_to_die)}, {}, day)));  // the base patient answers no
    CHECK_FALSE(stops(visited({form(last_week, plan_to_die), form(yesterday, no_thoughts)}, not_screened, day)));
    CHECK(stops(visited({form(last_week, no_thoughts), form(yesterday, plan_to_die)}, not_screened, day)));
    // A later form that did not ask, however good its score, and a later answer to another question.
    CHECK(stops(visited({form(last_week, plan_to_die), form(yesterday, {{"phq9.1", 0}, {"phq9.9", 0}})}, not_screened, day)));
    CHECK(stops(visited({form(last_week, plan_to_die), form(yesterday, {{"cssrs.2", "declined"}})}, not_screened, day)));
    CHECK(stops(visited({form(last_week, {{"psychosis_now", "yes"}})}, {{"psychosis_now", nullptr}}, day)));
    CHECK_FALSE(stops(visited({form(last_week, {{"psychosis_now", "yes"}})}, {}, day)));
  }
}

TEST_CASE("what an earlier form raised and nobody has asked about since is asked, and is not yet decided") {
  const json report = report_on(visited({form(last_week, plan_to_die)}, not_screened));
  CHECK(alarm(report, "cssrs-5")["form"] == json{{"date", last_week}, {"until_asked", true}});
  CHECK(report["urgent"]["decided"] == false);
  CHECK(has(report["urgent"]["not_known"], "cssrs.2"));  // item 5 waits for item 2
  CHECK(report["plan"]["id"] == "emergency_first");
  CHECK(report["today"]["ketamine"]["status"] == "stop");
  const json again = report_on(visited({form(last_week, plan_to_die)}, plan_to_die));
  CHECK_FALSE(alarm(again, "cssrs-5").contains("form"));  // the answers say it themselves
  CHECK(again["urgent"]["decided"] == true);
}

TEST_CASE("an alarm that was taken back stays among those of its visit") {
  const json report = report_on(visited({form(last_week, plan_to_die)}));
  CHECK(report["urgent"]["level"] == "none");
  CHECK(ids(report["visit_alarms"]) == Ids{"cssrs-5", "cssrs-2"});
  CHECK(report["visit_alarms"][0]["date"] == last_week);
}

TEST_CASE("of two forms of one day none takes the other back, in either order") {
  for (const std::string& day : std::vector<std::string>{last_week, this_day}) {
    CHECK(stops(visited({form(day, plan_to_die), form(day, no_thoughts)}, not_screened)));
    CHECK(stops(visited({form(day, no_thoughts), form(day, plan_to_die)}, not_screened)));
  }
  CHECK_FALSE(stops(visited({form(last_week, plan_to_die), form(last_week, no_thoughts), form(yesterday, no_thoughts)}, not_screened)));
  CHECK(stops(visited({form(last_week, plan_to_die), form(last_week, no_thoughts), form(yesterday, {{"phq9.9", 0}})}, not_screened)));
}

TEST_CASE("item 9 at 3 in a form waits for a C-SSRS of its own day or a later one, and stops until then") {
  const json item_9 = {{"phq9.9", 3}};
  const json pending = report_on(visited({form(this_day, item_9)}));  // the answers' C-SSRS may be older than the form
  CHECK(pending["urgent"]["level"] == "red");
  CHECK(pending["urgent"]["pending"] == true);
  CHECK(pending["urgent"]["stops"] == true);
  CHECK(alarm(pending, "phq9-9-every-day")["act"] == "C-SSRS screener now, before any other output.");
  CHECK(pending["plan"]["open_at"] == "emergency_first");
  CHECK(pending["today"]["tms"]["status"] == "stop");

  const json screened = report_on(visited({form(this_day, item_9), form(this_day, no_thoughts)}));
  CHECK(screened["urgent"]["level"] == "amber");  // item 9 itself
  CHECK(screened["urgent"]["stops"] == false);
  CHECK(alarm(screened, "phq9-9")["act"].get<std::string>().find("Clinician's risk formulation") == 0);

  json nothing_asked = not_screened;
  nothing_asked["phq9.9"] = nullptr;
  CHECK(stops(visited({form(last_week, no_thoughts), form(yesterday, item_9)}, nothing_asked)));  // screened before, not since
  CHECK(report_on(visited({form(yesterday, item_9)}, {{"phq9.9", nullptr}}))["urgent"]["level"] == "amber");  // screened since, by the answers
  CHECK(report_on(visited({form(yesterday, item_9)}))["urgent"]["level"] == "none");                          // and item 9 asked again
}

TEST_CASE("a MADRS that was not rated since does not take item 10 back; one that was does") {
  const json item_10 = {{"madrs.10", 6}};
  CHECK(stops(visited({form(last_week, item_10)}, {{"madrs_rated", "no"}, {"madrs.10", nullptr}})));
  CHECK_FALSE(stops(visited({form(last_week, item_10)}, {{"madrs_rated", "yes"}, {"madrs.10", 4}})));
  const json risen = {{"madrs.10", 3}, {"madrs_10_risen", "yes"}};
  CHECK(report_on(visited({form(last_week, risen)}, {{"madrs_rated", "no"}, {"madrs.10", nullptr}, {"madrs_10_risen", nullptr}}))["urgent"]["level"] == "amber");
}

TEST_CASE("signs of a crisis after a dose stand until somebody records that there are none: a mark that is not set says nothing") {
  const json signs = {{"crisis_signs", "yes"}};
  CHECK(stops(visited({form(yesterday, signs)}, {{"crisis_signs", nullptr}})));
  CHECK_FALSE(stops(visited({form(yesterday, signs)}, {{"crisis_signs", "no"}})));
}

TEST_CASE("a form that stands in no line of totals raises what it raises: no date, one after this_day, another scale") {
  const auto left_out = [](json visit) {
    visit["answers"].update(plan_to_die);
    const json record = visited({visit}), report = report_on(record);
    CHECK_MESSAGE(!report["problems"].empty(), visit.dump());
    CHECK_MESSAGE(stops(record), visit.dump());
    return alarm(report, "cssrs-5")["form"]["date"];
  };
  CHECK(left_out({{"answers", json::object()}}) == nullptr);
  CHECK(left_out({{"date", "2026-02-29"}, {"answers", json::object()}}) == nullptr);
  CHECK(left_out({{"date", "2026-03-10"}, {"answers", json::object()}}) == "2026-03-10");
  CHECK(left_out({{"date", last_week}, {"recall", "a year"}, {"answers", json::object()}}) == last_week);
  CHECK(left_out({{"date", last_week}, {"rated_by", "self"}, {"answers", {{"madrs.1", 2}}}}) == last_week);
  CHECK(stops(visited({{{"date", last_week}, {"totals", {{"phq9", 30}}}, {"answers", plan_to_die}}}, not_screened)));
}

TEST_CASE("while sequencing is stopped no session is planned: those that were given stay, and a conflict says why (2.4)") {
  json record = visited({form(this_day, plan_to_die)});
  record["courses"] = {{{"modality", "tms"}, {"protocol", "tms_30"}, {"start", last_week}, {"done", {last_week, "2026-03-03"}}},
                       {{"modality", "ketamine"}, {"protocol", "ketamine_6_two_weeks"}, {"start", this_day}, {"route", "iv"}, {"weight_kg", 70}}};
  const json schedule = report_on(record)["schedule"];
  CHECK(schedule["sessions"].size() == 2);
  for (const json& session : schedule["sessions"]) CHECK(session["done"] == true);
  CHECK(ids(schedule["conflicts"]) == Ids{"evaluation-first", "evaluation-first"});
  CHECK(schedule["conflicts"][1]["course"] == 2);
  CHECK(schedule["courses"][0]["withheld"] == true);
  CHECK(schedule["courses"][0]["sessions"] == 2);
  CHECK(schedule["courses"][0]["end"] == "2026-03-03");
  CHECK(schedule["courses"][1]["sessions"] == 0);
  CHECK(schedule["courses"][1]["start"] == this_day);
  CHECK(schedule["courses"][1]["end"] == nullptr);
  CHECK_FALSE(schedule["courses"][1].contains("dose_help"));
  CHECK(schedule["warnings"].empty());  // nothing is said of what is not written
  const std::string calendar = io::ics(record.dump());
  CHECK(calendar.find("SUMMARY:TMS 2\\, week 1") != std::string::npos);
  CHECK(calendar.find("TENTATIVE") == std::string::npos);

  record["answers"]["safety_evaluation_completed"] = "yes";
  CHECK(report_on(record)["schedule"]["sessions"].size() == 36);
  CHECK(report_on(record)["schedule"]["conflicts"].empty());
}

TEST_CASE("of a treatment that is contraindicated no session is planned, the other goes on (2.4)") {
  json record = with(base_patient(), {{"cochlear_implant", "yes"}});
  record["courses"] = {{{"modality", "tms"}, {"protocol", "tms_30"}, {"start", last_week}, {"done", {last_week}}},
                       {{"modality", "ketamine"}, {"protocol", "ketamine_6_two_weeks"}, {"start", this_day}}};
  const json schedule = report_on(record)["schedule"];
  CHECK(schedule["sessions"].size() == 1 + 6);
  CHECK(ids(schedule["conflicts"]) == Ids{"contraindicated"});
  CHECK(schedule["conflicts"][0]["course"] == 1);
  CHECK_FALSE(schedule["courses"][1].contains("withheld"));
  record["answers"].update({{"cssrs.2", "yes"}, {"cssrs.4", "yes"}});
  CHECK(ids(report_on(record)["schedule"]["conflicts"]) == Ids{"evaluation-first", "evaluation-first", "contraindicated"});
  record["answers"]["cochlear_implant"] = nullptr;  // not known is not contraindicated
  record["answers"]["cssrs.4"] = "no";
  CHECK(report_on(record)["schedule"]["conflicts"].empty());
}

TEST_CASE("a course without a planned session withholds none") {
  json record = visited({form(this_day, plan_to_die)});
  record["courses"] = {{{"modality", "tms"}, {"start", last_week}, {"done", {last_week}}},
                       {{"modality", "ketamine"}, {"protocol", "ketamine_weekly"}, {"sessions", 1}, {"start", last_week}, {"done", {last_week}}}};
  const json schedule = report_on(record)["schedule"];
  CHECK(schedule["conflicts"].empty());
  CHECK(schedule["sessions"].size() == 2);
}

TEST_CASE("what was said of earlier forms stands when an alarm of today empties the calendar") {
  json record = {{"courses", {{{"modality", "ketamine"}, {"protocol", "ketamine_6_two_weeks"}, {"start", "2026-03-02"}}}}};
  for (const auto& [date, total] : std::vector<std::pair<std::string, int>>{{"2026-03-01", 20}, {"2026-03-09", 8}, {"2026-03-16", 8}, {"2026-03-30", 14}})
    record["visits"].push_back({{"date", date}, {"totals", {{"phq9", total}}}});
  const json before = report_on(record)["course"]["phq9"]["points"];
  CHECK(before[3]["waning"] == true);  // 17 days after the last of six infusions, which nobody has recorded as given
  record["visits"].push_back(form("2026-04-06", plan_to_die));
  CHECK(report_on(record)["schedule"]["sessions"].empty());
  CHECK(report_on(record)["course"]["phq9"]["points"] == before);
}

// ---- any forms

namespace {

bool nothing_goes_on(const Report& report) {
  const auto planned = [](const Session& session) { return !session.done; };
  const auto goes_on = [](const DayReport& day) { return day.start != Day::stop; };
  return report.plan.what_if.empty() && !(report.plan.chosen && (report.plan.chosen->tms || report.plan.chosen->ketamine)) &&
         std::none_of(report.today.begin(), report.today.end(), goes_on) &&
         std::none_of(report.schedule.sessions.begin(), report.schedule.sessions.end(), planned);
}

}  // namespace

TEST_CASE("no Report that stops has a planned session, another plan, or a day that goes on: 20,000 records with forms") {
  const Knowledge& knowledge = knowledge::shipped();
  Patients dice(61);
  int wrong = 0, by_answers = 0, by_forms = 0, planned = 0, out = 0;
  for (int i = 0; i < 20000; ++i) {
    const Record record = dice.over_time(dice.next(i % 2 ? 100 : 97));
    const Report report = assess(knowledge, record);
    for (const Session& session : report.schedule.sessions) {
      const Status status = report.checks[static_cast<std::size_t>(record.courses[session.course].modality)].status;
      planned += !session.done, wrong += !session.done && status == Status::contraindicated;
    }
    for (const CourseReport& course : report.schedule.courses) out += course.withheld;
    if (!report.urgent.stops) continue;
    ++(assess_visit(knowledge, record).urgent.stops ? by_answers : by_forms);
    wrong += !nothing_goes_on(report) || report.urgent.level != Urgency::red;
  }
  CHECK(wrong == 0);
  CHECK(by_answers > 1000);
  CHECK(by_forms > 1000);
  CHECK(planned > 1000);
  CHECK(out > 1000);
}

TEST_CASE("a form never lowers an alarm, and neither does not knowing what day it is: 20,000 records with forms") {
  const Knowledge& knowledge = knowledge::shipped();
  Patients dice(67);
  int lowered = 0, raised = 0;
  for (int i = 0; i < 20000; ++i) {
    Record record = dice.over_time(dice.next(97));
    const Report report = assess(knowledge, record), alone = assess_visit(knowledge, record);
    // Where no more than yellow was possible, a form that says yellow has answered it.
    const bool answered = alone.urgent.level == Urgency::unknown && report.urgent.level == Urgency::yellow;
    lowered += (report.urgent.level < alone.urgent.level && !answered) || report.urgent.stops < alone.urgent.stops;
    raised += report.urgent.level > alone.urgent.level;
    // Where the answers say nothing that could take a form back, its alarm stands on any day and on none.
    for (const Alarm& alarm : knowledge.alarms)
      for (const Condition& condition : alarm.when) record.answers[condition.subject] = {};
    const Report then = assess(knowledge, record);
    record.today = no_date;
    lowered += assess(knowledge, record).urgent.level < then.urgent.level;
  }
  CHECK(lowered == 0);
  CHECK(raised > 1000);
}
