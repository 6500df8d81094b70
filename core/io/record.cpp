#include "io/record.hpp"

#include <utility>

#include "io/follow_up.hpp"
#include "io/repeats.hpp"
#include "io/trial.hpp"

namespace lintel::io {
namespace {

/// Stands where FollowUpReader would where nothing over time is read.
struct NothingOverTime {
  NothingOverTime(const Knowledge& /*knowledge*/, ReadRecord& /*out*/) {}
  static bool reads(std::string_view /*part*/, char /*bracket*/) { return false; }
  static bool takes(std::string_view /*part*/) { return false; }
  static bool inside() { return false; }
  void start(std::string_view /*part*/) {}
  void open(char /*bracket*/) {}
  void close() {}
  void key(std::string_view /*name*/) {}
  void value(const JsonScalar& /*scalar*/) {}
  void take_plain(std::string_view /*part*/, const Value& /*value*/) {}
  void finish() {}
};

/// Follows the reader through the text; knows at most three floors: the Record, a part of it, one trial or
/// the reader's own doses. Parts that speak of time are somebody else's to read.
template <class OverTime>
class Reader final : public JsonListener {
 public:
  Reader(const Knowledge& knowledge, ReadRecord& out) : knowledge_(knowledge), out_(out), follow_up_(knowledge, out), repeats_(knowledge) {
    out_.record.answers.resize(knowledge.questions.size());
  }

  void open(char bracket) override {
    if (follow_up_.inside()) follow_up_.open(bracket);
    else enter(bracket);
  }
  void close() override {
    if (follow_up_.inside()) follow_up_.close();
    else leave();
  }
  void key(std::string_view name) override {
    if (follow_up_.inside()) follow_up_.key(name);
    else if (ignored_ > 0) return;
    else if (depth_ == 1) in_ = part_named(part_ = name);
    else (depth_ == 2 || in_ == Part::trials ? name_ : dose_of_) = name;
  }
  void value(const JsonScalar& scalar) override {
    if (follow_up_.inside()) follow_up_.value(scalar);
    else take({scalar});
  }

  bool was_object() const { return was_object_; }
  void finish() {
    settle_repeats();
    if (list_is_cut_) leave_list_open();
    follow_up_.finish();
  }

 private:
  enum class Part { other, answers, settings, trials };
  static Part part_named(std::string_view name) {
    return name == "answers" ? Part::answers : name == "settings" ? Part::settings : name == "trials" ? Part::trials : Part::other;
  }

  void problem(std::string id, std::string says) { out_.tell(std::move(id), std::move(says)); }

  /// Goes down one floor, or ignores what stands where no list or object belongs.
  void enter(char bracket) {
    if (ignored_ > 0) {
      ++ignored_;
      return;
    }
    if (depth_ == 1 && OverTime::reads(part_, bracket)) {
      part_seen_again();
      return follow_up_.start(part_);
    }
    const bool record = depth_ == 0 && bracket == '{';
    const bool part = depth_ == 1 && ((in_ == Part::trials && bracket == '[') ||
                                      ((in_ == Part::answers || in_ == Part::settings) && bracket == '{'));
    const bool trial = depth_ == 2 && in_ == Part::trials && bracket == '{';
    const bool doses = depth_ == 2 && in_ == Part::settings && name_ == "doses" && bracket == '{';
    if (trial && out_.record.trials.size() == most_trials) return leave_out_trial();
    if (!record && !part && !trial && !doses) {
      take({{Value::Type::null, bracket == '{' ? "an object" : "a list"}, true});
      ignored_ = 1;
      return;
    }
    ++depth_;
    if (record) was_object_ = true;
    if (part) part_seen_again();
    if (trial) start_trial();
    if (doses) start_doses();
  }
  void leave() {
    if (ignored_ > 0) --ignored_;
    else --depth_;
  }

  /// Only parts that are known come here, so there are few of them.
  void part_seen_again() {
    for (auto& [part, told] : parts_) {
      if (part != part_) continue;
      if (!std::exchange(told, true)) problem(part_, "stands twice in the record; both were read, and each field named twice is told");
      return;
    }
    parts_.push_back({part_, false});
  }

  void take(const Value& value) {
    if (ignored_ > 0 || depth_ == 0) return;  // that the record is no object is told once, at the end
    if (depth_ == 1) return take_part(value);
    if (in_ == Part::settings && depth_ == 3) return take_dose(value);
    if (in_ != Part::trials) return take_answer(value);
    if (depth_ == 3) return take_trial_field(value);
    list_is_cut_ = true;
    problem("trials", "has " + shown(value) + " where a trial {\"drug\": …} should be");
  }

