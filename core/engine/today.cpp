#include "engine/engine.hpp"

namespace lintel {
namespace {

bool rests_on_mark(const Knowledge& knowledge, const DayRow& row) {
  const auto is_mark = [&](const Condition& condition) {
    return condition.subject < knowledge.questions.size() && knowledge.questions[condition.subject].kind == Kind::mark;
  };
  return std::any_of(row.when.begin(), row.when.end(), is_mark);
}

bool asks_for_alarm(const Knowledge& knowledge, const DayRow& row) {
  return std::any_of(row.when.begin(), row.when.end(), [&](const Condition& each) { return each.subject == knowledge.red; });
}

/// A watched line that fails goes on; one that is not known keeps the day open like any other.
Day day_of(const DayLine& line) {
  if (line.fails == Truth::unknown) return Day::not_known;
  return line.fails == Truth::yes && line.row->level == Level::session ? Day::stop : Day::nothing_stops;
}

}  // namespace

DayReport today(const Knowledge& knowledge, const Modality& modality, const Values& values, bool stopped) {
  DayReport report{.modality = &modality};
  report.lines.reserve(modality.day.size());
  for (const DayRow& row : modality.day) {
    DayLine line{.row = &row, .fails = holds(row.when, row.unless, values)};
    if (stopped && asks_for_alarm(knowledge, row)) line.fails = Truth::yes;
    if (line.fails == Truth::no && rests_on_mark(knowledge, row)) continue;
    if (line.fails == Truth::unknown) ask_for(knowledge, values, row.when, row.unless, line.ask);
    Day& day = row.leaving ? report.leaving : report.start;
    day = std::max(day, day_of(line));
    report.lines.push_back(std::move(line));
  }
  return report;
}

}  // namespace lintel
