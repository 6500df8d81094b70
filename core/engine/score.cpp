#include "engine/engine.hpp"

namespace lintel {
namespace {

/// The item's answer, or its whole range while it is blank, unknown or declined.
Range item_value(const Knowledge& knowledge, const Record& record, std::size_t slot) {
  const bool given = slot < record.answers.size() && record.answers[slot].given == Given::value;
  return given ? exactly(record.answers[slot].value) : knowledge.questions[slot].range;
}

Truth is(const Knowledge& knowledge, const Record& record, const Condition& condition) {
  return within(item_value(knowledge, record, condition.subject), condition.wanted);
}

/// What each item adds, in the order of the items.
std::vector<Range> points(const Knowledge& knowledge, const Instrument& instrument, std::vector<Range> items) {
  for (const std::uint8_t item : instrument.scoring.reversed) {
    const std::size_t at = item - 1U;
    items[at] = exactly(knowledge.questions[instrument.first + at].range.high) - items[at];
  }
  return items;
}

Range total(const Scoring& scoring, std::span<const Range> points, Truth asked) {
  const Range whole = add_up(scoring, points);
  const Range counted{asked == Truth::yes ? whole.low : 0, asked == Truth::no ? 0 : whole.high};
  return {counted.low * scoring.times, counted.high * scoring.times};
}

const Band* band_at(const BandSet& set, int total) {
  const Band* found = &set.bands.front();
  for (const Band& band : set.bands)
    if (total >= band.from) found = &band;
  return found;
}

/// The mean of the answered items in place of the missing ones, rounded half up; -1 when that is not allowed.
int prorate(const Instrument& instrument, const ScoreReport& report, bool safety_item_missing) {
  const int missing = instrument.items - report.answered;
  if (missing == 0 || missing > instrument.most_missing || safety_item_missing) return -1;
  return (2 * report.total.low * instrument.items + report.answered) / (2 * report.answered);
}

void count_symptoms(const SymptomCount& algorithm, std::span<const Range> items, ScoreReport& report) {
  Range count{0, 0};
  for (std::size_t i = 0; i < items.size(); ++i) count = count + as_range(at_least(items[i], algorithm.counts_from[i]));
  Truth core = Truth::no;
  for (const std::uint8_t item : algorithm.core) {
    const std::size_t at = item - 1U;
    core = core | at_least(items[at], algorithm.counts_from[at]);
  }
  report.symptoms = count;
  for (const SymptomCount::Outcome& outcome : algorithm.outcomes)
    report.outcomes.push_back(core & within(count, outcome.count));
}

/// Beside the blank items: what the total or an uncertain cut-off depends on. What is not asked is not missing.
void tell_missing(const Knowledge& knowledge, const Instrument& instrument, const Record& record, Truth asked,
                  ScoreReport& report) {
  if (asked == Truth::no) report.missing.clear();
  for (const Condition& condition : instrument.scoring.only_if)
    if (asked == Truth::unknown) report.missing.insert(report.missing.begin(), condition.subject);
  for (std::size_t i = 0; i < instrument.cut_offs.size(); ++i)
    for (const Condition& condition : instrument.cut_offs[i].also)
      if (report.cut_offs[i] == Truth::unknown && !item_value(knowledge, record, condition.subject).known())
        report.missing.push_back(condition.subject);
}

}  // namespace

Range add_up(const Scoring& scoring, std::span<const Range> points) {
  Range total{0, 0};
  std::size_t next = 0;
  const auto add_up_to = [&](std::size_t end) {
    for (; next < end; ++next) total = total + points[next];
  };
  for (const HighestOf& group : scoring.highest_of) {
    add_up_to(group.first - 1U);
    Range highest{0, 0};
    for (; next < group.last; ++next)
      highest = {std::max(highest.low, points[next].low), std::max(highest.high, points[next].high)};
    total = total + highest;
  }
  add_up_to(points.size());
  return total;
}

ScoreReport score(const Knowledge& knowledge, const Instrument& instrument, const Record& record) {
  ScoreReport report{.instrument = &instrument};
  std::vector<Range> items;
  bool safety_item_missing = false;
  for (std::size_t i = 0; i < instrument.items; ++i) {
    const auto slot = static_cast<Slot>(instrument.first + i);
    items.push_back(item_value(knowledge, record, slot));
    if (items.back().known()) ++report.answered;
    else report.missing.push_back(slot);
    if (i + 1 == instrument.safety_item) safety_item_missing = !items.back().known();
  }
  Truth asked = Truth::yes;
  for (const Condition& condition : instrument.scoring.only_if) asked = is(knowledge, record, condition);
  report.total = total(instrument.scoring, points(knowledge, instrument, items), asked);
  report.prorated = prorate(instrument, report, safety_item_missing);
  for (const BandSet& set : instrument.band_sets)
    report.bands.push_back({&set, band_at(set, report.total.low), band_at(set, report.total.high)});
  for (const CutOff& cut_off : instrument.cut_offs) {
    Truth reached = at_least(report.total, cut_off.at);
    for (const Condition& condition : cut_off.also) reached = reached & is(knowledge, record, condition);
    report.cut_offs.push_back(reached);
  }
  for (const ItemSign& sign : instrument.signs) report.signs.push_back(at_least(items[sign.item - 1U], sign.from));
  for (const Subscale& subscale : instrument.subscales) {
    Range sum{0, 0};
    for (const std::uint8_t item : subscale.items) sum = sum + items[item - 1U];
    report.subscales.push_back(sum);
  }
  if (instrument.algorithm) count_symptoms(*instrument.algorithm, items, report);
  tell_missing(knowledge, instrument, record, asked, report);
  return report;
}

bool begun(const Instrument& instrument, const Record& record) {
  const auto given = [&](std::size_t slot) { return slot < record.answers.size() && record.answers[slot].given == Given::value; };
  for (std::size_t i = 0; i < instrument.items; ++i)
    if (given(instrument.first + i)) return true;
  for (const Condition& condition : instrument.scoring.only_if)
    if (given(condition.subject)) return true;
  for (const CutOff& cut_off : instrument.cut_offs)
    for (const Condition& condition : cut_off.also)
      if (given(condition.subject)) return true;
  return false;
}

}  // namespace lintel