  void take_part(const Value& value) {
    if (OverTime::takes(part_)) return part_seen_again(), follow_up_.take_plain(part_, value);
    const bool list = in_ == Part::trials || OverTime::reads(part_, '[');
    const bool known = list || in_ == Part::answers || in_ == Part::settings || OverTime::reads(part_, '{');
    if (!known) return problem(shown(part_), "is not a part of a record; the parts are answers, trials, settings, visits, courses, holidays, limits, today and calendar_id");
    if (value.is(Value::Type::null)) return;
    if (in_ == Part::trials) list_is_cut_ = true;
    problem(part_, "is " + shown(value) + "; it should be " + (in_ == Part::trials ? "a list of trials" : list ? "a list" : "an object {id: value}"));
  }

  /// Records mostly follow the order of the catalog, so the search starts behind the last find; on the other side of
  /// the border to what stands beside the core only when it is not on this one.
  const Question* find(std::size_t& slot) {
    const std::size_t end = knowledge_.questions.size();
    const std::size_t border = std::min<std::size_t>(end, knowledge_.first_beside);
    const bool beside = next_ > border;
    const bool found = beside ? find_between(border, end, slot) || find_between(0, border, slot)
                              : find_between(0, border, slot) || find_between(border, end, slot);
    return found ? &knowledge_.questions[slot] : nullptr;
  }
  bool find_between(std::size_t first, std::size_t end, std::size_t& slot) {
    slot = next_ > first && next_ < end ? next_ : first;
    for (std::size_t left = end - first; left > 0; --left) {
      if (knowledge_.questions[slot].id == name_) return next_ = slot + 1, true;
      if (++slot == end) slot = first;
    }
    return false;
  }

  void take_answer(const Value& value) {
    if (in_ == Part::settings && name_ == "doses") {
      if (!value.is(Value::Type::null)) problem("doses", "is " + shown(value) + "; it should be an object {drug: mg a day}");
      return;
    }
    std::size_t slot = 0;
    const Question* question = find(slot);
    if (!question || (question->kind == Kind::setting) != (in_ == Part::settings))
      return problem(shown(name_), "is not an id of the " + part_ + "; `lintel catalog` lists them");
    if (seen_.empty()) seen_.resize(knowledge_.questions.size());
    Answer answer;
    if (!value.is(Value::Type::null) && !read_answer(*question, value, answer))
      problem(name_, shown(value) + " is not usable; right would be " + right_for(*question));
    if (seen_[slot]) return repeats_.add(slot, answer);
    seen_[slot] = true;
    out_.record.answers[slot] = answer;
  }

  void settle_repeats() {
    repeats_.settle([&](Slot question) -> Answer& { return out_.record.answers[question]; },
                    [&](Slot question, std::string says) { problem(std::string(knowledge_.questions[question].id), std::move(says)); });
  }

  // ---- trials

  void leave_out_trial() {
    ++left_out_;
    list_is_cut_ = true;
    ignored_ = 1;
  }
  /// What was left out may have failed too.
  void leave_list_open() {
    if (left_out_ > 0)
      problem("trials", "holds " + digits(static_cast<long long>(most_trials + left_out_)) + " trials; the first " + digits(most_trials) + " are read");
    if (knowledge_.trials_complete == no_slot) return;
    Answer& complete = out_.record.answers[knowledge_.trials_complete];
    if (complete.given != Given::value || complete.value == 0) return;
    complete = {Given::unknown, 0};
    problem(std::string(knowledge_.questions[knowledge_.trials_complete].id), "is not used: a part of the list could not be read, so it does not count as complete");
  }

  void start_trial() {
    out_.record.trials.emplace_back();
    fields_seen_ = 0;
  }
  std::string trial_id() const { return "trials." + digits(static_cast<long long>(out_.record.trials.size())) + "." + shown(name_); }

  void take_trial_field(const Value& value) {
    Trial& trial = out_.record.trials.back();
    const auto field = std::find(std::begin(trial_fields), std::end(trial_fields), name_);
    if (field == std::end(trial_fields))
      return problem(trial_id(), "is not a field of a trial; they are drug, dose_mg, weeks, adherence, outcome, improvement_percent");
    const auto which = static_cast<TrialField>(field - std::begin(trial_fields));
    const unsigned bit = 1U << static_cast<unsigned>(which);
    const bool again = (fields_seen_ & bit) != 0;
    fields_seen_ |= bit;
    if (again) {
      forget(which, trial);
      return problem(trial_id(), "is given twice; neither is used, it counts as unknown");
    }
    if (value.is(Value::Type::null) || value.says("unknown")) return;
    const std::string right = read_trial_field(knowledge_, which, value, trial);
    if (!right.empty()) problem(trial_id(), shown(value) + " is not usable; right would be " + right);
  }

  // ---- the reader's own doses

  void start_doses() {
    if (doses_seen_) problem("doses", "stands twice in the settings; both were read, for a drug named twice neither is used");
    doses_seen_ = true;
  }

