#include "engine/engine.hpp"

namespace lintel {
namespace {

bool answers(const Visit& visit, Slot question) {
  return std::any_of(visit.answers.begin(), visit.answers.end(),
                     [&](const GivenAnswer& each) { return each.question == question && each.answer.given == Given::value; });
}

bool disputes(const Visit& visit, Slot question) {
  return std::any_of(visit.answers.begin(), visit.answers.end(),
                     [&](const GivenAnswer& each) { return each.question == question && each.answer.disputed; });
}

/// What was last answered to each question, and on which day.
struct LastAnswers {
  Values values;
  std::vector<Date> days;

  void put(Slot question, Range value, Date day) {
    values[question] = value;
    days[question] = day;
  }
};

/// The answers that count as given after an earlier form: what was said, and what an instrument's own skip rule answers with it. A mark
/// that is not set, or a scale that was only not rated, has not been answered anew, nor what stands there twice, differently.
Values answered_anew(const Knowledge& knowledge, const Record& record) {
  const auto given = [&](Slot question) { return question < record.answers.size() ? record.answers[question] : Answer{}; };
  Values values;
  for (const Question& question : knowledge.questions) {
    const Answer answer = given(static_cast<Slot>(values.size()));
    values.push_back(answer.given == Given::value && !answer.disputed ? exactly(answer.value) : question.range);
  }
  for (const Concept& concept_ : knowledge.concepts) values.push_back(concept_.range);
  for (const Skip& skip : knowledge.skips) {
    const Question& question = knowledge.questions[skip.question];
    if (question.yes_no() && given(skip.question).given == Given::not_asked && within(values[skip.asked_if.subject], skip.asked_if.wanted) == Truth::no)
      values[skip.question] = exactly(question.passed_over());
  }
  return values;
}

/// Which alarms forms have raised that no later answer has taken back. A later form takes back only what it asked; of forms of one day
/// nobody knows which came last, so none takes back another's.
class Raised {
 public:
  Raised(const Knowledge& knowledge, const Record& record, const Values& blank)
      : knowledge_(knowledge), record_(record), blank_(blank), since_(knowledge.alarms.size(), no_date) {}

  /// The form as it stands in `last` by now. `raises`: it has asked, and the alarm holds.
  void take(std::size_t alarm, const Visit& visit, Truth holds, bool raises, const LastAnswers& last) {
    Date& since = since_[alarm];
    if (raises) since = visit.date;
    if (holds != Truth::no || since == no_date || since == visit.date) return;
    const Conditions& when = knowledge_.alarms[alarm].when;
    const auto asked = [&](const Condition& each) { return last.days[each.subject] == visit.date && !disputes(visit, each.subject); };
    if (std::any_of(when.begin(), when.end(), asked)) since = no_date;
  }

  std::vector<FormAlarm> standing(const LastAnswers& last) {
    for (std::size_t at = 0; at < since_.size(); ++at)
      if (since_[at] != no_date) stands(knowledge_.alarms[at], since_[at], last);
    for (const Visit& visit : record_.unplaced) of_unknown_day(visit);
    return std::move(standing_);
  }

 private:
  void stands(const Alarm& alarm, Date since, const LastAnswers& last) {
    Values values = blank_;
    for (std::size_t question = 0; question < last.days.size(); ++question)
      if (last.days[question] >= since) values[question] = last.values[question];
    Truth still = Truth::yes;
    if (since != record_.today && !record_.today_unreadable) {
      if (anew_.empty()) anew_ = answered_anew(knowledge_, record_);
      still = all_of(alarm.when, anew_);
      for (std::size_t question = 0; question < last.days.size(); ++question)
        if (anew_[question].known()) values[question] = anew_[question];
    }
    conclude_on(values);
    if (still != Truth::no) add(alarm, since, values, still == Truth::unknown);
  }

  void of_unknown_day(const Visit& visit) {
    Values values = blank_;
    for (const GivenAnswer& given : visit.answers)
      if (given.answer.given == Given::value) values[given.question] = exactly(given.answer.value);
    conclude_on(values);
    for (const Alarm& alarm : knowledge_.alarms)
      if (all_of(alarm.when, values) == Truth::yes) add(alarm, visit.date, values, false);
  }

