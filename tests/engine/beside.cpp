// The instruments beside the core (fact base 1.5): each by its own rule, against a second way of computing it.
#include <numeric>

#include "engine/sheets.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

Slot slot(Text id) {
  const auto& questions = knowledge::shipped().questions;
  for (std::size_t i = 0; i < questions.size(); ++i)
    if (questions[i].id == id) return static_cast<Slot>(i);
  FAIL("no such question");
  return no_slot;
}

Truth reached(const ScoreReport& report, Text id) {
  for (std::size_t i = 0; i < report.cut_offs.size(); ++i)
    if (report.instrument->cut_offs[i].id == id) return report.cut_offs[i];
  FAIL("no such cut-off");
  return Truth::unknown;
}

/// yes when even the lowest total is there, no when even the highest is not.
Truth from(int limit, int low, int high) { return low >= limit ? Truth::yes : high < limit ? Truth::no : Truth::unknown; }

/// The band of a complete sheet, or "open".
Text band(const ScoreReport& report) { return report.bands[0].from == report.bands[0].to ? report.bands[0].from->says : "open"; }

/// `points` spread over the items from the first on.
std::vector<int> spread(std::size_t items, int most, int points) {
  std::vector<int> sheet(items, 0);
  for (std::size_t i = 0; points > 0; ++i, points -= most) sheet[i] = std::min(points, most);
  return sheet;
}

int points(const std::vector<int>& sheet) { return std::accumulate(sheet.begin(), sheet.end(), 0); }

/// Every sheet of the instrument, with or without blanks; `right` judges sheet and report.
template <class Right>
int wrong_sheets(Text id, int highest, int lowest, Right right) {
  const Instrument& scale = instrument(id);
  std::vector<int> sheet(scale.items, lowest);
  Record record = answered(scale, sheet);
  int wrong = 0;
  do {
    put(scale, sheet, record);
    wrong += !right(sheet, score(knowledge::shipped(), scale, record));
  } while (turn(sheet, highest, lowest));
  return wrong;
}

/// {lowest, highest} sum of a sheet with blanks.
Range span_of(const std::vector<int>& sheet, int most) {
  const int blanks = static_cast<int>(std::count(sheet.begin(), sheet.end(), -1));
  const int given = points(sheet) + blanks;
  return {given, given + most * blanks};
}

json scores_of(const json& answers) { return report_on_answers(answers)["scores"]; }
json items(const std::string& id, const std::vector<json>& values) {
  json answers = json::object();
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!values[i].is_null()) answers[id + "." + std::to_string(i + 1)] = values[i];
  return answers;
}

}  // namespace

TEST_CASE("every case of vignettes/scores.json") { check_cases("vignettes/scores.json"); }

TEST_CASE("every MDQ: positive needs seven items, the same period and a moderate or serious problem, all three") {
  const Instrument& mdq = instrument("mdq");
  const Slot same_period = slot("mdq.same_period"), problem = slot("mdq.problem");
  Record record = answered(mdq, std::vector<int>(13, 0));
  int wrong = 0, sheets = 0, positive = 0;
  for (unsigned yeses = 0; yeses < 8192; ++yeses) {
    int total = 0;
    for (unsigned i = 0; i < 13; ++i) {
      record.answers[mdq.first + i].value = static_cast<int>(yeses >> i & 1U);
      total += record.answers[mdq.first + i].value;
    }
    for (const int period : {-1, 0, 1})
      for (const int trouble : {-1, 0, 1, 2, 3}) {
        record.answers[same_period] = period < 0 ? Answer{} : Answer{Given::value, period};
        record.answers[problem] = trouble < 0 ? Answer{} : Answer{Given::value, trouble};
        const bool out = total < 7 || period == 0 || trouble == 0 || trouble == 1;
        const bool in = total > 6 && period == 1 && trouble > 1;
        const ScoreReport report = score(knowledge::shipped(), mdq, record);
        wrong += report.total != exactly(total) || report.cut_offs[0] != (out ? Truth::no : in ? Truth::yes : Truth::unknown);
        positive += report.cut_offs[0] == Truth::yes;
        ++sheets;
      }
  }
  CHECK(sheets == 122880);
  CHECK(positive == 2 * 4096);  // half of all sheets have seven or more; two of the answers to "problem" count
  CHECK(wrong == 0);
}

