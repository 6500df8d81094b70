#include "engine/trend.hpp"

namespace lintel {
namespace {

/// As the clinic has set it, or as usual. The tables name no limit that there is not (coherent.hpp).
int limit(const Knowledge& knowledge, const Record& record, Text id) {
  const auto is_it = [&](const Limit& each) { return each.id == id; };
  const auto found = std::find_if(knowledge.limits.begin(), knowledge.limits.end(), is_it);
  return record.limits.empty() ? found->usual : record.limits[static_cast<std::size_t>(found - knowledge.limits.begin())];
}

/// Several totals on one day are all possible: together they span a range.
Range hull(Range a, Range b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

int recall_days(const Trend& trend, const Instrument& instrument, const Visit& visit) {
  return trend.other(visit.recall_days) ? visit.recall_days : instrument.recall_days;
}

/// Goes through the visits day by day, sorts their totals into lines and runs the safety rules on every form.
class VisitReader {
 public:
  VisitReader(const Knowledge& knowledge, const Record& record, FollowUpReport& report)
      : knowledge_(knowledge), record_(record), report_(report), blank_(read_answers(knowledge, {})), now_(blank_), latest_(blank_) {
    for (const Dimension& dimension : knowledge.dimensions) report_.dimensions.push_back({&dimension, {}});
    for (const Instrument& instrument : knowledge.instruments) trends_.push_back(trend_of(instrument));
  }

  void read() {
    for (const Visit& visit : record_.visits) {
      if (visit.date != day_) end_day();
      day_ = visit.date;
      take(visit);
    }
    end_day();
    std::erase_if(report_.dimensions, [](const DimensionReport& each) { return each.points.empty(); });
  }

  /// The safety item is known on the last day, and nothing that was ever answered still fires.
  bool quiet() const { return !unquiet_ && asked_ == day_; }

 private:
  struct Line {
    std::size_t report{};
    std::size_t instrument{};
    int recall_days{};
    int safety{-1};  ///< last known value of the safety item
  };

  /// nullptr: this instrument is scored, but not followed.
  const Trend* trend_of(const Instrument& instrument) const {
    for (const Trend& trend : knowledge_.trends)
      if (trend.instrument == instrument.id) return &trend;
    return nullptr;
  }

  void take(const Visit& visit) {
    for (const GivenAnswer& given : visit.answers)
      if (given.answer.given == Given::value) now_[given.question] = latest_[given.question] = exactly(given.answer.value);
    for (std::size_t at = 0; at < knowledge_.instruments.size(); ++at)
      if (trends_[at]) measure(visit, at);
    pass_over(visit);
    run_alarms(visit);
    for (const GivenAnswer& given : visit.answers) now_[given.question] = blank_[given.question];
  }

  void measure(const Visit& visit, std::size_t at) {
    const Instrument& instrument = knowledge_.instruments[at];
    const auto is_item = [&](const GivenAnswer& each) {
      return each.question >= instrument.first && each.question < instrument.first + instrument.items;
    };
    const auto total = std::find_if(visit.totals.begin(), visit.totals.end(), [&](const GivenTotal& each) { return each.instrument == at; });
    if (total == visit.totals.end() && std::none_of(visit.answers.begin(), visit.answers.end(), is_item)) return;
    Range sum{0, 0};
    for (std::size_t item = 0; item < instrument.items; ++item) sum = sum + now_[instrument.first + item];
    if (total != visit.totals.end() && within(exactly(total->total), sum) == Truth::yes) sum = exactly(total->total);
    add(visit, at, sum);
    for (DimensionReport& each : report_.dimensions)
      if (each.dimension->instrument == instrument.id) describe(visit, instrument, each);
  }

  void add(const Visit& visit, std::size_t at, Range total) {
    const Instrument& instrument = knowledge_.instruments[at];
    Line& line = line_of(at, recall_days(*trends_[at], instrument, visit));
    std::vector<Point>& points = report_.trends[line.report].points;
    const Range safety = instrument.safety_item ? now_[instrument.first + instrument.safety_item - 1U] : Range{};
    if (points.empty() || points.back().date != visit.date) points.push_back({.date = visit.date, .total = total, .safety_item = safety});
    else {
      points.back().total = hull(points.back().total, total);
      points.back().safety_item = hull(points.back().safety_item, safety);
    }
    if (!instrument.safety_item || !safety.known()) return;
    asked_ = visit.date;
    if (line.safety >= 0 && safety.low > line.safety) rose_ = true;
    const Slot item = static_cast<Slot>(instrument.first + instrument.safety_item - 1U);
    if (item == knowledge_.risen_item && line.safety >= 0)
      latest_[knowledge_.risen] = as_range(at_least(safety, line.safety + knowledge_.risen_by));
    line.safety = safety.low;
  }

  Line& line_of(std::size_t instrument, int recall_days) {
    for (Line& line : lines_)
      if (line.instrument == instrument && line.recall_days == recall_days) return line;
    report_.trends.push_back({.trend = trends_[instrument], .instrument = &knowledge_.instruments[instrument], .recall_days = recall_days});
    lines_.push_back({report_.trends.size() - 1, instrument, recall_days});
    return lines_.back();
  }

  void describe(const Visit& visit, const Instrument& instrument, DimensionReport& report) const {
    if (recall_days(*trends_[static_cast<std::size_t>(&instrument - knowledge_.instruments.data())], instrument, visit) != instrument.recall_days)
      return;  // another look-back is another line
    Range sum{0, 0}, blank{0, 0};
    for (const std::uint8_t item : report.dimension->items) {
      const std::size_t slot = instrument.first + item - 1U;
      sum = sum + now_[slot];
      blank = blank + blank_[slot];
    }
    if (sum == blank) return;
    if (report.points.empty() || report.points.back().date != visit.date) report.points.push_back({visit.date, sum});
    else report.points.back().value = hull(report.points.back().value, sum);
  }

  bool answers(const Visit& visit, Slot question) const {
    return std::any_of(visit.answers.begin(), visit.answers.end(),
                       [&](const GivenAnswer& each) { return each.question == question && each.answer.given == Given::value; });
  }

  /// An instrument's own skip rule answers what it passes over; what only was not rated stays as it was last.
  void pass_over(const Visit& visit) {
    for (const Skip& skip : knowledge_.skips)
      if (knowledge_.questions[skip.question].yes_no() && skip.question != knowledge_.risen && answers(visit, skip.asked_if.subject) &&
          within(latest_[skip.asked_if.subject], skip.asked_if.wanted) == Truth::no && !answers(visit, skip.question))
        latest_[skip.question] = exactly(knowledge_.questions[skip.question].passed_over());
  }

  /// On what was last answered to each question: a good score elsewhere, or a blank, does not end an alarm.
  void run_alarms(const Visit& visit) {
    for (const Alarm& alarm : knowledge_.alarms) {
      if (all_of(alarm.when, latest_) != Truth::yes) continue;
      alarmed_ = true;
      const auto here = [&](const Condition& condition) { return answers(visit, condition.subject); };
      if (std::any_of(alarm.when.begin(), alarm.when.end(), here)) report_.alarms.push_back({visit.date, &alarm});
    }
  }

  void end_day() {
    unquiet_ = alarmed_ || rose_;
    if (unquiet_)
      for (TrendReport& trend : report_.trends)
        if (trend.points.back().date == day_) trend.points.back().safety = true;
    alarmed_ = rose_ = false;
  }

  const Knowledge& knowledge_;
  const Record& record_;
  FollowUpReport& report_;
  Values blank_;   ///< nothing answered
  Values now_;     ///< this visit's answers
  Values latest_;  ///< what was last answered to each question
  std::vector<const Trend*> trends_;  ///< one per instrument
  std::vector<Line> lines_;
  Date day_{no_date};
  Date asked_{no_date};  ///< the last day on which a safety item was known
  bool alarmed_{};
  bool rose_{};
  bool unquiet_{};
};

FollowRules rules_for(const Knowledge& knowledge, const Record& record, const TrendReport& report) {
  const Trend& trend = *report.trend;
  const OtherRecall* other = trend.other(report.recall_days);
  return {.reliable = limit(knowledge, record, trend.reliable),
          .planned_days = limit(knowledge, record, trend.planned),
          .apart = other ? other->apart : trend.apart};
}

const BadDay& row(const Knowledge& knowledge, Said said) { return knowledge.bad_days[static_cast<std::size_t>(said)]; }

/// The sentence for the worst that is said of any line on the last day; none when something may be worse than it tells.
const BadDay* for_the_patient(const Knowledge& knowledge, const FollowUpReport& report, Date last) {
  const BadDay* worst = nullptr;
  for (const TrendReport& trend : report.trends) {
    const BadDay& said = row(knowledge, trend.said);
    const Point& point = trend.points.back();
    if (said.state == DayState::probable_loss || point.waning || point.relapse == Truth::yes || point.safety) return nullptr;
    if (said.to_patient.empty() || point.date != last) continue;
    if (!worst || said.state > worst->state) worst = &said;
  }
  return worst;
}

}  // namespace

FollowUpReport follow_up(const Knowledge& knowledge, const Record& record, const ScheduleReport& schedule, bool alarm_now) {
  FollowUpReport report;
  VisitReader visits(knowledge, record, report);
  visits.read();
  const Treatments treatments(knowledge, record, schedule);
  for (TrendReport& trend : report.trends) {
    const FollowRules rules = rules_for(knowledge, record, trend);
    trend.reliable = rules.reliable;
    follow(treatments, rules, record.today, trend);
  }
  if (!alarm_now && visits.quiet()) report.to_patient = for_the_patient(knowledge, report, record.visits.back().date);
  return report;
}

}  // namespace lintel