  /// What an alarm may wait for is worked out.
  void conclude_on(Values& values) const {
    OnePatient patient(values);
    define(knowledge_.defined, patient);
  }

  /// `since`: what has been answered on the day of the form or later.
  void add(const Alarm& alarm, Date date, const Values& since, bool until_asked) {
    const Truth settled = all_of(alarm.until, since);
    if (settled == Truth::no) return;
    const auto known = [&](Slot question) { return since[question].known(); };
    const bool asked_all = !alarm.known_by.empty() && std::all_of(alarm.known_by.begin(), alarm.known_by.end(), known);
    standing_.push_back({&alarm, settled, date, until_asked, asked_all});
  }

  const Knowledge& knowledge_;
  const Record& record_;
  const Values& blank_;
  std::vector<Date> since_;  ///< per alarm: the day of the last form that raised it
  Values anew_;
  std::vector<FormAlarm> standing_;
};

/// Several totals on one day are all possible: together they span a range.
Range hull(Range a, Range b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

int recall_days(const Trend& trend, const Instrument& instrument, const Visit& visit) {
  return trend.other(visit.recall_days) ? visit.recall_days : instrument.recall_days;
}

/// Goes through the visits day by day, sorts their totals into lines and runs the safety rules on every form.
class VisitReader {
 public:
  VisitReader(const Knowledge& knowledge, const Record& record, FollowUpReport& report)
      : knowledge_(knowledge), record_(record), report_(report), blank_(read_answers(knowledge, {})), now_(blank_),
        latest_{blank_, std::vector<Date>(knowledge.questions.size(), no_date)}, raised_(knowledge, record, blank_) {
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
  std::vector<FormAlarm> raised() { return raised_.standing(latest_); }

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
      if (given.answer.given == Given::value) {
        now_[given.question] = exactly(given.answer.value);
        latest_.put(given.question, now_[given.question], visit.date);
      }
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
      latest_.put(knowledge_.risen, as_range(at_least(safety, line.safety + knowledge_.risen_by)), visit.date);
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

  /// An instrument's own skip rule answers what it passes over; what only was not rated stays as it was last.
  void pass_over(const Visit& visit) {
    for (const Skip& skip : knowledge_.skips)
      if (knowledge_.questions[skip.question].yes_no() && skip.question != knowledge_.risen && answers(visit, skip.asked_if.subject) &&
          within(latest_.values[skip.asked_if.subject], skip.asked_if.wanted) == Truth::no && !answers(visit, skip.question))
        latest_.put(skip.question, exactly(knowledge_.questions[skip.question].passed_over()), visit.date);
  }

  /// On what was last answered to each question: a good score elsewhere, or a blank, does not end an alarm.
  void run_alarms(const Visit& visit) {
    for (std::size_t at = 0; at < knowledge_.alarms.size(); ++at) {
      const Alarm& alarm = knowledge_.alarms[at];
      const Truth holds = all_of(alarm.when, latest_.values);
      const auto here = [&](const Condition& condition) { return answers(visit, condition.subject); };
      const bool raises = holds == Truth::yes && std::any_of(alarm.when.begin(), alarm.when.end(), here);
      alarmed_ = alarmed_ || holds == Truth::yes;
      if (raises) report_.alarms.push_back({visit.date, &alarm});
      raised_.take(at, visit, holds, raises, latest_);
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
  LastAnswers latest_;
  Raised raised_;
  std::vector<const Trend*> trends_;  ///< one per instrument
  std::vector<Line> lines_;
  Date day_{no_date};
  Date asked_{no_date};  ///< the last day on which a safety item was known
  bool alarmed_{};
  bool rose_{};
  bool unquiet_{};
};

}  // namespace

Forms read_forms(const Knowledge& knowledge, const Record& record) {
  Forms forms;
  VisitReader visits(knowledge, record, forms.report);
  visits.read();
  forms.quiet = visits.quiet();
  forms.raised = visits.raised();
  return forms;
}

}  // namespace lintel
