#include "engine/engine.hpp"

#include <bit>

namespace lintel {
namespace {

constexpr int days_ahead = 5 * 366;  // further than that no session is looked for

unsigned weekday_bit(Date day) { return 1U << ((std::chrono::weekday{day}.c_encoding() + 6U) % 7U); }

int count_days(unsigned weekdays) { return std::popcount(weekdays); }

/// `wanted` of the weekdays, spread over the week: 3 of Monday to Friday are Monday, Wednesday and Friday.
unsigned spread(unsigned weekdays, int wanted) {
  const int open = count_days(weekdays);
  if (open <= wanted || wanted < 2) return weekdays;
  unsigned chosen = 0;
  int at = 0, next = 0;
  for (unsigned bit = 0; bit < 7; ++bit) {
    if ((weekdays >> bit & 1U) == 0) continue;
    if (at++ != next * (open - 1) / (wanted - 1)) continue;
    chosen |= 1U << bit;
    ++next;
  }
  return chosen;
}

bool is_among(Date day, std::span<const Date> days) { return std::binary_search(days.begin(), days.end(), day); }

/// Writes the sessions of one course, one after the other.
class CourseWriter {
 public:
  CourseWriter(const Knowledge& knowledge, const Record& record, std::size_t at, Truth older_in_europe, bool withheld,
               std::vector<Session>& sessions)
      : record_(record), course_(record.courses[at]), at_(at), older_(older_in_europe), withheld_(withheld), sessions_(sessions) {
    if (course_.protocol >= 0) protocol_ = &knowledge.protocols[static_cast<std::size_t>(course_.protocol)];
  }

  CourseReport write() {
    report_.planned = protocol_ != nullptr && !withheld_;
    report_.withheld = withheld_;
    begin_phase(no_date);
    for (const Date day : course_.done) add(day, true);
    if (report_.planned) plan();
    else if (course_.done.empty()) report_.first = course_.start;  // begun; how it goes on is not known, or not written
    return report_;
  }
  bool fits() const { return !report_.planned || phase_ == protocol_->phases.size(); }

 private:
  const Phase* phase() const {
    return protocol_ && phase_ < protocol_->phases.size() ? &protocol_->phases[phase_] : nullptr;
  }
  unsigned weekdays() const { return course_.weekdays != 0 ? course_.weekdays : protocol_->weekdays; }

  void begin_phase(Date last) {
    in_phase_ = no_date;
    from_ = no_date;
    if (!phase()) return;
    left_ = phase()->open_ended && course_.sessions > 0 ? course_.sessions : phase()->sessions;
    if (last != no_date) from_ = report_.first + std::chrono::days{7 * (days_between(report_.first, last) / 7 + 1)};
  }

  /// What the label gives at this session; more than one where it leaves a choice or the age is not known.
  Doses dose() const {
    if (!phase()) return {};
    if (report_.sessions > 0 || protocol_->first_mg == 0) return phase()->mg;
    if (older_ == Truth::unknown) return {protocol_->older_first_mg, protocol_->first_mg};
    return {older_ == Truth::yes ? protocol_->older_first_mg : protocol_->first_mg};
  }

  void add(Date day, bool done) {
    if (report_.first == no_date) {
      report_.first = day;
      report_.first_mg = dose();
    }
    const int here = phase() ? std::min<int>(phase()->per_day, left_) : 1;
    sessions_.push_back({.course = at_, .date = day, .number = report_.sessions + 1, .last = report_.sessions + here,
                         .week = days_between(report_.first, day) / 7 + 1, .done = done, .mg = dose()});
    report_.sessions += here;
    report_.end = day;
    report_.weeks = sessions_.back().week;
    in_phase_ = day;
    if (!phase() || (left_ -= here) > 0) return;
    ++phase_;
    begin_phase(day);
  }

  /// Missed days and holidays are passed over: the course is extended, nothing is doubled up.
  bool is_open(Date day) const {
    if (day < from_ || is_among(day, course_.missed) || is_among(day, record_.holidays)) return false;
    if (phase()->per_week > 1) return (spread(weekdays(), phase()->per_week) & weekday_bit(day)) != 0;
    const bool due = in_phase_ == no_date || days_between(in_phase_, day) >= 7 * phase()->every_weeks;
    return due && (weekdays() & weekday_bit(day)) != 0;
  }

