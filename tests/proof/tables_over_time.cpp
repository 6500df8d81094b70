// The tables of change over time, of protocols and of the calendar: changed one at a time. Only a case with dates can
// notice: what it expects is written in tests/vignettes/course.json and schedule.json.
#include <bit>

#include "mutation.hpp"

namespace lintel::proof {

void Mutation::over_time() {
  dated_ = true;
  limits();
  trends();
  bad_days();
  dimensions();
  calendar();
  for (std::size_t at = 0; at < copy_.protocols.size(); ++at) protocol(at);
  dated_ = false;
}

void Mutation::limits() {
  for (std::size_t i = 0; i < copy_.limits.size(); ++i) {
    const std::string which = name("limit", copy_.limits[i].id);
    number(which + " usual", copy_.limits[i].usual);
    range(which, copy_.limits[i].range);
    left_out(which, copy_.limits, i);
  }
  number("risen by", copy_.known.risen_by);
}

/// 0 stands for "no such line", and one fewer than that is the same.
void Mutation::relapse(const std::string& which, Trend& trend) {
  if (trend.relapse_line > 0) number(which + " relapse line", trend.relapse_line);
  else change(which + " relapse line + 1", trend.relapse_line, 1);
  if (trend.relapse.at_least == 0) return change(which + " relapse + 1", trend.relapse.at_least, 1);
  number(which + " relapse", trend.relapse.at_least);
  range(which + " relapse days", trend.relapse.days);
  flip(which + " relapse after remission", trend.relapse.remitted);
}

void Mutation::trends() {
  for (std::size_t i = 0; i < copy_.trends.size(); ++i) {
    Trend& trend = copy_.trends[i];
    const std::string which = name("trend", trend.instrument);
    flip(which + " clinician", trend.clinician);
    flip(which + " early sign", trend.early_sign);
    if (!trend.other_recall.empty()) change(which + " other recall left out", trend.other_recall, {});
    for (const auto& [days, apart] : trend.other_recall)
      for (const int by : {-1, 1}) {
        const std::string sign = by < 0 ? " - 1" : " + 1";
        change(which + " other recall days" + sign, trend.other_recall, {{days + by, apart}});
        if (apart + by > 0) change(which + " other recall apart" + sign, trend.other_recall, {{days, apart + by}});
      }
    if (trend.least_baseline > 1) change(which + " least baseline - 1", trend.least_baseline, trend.least_baseline - 1);
    change(which + " least baseline + 1", trend.least_baseline, trend.least_baseline + 1);
    number(which + " apart", trend.apart);
    relapse(which, trend);
    std::vector<Remission>& remissions = copy_.remissions[i];
    for (std::size_t r = 0; r < remissions.size(); ++r) {
      const std::string line = which + " remission " + std::string(remissions[r].id);
      number(line, remissions[r].at_most);
      after_the_next(line, remissions, r);
      if (remissions.size() > 1) left_out(line, remissions, r);
    }
    std::vector<Magnitude>& magnitudes = copy_.magnitudes[i];
    for (std::size_t m = 0; m < magnitudes.size(); ++m) {
      const std::string line = which + " change " + std::string(magnitudes[m].id);
      number(line, magnitudes[m].points > 0 ? magnitudes[m].points : magnitudes[m].per_mille);
      after_the_next(line, magnitudes, m);
      left_out(line, magnitudes, m);
    }
    left_out(which, copy_.trends, i);
  }
  for (Modality& modality : copy_.modalities)
    if (modality.wanes != Range{}) range(name("waning after", modality.id), modality.wanes);
  EarlySign& sign = copy_.known.early_sign;
  number("early sign session", sign.session);
  number("early sign below", sign.below);
  number("early sign days", sign.days);
}

/// A verdict is found by its place: no row is left out, but another stands in its place.
void Mutation::bad_days() {
  for (std::size_t i = 0; i < copy_.bad_days.size(); ++i) {
    BadDay& row = copy_.bad_days[i];
    const std::string which = name("day said to be", row.id);
    for (const DayState state : {DayState::no_data, DayState::within_variation, DayState::watch, DayState::probable_loss})
      if (state != row.state) change(which + " state " + std::to_string(static_cast<int>(state)), row.state, state);
    after_the_next(which, copy_.bad_days, i);
    if (i + 1 < copy_.bad_days.size()) change(which + " as the next", row, copy_.bad_days[i + 1]);
  }
}

void Mutation::dimensions() {
  for (std::size_t i = 0; i < copy_.dimensions.size(); ++i) {
    const std::string which = name("dimension", copy_.dimensions[i].id);
    for (const Instrument& instrument : copy_.instruments)
      if (instrument.id == copy_.dimensions[i].instrument) entries(which, copy_.dimensions[i].items, {1, instrument.items});
    after_the_next(which, copy_.dimensions, i);
    left_out(which, copy_.dimensions, i);
  }
}

void Mutation::calendar() {
  for (std::size_t i = 0; i < copy_.calendar_rules.size(); ++i) {
    CalendarRow& row = copy_.calendar_rules[i];
    const std::string which = name("calendar", row.id);
    for (const Weight weight : {Weight::conflict, Weight::warning, Weight::note})
      if (weight != row.weight) change(which + " weight " + std::to_string(static_cast<int>(weight)), row.weight, weight);
    after_the_next(which, copy_.calendar_rules, i);
    if (i + 1 < copy_.calendar_rules.size()) change(which + " as the next", row, copy_.calendar_rules[i + 1]);
  }
  for (std::size_t i = 0; i < copy_.dose_help.size(); ++i) {
    const std::string which = name("dose help", copy_.dose_help[i].modality);
    number(which, copy_.dose_help[i].hundredths_mg_per_kg);
    range(which + " weight", copy_.dose_help[i].weight);
    left_out(which, copy_.dose_help, i);
  }
  range("article weeks", copy_.known.article_weeks);
  for (Modality& modality : copy_.modalities)
    change(name("side of", modality.id), modality.side, modality.side == Side::tms ? Side::ketamine : Side::tms);
}

void Mutation::protocol(std::size_t at) {
  Protocol& protocol = copy_.protocols[at];
  const std::string which = name("protocol", protocol.id);
  phases(which, protocol);
  for (unsigned bit = 0; bit < 7; ++bit)
    change(which + " weekday " + std::to_string(bit + 1), protocol.weekdays, static_cast<std::uint8_t>(protocol.weekdays ^ 1U << bit));
  if (protocol.days_apart > 0) small(which + " days apart", protocol.days_apart);
  flip(which + " alone", protocol.alone);
  if (protocol.first_mg > 0) {
    number(which + " first mg", protocol.first_mg);
    number(which + " older first mg", protocol.older_first_mg);
  }
  left_out(which, copy_.protocols, at);
}

void Mutation::phases(const std::string& which, Protocol& protocol) {
  const std::vector<Phase> all(protocol.phases.begin(), protocol.phases.end());
  const auto put = [&](const std::string& what, std::vector<Phase> phases) { change(which + what, protocol.phases, few<Phase, 4>(phases)); };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string phase = " phase " + std::to_string(i + 1);
    const auto with = [&](const std::string& what, auto set) {
      std::vector<Phase> changed = all;
      set(changed[i]);
      put(phase + what, changed);
    };
    for (const int by : {-1, 1}) {
      const auto step = [&](const std::string& what, std::uint8_t Phase::* part) {
        const std::string sign = by < 0 ? " - 1" : " + 1";
        const int to = all[i].*part + by;
        const bool rarer = what == " every weeks" && all[i].per_week > 1, more = what == " a week" && to > std::popcount(protocol.weekdays);
        const bool single = all[i].sessions == 1 && what != " sessions" && what != " a week";
        if (to > 0 && !rarer && !more && !single) with(what + sign, [&](Phase& each) { each.*part = static_cast<std::uint8_t>(each.*part + by); });
      };
      step(" sessions", &Phase::sessions);
      step(" a week", &Phase::per_week);
      step(" every weeks", &Phase::every_weeks);
      step(" a day", &Phase::per_day);
    }
    if (i + 1 == all.size()) with(" open ended", [](Phase& each) { each.open_ended = !each.open_ended; });
    const std::vector<int> mg(all[i].mg.begin(), all[i].mg.end());
    for (std::size_t dose = 0; dose < mg.size(); ++dose) {
      for (const int by : {-1, 1}) {
        std::vector<int> changed = mg;
        changed[dose] += by;
        with(" " + std::to_string(mg[dose]) + " mg " + (by < 0 ? "- 1" : "+ 1"), [&](Phase& each) { each.mg = few<int, 3>(changed); });
      }
      with(" " + std::to_string(mg[dose]) + " mg left out", [&](Phase& each) { each.mg = few<int, 3>(without(mg, dose)); });
    }
    if (mg.size() == 2) with(" doses in the other order", [&](Phase& each) { each.mg = {mg[1], mg[0]}; });
    if (all.size() > 1) put(phase + " left out", without(all, i));
    if (i + 1 < all.size() && !all[i + 1].open_ended) {
      std::vector<Phase> swapped = all;
      std::swap(swapped[i], swapped[i + 1]);
      put(phase + " after the next", swapped);
    }
  }
}

}  // namespace lintel::proof
