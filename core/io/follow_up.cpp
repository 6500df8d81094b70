#include "io/follow_up.hpp"

#include <utility>

#include "engine/engine.hpp"
#include "io/date.hpp"

namespace lintel::io {
namespace {

constexpr std::string_view weekday_names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::string_view right_date = "a day of the calendar, \"2026-03-02\"";
using Type = Value::Type;

Date date_of(const Value& value) { return value.is(Type::text) ? read_date(value.scalar.text) : no_date; }

bool is_measured(const Instrument& instrument, std::size_t at, const Visit& visit) {
  const auto item = [&](const GivenAnswer& each) {
    return each.question >= instrument.first && each.question < instrument.first + instrument.items;
  };
  const auto total = [&](const GivenTotal& each) { return each.instrument == at; };
  return std::any_of(visit.answers.begin(), visit.answers.end(), item) ||
         std::any_of(visit.totals.begin(), visit.totals.end(), total);
}

bool same(const Visit& a, const Visit& b) {
  const auto answer = [](const GivenAnswer& x, const GivenAnswer& y) {
    return x.question == y.question && x.answer.given == y.answer.given && x.answer.value == y.answer.value;
  };
  const auto total = [](const GivenTotal& x, const GivenTotal& y) { return x.instrument == y.instrument && x.total == y.total; };
  return a.date == b.date && a.recall_days == b.recall_days && a.self_rated == b.self_rated &&
         std::equal(a.answers.begin(), a.answers.end(), b.answers.begin(), b.answers.end(), answer) &&
         std::equal(a.totals.begin(), a.totals.end(), b.totals.begin(), b.totals.end(), total);
}

/// The total that the items leave possible.
Range sum_of(const Knowledge& knowledge, const Instrument& instrument, const Visit& visit) {
  Range sum{0, 0};
  for (std::size_t item = 0; item < instrument.items; ++item) sum = sum + knowledge.questions[instrument.first + item].range;
  for (const GivenAnswer& each : visit.answers)
    if (each.answer.given == Given::value && each.question >= instrument.first && each.question < instrument.first + instrument.items)
      sum = {sum.low + each.answer.value, sum.high - knowledge.questions[each.question].range.high + each.answer.value};
  return sum;
}

/// "24h" is 1, "7d" is 7; 0 when it is neither hours that fill days nor days.
int days_of(const Value& value) {
  const std::string_view text = value.scalar.text;
  int number = 0;
  if (!value.is(Type::text) || text.size() < 2) return 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr + 1 != text.data() + text.size() || number < 1 || number > 1000) return 0;
  if (*read.ptr == 'd') return number;
  return *read.ptr == 'h' && number % 24 == 0 ? number / 24 : 0;
}

/// Sorted, each once; true when a day stood there more than once.
bool put_in_order(std::vector<Date>& days) {
  std::vector<Date> ordered;
  for (const std::size_t at : in_order_of(days))
    if (ordered.empty() || ordered.back() != days[at]) ordered.push_back(days[at]);
  const bool twice = ordered.size() < days.size();
  days = std::move(ordered);
  return twice;
}

}  // namespace

bool FollowUpReader::reads(std::string_view part, char bracket) {
  if (part == "visits" || part == "courses" || part == "holidays") return bracket == '[';
  return part == "limits" && bracket == '{';
}

void FollowUpReader::start(std::string_view part) {
  part_ = part == "visits" ? Part::visits : part == "courses" ? Part::courses : part == "holidays" ? Part::holidays : Part::limits;
  depth_ = 1;
  if (part_ == Part::visits) entries_ = visit_numbers_.empty() ? 0 : visit_numbers_.back();
  else if (part_ == Part::courses) entries_ = course_numbers_.empty() ? 0 : course_numbers_.back();
  else entries_ = 0;
}

