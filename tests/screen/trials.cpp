// Antidepressant trials in a table: six columns a trial, as many trials as the list has columns for.
#include "screen/lists.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

const std::string two_trials =
    "id,phq9_1,Trial 1 drug,Trial 1 dose (mg),trial1_weeks,trial1_adherence,trial1_outcome,trial_2_drug,trial_2_dose_mg,trial_2_weeks,trial_2_adherent,"
    "trial_2_outcome,trials_complete,payer,augmentation_used\n";

/// The row beside the Report of the same referral as a Record.
void check_as_assessed(const json& row, const json& record) {
  const json report = report_on(record);
  CHECK(row["plan"] == report["plan"].value("id", "incomplete"));
  CHECK(row["ask_next"] == json(ids(report["ask_next"])));
  for (const char* modality : {"tms", "ketamine", "esketamine"}) {
    const json status = report["checks"][modality]["status"];
    CHECK(row["checks"][modality] == (status == "clear" ? json("nothing_found") : status));
  }
}

}  // namespace

TEST_CASE("trials in a table are those of a Record: failures, what is still to ask, what the payer asks for") {
  const std::string text = two_trials +
                           "a,1,Sertraline,100 mg,8,y,no response,venlafaxine,225,10,yes,no_response,yes,Aetna,yes\n"
                           "b,1,sertraline,37.5,8,no,intolerance,,,,,,,Aetna,yes\n"
                           "c,1,,,,,,NA,,,,,yes,Aetna,yes\n";
  const std::vector<json> records = records_of(text);
  REQUIRE(records.size() == 3);
  CHECK(records[0]["trials"] == json::parse(R"([{"drug":"sertraline","dose_mg":100,"weeks":8,"adherence":"yes","outcome":"no_response"},
                                                {"drug":"venlafaxine","dose_mg":225,"weeks":10,"adherence":"yes","outcome":"no_response"}])"));
  CHECK(records[1]["trials"] == json::parse(R"([{"drug":"sertraline","dose_mg":37.5,"weeks":8,"adherence":"no","outcome":"intolerance"}])"));
  CHECK_FALSE(records[2].contains("trials"));
  const List list(text);
  REQUIRE(list.rows.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(list.rows[i]["read"] == "screened");
    check_as_assessed(list.rows[i], records[i]);
  }
  // Aetna: about two trials, and augmentation (fact base 6.1). A list of one trial that may go on leaves it open.
  CHECK(list.rows[0]["coverage"][0]["result"] == "met");
  CHECK(list.rows[1]["coverage"][0]["result"] == "unknown");
  CHECK(list.rows[2]["coverage"][0]["result"] == "not_met");
}

TEST_CASE("a blank trial is none; what is said to be unknown is one of which nothing is known") {
  const auto trials = [](const std::string& row) { return records_of(two_trials + row).at(0).value("trials", json::array()); };
  CHECK(trials("a,1,,,,,,,,,,,,,\n").empty());
  CHECK(trials("a,1,N/A,.,,null,,,,,,,,,\n").empty());
  CHECK(trials("a,1,unknown,,,,,,,,,,,,\n") == json::parse("[{}]"));
  CHECK(trials("a,1,,,,,,,,6,,,,,\n") == json::parse(R"([{"weeks":6}])"));
}

TEST_CASE("a drug that is not known here is told, and its trial may still be one that failed") {
  const List list(two_trials + "a,1,Zoloft,100,8,yes,no_response,sertraline,100,8,yes,no_response,yes,Aetna,yes\n");
  CHECK(list.rows[0]["read"] == "screened");
  CHECK(list.rows[0]["problems"][0]["column"] == "Trial 1 drug");
  CHECK(list.rows[0]["problems"][0]["value"] == "Zoloft");
  CHECK(list.rows[0]["coverage"][0]["result"] == "unknown");  // one for certain, and one that may count
}

