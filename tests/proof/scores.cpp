// Every answer sheet there is, blanks included: PHQ-9 (5 to the 9th), GAD-7 (5 to the 7th), MADRS (8 to the 10th).
// What is right is worked out here from the fact base (1.1 to 1.3), with other means than the engine's.
//
// Of the MADRS all 1,073,741,824 sheets go through the engine's sum. The rest of a score follows from the items one
// by one and from the sum, so it is tried on every sheet of six items that differ (the other four alike), with each
// value those four can have: every total, every number of blanks, every state of item 10 comes up.
#include "expected.hpp"

namespace lintel::proof {
namespace {

constexpr int blank = -1;

const Instrument& instrument(const Knowledge& knowledge, Text id) {
  for (const Instrument& each : knowledge.instruments)
    if (each.id == id) return each;
  std::printf("no instrument %s\n", std::string(id).c_str());
  std::exit(1);
}

/// A sheet as numbers, its next one, and the bookkeeping that an odometer can keep: lowest total and blanks.
template <std::size_t items>
struct Sheet {
  std::array<int, items> item;
  int most;
  int sum{0};
  int blanks{0};

  explicit Sheet(int highest) : most(highest), blanks(static_cast<int>(items)) { item.fill(blank); }
  /// How many items have changed, from the first; 0 after the last sheet.
  std::size_t turn() {
    for (std::size_t i = 0; i < items; ++i) {
      if (item[i] < most) {
        if (item[i] == blank) --blanks;
        else ++sum;
        ++item[i];
        return i + 1;
      }
      sum -= most;
      ++blanks;
      item[i] = blank;
    }
    return 0;
  }
  int highest_sum() const { return sum + blanks * most; }
};

struct Scale {
  Text id;
  int items;
  int prorated_up_to;  ///< blanks
  int safety_item;     ///< 0: none
  std::vector<std::vector<int>> band_edges;
  std::vector<int> cut_offs;
  std::vector<std::vector<int>> subscales;
};

/// Fact base 1.1 to 1.3.
const Scale phq9{"phq9", 9, 2, 9, {{0, 5, 10, 15, 20}}, {10}, {{3, 4, 5, 8}, {1, 2, 6, 7, 9}}};
const Scale gad7{"gad7", 7, 2, 0, {{0, 5, 10, 15}}, {8, 10}, {{1, 2}}};
const Scale madrs{"madrs", 10, 0, 10, {{0, 7, 20, 35}, {0, 35}, {0, 31}, {0, 12, 24, 35}}, {}, {{1, 2, 6, 7, 8}}};

bool reaches(int total, int limit) { return total >= limit; }

/// The edge of the band that a total lies in.
int edge_below(const std::vector<int>& edges, int total) {
  int edge = 0;
  for (const int each : edges)
    if (reaches(total, each)) edge = each;
  return edge;
}

/// The mean of the answered items for each blank, rounded half up; -1 where the rule forbids it.
int prorated(const Scale& expected, int sum, int blanks, bool safety_blank) {
  if (blanks == 0 || blanks > expected.prorated_up_to || safety_blank) return -1;
  const double exact = static_cast<double>(sum) * expected.items / (expected.items - blanks);
  return static_cast<int>(exact + 0.5);
}

template <std::size_t items>
bool as_expected(const Scale& expected, const Sheet<items>& sheet, const ScoreReport& report) {
  const int low = sheet.sum, high = sheet.highest_sum();
  bool right = report.total == Range{low, high} && report.answered == static_cast<int>(items) - sheet.blanks &&
               static_cast<int>(report.missing.size()) == sheet.blanks;
  std::size_t next = 0;
  for (std::size_t i = 0; i < items; ++i)
    if (sheet.item[i] == blank)
      right = right && next < report.missing.size() && report.missing[next++] == report.instrument->first + i;
  const bool safety_blank = expected.safety_item > 0 && sheet.item[static_cast<std::size_t>(expected.safety_item - 1)] == blank;
  right = right && report.prorated == prorated(expected, low, sheet.blanks, safety_blank);
  right = right && report.bands.size() == expected.band_edges.size() && report.cut_offs.size() == expected.cut_offs.size() &&
          report.subscales.size() == expected.subscales.size();
  for (std::size_t i = 0; right && i < expected.band_edges.size(); ++i)
    right = report.bands[i].from->from == edge_below(expected.band_edges[i], low) &&
            report.bands[i].to->from == edge_below(expected.band_edges[i], high);
  for (std::size_t i = 0; right && i < expected.cut_offs.size(); ++i) {
    const int limit = expected.cut_offs[i];
    right = report.cut_offs[i] == (reaches(low, limit) ? Truth::yes : reaches(high, limit) ? Truth::unknown : Truth::no);
  }
  for (std::size_t i = 0; right && i < expected.subscales.size(); ++i) {
    int least = 0, most = 0;
    for (const int item : expected.subscales[i]) {
      const int value = sheet.item[static_cast<std::size_t>(item - 1)];
      least += value == blank ? 0 : value;
      most += value == blank ? sheet.most : value;
    }
    right = report.subscales[i] == Range{least, most};
  }
  return right;
}

template <std::size_t items>
std::string text(const Sheet<items>& sheet) {
  std::string digits;
  for (const int value : sheet.item) digits += value == blank ? "-" : std::to_string(value);
  return digits;
}

// ---- the pattern of the PHQ-9 (fact base 1.1): which syndrome a complete sheet has

enum Syndrome { neither, other, major };

Syndrome syndrome(const std::array<int, 9>& item) {
  int symptoms = item[8] > 0 ? 1 : 0;
  for (std::size_t i = 0; i < 8; ++i) symptoms += item[i] > 1 ? 1 : 0;
  const bool core = item[0] > 1 || item[1] > 1;
  return !core || symptoms < 2 ? neither : symptoms < 5 ? other : major;
}

/// What is said for certain must hold however the blanks are filled in; a complete sheet leaves nothing uncertain.
bool pattern_holds(const Sheet<9>& sheet, const ScoreReport& report) {
  std::array<int, 9> filled = sheet.item;
  const auto fill_from = [&](const auto& self, std::size_t i) -> bool {
    while (i < 9 && sheet.item[i] != blank) ++i;
    if (i == 9) {
      const Syndrome is = syndrome(filled);
      const auto agrees = [&](Truth said, bool so) { return said == Truth::unknown ? sheet.blanks > 0 : (said == Truth::yes) == so; };
      return agrees(report.outcomes[0], is == major) && agrees(report.outcomes[1], is == other);
    }
    for (int value = 0; value <= 3; ++value) {
      filled[i] = value;
      if (!self(self, i + 1)) return false;
    }
    return true;
  };
  return report.outcomes.size() == 2 && fill_from(fill_from, 0);
}

// ---- through the whole of score()

template <std::size_t items>
void put(const Instrument& scale, const Sheet<items>& sheet, std::size_t changed, Record& record) {
  for (std::size_t i = 0; i < changed; ++i)
    record.answers[scale.first + i] = sheet.item[i] == blank ? Answer{} : Answer{Given::value, sheet.item[i]};
}

template <std::size_t items, class Also>
void every_sheet(const Knowledge& knowledge, const Scale& expected, int most, Tally& tally, Also also) {
  const Instrument& scale = instrument(knowledge, expected.id);
  Record record;
  record.answers.resize(knowledge.questions.size());
  Sheet<items> sheet(most);
  Clock clock;
  long sheets = 0;
  std::size_t changed = items;
  do {
    put(scale, sheet, changed, record);
    const ScoreReport report = score(knowledge, scale, record);
    const bool right = as_expected(expected, sheet, report) && also(sheet, report);
    tally.add(right, right ? std::string() : std::string(expected.id) + " " + text(sheet));
    ++sheets;
  } while ((changed = sheet.turn()) != 0);
  std::printf("%s: %ld sheets, %.1f s\n", std::string(expected.id).c_str(), sheets, clock.seconds());
}

/// Items 1, 4, 6, 8, 9 and 10 in every state, the other four alike, in every state.
void madrs_in_full(const Knowledge& knowledge, Tally& tally) {
  const Instrument& scale = instrument(knowledge, "madrs");
  Record record;
  record.answers.resize(knowledge.questions.size());
  constexpr std::size_t place[] = {0, 3, 5, 7, 8, 9}, alike[] = {1, 2, 4, 6};
  Clock clock;
  long sheets = 0;
  for (int rest = blank; rest <= 6; ++rest) {
    Sheet<6> six(6);
    do {
      Sheet<10> sheet(6);
      for (std::size_t i = 0; i < 6; ++i) sheet.item[place[i]] = six.item[i];
      for (const std::size_t i : alike) sheet.item[i] = rest;
      sheet.blanks = six.blanks + (rest == blank ? 4 : 0);
      sheet.sum = six.sum + (rest == blank ? 0 : 4 * rest);
      put(scale, sheet, 10, record);
      const bool right = as_expected(madrs, sheet, score(knowledge, scale, record));
      tally.add(right, right ? std::string() : "madrs " + text(sheet));
      ++sheets;
    } while (six.turn() != 0);
  }
  std::printf("madrs: %ld sheets in full, %.1f s\n", sheets, clock.seconds());
}

/// Every sheet through the engine's sum.
void madrs_sums(const Knowledge& knowledge, Tally& tally) {
  const Instrument& scale = instrument(knowledge, "madrs");
  std::array<Range, 10> points;
  points.fill({0, 6});
  Sheet<10> sheet(6);
  Clock clock;
  long sheets = 0, wrong = 0;
  std::size_t changed = 0;
  do {
    for (std::size_t i = 0; i < changed; ++i) points[i] = sheet.item[i] == blank ? Range{0, 6} : exactly(sheet.item[i]);
    wrong += add_up(scale.scoring, points) != Range{sheet.sum, sheet.highest_sum()};
    ++sheets;
  } while ((changed = sheet.turn()) != 0);
  tally.add(wrong == 0 && sheets == 1L << 30, std::to_string(wrong) + " of " + std::to_string(sheets) + " MADRS sums");
  std::printf("madrs: %ld sums, %.1f s\n", sheets, clock.seconds());
}

/// The first sheets of a scale that are drawn, in full; the edges lie among them.
template <std::size_t items>
bool sample_holds(const Knowledge& knowledge, const Scale& expected, int most) {
  const Instrument& scale = instrument(knowledge, expected.id);
  std::mt19937 dice(67);
  Record record;
  record.answers.resize(knowledge.questions.size());
  for (int i = 0; i < 1500; ++i) {
    Sheet<items> sheet(most);
    const unsigned level = static_cast<unsigned>(dice() % 8);
    for (int& item : sheet.item) {
      if (dice() % 16 == 0) continue;
      item = static_cast<int>(dice() % static_cast<unsigned>(most + 1));
      if (dice() % 8 < level) item = std::max(item, most - 1);
      --sheet.blanks;
      sheet.sum += item;
    }
    put(scale, sheet, items, record);
    if (!as_expected(expected, sheet, score(knowledge, scale, record))) return false;
    if constexpr (items == 9) {
      if (sheet.blanks <= 3 && !pattern_holds(sheet, score(knowledge, scale, record))) return false;
    }
  }
  return true;
}

}  // namespace

bool scores_hold(const Knowledge& knowledge) {
  return sample_holds<9>(knowledge, phq9, 3) && sample_holds<7>(knowledge, gad7, 3) && sample_holds<10>(knowledge, madrs, 6);
}

int scores(const Knowledge& knowledge, bool longer) {
  Tally tally;
  every_sheet<9>(knowledge, phq9, 3, tally, [&](const Sheet<9>& sheet, const ScoreReport& report) {
    return sheet.blanks > (longer ? 5 : 2) || pattern_holds(sheet, report);
  });
  every_sheet<7>(knowledge, gad7, 3, tally, [](const auto&, const auto&) { return true; });
  madrs_in_full(knowledge, tally);
  madrs_sums(knowledge, tally);
  return tally.end();
}

}  // namespace lintel::proof