void FollowUpReader::open(char bracket) {
  if (ignored_ > 0) {
    ++ignored_;
    return;
  }
  const bool entry = depth_ == 1 && bracket == '{' && (part_ == Part::visits || part_ == Part::courses);
  if (entry && part_ == Part::courses && courses_ == most_courses) {
    ++left_out_;
    ignored_ = 1;
    return;
  }
  if (entry) start_entry();
  else if (!enter_field(bracket)) {
    take({{Type::null, bracket == '{' ? "an object" : "a list"}, true});
    ignored_ = 1;
    return;
  }
  ++depth_;
}

void FollowUpReader::close() {
  if (ignored_ > 0) {
    --ignored_;
    return;
  }
  if (--depth_ == 1 && (part_ == Part::visits || part_ == Part::courses)) end_entry();
}

void FollowUpReader::key(std::string_view name) {
  if (ignored_ > 0) return;
  (depth_ == 3 ? inner_ : field_) = name;
}

void FollowUpReader::tell(std::string_view id, std::string_view says) {
  out_.tell(std::string(id), std::string(says));
}

std::string FollowUpReader::here(std::string_view field) const {
  static constexpr std::string_view parts[] = {"visits", "courses", "holidays", "limits"};
  const std::string number = entries_ > 0 ? digits(static_cast<long long>(entries_)) : std::string();
  const std::string_view dot = number.empty() ? "" : ".", next_dot = field.empty() ? "" : ".";
  return joined({parts[static_cast<std::size_t>(part_)], dot, number, next_dot, field});
}

std::string FollowUpReader::here() const {
  if (part_ == Part::limits) return shown(field_);
  if (depth_ < 2) return here("");
  return depth_ < 3 || inner_.empty() ? here(shown(field_)) : joined({here(shown(field_)), ".", shown(inner_)});
}

void FollowUpReader::not_usable(const Value& value, std::string_view right) {
  tell(here(), joined({shown(value), " is not usable; right would be ", right}));
}

void FollowUpReader::start_entry() {
  ++entries_;
  ++forms_;
  courses_ += part_ == Part::courses;
  fields_ = told_twice_ = totals_ = 0;
  broken_ = false;
  visit_ = {};
  course_ = {};
}

void FollowUpReader::end_entry() {
  if (part_ == Part::visits) end_visit();
  else end_course();
}

bool FollowUpReader::enter_field(char bracket) {
  if (depth_ != 2) return false;
  const bool object = part_ == Part::visits ? field_ == "answers" || field_ == "totals" : field_ == "doses";
  const bool list = part_ == Part::courses && (field_ == "weekdays" || field_ == "done" || field_ == "missed");
  inner_.clear();
  if (bracket == '{' && object) return part_ == Part::visits ? read_again(field_) : first_time(field_);
  const bool once = first_time(field_);  // what stands where no list or object belongs has been there all the same
  return bracket == '[' && list && once;
}

/// A bit for each field of an entry that is read; 0: it is none of them, and told as such.
unsigned FollowUpReader::bit_of(std::string_view field) const {
  static constexpr std::string_view of_visits[] = {"date", "answers", "totals", "recall", "rated_by"};
  static constexpr std::string_view of_courses[] = {"modality", "protocol", "start", "weekdays", "done", "missed", "doses", "time", "route", "weight_kg", "sessions"};
  const std::span<const std::string_view> known = part_ == Part::visits ? std::span<const std::string_view>(of_visits) : of_courses;
  const auto found = std::find(known.begin(), known.end(), field);
  return found == known.end() ? 0 : 1U << static_cast<unsigned>(found - known.begin());
}

bool FollowUpReader::first_time(std::string_view field) {
  const unsigned bit = bit_of(field);
  const bool again = (fields_ & bit) != 0;
  fields_ |= bit;
  if (!again) return true;
  broken_ = true;
  if ((told_twice_ & bit) == 0) tell(here(shown(field)), "is given twice; this entry is left out");
  told_twice_ |= bit;
  return false;
}