  void take_dose(const Value& value) {
    const int drug = drug_named(knowledge_, dose_of_);
    if (drug < 0) return problem(dose_id(), "is not the id of a drug in `lintel catalog`; it is not used");
    if (doses_given_.empty()) doses_given_.resize(knowledge_.drugs.size());
    const bool again = doses_given_[static_cast<std::size_t>(drug)] != 0;
    doses_given_[static_cast<std::size_t>(drug)] = true;
    auto& doses = out_.record.doses;
    if (again) {
      std::erase_if(doses, [drug](const DoseEdit& edit) { return edit.drug == drug; });
      return problem(dose_id(), "is given twice; neither is used, the table's dose stands");
    }
    if (value.is(Value::Type::null)) return;
    const int least = value.is(Value::Type::number) ? tenths_of_mg(value.scalar.text) : -1;
    if (least <= 0)
      return problem(dose_id(), shown(value) + " is not usable; right would be a daily dose above 0, up to 10000 mg; the table's dose stands");
    doses.push_back({drug, least});
  }
  std::string dose_id() const { return "doses." + shown(dose_of_); }

  const Knowledge& knowledge_;
  ReadRecord& out_;
  OverTime follow_up_;
  std::string name_, part_, dose_of_;
  Part in_{};  ///< what part_ names
  std::vector<char> doses_given_;
  bool doses_seen_{};
  std::vector<std::pair<std::string, bool>> parts_;  ///< that were there; told: more than once
  std::vector<char> seen_;
  Repeats repeats_;
  std::size_t left_out_{};  ///< trials beyond the most that are read
  bool list_is_cut_{};      ///< not every trial that stands there was read
  unsigned fields_seen_{};
  int depth_{};
  std::size_t ignored_{};
  std::size_t next_{};
  bool was_object_{};
};

/// A blank that a skip rule passes over is fine; an answer that it says is not asked wants a second look.
void tell_contradictions(const Knowledge& knowledge, ReadRecord& out) {
  for (const Skip& skip : knowledge.skips) {
    const Answer& answer = out.record.answers[skip.question];
    const Answer& gate = out.record.answers[skip.asked_if.subject];
    const bool asked = gate.given != Given::value || within(exactly(gate.value), skip.asked_if.wanted) == Truth::yes;
    if (asked || answer.given != Given::value || answer.value == 0) continue;
    const std::string gate_id(knowledge.questions[skip.asked_if.subject].id);
    out.tell(std::string(knowledge.questions[skip.question].id), "is answered although " + gate_id + " says it is not asked; the answer counts, check both");
  }
}

/// The same of an instrument that begins with "only if": answered items do not count then.
void tell_uncounted(const Knowledge& knowledge, ReadRecord& out) {
  for (const Instrument& instrument : knowledge.instruments)
    for (const Condition& condition : instrument.scoring.only_if) {
      const Answer& gate = out.record.answers[condition.subject];
      if (gate.given != Given::value || within(exactly(gate.value), condition.wanted) == Truth::yes) continue;
      for (std::size_t slot = instrument.first; slot < instrument.first + std::size_t{instrument.items}; ++slot)
        if (out.record.answers[slot].given == Given::value && out.record.answers[slot].value != 0)
          out.tell(std::string(knowledge.questions[slot].id), "is answered although " + std::string(knowledge.questions[condition.subject].id) +
                                                                  " says it is not asked; the total stays 0, check both");
    }
}

void settle_outcomes(const Knowledge& knowledge, ReadRecord& out) {
  for (std::size_t i = 0; i < out.record.trials.size(); ++i) {
    const std::string says = settle_outcome(knowledge, out.record.trials[i]);
    if (!says.empty()) out.tell("trials." + digits(static_cast<long long>(i) + 1) + ".improvement_percent", says);
  }
}

template <class OverTime>
ReadRecord read(const Knowledge& knowledge, std::string_view json) {
  ReadRecord out;
  Reader<OverTime> reader(knowledge, out);
  const std::size_t broken = read_json(json, reader);
  if (broken != std::string_view::npos || !reader.was_object()) {
    out = {};
    out.record.answers.resize(knowledge.questions.size());
    const std::string says = broken == std::string_view::npos ? "is not an object {\"answers\": …}"
                             : broken >= json.size()          ? "ends before its JSON is complete"
                                                              : "is not JSON from character " + digits(static_cast<long long>(broken) + 1) +
                                                                    " on (" + shown(json.substr(broken)) + ")";
    out.tell("record", says + "; nothing of it was used");
    out.unusable = 1;
    out.read = false;
    return out;
  }
  reader.finish();
  settle_outcomes(knowledge, out);
  out.unusable = out.problems.size();
  tell_contradictions(knowledge, out);
  tell_uncounted(knowledge, out);
  if (out.untold > 0) out.problems.push_back({"problems", digits(static_cast<long long>(out.untold)) + " more are not told one by one"});
  return out;
}

}  // namespace

ReadRecord read_record(const Knowledge& knowledge, std::string_view json) { return read<FollowUpReader>(knowledge, json); }
ReadRecord read_visit(const Knowledge& knowledge, std::string_view json) { return read<NothingOverTime>(knowledge, json); }

}  // namespace lintel::io
