#include "io/over_time.hpp"

#include "engine/trend.hpp"
#include "io/cites.hpp"
#include "io/date.hpp"
#include "io/sentence.hpp"
#include "io/value.hpp"

namespace lintel::io {
namespace {

/// Rounded toward no improvement, so that 49.9 % never reads as 50 %. `worst` and `best` of the possible falls.
int percent(int baseline, int current) {
  const int parts = 100 * (current - baseline);
  return parts >= 0 ? (parts + baseline - 1) / baseline : -(-parts / baseline);
}

/// 0.5 mg per kg in hundredths of a milligram, without trailing zeros.
std::string milligrams(int hundredths) {
  std::string text = digits(hundredths / 100);
  const int rest = hundredths % 100;
  if (rest == 0) return text;
  text += '.';
  text += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
  return text;
}

class TimeWriter {
 public:
  TimeWriter(const Knowledge& knowledge, const Record& record, const Report& report, JsonWriter& json)
      : knowledge_(knowledge), record_(record), report_(report), json_(json) {}

  void follow_up() {
    json_.key("course").open('{');
    for (const TrendReport& trend : report_.follow_up.trends) {
      json_.key(line_id(trend)).open('{');
      line(trend);
      json_.close('}');
    }
    json_.close('}');
    dimensions();
    alarms();
    json_.key("to_patient");
    if (const BadDay* row = report_.follow_up.to_patient) {
      json_.open('{').text("says", row->to_patient);
      cite(row->cite);
      json_.close('}');
    } else {
      json_.null();
    }
  }

  void schedule() {
    json_.key("schedule").open('{');
    sessions();
    courses();
    Date end = no_date;
    for (const CourseReport& course : report_.schedule.courses) end = std::max(end, course.end);
    date("end", end);
    int weeks = 0;
    if (const auto& all = report_.schedule.sessions; !all.empty()) weeks = days_between(all.front().date, all.back().date) / 7 + 1;
    json_.number("weeks", weeks);
    findings("conflicts", Weight::conflict);
    findings("warnings", Weight::warning);
    findings("notes", Weight::note);
    json_.close('}');
  }

 private:
  void cite(const Cites& cites) { write_cites(knowledge_, cites, json_); }
  void date(std::string_view name, Date day) {
    json_.key(name);
    if (day == no_date) json_.null();
    else json_.text(write_date(day));
  }
  void range(std::string_view name, Range range) {
    json_.key(name).open('{').number("low", range.low).number("high", range.high).close('}');
  }
  const BadDay& row(Said said) const { return knowledge_.bad_days[static_cast<std::size_t>(said)]; }

  // ---- one line of totals

  void line(const TrendReport& trend) {
    const Point& now = trend.points.back();
    json_.text("instrument", trend.instrument->id).number("recall_days", trend.recall_days);
    const Point* baseline = now.baseline < 0 ? nullptr : &trend.points[static_cast<std::size_t>(now.baseline)];
    json_.key("baseline");
    if (!baseline) json_.null();
    else json_.open('{').text("date", write_date(baseline->date)).number("low", baseline->total.low).number("high", baseline->total.high).close('}');
    json_.key("current").open('{').text("date", write_date(now.date)).number("low", now.total.low).number("high", now.total.high).close('}');
    json_.key("change");
    if (!baseline) json_.null();
    else change(*baseline, now);
    json_.key("response").open('{').text("is", response_id(now.response));
    cite(trend.trend->response);
    json_.close('}');
    remissions(trend, now);
    reliable(trend, baseline, now);
    magnitudes(trend, baseline, now);
    relapse(trend, now);
    bad_day(trend, now);
    early(now);
    points(trend);
    cite(trend.trend->cite);
  }

  /// Negative is better.
  void change(const Point& baseline, const Point& now) {
    json_.open('{');
    range("points", now.total - baseline.total);
    json_.key("percent");
    if (now.response.said)
      json_.open('{').number("low", percent(baseline.total.high, now.total.low)).number("high", percent(baseline.total.low, now.total.high)).close('}');
    else json_.null();
    json_.close('}');
  }

  void remissions(const TrendReport& trend, const Point& now) {
    json_.key("remission").open('[');
    for (const Remission& each : trend.trend->remissions) {
      json_.open('{').text("id", each.id).number("at_most", each.at_most).text("says", each.says);
      json_.text("is", word(within(now.total, {-no_limit, each.at_most})));
      cite(each.cite);
      json_.close('}');
    }
    json_.close(']');
  }

  void reliable(const TrendReport& trend, const Point* baseline, const Point& now) {
    json_.key("reliable").open('{').number("points", trend.reliable).text("is", reliable_id(trend, baseline, now));
    for (const Limit& limit : knowledge_.limits)
      if (limit.id == trend.trend->reliable) cite(limit.cite);
    json_.close('}');
  }
  static Text reliable_id(const TrendReport& trend, const Point* baseline, const Point& now) {
    if (!baseline) return "not_said";
    const Range fall = baseline->total - now.total;
    if (at_least(fall, trend.reliable) == Truth::yes) return "improved";
    if (fall.high <= -trend.reliable) return "worsened";
    return fall.high < trend.reliable && fall.low > -trend.reliable ? "no_change" : "unknown";
  }