/// Answers that stand in two places are read in both: an alarm may be in either.
bool FollowUpReader::read_again(std::string_view field) {
  const unsigned bit = bit_of(field);
  if ((fields_ & ~told_twice_ & bit) != 0) {
    tell(here(shown(field)), "stands twice; both were read");
    told_twice_ |= bit;
  }
  fields_ |= bit;
  return true;
}

void FollowUpReader::take(const Value& value) {
  if (ignored_ > 0) return;
  if (part_ == Part::holidays) return take_holiday(value);
  if (part_ == Part::limits) return take_limit(value);
  if (depth_ == 1) {
    ++entries_;
    return not_usable(value, part_ == Part::visits ? "a visit {\"date\": …}" : "a course {\"modality\": …}");
  }
  if (depth_ == 2) {
    if (broken_ || (!value.nested && !first_time(field_))) return;
    return part_ == Part::visits ? take_visit_field(value) : take_course_field(value);
  }
  if (part_ == Part::courses) return field_ == "doses" ? take_dose(value) : take_listed(value);
  if (field_ == "answers") take_answer(value);
  else take_total(value);
}

// ---- visits

void FollowUpReader::take_visit_field(const Value& value) {
  if (field_ == "date") {
    visit_.date = date_of(value);
    if (visit_.date == no_date) not_usable(value, right_date);
  } else if (field_ == "rated_by") {
    if (value.is(Type::null) || value.says("clinician") || value.says("unknown")) return;
    if (value.says("self")) visit_.self_rated = true;
    else not_usable(value, "\"self\" or \"clinician\"");
  } else if (field_ == "recall") {
    if (value.is(Type::null)) return;
    visit_.recall_days = days_of(value);
    if (visit_.recall_days != 0) return;
    broken_ = true;
    not_usable(value, "\"24h\", \"7d\" or \"14d\"; this visit is left out");
  } else if (field_ == "answers" || field_ == "totals") {
    if (!value.is(Type::null)) not_usable(value, "an object {id: value}");
  } else {
    tell(here(), "is not a field of a visit; they are date, answers, totals, recall, rated_by");
  }
}

/// Items and their companions, and what a safety rule asks for.
bool FollowUpReader::may_be_given(std::size_t slot) {
  if (may_be_given_.empty()) {
    may_be_given_.resize(knowledge_.questions.size());
    for (const Instrument& instrument : knowledge_.instruments) {
      for (std::size_t item = 0; item < instrument.items; ++item) may_be_given_[instrument.first + item] = true;
      if (instrument.difficulty != no_slot) may_be_given_[instrument.difficulty] = true;
    }
    for (const Alarm& alarm : knowledge_.alarms)
      for (const Condition& condition : alarm.when)
        if (condition.subject < may_be_given_.size()) may_be_given_[condition.subject] = true;
  }
  return may_be_given_[slot];
}

/// How many questions there are when nobody asks it. Visits are mostly written alike, and the next question follows the last.
std::size_t FollowUpReader::slot_of(std::string_view id) const {
  const std::size_t count = knowledge_.questions.size(), place = visit_.answers.size();
  if (const auto& visits = out_.record.visits; !visits.empty() && place < visits.back().answers.size())
    if (const std::size_t slot = visits.back().answers[place].question; knowledge_.questions[slot].id == id) return slot;
  for (std::size_t step = 0; step < count; ++step)
    if (const std::size_t slot = (next_ + step) % count; knowledge_.questions[slot].id == id) return slot;
  return count;
}

void FollowUpReader::take_answer(const Value& value) {
  const std::size_t count = knowledge_.questions.size(), slot = slot_of(inner_);
  if (slot == count || !may_be_given(slot))
    return tell(here(), "is not measured at a visit; the items of the instruments and the safety questions are");
  next_ = slot + 1;
  Answer answer{Given::unknown, 0};
  if (value.is(Type::null)) answer = {};
  else if (!read_answer(knowledge_.questions[slot], value, answer)) not_usable(value, right_for(knowledge_.questions[slot]));
  last_form_.resize(count);
  if (std::exchange(last_form_[slot], forms_) == forms_) return repeats_.add(slot, answer);
  if (answer.given != Given::not_asked) visit_.answers.push_back({static_cast<Slot>(slot), answer});
}

