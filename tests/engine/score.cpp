// Totals, bands and the algorithm (fact base 1.1 to 1.3).
#include <numeric>

#include "engine/sheets.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

/// A second way: Kroenke 2001's bands counted from the top, Spitzer 1999's rule read off the sheet.
Text band_of_phq9(int total) {
  return total > 19 ? "severe" : total > 14 ? "moderately severe" : total > 9 ? "moderate" : total > 4 ? "mild" : "minimal or none";
}
Text syndrome(const std::vector<int>& sheet) {
  const auto half_the_days = std::count_if(sheet.begin(), sheet.end() - 1, [](int answer) { return answer > 1; });
  const auto symptoms = half_the_days + (sheet[8] != 0);
  if (std::max(sheet[0], sheet[1]) < 2 || symptoms < 2) return "none";
  return symptoms < 5 ? "other" : "major";
}

}  // namespace

TEST_CASE("every complete PHQ-9, 262,144 of them: total, band and algorithm agree with a second way of computing them") {
  const Instrument& phq9 = instrument("phq9");
  Record record = answered(phq9, std::vector<int>(9, 0));
  std::vector<int> sheet(9, 0);
  int wrong = 0, sheets = 0;
  do {
    int total = 0;
    for (std::size_t i = 0; i < 9; ++i) record.answers[phq9.first + i].value = sheet[i];
    for (int value = 3; value > 0; --value) total += value * static_cast<int>(std::count(sheet.begin(), sheet.end(), value));
    const ScoreReport report = score(knowledge::shipped(), phq9, record);
    const Text expected = syndrome(sheet);
    const bool right = report.total == exactly(total) && report.bands[0].from == report.bands[0].to &&
                       report.bands[0].from->says == band_of_phq9(total) &&
                       (report.outcomes[0] == Truth::yes) == (expected == "major") &&
                       (report.outcomes[1] == Truth::yes) == (expected == "other") &&
                       (report.cut_offs[0] == Truth::yes) == (total > 9) && report.prorated == -1;
    wrong += !right;
    ++sheets;
  } while (turn(sheet, 3));
  CHECK(sheets == 262144);
  CHECK(wrong == 0);
}

TEST_CASE("every complete GAD-7, 16,384 of them") {
  const Instrument& gad7 = instrument("gad7");
  Record record = answered(gad7, std::vector<int>(7, 0));
  std::vector<int> sheet(7, 0);
  int wrong = 0, sheets = 0;
  do {
    int total = 0;
    for (std::size_t i = 0; i < 7; ++i) record.answers[gad7.first + i].value = sheet[i];
    for (int value = 3; value > 0; --value) total += value * static_cast<int>(std::count(sheet.begin(), sheet.end(), value));
    const ScoreReport report = score(knowledge::shipped(), gad7, record);
    const Text band = total > 14 ? "severe" : total > 9 ? "moderate" : total > 4 ? "mild" : "minimal";
    wrong += !(report.total == exactly(total) && report.bands[0].from->says == band && report.bands[0].to->says == band &&
               (report.cut_offs[0] == Truth::yes) == (total > 7) && (report.cut_offs[1] == Truth::yes) == (total > 9) &&
               report.subscales[0] == exactly(sheet[0] + sheet[1]));
    ++sheets;
  } while (turn(sheet, 3));
  CHECK(sheets == 16384);
  CHECK(wrong == 0);
}