  void magnitudes(const TrendReport& trend, const Point* baseline, const Point& now) {
    json_.key("substantial").open('[');
    for (const Magnitude& each : trend.trend->magnitudes) {
      json_.open('{').text("id", each.id).text("says", each.says).text("is", magnitude(each, baseline, now));
      cite(each.cite);
      json_.close('}');
    }
    json_.close(']');
  }
  static Text magnitude(const Magnitude& each, const Point* baseline, const Point& now) {
    if (!baseline || (each.per_mille > 0 && !now.response.said)) return "not_said";
    const Range fall = baseline->total - now.total;
    if (each.per_mille == 0) return word(at_least(fall, each.points));
    // fall / baseline grows with the baseline and shrinks with the total of now.
    const auto reached = [&](int from, int to) { return 1000 * (from - to) >= each.per_mille * from; };
    const bool surely = reached(baseline->total.low, now.total.high), maybe = reached(baseline->total.high, now.total.low);
    return word(surely ? Truth::yes : maybe ? Truth::unknown : Truth::no);
  }

  void relapse(const TrendReport& trend, const Point& now) {
    const Relapse& rule = trend.trend->relapse;
    json_.key("relapse");
    if (rule.at_least == 0) {
      json_.null();
      return;
    }
    json_.open('{').text("is", word(now.relapse)).text("says", rule.says);
    cite(rule.cite);
    json_.close('}');
  }

  void bad_day(const TrendReport& trend, const Point& now) {
    const BadDay& said = row(trend.said);
    json_.key("bad_day").open('{').text("state", state_id(said, now.safety)).text("id", said.id);
    json_.truth("safety", now.safety).truth("waning", now.waning);
    json_.text("says", now.safety ? knowledge_.safety_first.says : said.says);
    json_.text("act", now.safety ? Text{} : said.act);
    if (now.waning) {
      json_.key("expected").open('{').text("says", knowledge_.expected_waning.says);
      cite(knowledge_.expected_waning.cite);
      json_.close('}');
    }
    json_.key("reference");
    if (now.reference.high < now.reference.low) json_.null();
    else json_.number(now.reference.low);
    cite(now.safety ? knowledge_.safety_first.cite : said.cite);
    json_.close('}');
  }

  /// Where a safety rule fires nothing is said that could soothe.
  void early(const Point& now) {
    json_.key("early");
    if (!now.early || now.safety) {
      json_.null();
      return;
    }
    const EarlySign& sign = knowledge_.early_sign;
    json_.open('{').number("session", sign.session).number("below", sign.below).text("says", sign.says);
    cite(sign.cite);
    json_.close('}');
  }

  void points(const TrendReport& trend) {
    json_.key("points").open('[');
    for (const Point& point : trend.points) {
      const BadDay& said = row(point.said);
      json_.open('{').text("date", write_date(point.date)).number("low", point.total.low).number("high", point.total.high);
      json_.truth("complete", point.total.known());
      if (trend.instrument->safety_item) {
        json_.key("safety_item");
        if (point.safety_item.known()) json_.number(point.safety_item.low);
        else json_.null();
      }
      json_.text("said", said.id).text("state", state_id(said, point.safety)).text("response", response_id(point.response));
      if (point.safety) json_.truth("safety", true);
      if (point.waning) json_.truth("waning", true);
      if (point.early) json_.truth("early", true);
      if (point.after_gap) json_.truth("after_gap", true);
      json_.close('}');
    }
    json_.close(']');
  }

  // ---- beside the lines

  void dimensions() {
    json_.key("dimensions").open('[');
    for (const DimensionReport& each : report_.follow_up.dimensions) {
      const Dimension& dimension = *each.dimension;
      json_.open('{').text("id", dimension.id).text("axis", dimension.axis).text("instrument", dimension.instrument);
      json_.text("says", dimension.says).text("limits", dimension.limits);
      json_.key("points").open('[');
      for (const DimensionPoint& point : each.points)
        json_.open('{').text("date", write_date(point.date)).number("low", point.value.low).number("high", point.value.high).close('}');
      json_.close(']');
      cite(dimension.cite);
      json_.close('}');
    }
    json_.close(']');
  }

  void alarms() {
    json_.key("visit_alarms").open('[');
    for (const VisitAlarm& each : report_.follow_up.alarms) {
      json_.open('{').text("date", write_date(each.date)).text("id", each.alarm->id).text("level", word(each.alarm->level));
      json_.text("says", each.alarm->says).text("act", each.alarm->act);
      cite(each.alarm->cite);
      json_.close('}');
    }
    json_.close(']');
  }

  // ---- the calendar

  const Course& course(std::size_t at) const { return record_.courses[at]; }
  const Modality& modality(std::size_t at) const { return knowledge_.modalities[static_cast<std::size_t>(course(at).modality)]; }