void FollowUpReader::settle_repeats() {
  const auto first = [&](Slot question) -> Answer& {
    for (GivenAnswer& each : visit_.answers)
      if (each.question == question) return each.answer;
    return visit_.answers.emplace_back(GivenAnswer{question, {}}).answer;  // null was the first
  };
  repeats_.settle(first, [&](Slot question, std::string_view says) { tell(here(joined({"answers.", knowledge_.questions[question].id})), says); });
}

void FollowUpReader::take_total(const Value& value) {
  for (std::size_t at = 0; at < knowledge_.instruments.size(); ++at) {
    const Instrument& instrument = knowledge_.instruments[at];
    if (instrument.id != inner_) continue;
    const unsigned bit = 1U << at;
    if ((std::exchange(totals_, totals_ | bit) & bit) != 0) {
      std::erase_if(visit_.totals, [&](const GivenTotal& total) { return total.instrument == at; });
      return tell(here(), "is given twice; neither is used");
    }
    const int highest = sum_of(knowledge_, instrument, {}).high;
    int total = 0;
    if (value.is(Type::null) || value.says("unknown")) return;
    if (!value.whole(total) || total < 0 || total > highest) return not_usable(value, joined({"a whole number: 0 to ", digits(highest)}));
    visit_.totals.push_back({at, total});
    return;
  }
  tell(here(), "is not the id of an instrument; `lintel catalog` lists them");
}

void FollowUpReader::check_ratings() {
  bool fits = visit_.recall_days == 0;
  std::string measured;
  for (std::size_t at = 0; at < knowledge_.instruments.size(); ++at) {
    const Instrument& instrument = knowledge_.instruments[at];
    if (!is_measured(instrument, at, visit_)) continue;
    measured = instrument.id;
    fits = fits || visit_.recall_days == instrument.recall_days;
    for (const Trend& trend : knowledge_.trends) {
      if (trend.instrument != instrument.id) continue;
      fits = fits || trend.other(visit_.recall_days);
      if (!trend.clinician || !visit_.self_rated) continue;
      broken_ = true;
      return tell(here(measured), "is rated by a clinician; a self-rated version is another scale. This visit is left out");
    }
    const Range sum = sum_of(knowledge_, instrument, visit_);
    for (const GivenTotal& total : visit_.totals)
      if (total.instrument == at && within(exactly(total.total), sum) == Truth::no)
        tell(here(joined({"totals.", measured})), joined({digits(total.total), " is not what the items add up to; the items are used"}));
  }
  if (fits || measured.empty()) return;
  broken_ = true;
  tell(here("recall"), joined({"is not how far ", measured, " looks back; scores of another look-back are never mixed in. This visit is left out"}));
}

void FollowUpReader::end_visit() {
  if (!repeats_.empty()) settle_repeats();
  if (!broken_) check_ratings();
  if (!broken_ && visit_.date == no_date) tell(here(""), "has no date that can be used; this visit is left out");
  if (broken_ || visit_.date == no_date) return leave_out(std::move(visit_));
  out_.record.visits.push_back(std::move(visit_));
  visit_numbers_.push_back(entries_);
}

/// It stands in no line of totals, but what it raises counts.
void FollowUpReader::leave_out(Visit visit) {
  if (!visit.answers.empty()) out_.record.unplaced.push_back(std::move(visit));
}

// ---- courses

