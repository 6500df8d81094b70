#include "engine/engine.hpp"

namespace lintel {
namespace {

/// The item's answer, or its whole range while it is blank, unknown or declined.
Range item_value(const Knowledge& knowledge, const Record& record, std::size_t slot) {
  const bool given = slot < record.answers.size() && record.answers[slot].given == Given::value;
  return given ? exactly(record.answers[slot].value) : knowledge.questions[slot].range;
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
  for (const std::uint8_t item : algorithm.core)
    core = core | at_least(items[item - 1U], algorithm.counts_from[item - 1U]);
  report.symptoms = count;
  for (const SymptomCount::Outcome& outcome : algorithm.outcomes)
    report.outcomes.push_back(core & within(count, outcome.count));
}

}  // namespace

ScoreReport score(const Knowledge& knowledge, const Instrument& instrument, const Record& record) {
  ScoreReport report{.instrument = &instrument};
  std::vector<Range> items;
  bool safety_item_missing = false;
  for (std::size_t i = 0; i < instrument.items; ++i) {
    const auto slot = static_cast<Slot>(instrument.first + i);
    items.push_back(item_value(knowledge, record, slot));
    report.total = report.total + items.back();
    if (items.back().known()) ++report.answered;
    else report.missing.push_back(slot);
    if (i + 1 == instrument.safety_item) safety_item_missing = !items.back().known();
  }
  report.prorated = prorate(instrument, report, safety_item_missing);
  for (const BandSet& set : instrument.band_sets)
    report.bands.push_back({&set, band_at(set, report.total.low), band_at(set, report.total.high)});
  for (const CutOff& cut_off : instrument.cut_offs) report.cut_offs.push_back(at_least(report.total, cut_off.at));
  for (const Subscale& subscale : instrument.subscales) {
    Range sum{0, 0};
    for (const std::uint8_t item : subscale.items) sum = sum + items[item - 1U];
    report.subscales.push_back(sum);
  }
  if (instrument.algorithm) count_symptoms(*instrument.algorithm, items, report);
  return report;
}

}  // namespace lintel