  void plan() {
    Date day = course_.start;
    if (!course_.done.empty()) {
      day = course_.done.back() + std::chrono::days{1};
      if (record_.today != no_date) day = std::max(day, record_.today);
    }
    for (int tried = 0; phase() && tried < days_ahead; ++tried, day += std::chrono::days{1})
      if (is_open(day)) add(day, false);
  }

  const Record& record_;
  const Course& course_;
  std::size_t at_;
  Truth older_;
  bool withheld_;
  std::vector<Session>& sessions_;
  const Protocol* protocol_{};
  CourseReport report_{};
  std::size_t phase_{};
  int left_{};
  Date in_phase_{no_date};  ///< last session of this phase
  Date from_{no_date};      ///< a new rhythm begins with a new week of the course
};

/// Reads the whole calendar day by day and collects what there is to say, one finding per rule.
class CalendarReader {
 public:
  CalendarReader(const Knowledge& knowledge, const Record& record, ScheduleReport& report)
      : knowledge_(knowledge), record_(record), report_(report), last_seen_(knowledge.modalities.size(), no_date) {}

  void read() {
    for (std::size_t first = 0; first < report_.sessions.size();) {
      std::size_t end = first;
      while (end < report_.sessions.size() && report_.sessions[end].date == report_.sessions[first].date) ++end;
      day(std::span(report_.sessions).subspan(first, end - first));
      first = end;
    }
  }

  void tell(CalendarRule rule, Date day) { finding(rule).dates.push_back(day); }
  void tell_course(CalendarRule rule, std::size_t course) {
    report_.findings.push_back({&row(rule), course, true, {}});
  }

 private:
  const CalendarRow& row(CalendarRule rule) const { return knowledge_.calendar_rules[static_cast<std::size_t>(rule)]; }
  CalendarFinding& finding(CalendarRule rule) {
    for (CalendarFinding& each : report_.findings)
      if (each.row->rule == rule && !each.about_course) return each;
    report_.findings.push_back({.row = &row(rule)});
    return report_.findings.back();
  }

  const Course& course(const Session& session) const { return record_.courses[session.course]; }
  const Protocol* protocol(const Session& session) const {
    const int at = course(session).protocol;
    return at == -1 ? nullptr : &knowledge_.protocols[static_cast<std::size_t>(at)];
  }
  bool is(const Session& session, Side side) const {
    return knowledge_.modalities[static_cast<std::size_t>(course(session).modality)].side == side;
  }

  void day(std::span<Session> sessions) {
    const Date today = sessions.front().date;
    int tms = 0, ketamine = 0;
    bool alone = false, tms_late = false, ketamine_early = false;
    for (const Session& session : sessions) {
      const bool is_tms = is(session, Side::tms);
      ++(is_tms ? tms : ketamine);
      alone = alone || (protocol(session) && protocol(session)->alone);
      tms_late = tms_late || (is_tms && course(session).time == DayPart::afternoon);
      ketamine_early = ketamine_early || (!is_tms && course(session).time == DayPart::morning);
    }
    if (tms > 0 && ketamine > 0) together(sessions, alone, tms_late && ketamine_early);
    if (tms > 1) tell(CalendarRule::two_tms_day, today);
    if (ketamine > 1) tell(CalendarRule::two_ketamines_day, today);
    if (tms > 0 && days_between(last_ketamine_, today) == 1) tell(CalendarRule::day_after, today);
    if (ketamine == 0) return;
    tell(CalendarRule::no_driving, today);
    for (const Session& session : sessions)
      if (is(session, Side::ketamine)) apart(session);
    last_ketamine_ = today;
  }

  void together(std::span<Session> sessions, bool alone, bool reversed) {
    for (Session& session : sessions) session.order = is(session, Side::tms) ? 1 : 2;
    for (std::size_t at = 1; at < sessions.size(); ++at)
      for (std::size_t to = at; to > 0 && sessions[to].order < sessions[to - 1].order; --to) std::swap(sessions[to], sessions[to - 1]);
    const Date today = sessions.front().date;
    tell(CalendarRule::same_day, today);
    if (alone) tell(CalendarRule::saint_day, today);
    if (reversed) tell(CalendarRule::reverse_order, today);
  }