void FollowUpReader::take_course_field(const Value& value) {
  if (value.is(Type::null)) return;
  const auto find = [&](const auto& rows) {
    for (std::size_t at = 0; at < rows.size(); ++at)
      if (value.says(rows[at].id)) return static_cast<int>(at);
    return -1;
  };
  const auto number = [&](int& field, int low, int high) {
    int read = 0;
    if (value.whole(read) && read >= low && read <= high) field = read;
    else not_usable(value, joined({"a whole number: ", digits(low), " to ", digits(high)}));
  };
  if (field_ == "modality") {
    if ((course_.modality = find(knowledge_.modalities)) < 0) not_usable(value, "the id of a modality; `lintel catalog` lists them");
  } else if (field_ == "protocol") {
    if ((course_.protocol = find(knowledge_.protocols)) < 0) not_usable(value, "the id of a protocol; `lintel catalog` lists them");
  } else if (field_ == "start") {
    course_.start = date_of(value);
    if (course_.start == no_date) not_usable(value, right_date);
  } else if (field_ == "time") {
    if (value.says("morning")) course_.time = DayPart::morning;
    else if (value.says("afternoon")) course_.time = DayPart::afternoon;
    else not_usable(value, "\"morning\" or \"afternoon\"");
  } else if (field_ == "route") {
    if (value.says("iv")) course_.into = Into::vein;
    else if (value.says("im")) course_.into = Into::muscle;
    else if (!value.says("unknown")) not_usable(value, "\"iv\" or \"im\"");
  } else if (field_ == "weight_kg") {
    number(course_.weight, 1, 500);
  } else if (field_ == "sessions") {
    number(course_.sessions, 1, 200);
  } else if (field_ == "weekdays" || field_ == "done" || field_ == "missed" || field_ == "doses") {
    not_usable(value, field_ == "doses" ? "an object {date: mg}" : "a list");
  } else {
    tell(here(), "is not a field of a course; they are modality, protocol, start, weekdays, done, missed, doses, time, route, weight_kg, sessions");
  }
}

void FollowUpReader::take_listed(const Value& value) {
  if (field_ == "weekdays") {
    for (unsigned bit = 0; bit < 7; ++bit)
      if (value.says(weekday_names[bit])) course_.weekdays |= 1U << bit;
    const bool known = std::any_of(std::begin(weekday_names), std::end(weekday_names), [&](std::string_view name) { return value.says(name); });
    if (!known) not_usable(value, "\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\" or \"sun\"");
    return;
  }
  const Date day = date_of(value);
  if (day == no_date) return not_usable(value, right_date);
  (field_ == "done" ? course_.done : course_.missed).push_back(day);
}

void FollowUpReader::take_dose(const Value& value) {
  const Date day = read_date(inner_);
  if (day == no_date) return tell(here(), joined({"is not usable; right would be ", right_date}));
  const int dose = value.is(Type::number) ? tenths_of_mg(value.scalar.text) : -1;
  if (dose <= 0) return not_usable(value, "a dose in mg");
  course_.doses.push_back({day, dose});
}

/// By date; of a day that has two neither is used.
void FollowUpReader::put_doses_in_order() {
  std::vector<Date> days;
  for (const GivenDose& dose : course_.doses) days.push_back(dose.date);
  const std::vector<std::size_t> order = in_order_of(days);
  std::vector<GivenDose> kept;
  for (std::size_t at = 0, end = 0; at < order.size(); at = end) {
    while (end < order.size() && days[order[end]] == days[order[at]]) ++end;
    if (end == at + 1) kept.push_back(course_.doses[order[at]]);
    else tell(here(joined({"doses.", write_date(days[order[at]])})), "is given twice; neither is used, it counts as unknown");
  }
  course_.doses = std::move(kept);
}

void FollowUpReader::take_holiday(const Value& value) {
  ++entries_;
  const Date day = date_of(value);
  if (day == no_date) not_usable(value, right_date);
  else out_.record.holidays.push_back(day);
}

