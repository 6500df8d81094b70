// What instruments count, and how: changed one at a time.
#include "mutation.hpp"

namespace lintel::proof {

void Mutation::instruments() {
  scored_ = true;
  for (std::size_t i = 0; i < copy_.instruments.size(); ++i) {
    totals(i);
    readings(i);
  }
  scored_ = false;
}

/// What goes into a total, and the bands and cut-offs of it.
void Mutation::totals(std::size_t i) {
  Instrument& instrument = copy_.instruments[i];
  const std::string which(instrument.id);
  const Range items{1, instrument.items};
  for (auto& set : copy_.bands[i])
    for (std::size_t b = 1; b < set.size(); ++b) total(which + " band " + std::string(set[b].says), set[b].from, instrument.scoring.times);
  for (CutOff& cut_off : copy_.cut_offs[i]) {
    const std::string line = which + " cut-off " + std::string(cut_off.id);
    number(line, cut_off.at);
    conditions(line + " also", cut_off.also);
    conditions(line + " supports", cut_off.supports);
  }
  if (!knowledge_.is_beside(instrument)) small(which + " most missing", instrument.most_missing);
  for (const std::uint8_t item : instrument.scoring.reversed)
    change(which + " reversed item " + std::to_string(item), instrument.scoring.reversed, {});
  entries(which + " reversed", instrument.scoring.reversed, items);
  for (std::size_t group = 0; group < copy_.highest_of[i].size(); ++group) {
    HighestOf& each = copy_.highest_of[i][group];
    const std::string line = which + " highest of " + std::to_string(each.first) + " to " + std::to_string(each.last);
    if (each.first > 1) change(line + " first - 1", each.first, static_cast<std::uint8_t>(each.first - 1));
    change(line + " first + 1", each.first, static_cast<std::uint8_t>(each.first + 1));
    change(line + " last - 1", each.last, static_cast<std::uint8_t>(each.last - 1));
    if (each.last < instrument.items) change(line + " last + 1", each.last, static_cast<std::uint8_t>(each.last + 1));
    left_out(line, copy_.highest_of[i], group);
  }
  conditions(which + " only if", instrument.scoring.only_if);
  number(which + " times", instrument.scoring.times);
}

/// What is read off the items beside the total.
void Mutation::readings(std::size_t i) {
  Instrument& instrument = copy_.instruments[i];
  const std::string which(instrument.id);
  const Range items{1, instrument.items};
  for (std::size_t s = 0; s < copy_.subscales[i].size(); ++s) {
    const std::string line = which + " subscale " + std::string(copy_.subscales[i][s].id);
    entries(line, copy_.subscales[i][s].items, items);
    after_the_next(line, copy_.subscales[i], s);
    left_out(line, copy_.subscales[i], s);
  }
  for (std::size_t s = 0; s < copy_.signs[i].size(); ++s) {
    ItemSign& sign = copy_.signs[i][s];
    const std::string line = which + " sign of item " + std::to_string(sign.item);
    small(line + " item", sign.item);
    number(line + " from", sign.from);
    left_out(line, copy_.signs[i], s);
  }
  for (std::size_t item = 0; item < copy_.counts_from[i].size(); ++item)
    small(which + " symptom " + std::to_string(item + 1) + " counts from", copy_.counts_from[i][item]);
  entries(which + " core symptom", copy_.algorithms[i].core, items);
  for (std::size_t p = 0; p < copy_.patterns[i].size(); ++p) {
    const std::string line = which + " " + std::string(copy_.patterns[i][p].id);
    Range& count = copy_.patterns[i][p].count;
    number(line + " low", count.low);
    change(line + " high - 1", count.high, count.high - 1);
    if (count.high < instrument.items) change(line + " high + 1", count.high, count.high + 1);
    after_the_next(line, copy_.patterns[i], p);
    left_out(line, copy_.patterns[i], p);
  }
  if (instrument.safety_item > 0) small(which + " safety item", instrument.safety_item);
}

}  // namespace lintel::proof