  void apart(const Session& session) {
    Date& last = last_seen_[static_cast<std::size_t>(course(session).modality)];
    for (const Date& other : last_seen_)
      if (&other != &last && days_between(other, session.date) < 7) {
        tell(CalendarRule::two_ketamines_week, session.date);
        break;
      }
    const int since = days_between(last, session.date);
    if (const Protocol* rules = protocol(session); rules && since > 0 && since < rules->days_apart)
      tell(CalendarRule::too_close, session.date);
    last = session.date;
  }

  const Knowledge& knowledge_;
  const Record& record_;
  ScheduleReport& report_;
  std::vector<Date> last_seen_;  ///< per ketamine-class modality
  Date last_ketamine_{no_date};
};

/// The first dose that is recorded is one of those that the label starts with.
bool starts_as_labelled(const Course& course, const CourseReport& report) {
  for (const GivenDose& dose : course.doses)
    if (dose.date == report.first)
      return std::any_of(report.first_mg.begin(), report.first_mg.end(),
                         [&](int mg) { return 10 * mg == dose.tenths_of_mg; });
  return true;
}

/// What is to be said of a course that goes on as its protocol has it.
void read_planned(const Knowledge& knowledge, const Course& course, std::size_t at, const CourseReport& report, bool fits,
                  CalendarReader& calendar) {
  const Protocol& protocol = knowledge.protocols[static_cast<std::size_t>(course.protocol)];
  const bool tms = knowledge.modalities[static_cast<std::size_t>(course.modality)].side == Side::tms;
  if (!fits) calendar.tell_course(CalendarRule::does_not_fit, at);
  if (course.weekdays != 0 && count_days(course.weekdays) < protocol.phases[0].per_week)
    calendar.tell_course(CalendarRule::fewer_days, at);
  if (tms && within(exactly(report.weeks), knowledge.article_weeks) == Truth::no)
    calendar.tell_course(CalendarRule::article_weeks, at);
  if (tms) calendar.tell_course(CalendarRule::motor_threshold, at);
  if (protocol.phases[protocol.phases.size() - 1].open_ended) calendar.tell_course(CalendarRule::open_ended, at);
}

void read_course(const Knowledge& knowledge, const Course& course, std::size_t at, const CourseReport& report, bool fits,
                 CalendarReader& calendar) {
  if (course.protocol < 0) return;
  if (report.planned) read_planned(knowledge, course, at, report, fits, calendar);
  const bool first_is_fixed = knowledge.protocols[static_cast<std::size_t>(course.protocol)].first_mg != 0;
  if (first_is_fixed && report.sessions > 0 && !starts_as_labelled(course, report)) calendar.tell_course(CalendarRule::first_dose, at);
}

/// Before everything else that is said of the calendar.
void tell_withheld(std::span<const Hold> hold, CalendarReader& calendar) {
  for (std::size_t at = 0; at < hold.size(); ++at)
    if (hold[at].evaluation_first) calendar.tell_course(CalendarRule::evaluation_first, at);
  for (std::size_t at = 0; at < hold.size(); ++at)
    if (hold[at].contraindicated) calendar.tell_course(CalendarRule::contraindicated, at);
}

void put_in_order(std::vector<Session>& sessions) {
  std::vector<Date> days;
  for (const Session& session : sessions) days.push_back(session.date);
  std::vector<Session> ordered;
  for (const std::size_t at : in_order_of(days)) ordered.push_back(sessions[at]);
  sessions = std::move(ordered);
}

}  // namespace

ScheduleReport schedule(const Knowledge& knowledge, const Record& record, Truth older_in_europe, std::span<const Hold> hold) {
  ScheduleReport report;
  std::vector<bool> fits;
  for (std::size_t at = 0; at < record.courses.size(); ++at) {
    const bool withheld = !hold.empty() && (hold[at].evaluation_first || hold[at].contraindicated);
    CourseWriter writer(knowledge, record, at, older_in_europe, withheld, report.sessions);
    report.courses.push_back(writer.write());
    fits.push_back(writer.fits());
  }
  put_in_order(report.sessions);
  CalendarReader calendar(knowledge, record, report);
  tell_withheld(hold, calendar);
  calendar.read();
  for (std::size_t at = 0; at < record.courses.size(); ++at)
    read_course(knowledge, record.courses[at], at, report.courses[at], fits[at], calendar);
  return report;
}

}  // namespace lintel