TEST_CASE("a cell of a trial that cannot be read refuses its row by name") {
  const List list(two_trials +
                  "a,1,sertraline,a lot,8,yes,no_response,,,,,,,,\n"
                  "b,1,sertraline,100,8.5,yes,no_response,,,,,,,,\n"
                  "c,1,sertraline,100,8,mostly,no_response,,,,,,,,\n"
                  "d,1,sertraline,100,8,yes,better,,,,,,,,\n"
                  "e,1,sertraline,\"50,5\",8,yes,partial,,,,,,,,\n"
                  "f,1,sertraline,100,8,yes,partial,,,,,,,,\n");
  CHECK(list.counted.refused == 5);
  const char* columns[] = {"Trial 1 dose (mg)", "trial1_weeks", "trial1_adherence", "trial1_outcome", "Trial 1 dose (mg)"};
  for (std::size_t i = 0; i < 5; ++i) CHECK(list.rows[i]["problems"][0]["column"] == columns[i]);
  CHECK(list.rows[5]["read"] == "screened");
}

TEST_CASE("an improvement that contradicts its outcome refuses the row; alone it gives the outcome") {
  const std::string headings = "phq9_1,trial1_drug,trial1_outcome,trial1_improvement_percent\n";
  CHECK(List(headings + "1,sertraline,response,10%\n").counted.refused == 1);  // a response is 50 % and more (fact base 3.1)
  CHECK(records_of(headings + "1,sertraline,,10 %\n").at(0)["trials"][0]["outcome"] == "no_response");
}

TEST_CASE("whether the list of trials is whole can only be said beside trials") {
  CHECK(List("phq9_1,trials_complete\n1,yes\n").tells("not used: \"trials_complete\""));
  CHECK(List("phq9_1,all\n1,yes\n", R"({"columns":[{"heading":"all","is":"trials_complete"}]})").asks("no column holds a trial"));
  CHECK(List("phq9_1,trial1_drug\n1,sertraline\n").tells("more may have failed than stand here"));
  CHECK_FALSE(List("phq9_1,trial1_drug,trials_complete\n1,sertraline,yes\n").tells("more may have failed"));
}

TEST_CASE("columns of trials are mapped by hand, by number, and asked about where they cannot be right") {
  const std::string mapping = R"({"separator":",","columns":[{"number":1,"is":"trials.1.drug"},{"number":2,"is":"trials.1.adherence","codes":{"1":"yes","2":"no"}},
                                 {"number":3,"is":"trials.1.weeks","codes":{"99":"unknown"}}]})";
  const List list("sertraline,2,99\nsertraline,1,8\n", mapping, false);
  CHECK(list.counted.refused == 0);
  const auto refuses = [](const char* columns) { return List("a,b\n1,1\n", std::string("{\"columns\":[") + columns + "]}"); };
  CHECK(refuses(R"({"heading":"a","is":"trials.1.dose"})").asks("mapping"));
  CHECK(refuses(R"({"heading":"a","is":"trials.33.drug"})").asks("mapping"));
  CHECK(refuses(R"({"heading":"a","is":"trials.1.outcome","codes":{"1":"2"}})").asks("no answer to trials.1.outcome"));
  CHECK(refuses(R"({"heading":"a","is":"trials.1.drug"},{"heading":"b","is":"trials.1.drug"})").asks("same thing"));
  CHECK(List("phq9_1,trial33_drug\n1,\n").asks("beyond the 32"));
  // Passed over in silence, a whole list would seem to hold one trial less.
  CHECK(List("phq9_1,trial1_drug,trial2_brand,trials_complete\n1,sertraline,Effexor,yes\n").asks("trial2_brand"));
  CHECK(List("phq9_1,trial1_drug,trial1_started\n1,sertraline,2024\n").tells("not used: \"trial1_started\""));
  CHECK(List("phq9_1,trial1_dose,trial1_dose_mg\n1,50,50\n").asks("two columns"));
}

TEST_CASE("what is said of all columns is not said of a trial that is not there") {
  const std::string text = "phq9_1,trial1_drug,trial1_weeks,trial2_drug,trials_complete\n,sertraline,9,,yes\n1,sertraline,-9,,yes\n";
  const std::vector<json> records = records_of(text, R"({"codes":{"":"unknown","9":"unknown","-9":"unknown"}})");
  REQUIRE(records.size() == 2);
  CHECK(records[0]["trials"] == json::parse(R"([{"drug":"sertraline","weeks":9}])"));
  CHECK(records[1]["trials"] == json::parse(R"([{"drug":"sertraline"}])"));
}