void FollowUpReader::take_limit(const Value& value) {
  std::vector<int>& limits = out_.record.limits;
  if (limits.empty())
    for (const Limit& limit : knowledge_.limits) limits.push_back(limit.usual);
  limit_given_.resize(limits.size());
  for (std::size_t at = 0; at < limits.size(); ++at) {
    const Limit& limit = knowledge_.limits[at];
    if (limit.id != field_) continue;
    if (limit_given_[at]) {
      limits[at] = limit.usual;
      return tell(here(), "is given twice; neither is used, the usual one stands");
    }
    limit_given_[at] = true;
    int number = 0;
    if (value.is(Type::null)) return;
    if (value.whole(number) && within(exactly(number), limit.range) == Truth::yes) limits[at] = number;
    else not_usable(value, joined({"a whole number: ", digits(limit.range.low), " to ", digits(limit.range.high)}));
    return;
  }
  tell(here(), "is not an id of the limits; `lintel catalog` lists them");
}

/// Where a label gives the doses, another one is told and left out.
void FollowUpReader::check_doses() {
  std::string right;
  std::vector<int> label;
  const auto add = [&](int mg) {
    if (std::find(label.begin(), label.end(), mg) != label.end()) return;
    label.push_back(mg);
    right += joined({right.empty() ? "" : ", ", digits(mg)});
  };
  for (const Protocol& protocol : knowledge_.protocols) {
    if (protocol.first_mg == 0 || protocol.modality != knowledge_.modalities[static_cast<std::size_t>(course_.modality)].id) continue;
    add(protocol.older_first_mg);
    add(protocol.first_mg);
    for (const Phase& phase : protocol.phases)
      for (const int mg : phase.mg) add(mg);
  }
  if (label.empty()) return;
  std::erase_if(course_.doses, [&](const GivenDose& dose) {
    if (std::any_of(label.begin(), label.end(), [&](int mg) { return 10 * mg == dose.tenths_of_mg; })) return false;
    tell(here(joined({"doses.", write_date(dose.date)})), joined({"is not a dose of the label, in mg: ", right, "; it is left out"}));
    return true;
  });
}

void FollowUpReader::end_course() {
  if (broken_) return;
  if (course_.modality < 0) return tell(here(""), "has no modality that can be used; this course is left out");
  if (course_.protocol >= 0 && knowledge_.protocols[static_cast<std::size_t>(course_.protocol)].modality !=
                                   knowledge_.modalities[static_cast<std::size_t>(course_.modality)].id) {
    tell(here("protocol"), "belongs to another modality; the course is kept without a protocol");
    course_.protocol = -1;
  }
  put_doses_in_order();
  check_doses();
  out_.record.courses.push_back(std::move(course_));
  course_numbers_.push_back(entries_);
}

// ---- once everything is read

void FollowUpReader::today(const Value& value) {
  if (value.is(Type::null)) return;
  const bool again = std::exchange(today_given_, true);
  out_.record.today = again ? no_date : date_of(value);
  out_.record.today_unreadable = out_.record.today == no_date;
  if (again) return;
  if (out_.record.today == no_date) tell("today", joined({shown(value), " is not usable; right would be ", right_date}));
}

/// Drawn by whoever keeps the Record, so that no two people's calendars share a name.
void FollowUpReader::calendar_id(const Value& value) {
  constexpr std::string_view allowed = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
  if (value.is(Type::null)) return;
  const std::string_view text = value.scalar.text;
  const bool usable = value.is(Type::text) && !text.empty() && text.size() <= 64 && text.find_first_not_of(allowed) == std::string_view::npos;
  if (usable) out_.record.calendar_id = text;
  else tell("calendar_id", joined({shown(value), " is not usable; right would be 1 to 64 letters, digits or hyphens, drawn at random"}));
}

void FollowUpReader::finish() {
  if (left_out_ > 0)
    tell("courses", joined({"holds ", digits(static_cast<long long>(most_courses + left_out_)), " courses; the first ", digits(most_courses),
                            " are read, so the calendar is not whole"}));
  put_in_order(out_.record.holidays);
  order_courses();
  order_visits();
}