TEST_CASE("an MDQ with blanks: six yes and one blank may be positive, six yes and none may not") {
  json answers = items("mdq", {"yes", "yes", "yes", "yes", "yes", "yes", "no", "no", "no", "no", "no", "no", nullptr});
  answers["mdq.same_period"] = "yes";
  answers["mdq.problem"] = "serious";
  CHECK(scores_of(answers)["mdq"]["cut_offs"][0]["reached"] == "unknown");
  answers["mdq.13"] = "no";
  CHECK(scores_of(answers)["mdq"]["cut_offs"][0]["reached"] == "no");
  answers["mdq.13"] = "yes";
  CHECK(scores_of(answers)["mdq"]["cut_offs"][0]["reached"] == "yes");
  answers["mdq.problem"] = "unknown";
  const json open = scores_of(answers)["mdq"];
  CHECK(open["cut_offs"][0]["reached"] == "unknown");
  CHECK(ids(open["missing"]) == std::vector<std::string>{"mdq.problem"});
}

TEST_CASE("every AUDIT-C, with blanks too: both cut-offs are named, 3 for women and 4 for men (Bush 1998, Bradley 2007)") {
  CHECK(wrong_sheets("auditc", 4, -1, [](const std::vector<int>& sheet, const ScoreReport& report) {
          const Range total = span_of(sheet, 4);
          return report.total == total && reached(report, "auditc-3") == from(3, total.low, total.high) &&
                 reached(report, "auditc-4") == from(4, total.low, total.high) && reached(report, "auditc-7") == from(7, total.low, total.high);
        }) == 0);
  CHECK(reached(scored("auditc", {2, 0, 0}), "auditc-3") == Truth::no);
  CHECK(reached(scored("auditc", {3, 0, 0}), "auditc-3") == Truth::yes);
  CHECK(reached(scored("auditc", {3, 0, 0}), "auditc-4") == Truth::no);
  CHECK(reached(scored("auditc", {4, 0, 0}), "auditc-4") == Truth::yes);
  CHECK(reached(scored("auditc", {4, 2, 0}), "auditc-7") == Truth::no);
  CHECK(reached(scored("auditc", {4, 3, 0}), "auditc-7") == Truth::yes);
}

