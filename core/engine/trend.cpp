#include "engine/trend.hpp"

namespace lintel {
namespace {

/// yes or no when it is so for every value in between: `low` and `high` are the ends of what must not be negative.
Truth not_negative(int low, int high) { return low >= 0 ? Truth::yes : high < 0 ? Truth::no : Truth::unknown; }

/// The middle of the last three, or the mean of two rounded up, which needs more to call a score worse.
int median(std::span<const int> values) {
  if (values.size() == 2) return (values[0] + values[1] + 1) / 2;
  return std::max(std::min(values[0], values[1]), std::min(std::max(values[0], values[1]), values[2]));
}

/// Less than so many per cent of the baseline has gone, whatever the margins.
bool surely_little(Range baseline, Range current, int percent) { return (100 - percent) * baseline.high < 100 * current.low; }

int planned_gap(int planned_days) { return 2 * planned_days; }

/// Follows one line of totals from its first point to its last. What it says of a point rests on earlier points alone.
class Follower {
 public:
  Follower(const Treatments& treatments, const FollowRules& rules, TrendReport& report)
      : treatments_(treatments), rules_(rules), trend_(*report.trend), report_(report) {}

  void follow() {
    for (std::size_t at = 0; at < report_.points.size(); ++at) {
      Point& point = report_.points[at];
      if (at > 0) point.after_gap = days_between(report_.points[at - 1].date, point.date) > planned_gap(rules_.planned_days);
      enter(at, point.date);
      if (treatment_) judge(at, point);
      else point.said = Said::no_treatment;
    }
  }

 private:
  /// The course of treatment that this day lies in; a new one brings a new baseline and a new reference. The baseline
  /// is the last point from before it: a form on the day of a first session was filled in before that session.
  void enter(std::size_t at, Date day) {
    const Treatment* now = treatments_.on(day);
    if (now == treatment_) return;
    treatment_ = now;
    baseline_ = static_cast<int>(at) - 1;
    reference_ = {};
    had_response_ = had_remission_ = Truth::no;
    worse_since_ = maybe_worse_since_ = no_date;
  }

  void judge(std::size_t at, Point& point) {
    point.baseline = baseline_;
    if (baseline_ < 0) {
      report_.baseline_missing = true;
      point.said = Said::no_baseline;
    } else {
      const Range baseline = report_.points[static_cast<std::size_t>(baseline_)].total;
      point.response = response(baseline, point.total, trend_.least_baseline);
      point.early = point.response.said && early(at, point, baseline);
      point.said = point.response.said ? one_bad_day(point) : Said::low_baseline;
      if (point.said == Said::low_baseline && at_least(baseline, trend_.least_baseline) == Truth::unknown) point.said = Said::open;
    }
    point.relapse = relapse(at, point);
    had_response_ = had_response_ | (point.said == Said::low_baseline ? Truth::no : point.response.full);
    had_remission_ = had_remission_ | within(point.total, {-no_limit, trend_.remissions.front().at_most});
  }

  bool early(std::size_t at, const Point& point, Range baseline) const {
    return trend_.early_sign && treatments_.at_early_session(*treatment_, report_.points[at - 1].date, point.date) &&
           surely_little(baseline, point.total, treatments_.early_sign().below);
  }

  Said one_bad_day(Point& point) {
    if (!reference_.usable()) {
      const bool was_uncertain = reference_.uncertain();
      remember(point, Truth::no);
      return was_uncertain || reference_.uncertain() ? Said::open : Said::no_reference;
    }
    const int reference = reference_.value();
    point.reference = exactly(reference);
    const Truth worse = at_least(point.total, reference + rules_.reliable);
    remember(point, worse);
    point.waning = worse == Truth::yes && treatments_.waning(point.date);
    const Said said = said_of(point, worse);
    if (worse == Truth::no) worse_since_ = maybe_worse_since_ = no_date;
    if (worse == Truth::unknown) worse_since_ = no_date;
    return said;
  }

  Said said_of(const Point& point, Truth worse) {
    if (worse == Truth::no) return Said::within;
    if (maybe_worse_since_ == no_date) maybe_worse_since_ = point.date;
    if (worse == Truth::unknown) return Said::open;
    if (worse_since_ == no_date) worse_since_ = point.date;
    const Truth twice = days_between(worse_since_, point.date) >= rules_.apart         ? Truth::yes
                        : days_between(maybe_worse_since_, point.date) < rules_.apart ? Truth::no
                                                                                      : Truth::unknown;
    const Truth line = trend_.relapse_line != 0 ? at_least(point.total, trend_.relapse_line) : Truth::no;
    const Truth loss = twice & ((!point.response.full) | line);
    if (loss == Truth::yes) return Said::loss;
    if (loss == Truth::unknown) return Said::open;
    return treatments_.on(point.date)->ketamine ? Said::watch_ketamine : Said::watch;
  }

  /// A score that itself stood out does not move the line that it was measured against.
  void remember(const Point& point, Truth worse) {
    const Truth belongs = point.response.full & !worse;
    if (belongs == Truth::yes && point.total.known()) reference_.add(point.total.low);
    else if (belongs != Truth::no) reference_.add_uncertain();
  }