  void sessions() {
    json_.key("sessions").open('[');
    for (const Session& session : report_.schedule.sessions) {
      json_.open('{').text("date", write_date(session.date)).text("modality", modality(session.course).id);
      json_.number("course", static_cast<int>(session.course) + 1).number("number", session.number);
      if (session.last != session.number) json_.number("last", session.last);
      json_.number("week", session.week).truth("done", session.done);
      if (session.order > 0) json_.number("order", session.order);
      doses(session);
      json_.close('}');
    }
    json_.close(']');
  }

  void doses(const Session& session) {
    if (!session.mg.empty()) {
      json_.key("label_mg").open('[');
      for (const int mg : session.mg) json_.number(mg);
      json_.close(']');
    }
    const std::vector<GivenDose>& doses = course(session.course).doses;
    const auto given = std::lower_bound(doses.begin(), doses.end(), session.date, [](const GivenDose& dose, Date day) { return dose.date < day; });
    if (session.done && given != doses.end() && given->date == session.date) json_.text("given_mg", milligrams(10 * given->tenths_of_mg));
  }

  void courses() {
    json_.key("courses").open('[');
    for (std::size_t at = 0; at < record_.courses.size(); ++at) {
      const CourseReport& report = report_.schedule.courses[at];
      json_.open('{').text("modality", modality(at).id);
      json_.key("protocol");
      if (course(at).protocol < 0) json_.null();
      else protocol(knowledge_.protocols[static_cast<std::size_t>(course(at).protocol)]);
      date("start", report.first);
      date("end", report.end);
      json_.number("sessions", report.sessions).number("done", static_cast<int>(course(at).done.size())).number("weeks", report.weeks);
      if (report.withheld) json_.truth("withheld", true);
      else dose_help(at);
      json_.close('}');
    }
    json_.close(']');
  }

  void protocol(const Protocol& protocol) {
    json_.open('{').text("id", protocol.id).text("name", protocol.name).text("says", protocol.says);
    cite(protocol.cite);
    json_.close('}');
  }

  void dose_help(std::size_t at) {
    for (const DoseHelp& help : knowledge_.dose_help) {
      if (help.modality != modality(at).id) continue;
      const bool usable = course(at).into == Into::vein && within(exactly(course(at).weight), help.weight) == Truth::yes;
      json_.key("dose_help").open('{').key("mg");
      if (usable) json_.text(milligrams(help.hundredths_mg_per_kg * course(at).weight));
      else json_.null();
      json_.text("says", usable ? help.says : help.refused);
      cite(help.cite);
      json_.close('}');
    }
  }

  void findings(std::string_view name, Weight weight) {
    json_.key(name).open('[');
    for (const CalendarFinding& finding : report_.schedule.findings) {
      if (finding.row->weight != weight) continue;
      json_.open('{').text("id", finding.row->id).text("says", finding.row->says);
      if (finding.about_course) json_.number("course", static_cast<int>(finding.course) + 1);
      if (finding.row->rule == CalendarRule::same_day) gap_hours();
      json_.key("dates").open('[');
      for (const Date day : finding.dates) json_.text(write_date(day));
      json_.close(']');
      cite(finding.row->cite);
      json_.close('}');
    }
    json_.close(']');
  }

  void gap_hours() {
    for (std::size_t at = 0; at < knowledge_.limits.size(); ++at)
      if (knowledge_.limits[at].id == "gap_hours")
        json_.number("gap_hours", record_.limits.empty() ? knowledge_.limits[at].usual : record_.limits[at]);
  }

  const Knowledge& knowledge_;
  const Record& record_;
  const Report& report_;
  JsonWriter& json_;
};

}  // namespace

Text state_id(const BadDay& row, bool safety) {
  static constexpr Text names[] = {"no_data", "within_variation", "watch", "probable_loss"};
  const bool soothing = row.state == DayState::within_variation || row.state == DayState::watch;
  return safety && soothing ? Text{"safety_first"} : names[static_cast<std::size_t>(row.state)];
}

Text response_id(const Response& response) {
  if (!response.said) return "not_said";
  if (response.full == Truth::yes) return "response";
  if (response.partial == Truth::no) return "non_response";
  return response.full == Truth::no && response.partial == Truth::yes ? "partial" : "unknown";
}

std::string line_id(const TrendReport& trend) {
  std::string id(trend.instrument->id);
  if (trend.recall_days == trend.instrument->recall_days) return id;
  return trend.recall_days == 1 ? joined({id, "_24h"}) : joined({id, "_", digits(trend.recall_days), "d"});
}

void write_over_time(const Knowledge& knowledge, const Record& record, const Report& report, JsonWriter& json) {
  TimeWriter writer(knowledge, record, report, json);
  if (!record.visits.empty()) writer.follow_up();
  if (!record.courses.empty()) writer.schedule();
}

void tell_missing_baselines(const Report& report, std::vector<Problem>& problems) {
  for (const TrendReport& trend : report.follow_up.trends)
    if (trend.baseline_missing)
      problems.push_back({"visits", joined({line_id(trend), " has scores after the first session of a course and none before "
                                                             "it; a later score is never used as the baseline"})});
}

}  // namespace lintel::io