void FollowUpReader::order_courses() {
  part_ = Part::courses;
  std::vector<Course> kept;
  for (std::size_t at = 0; at < out_.record.courses.size(); ++at) {
    Course& course = out_.record.courses[at];
    entries_ = course_numbers_[at];
    std::erase_if(course.done, [&](Date day) {
      if (is_ahead(day)) tell(here("done"), joined({write_date(day), " is after today; it is not counted"}));
      return is_ahead(day);
    });
    if (put_in_order(course.done)) tell(here("done"), "names a day twice; it counts once");
    put_in_order(course.missed);
    for (const Date day : course.done)
      if (std::binary_search(course.missed.begin(), course.missed.end(), day))
        tell(here("missed"), joined({write_date(day), " is also among the days done; it counts as done"}));
    if (!course.done.empty() && course.start != no_date && course.done.front() < course.start)
      tell(here("start"), "is after the first session done; the first session counts");
    for (const GivenDose& dose : course.doses)
      if (!std::binary_search(course.done.begin(), course.done.end(), dose.date))
        tell(here("doses"), joined({write_date(dose.date), " is not among the days done"}));
    if (course.start == no_date && !course.done.empty()) course.start = course.done.front();
    if (course.start == no_date) tell(here(""), "has neither a start nor a session done; this course is left out");
    else kept.push_back(std::move(course));
  }
  out_.record.courses = std::move(kept);
}

void FollowUpReader::order_visits() {
  part_ = Part::visits;
  std::vector<Visit>& visits = out_.record.visits;
  std::vector<Visit> kept;
  for (std::size_t at = 0; at < visits.size(); ++at) {
    entries_ = visit_numbers_[at];
    if (is_ahead(visits[at].date)) {
      tell(here("date"), joined({write_date(visits[at].date), " is after today; this visit is left out"}));
      leave_out(std::move(visits[at]));
    } else kept.push_back(std::move(visits[at]));
  }
  visits = std::move(kept);
  put_visits_in_order();
  tell_days_measured_twice();
  tell_mixed_recall();
}

void FollowUpReader::put_visits_in_order() {
  std::vector<Visit>& visits = out_.record.visits;
  std::vector<Date> days;
  for (const Visit& visit : visits) days.push_back(visit.date);
  if (std::is_sorted(days.begin(), days.end())) return;
  tell("visits", "are not in the order of their dates; they were put in order");
  std::vector<Visit> ordered;
  for (const std::size_t at : in_order_of(days)) ordered.push_back(std::move(visits[at]));
  visits = std::move(ordered);
}

void FollowUpReader::tell_days_measured_twice() {
  std::vector<Visit>& visits = out_.record.visits;
  const auto end = std::unique(visits.begin(), visits.end(), [&](const Visit& a, const Visit& b) {
    if (!same(a, b)) return false;
    tell("visits", joined({write_date(a.date), " is there twice with the same answers; it counts once"}));
    return true;
  });
  visits.erase(end, visits.end());
  for (std::size_t instrument = 0; instrument < knowledge_.instruments.size(); ++instrument) {
    const Visit* before = nullptr;
    for (const Visit& visit : visits) {
      if (!is_measured(knowledge_.instruments[instrument], instrument, visit)) continue;
      if (before && before->date == visit.date && before->recall_days == visit.recall_days)
        tell("visits", joined({knowledge_.instruments[instrument].id, " is measured more than once on ", write_date(visit.date),
                               "; every one of the totals is held possible"}));
      before = &visit;
    }
  }
}

void FollowUpReader::tell_mixed_recall() {
  for (const Trend& trend : knowledge_.trends)
    for (const OtherRecall& other : trend.other_recall) {
      bool usual = false, unusual = false;
      for (std::size_t at = 0; at < knowledge_.instruments.size(); ++at)
        if (knowledge_.instruments[at].id == trend.instrument)
          for (const Visit& visit : out_.record.visits)
            if (is_measured(knowledge_.instruments[at], at, visit)) (visit.recall_days == other.days ? unusual : usual) = true;
      if (usual && unusual)
        tell("visits", joined({trend.instrument, " is rated with two look-backs; they are kept in two lines and never compared"}));
    }
}

}  // namespace lintel::io