TEST_CASE("every PHQ-9 with blanks, 1,953,125 of them: the ends are those of the lightest and the heaviest way to fill them in") {
  const Instrument& phq9 = instrument("phq9");
  Record record = answered(phq9, std::vector<int>(9, 0));
  std::vector<int> sheet(9, -1);
  int wrong = 0, sheets = 0;
  do {
    std::vector<int> lightest = sheet, heaviest = sheet;
    std::replace(lightest.begin(), lightest.end(), -1, 0);
    std::replace(heaviest.begin(), heaviest.end(), -1, 3);
    const int low = std::accumulate(lightest.begin(), lightest.end(), 0), high = std::accumulate(heaviest.begin(), heaviest.end(), 0);
    const auto given = 9 - std::count(sheet.begin(), sheet.end(), -1);
    const bool may_be_prorated = given < 9 && given > 6 && sheet[8] >= 0;  // NHS Data Dictionary; never without item 9
    const int prorated = may_be_prorated ? static_cast<int>(low * 9.0 / static_cast<double>(given) + 0.5) : -1;
    put(phq9, sheet, record);
    const ScoreReport report = score(knowledge::shipped(), phq9, record);
    wrong += !(report.total == Range{low, high} && report.answered == given && report.prorated == prorated &&
               report.bands[0].from->says == band_of_phq9(low) && report.bands[0].to->says == band_of_phq9(high) &&
               report.cut_offs[0] == (low > 9 ? Truth::yes : high > 9 ? Truth::unknown : Truth::no) &&
               (report.outcomes[0] == Truth::yes) == (syndrome(lightest) == "major") &&
               (report.outcomes[0] == Truth::no) == (syndrome(heaviest) != "major") &&
               (report.outcomes[1] == Truth::yes) == (syndrome(lightest) == "other" && syndrome(heaviest) == "other"));
    ++sheets;
  } while (turn(sheet, 3, -1));
  CHECK(sheets == 1953125);
  CHECK(wrong == 0);
}

TEST_CASE("every GAD-7 with blanks, 78,125 of them") {
  const Instrument& gad7 = instrument("gad7");
  Record record = answered(gad7, std::vector<int>(7, 0));
  std::vector<int> sheet(7, -1);
  int wrong = 0, sheets = 0;
  do {
    int low = 0, blanks = 0;
    for (const int answer : sheet) answer < 0 ? ++blanks : low += answer;
    const int high = low + 3 * blanks;
    const int prorated = blanks == 1 || blanks == 2 ? static_cast<int>(low * 7.0 / (7 - blanks) + 0.5) : -1;
    put(gad7, sheet, record);
    const ScoreReport report = score(knowledge::shipped(), gad7, record);
    const auto reached = [&](int at) { return low >= at ? Truth::yes : high >= at ? Truth::unknown : Truth::no; };
    wrong += !(report.total == Range{low, high} && report.prorated == prorated && report.cut_offs[0] == reached(8) && report.cut_offs[1] == reached(10));
    ++sheets;
  } while (turn(sheet, 3, -1));
  CHECK(sheets == 78125);
  CHECK(wrong == 0);
}

TEST_CASE("a PHQ-9 with blanks is a range, and the band is certain only when both ends share it") {
  const ScoreReport open = scored("phq9", {2, 2, 2, 2, 2, 2, 0, 0, -1});  // 12 and one blank
  CHECK(open.total == Range{12, 15});
  CHECK(open.bands[0].from->says == "moderate");
  CHECK(open.bands[0].to->says == "moderately severe");
  CHECK(open.cut_offs[0] == Truth::yes);
  const ScoreReport sure = scored("phq9", {3, 3, 3, 3, 3, 3, 3, -1, 0});  // 21 to 24: severe either way
  CHECK(sure.bands[0].from == sure.bands[0].to);
}

TEST_CASE("two blanks are pro-rated, three are not, and never while item 9 is blank (NHS Data Dictionary)") {
  CHECK(scored("phq9", {2, 2, 2, 2, 2, 2, 2, -1, 1}).prorated == 17);   // 15 * 9 / 8 = 16.9
  CHECK(scored("phq9", {1, 1, 1, 1, 1, 1, -1, -1, 1}).prorated == 9);   // 7 * 9 / 7
  CHECK(scored("phq9", {2, 2, 1, -1, 1, 1, 1, 1, 1}).prorated == 11);   // 10 * 9 / 8 = 11.25
  CHECK(scored("phq9", {1, 1, 1, 1, 0, 0, 0, -1, 0}).prorated == 5);    // 4 * 9 / 8 = 4.5, half up
  CHECK(scored("phq9", {2, 2, 2, 2, 2, 2, -1, -1, -1}).prorated == -1);
  CHECK(scored("phq9", {2, 2, 2, 2, 2, -1, -1, -1, 1}).prorated == -1);
  CHECK(scored("phq9", {2, 2, 2, 2, 2, 2, 2, 2, -1}).prorated == -1);
  CHECK(scored("gad7", {2, 2, 2, 2, 2, -1, -1}).prorated == 14);
  CHECK(scored("madrs", {2, 2, 2, 2, 2, 2, 2, 2, 2, -1}).prorated == -1);  // no total from an incomplete MADRS
}