  Truth relapse(std::size_t at, const Point& point) const {
    const Relapse& rule = trend_.relapse;
    if (at == 0) return Truth::no;
    const Point& before = report_.points[at - 1];  // of this treatment, or nobody has done well in it yet
    const Truth well = rule.remitted ? had_remission_ : had_response_ | had_remission_;
    return well & at_least(before.total, rule.at_least) & at_least(point.total, rule.at_least) &
           within(exactly(days_between(before.date, point.date)), rule.days);  // no definition: on no days at all
  }

  /// The last three scores while responding.
  class Reference {
   public:
    void add(int total) {
      if (count_ < last_.size()) ++count_;
      else last_ = {last_[1], last_[2]};
      last_[count_ - 1] = total;
      if (uncertain_ > 0) --uncertain_;
    }
    /// One that may belong or not, or whose total has a margin: three further ones have to push it out.
    void add_uncertain() { uncertain_ = 3; }
    bool uncertain() const { return uncertain_ > 0; }
    bool usable() const { return count_ >= 2 && uncertain_ == 0; }
    int value() const { return median(std::span(last_).first(count_)); }

   private:
    std::array<int, 3> last_{};
    std::size_t count_{};
    int uncertain_{};
  };

  const Treatments& treatments_;
  const FollowRules& rules_;
  const Trend& trend_;
  TrendReport& report_;
  const Treatment* treatment_{};
  int baseline_{};  ///< -1: there is none
  Reference reference_{};
  Truth had_response_{};
  Truth had_remission_{};
  Date worse_since_{no_date};        ///< first of the forms in a row that are worse
  Date maybe_worse_since_{no_date};  ///< ... or may be, with items missing
};

}  // namespace

Response response(Range baseline, Range current, int least_baseline) {
  if (at_least(baseline, std::max(least_baseline, 1)) != Truth::yes) return {};
  // 2 (base - now) >= base and 4 (base - now) >= base, in whole numbers.
  return {.full = not_negative(baseline.low - 2 * current.high, baseline.high - 2 * current.low),
          .partial = not_negative(3 * baseline.low - 4 * current.high, 3 * baseline.high - 4 * current.low),
          .said = true};
}

Treatments::Treatments(const Knowledge& knowledge, const Record& record, const ScheduleReport& schedule)
    : early_sign_(knowledge.early_sign) {
  std::vector<Date> first;
  for (const CourseReport& course : schedule.courses) first.push_back(course.first);
  for (const std::size_t at : in_order_of(first)) {
    const Modality& modality = knowledge.modalities[static_cast<std::size_t>(record.courses[at].modality)];
    // A course of which nothing but its beginning is known may still be going on.
    const Date end = schedule.courses[at].end == no_date ? first[at] + std::chrono::days{no_limit} : schedule.courses[at].end;
    if (first[at] != no_date) begin({first[at], end, modality.side == Side::ketamine});
  }
  for (const Modality& modality : knowledge.modalities) {
    if (modality.wanes == Range{}) continue;
    fading_.push_back({modality.wanes, {}});
    for (const Session& session : schedule.sessions)
      if (&knowledge.modalities[static_cast<std::size_t>(record.courses[session.course].modality)] == &modality)
        fading_.back().doses.push_back(session.date);
  }
  find_early(knowledge, record, schedule);
}

/// Several sessions a day are another treatment than the one that was studied.
void Treatments::find_early(const Knowledge& knowledge, const Record& record, const ScheduleReport& schedule) {
  for (const Session& session : schedule.sessions) {
    const Modality& modality = knowledge.modalities[static_cast<std::size_t>(record.courses[session.course].modality)];
    const bool one_a_day = session.number == session.last;
    if (modality.id == early_sign_.modality && one_a_day && session.number == early_sign_.session)
      early_.push_back({schedule.courses[session.course].first, session.date});
  }
}

void Treatments::begin(const Treatment& next) {
  if (treatments_.empty() || next.first > treatments_.back().last) return treatments_.push_back(next);
  Treatment& now = treatments_.back();
  now = {now.first, std::max(now.last, next.last), now.ketamine || next.ketamine};
}

const Treatment* Treatments::on(Date day) const {
  const auto after = std::partition_point(treatments_.begin(), treatments_.end(),
                                          [&](const Treatment& treatment) { return treatment.first < day; });
  return after == treatments_.begin() ? nullptr : &*(after - 1);
}

bool Treatments::waning(Date day) const {
  const auto fades = [&](const Fading& fading) {
    const auto after = std::lower_bound(fading.doses.begin(), fading.doses.end(), day);
    return after != fading.doses.begin() && within(exactly(days_between(*(after - 1), day)), fading.days) == Truth::yes;
  };
  return std::any_of(fading_.begin(), fading_.end(), fades);
}

bool Treatments::at_early_session(const Treatment& treatment, Date before, Date day) const {
  const auto speaks = [&](const Early& early) {
    return early.first == treatment.first && before < early.session && within(exactly(days_between(early.session, day)), {0, early_sign_.days}) == Truth::yes;
  };
  return !treatment.ketamine && std::any_of(early_.begin(), early_.end(), speaks);
}

void follow(const Treatments& treatments, const FollowRules& rules, Date today, TrendReport& report) {
  if (report.points.empty()) return;
  Follower(treatments, rules, report).follow();
  const Point& last = report.points.back();
  report.said = last.said;
  if (today != no_date && days_between(last.date, today) > planned_gap(rules.planned_days)) report.said = Said::gap;
}

}  // namespace lintel