TEST_CASE("every DAST-10, with blanks too: a no to item 3 is a point (Skinner 1982)") {
  CHECK(wrong_sheets("dast10", 1, -1, [](const std::vector<int>& sheet, const ScoreReport& report) {
          int low = 0, high = 0;
          for (std::size_t item = 1; item <= 10; ++item) {
            const int counts = item == 3 ? 0 : 1;
            low += sheet[item - 1] == counts;
            high += sheet[item - 1] == counts || sheet[item - 1] < 0;
          }
          return report.total == Range{low, high};
        }) == 0);
  const auto with_points = [](int total) {  // item 3 answered with yes gives none
    std::vector<int> sheet = {0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
    for (std::size_t i = 9; total > 0 && i < 10; --i, --total) sheet[i] = i == 2 ? 0 : 1;
    return band(scored("dast10", sheet));
  };
  CHECK(with_points(0) == "no points");
  CHECK(with_points(1) == "low");
  CHECK(with_points(2) == "low");
  CHECK(with_points(3) == "moderate");
  CHECK(with_points(5) == "moderate");
  CHECK(with_points(6) == "substantial");
  CHECK(with_points(8) == "substantial");
  CHECK(with_points(9) == "severe");
  CHECK(with_points(10) == "severe");
}

TEST_CASE("every PC-PTSD-5, with blanks too: without an event the total is 0, whatever else is written down") {
  const Slot exposure = slot("pcptsd5.exposure");
  const Instrument& scale = instrument("pcptsd5");
  for (const int event : {-1, 0, 1}) {
    std::vector<int> sheet(5, -1);
    int wrong = 0;
    do {
      Record record = answered(scale, sheet);
      if (event >= 0) record.answers[exposure] = {Given::value, event};
      Range total = span_of(sheet, 1);
      if (event < 1) total.low = 0;
      if (event == 0) total.high = 0;
      const ScoreReport report = score(knowledge::shipped(), scale, record);
      wrong += !(report.total == total && reached(report, "pcptsd5-3") == from(3, total.low, total.high) &&
                 reached(report, "pcptsd5-4") == from(4, total.low, total.high));
    } while (turn(sheet, 1, -1));
    CHECK(wrong == 0);
  }
}

TEST_CASE("an item of a PC-PTSD-5 that is answered although there was no event is named, and does not count") {
  const json report = report_on_answers({{"pcptsd5.exposure", "no"}, {"pcptsd5.1", "yes"}, {"pcptsd5.2", "no"}});
  CHECK(report["scores"]["pcptsd5"]["total"] == json{{"low", 0}, {"high", 0}});
  CHECK(report["scores"]["pcptsd5"]["missing"].empty());
  CHECK(ids(report["problems"]) == std::vector<std::string>{"pcptsd5.1"});
  CHECK(report_on_answers({{"pcptsd5.exposure", "yes"}, {"pcptsd5.1", "yes"}})["problems"].empty());
}

TEST_CASE("PCL-5: its cut-offs of 31, 33 and 45 stand side by side, because the line depends on the setting") {
  const auto at = [](int total) { return scored("pcl5", spread(20, 4, total)); };
  CHECK(reached(at(30), "pcl5-31") == Truth::no);
  CHECK(reached(at(31), "pcl5-31") == Truth::yes);
  CHECK(reached(at(32), "pcl5-33") == Truth::no);
  CHECK(reached(at(33), "pcl5-33") == Truth::yes);
  CHECK(reached(at(44), "pcl5-45") == Truth::no);
  CHECK(reached(at(45), "pcl5-45") == Truth::yes);
  CHECK(at(80).total == exactly(80));
  std::vector<int> one_blank = spread(20, 4, 30);
  one_blank[19] = -1;
  CHECK(reached(scored("pcl5", one_blank), "pcl5-31") == Truth::unknown);
}

TEST_CASE("every complete SHAPS, 16,384 of them: disagreement is a point, three are abnormal (NIDA)") {
  CHECK(wrong_sheets("shaps", 1, 0, [](const std::vector<int>& sheet, const ScoreReport& report) {
          const auto disagreed = 14 - std::count(sheet.begin(), sheet.end(), 0);
          return report.total == exactly(static_cast<int>(disagreed)) && (reached(report, "shaps-3") == Truth::yes) == (disagreed > 2);
        }) == 0);
  CHECK(reached(scored("shaps", {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1}), "shaps-3") == Truth::unknown);
}

/// QIDS a second way: each domain by itself, the worst of it, nine of them.
int qids_total(const std::vector<int>& s) {
  const int sleep = *std::max_element(s.begin(), s.begin() + 4);
  const int appetite_and_weight = *std::max_element(s.begin() + 5, s.begin() + 9);
  const int movement = s[14] > s[15] ? s[14] : s[15];
  return sleep + s[4] + appetite_and_weight + s[9] + s[10] + s[11] + s[12] + s[13] + movement;
}

TEST_CASE("QIDS-SR16: only the highest item of sleep, of appetite and weight, and of movement counts; 200,000 sheets") {
  const Instrument& qids = instrument("qids");
  Patients dice(23);
  Record record = answered(qids, std::vector<int>(16, 0));
  int wrong = 0;
  for (int n = 0; n < 200000; ++n) {
    std::vector<int> sheet(16), lightest, heaviest;
    for (int& item : sheet) item = n % 2 && dice.roll(6) == 0 ? -1 : dice.roll(4);
    lightest = heaviest = sheet;
    std::replace(lightest.begin(), lightest.end(), -1, 0);
    std::replace(heaviest.begin(), heaviest.end(), -1, 3);
    put(qids, sheet, record);
    const ScoreReport report = score(knowledge::shipped(), qids, record);
    wrong += report.total != Range{qids_total(lightest), qids_total(heaviest)};
  }
  CHECK(wrong == 0);
}

TEST_CASE("QIDS-SR16 at each edge of its bands, 0 to 27") {
  const auto with_points = [](int total) {
    std::vector<int> sheet(16, 0);
    for (const std::size_t domain : {3U, 4U, 8U, 9U, 10U, 11U, 12U, 13U, 15U}) {
      sheet[domain] = std::min(total, 3);
      total -= sheet[domain];
    }
    return band(scored("qids", sheet));
  };
  for (const int total : {0, 5}) CHECK(with_points(total) == "none");
  for (const int total : {6, 10}) CHECK(with_points(total) == "mild");
  for (const int total : {11, 15}) CHECK(with_points(total) == "moderate");
  for (const int total : {16, 20}) CHECK(with_points(total) == "severe");
  for (const int total : {21, 27}) CHECK(with_points(total) == "very severe");
  CHECK(scored("qids", std::vector<int>(16, 3)).total == exactly(27));
  CHECK(scored("qids", {3, -1, -1, -1, 0, 0, 3, -1, 0, 0, 0, 0, 0, 0, -1, 3}).total == exactly(9));  // blanks that cannot matter
}

TEST_CASE("a QIDS item 12 that is not 0 is told, whatever the total, and a blank one is not taken for 0") {
  std::vector<json> answers(16, 0);
  const json none = scores_of(items("qids", answers))["qids"];
  CHECK(none["signs"].empty());
  answers[11] = 1;
  const json some = scores_of(items("qids", answers))["qids"];
  REQUIRE(some["signs"].size() == 1);
  CHECK(some["signs"][0]["item"] == 12);
  answers[11] = nullptr;
  const json blank = scores_of(items("qids", answers))["qids"];
  CHECK(has(blank["missing"], "qids.12"));
  CHECK(blank["total"] == json{{"low", 0}, {"high", 3}});
}

TEST_CASE("every complete ISI, 78,125 of them, and each edge of its bands (Morin 1993)") {
  CHECK(wrong_sheets("isi", 4, 0, [](const std::vector<int>& sheet, const ScoreReport& report) {
          const int total = points(sheet);
          const Text expected = total > 21 ? "severe" : total > 14 ? "moderate" : total > 7 ? "subthreshold" : "not clinically significant";
          return report.total == exactly(total) && band(report) == expected;
        }) == 0);
}

TEST_CASE("every WHO-5, with blanks too: the sum times four; below a raw 13 is poor") {
  CHECK(wrong_sheets("who5", 5, -1, [](const std::vector<int>& sheet, const ScoreReport& report) {
          const Range raw = span_of(sheet, 5);
          const Text expected = raw.high < 13 ? "poor well-being" : raw.low >= 13 ? "above the line" : "open";
          return report.total == Range{raw.low * 4, raw.high * 4} && band(report) == expected;
        }) == 0);
  CHECK(scored("who5", {3, 3, 2, 2, 2}).total == exactly(48));
  CHECK(band(scored("who5", {3, 3, 2, 2, 2})) == "poor well-being");
  CHECK(scored("who5", {3, 3, 3, 2, 2}).total == exactly(52));
  CHECK(band(scored("who5", {3, 3, 3, 2, 2})) == "above the line");
}

TEST_CASE("no instrument beside the core is pro-rated: the fact base states no rule for it") {
  for (const Instrument& scale : knowledge::shipped().instruments)
    if (knowledge::shipped().is_beside(scale)) {
      std::vector<int> sheet(scale.items, 1);
      sheet[0] = -1;
      CHECK(scored(scale.id, sheet).prorated == -1);
    }
}

TEST_CASE("an instrument beside the core is reported once it has an answer, and not before") {
  CHECK(scores_of(json::object()).size() == 3);  // PHQ-9, GAD-7, MADRS
  CHECK(scores_of({{"who5.2", "declined"}}).size() == 3);
  const json begun = scores_of({{"who5.2", 3}});
  CHECK(begun.size() == 4);
  CHECK(begun["who5"]["total"] == json{{"low", 12}, {"high", 92}});
  CHECK(scores_of({{"mdq.same_period", "yes"}}).contains("mdq"));
  CHECK(scores_of({{"pcptsd5.exposure", "no"}}).contains("pcptsd5"));
}

TEST_CASE("a reached cut-off says which answer it speaks for, and gives none") {
  json positive = items("mdq", std::vector<json>(13, "yes"));
  positive["mdq.same_period"] = "yes";
  positive["mdq.problem"] = "moderate";
  CHECK(scores_of(positive)["mdq"]["cut_offs"][0]["supports"] == json{{"id", "bipolar"}, {"is", "yes"}});
  positive["mdq.problem"] = "minor";
  CHECK(!scores_of(positive)["mdq"]["cut_offs"][0].contains("supports"));
  const json auditc = scores_of(items("auditc", {3, 0, 0}))["auditc"]["cut_offs"];
  CHECK(auditc[0]["supports"] == json{{"id", "heavy_use"}, {"is", "yes"}});
  CHECK(!auditc[1].contains("supports"));
  json trauma = items("pcptsd5", {"yes", "yes", "yes", "no", "no"});
  trauma["pcptsd5.exposure"] = "yes";
  CHECK(scores_of(trauma)["pcptsd5"]["cut_offs"][0]["supports"] == json{{"id", "primary_pathology"}, {"is", "trauma"}});
}

TEST_CASE("no answer to an instrument beside the core changes anything but its own score") {
  const Knowledge& knowledge = knowledge::shipped();
  Patients dice(29);
  for (int n = 0; n < 300; ++n) {
    const Record record = dice.next(n % 2 ? 100 : 60);
    Record without = record;
    for (std::size_t i = knowledge.first_beside; i < without.answers.size(); ++i) without.answers[i] = {};
    const auto rest_of = [&](const Record& one) {
      const Report report = assess(knowledge, one);
      json rest = json::array({report.plan.chosen ? std::string(report.plan.chosen->id) : "open", static_cast<int>(report.urgent.level),
                               report.plan.ask_next, report.urgent.not_known, report.resistance.adequate_failures.low});
      for (const ModalityReport& modality : report.checks) rest.push_back({static_cast<int>(modality.status), modality.findings.size(), modality.not_known});
      for (const Change& change : report.plan.what_if) rest.push_back({change.question, change.to});
      return rest;
    };
    CHECK(rest_of(record) == rest_of(without));
  }
}

TEST_CASE("wording stands only where the rights allow it; the others carry names") {
  for (const Instrument& scale : knowledge::shipped().instruments) {
    CHECK(scale.wording_is_free == (scale.id == "phq9" || scale.id == "gad7"));
    if (!scale.wording_is_free) CHECK(scale.asks.empty());
  }
}

TEST_CASE("a 24-hour rating has no way into the 7-day MADRS: it is not a question of this tool") {
  CHECK(instrument("madrs").recall_days == 7);
  CHECK(has(report_on_answers({{"madrs24h.1", 4}})["problems"], "madrs24h.1"));
}