TEST_CASE("item 9 counts in the algorithm from several days on, the others from more than half the days") {
  const ScoreReport with_item_9 = scored("phq9", {2, 2, 2, 2, 0, 0, 0, 0, 1});
  CHECK(with_item_9.outcomes[0] == Truth::yes);
  const ScoreReport without = scored("phq9", {2, 2, 2, 2, 1, 0, 0, 0, 0});
  CHECK(without.outcomes[0] == Truth::no);
  CHECK(without.outcomes[1] == Truth::yes);
}

TEST_CASE("the algorithm and the total may disagree; both are given") {
  const ScoreReport high_total = scored("phq9", {1, 1, 2, 2, 2, 2, 2, 2, 0});  // 14, no core symptom
  CHECK(high_total.cut_offs[0] == Truth::yes);
  CHECK(high_total.outcomes[0] == Truth::no);
  CHECK(high_total.outcomes[1] == Truth::no);
}

TEST_CASE("the algorithm decides with blanks only when they cannot matter") {
  CHECK(scored("phq9", {3, 3, 3, 3, 3, -1, -1, -1, -1}).outcomes[0] == Truth::yes);
  CHECK(scored("phq9", {0, 0, 3, 3, 3, 3, 3, 3, -1}).outcomes[0] == Truth::no);  // no core symptom is possible
  CHECK(scored("phq9", {3, 3, 3, 3, -1, 0, 0, 0, 0}).outcomes[0] == Truth::unknown);
}

TEST_CASE("MADRS bands stand side by side, and 31 to 34 are moderate or severe by source") {
  const auto bands_at = [](int total) {
    std::vector<int> items(10, 0);
    for (std::size_t i = 0; total > 0; ++i, total -= 6) items[i] = std::min(total, 6);
    std::vector<Text> names;
    for (const BandReport& band : scored("madrs", items).bands) names.push_back(band.from->says);
    return names;
  };
  // Snaith 1986; Müller 2000 (35); Müller 2003 (31); another proposal (12, 24, 35)
  using Names = std::vector<Text>;
  CHECK(bands_at(6)[0] == "none");
  CHECK(bands_at(7)[0] == "mild");
  CHECK(bands_at(19)[0] == "mild");
  CHECK(bands_at(20)[0] == "moderate");
  CHECK(bands_at(30) == Names{"moderate", "below severe", "below severe", "moderate"});
  CHECK(bands_at(31) == Names{"moderate", "below severe", "severe", "moderate"});
  CHECK(bands_at(34) == Names{"moderate", "below severe", "severe", "moderate"});
  CHECK(bands_at(35) == Names{"severe", "severe", "severe", "severe"});
  CHECK(bands_at(11)[3] == "below mild");
  CHECK(bands_at(12)[3] == "mild");
  CHECK(bands_at(23)[3] == "mild");
  CHECK(bands_at(24)[3] == "moderate");
}

TEST_CASE("subscales are sums of their items, with the blanks' margin") {
  const ScoreReport phq9 = scored("phq9", {1, 1, 2, 2, 2, 1, 1, -1, 0});
  CHECK(phq9.subscales[0] == Range{6, 9});      // somatic: 3, 4, 5, 8
  CHECK(phq9.subscales[1] == exactly(4));       // cognitive-affective: 1, 2, 6, 7, 9
  CHECK(scored("madrs", {1, 2, 0, 0, 0, 3, 4, 5, 0, 0}).subscales[0] == exactly(15));  // anhedonia: 1, 2, 6, 7, 8
}

TEST_CASE("the difficulty item is kept and never added") {
  const json report = report_on_answers({{"phq9.difficulty", 3}});
  CHECK(report["scores"]["phq9"]["difficulty"] == "extremely");
  CHECK(report["scores"]["phq9"]["total"] == json{{"low", 0}, {"high", 27}});
  CHECK(report["scores"]["phq9"]["answered"] == 0);
}

TEST_CASE("answer codes of the difficulty item are not in numeric order (LOINC LL359-1)") {
  const Question& difficulty = knowledge::shipped().questions[instrument("phq9").difficulty];
  CHECK(difficulty.choices[2].code == "LA6575-0");
  CHECK(difficulty.choices[3].code == "LA6574-3");
}
