#include "io/record.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace lintel::io {
namespace {

/// Bytes of the UTF-8 character at the start of the text; 0 when there is none.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return 1;
  const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < length) return 0;
  // The second byte excludes overlong forms, surrogates and what lies beyond Unicode.
  const unsigned char second = byte(1);
  if ((byte(0) == 0xE0 && second < 0xA0) || (byte(0) == 0xED && second > 0x9F) ||
      (byte(0) == 0xF0 && second < 0x90) || (byte(0) == 0xF4 && second > 0x8F)) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  return length;
}

/// Long values are shown shortened, and only what can be shown: a question mark for anything else.
std::string shown(std::string_view value) {
  constexpr std::size_t most = 40;
  std::string text;
  while (!value.empty() && text.size() < most) {
    const std::size_t length = character_length(value);
    if (length == 0 || static_cast<unsigned char>(value[0]) < 0x20) text += '?';
    else text += value.substr(0, length);
    value.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return value.empty() ? text : text + "…";
}

std::string one_of(std::span<const Choice> choices) {
  std::string text;
  for (const Choice& choice : choices) text += (text.empty() ? "\"" : ", \"") + std::string(choice.id) + '"';
  return text;
}

/// "0, 1, 2, 3" for an item; "0 to 120 years" for a number.
std::string numbers_of(const Question& question) {
  std::string text;
  if (question.range.high - question.range.low > 6)
    text = std::to_string(question.range.low) + " to " + std::to_string(question.range.high);
  else
    for (int n = question.range.low; n <= question.range.high; ++n) text += (text.empty() ? "" : ", ") + std::to_string(n);
  if (!question.unit.empty()) text += " " + std::string(question.unit);
  return text;
}

/// What would be right for this question.
std::string right_for(const Question& question) {
  switch (question.kind) {
    case Kind::yes_no: return "\"yes\", \"no\", \"unknown\" or \"declined\"";
    case Kind::mark: return "\"yes\" or \"no\"";
    case Kind::choice: return one_of(question.choices) + ", \"unknown\" or \"declined\"";
    case Kind::setting: return one_of(question.choices);
    case Kind::number: break;
  }
  return "a whole number: " + numbers_of(question) + "; or \"unknown\" or \"declined\"";
}

/// A JSON value as it arrived; objects and lists are only named.
struct Value {
  enum class Type { null, boolean, whole, fraction, text, nested } type{Type::null};
  long long whole{};
  double fraction{};
  std::string_view text{};  ///< as written, to be shown
};

/// Stands for whole numbers above every range.
constexpr long long beyond = no_limit + 1LL;

std::string shown(const Value& value) {
  return value.type == Value::Type::whole && value.text.empty() ? std::to_string(value.whole) : shown(value.text);
}

bool read_answer(const Question& question, const Value& value, Answer& answer) {
  const bool may_be_open = question.kind != Kind::mark && question.kind != Kind::setting;
  if (value.type == Value::Type::whole) {
    if (question.kind != Kind::number || value.whole < question.range.low || value.whole > question.range.high) return false;
    answer = {Given::value, static_cast<int>(value.whole)};
    return true;
  }
  if (value.type != Value::Type::text) return false;
  if (may_be_open && value.text == "unknown") return answer = {Given::unknown, 0}, true;
  if (may_be_open && value.text == "declined") return answer = {Given::declined, 0}, true;
  if (question.kind == Kind::yes_no || question.kind == Kind::mark) {
    if (value.text != "yes" && value.text != "no") return false;
    return answer = {Given::value, value.text == "yes" ? 1 : 0}, true;
  }
  if (question.kind == Kind::number) return false;
  for (std::size_t i = 0; i < question.choices.size(); ++i)
    if (question.choices[i].id == value.text) return answer = {Given::value, static_cast<int>(i)}, true;
  return false;
}

constexpr std::string_view outcomes[] = {"unknown", "no_response", "partial", "response", "intolerance"};
constexpr std::string_view trial_fields[] = {"drug", "dose_mg", "weeks", "adherence", "outcome"};

/// Follows the reader through the text; knows at most three floors: the Record, a part of it, one trial.
class Reader {
 public:
  Reader(const Knowledge& knowledge, ReadRecord& out) : knowledge_(knowledge), out_(out) {
    out_.record.answers.resize(knowledge.questions.size());
  }

  bool null() { return take({Value::Type::null, 0, 0, "null"}); }
  bool boolean(bool value) { return take({Value::Type::boolean, 0, 0, value ? "true" : "false"}); }
  bool number_integer(std::int64_t value) { return take({Value::Type::whole, value, 0, {}}); }
  bool number_unsigned(std::uint64_t value) {
    const bool fits = value <= static_cast<std::uint64_t>(no_limit);
    return take({Value::Type::whole, fits ? static_cast<long long>(value) : beyond, 0, fits ? "" : "a number that large"});
  }
  bool number_float(double value, const std::string& written) { return take({Value::Type::fraction, 0, value, written}); }
  bool string(std::string& value) { return take({Value::Type::text, 0, 0, value}); }
  bool binary(nlohmann::json::binary_t&) { return true; }

  bool start_object(std::size_t) { return enter('{'); }
  bool start_array(std::size_t) { return enter('['); }
  bool end_object() { return leave(); }
  bool end_array() { return leave(); }
  bool key(std::string& name) {
    if (ignored_ == 0) (depth_ == 1 ? part_ : name_).swap(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string& last, const nlohmann::json::exception&) {
    broken_at_ = position;
    broken_text_ = last;
    return false;
  }

  /// Where the text stopped being JSON, in characters from the start.
  std::size_t broken_at() const { return broken_at_; }
  const std::string& broken_text() const { return broken_text_; }
  bool was_object() const { return was_object_; }

 private:
  void problem(std::string id, std::string says) { out_.problems.push_back({std::move(id), std::move(says)}); }

  /// Goes down one floor, or ignores what stands where no list or object belongs.
  bool enter(char bracket) {
    if (ignored_ > 0) return ++ignored_, true;
    const bool record = depth_ == 0 && bracket == '{';
    const bool part = depth_ == 1 && ((part_ == "trials" && bracket == '[') ||
                                      ((part_ == "answers" || part_ == "settings") && bracket == '{'));
    const bool trial = depth_ == 2 && part_ == "trials" && bracket == '{';
    if (record || part || trial) {
      ++depth_;
      if (record) was_object_ = true;
      if (part) part_seen_again();
      if (trial) start_trial();
      return true;
    }
    take({Value::Type::nested, 0, 0, bracket == '{' ? "an object" : "a list"});
    ignored_ = 1;
    return true;
  }
  bool leave() {
    if (ignored_ > 0) return --ignored_, true;
    --depth_;
    return true;
  }

  void part_seen_again() {
    if (std::find(parts_.begin(), parts_.end(), part_) != parts_.end())
      problem(part_, "stands twice in the record; both were read, for a field named twice neither is used");
    parts_.push_back(part_);
  }

  bool take(const Value& value) {
    if (ignored_ > 0) return true;
    if (depth_ == 0) return true;  // told once at the end: the record is not an object
    if (depth_ == 1) return take_part(value);
    if (part_ == "answers" || part_ == "settings") return take_answer(value);
    if (depth_ == 2) return problem("trials", "has " + shown(value) + " where a trial {\"drug\": …} should be"), true;
    return take_trial_field(value);
  }

  bool take_part(const Value& value) {
    if (part_ == "answers" || part_ == "settings") {
      if (value.type != Value::Type::null) problem(part_, "is " + shown(value) + "; it should be an object {id: value}");
    } else if (part_ == "trials") {
      if (value.type != Value::Type::null) problem(part_, "is " + shown(value) + "; it should be a list of trials");
    } else {
      problem(shown(part_), "is not a part of a record; the parts are \"answers\", \"trials\" and \"settings\"");
    }
    return true;
  }

  /// Records mostly follow the order of the catalog, so the search starts behind the last find.
  const Question* find(std::size_t& slot) {
    const std::size_t count = knowledge_.questions.size();
    for (std::size_t step = 0; step < count; ++step) {
      slot = (next_ + step) % count;
      if (knowledge_.questions[slot].id == name_) return next_ = slot + 1, &knowledge_.questions[slot];
    }
    return nullptr;
  }

  bool take_answer(const Value& value) {
    std::size_t slot = 0;
    const Question* question = find(slot);
    if (!question || (question->kind == Kind::setting) != (part_ == "settings"))
      return problem(shown(name_), "is not an id of the " + std::string(part_) + "; `lintel catalog` lists them"), true;
    if (seen_.empty()) seen_.resize(knowledge_.questions.size());
    Answer& answer = out_.record.answers[slot];
    if (seen_[slot]) {
      answer = {Given::unknown, 0};
      return problem(name_, "is given twice; neither is used, it counts as unknown"), true;
    }
    seen_[slot] = true;
    if (value.type == Value::Type::null || read_answer(*question, value, answer)) return true;
    return problem(name_, shown(value) + " is not usable; right would be " + right_for(*question)), true;
  }

  // ---- trials

  void start_trial() {
    out_.record.trials.emplace_back();
    fields_seen_ = 0;
  }
  std::string trial_id() const { return "trials." + std::to_string(out_.record.trials.size()) + "." + shown(name_); }

  bool take_trial_field(const Value& value) {
    Trial& trial = out_.record.trials.back();
    const auto field = std::find(std::begin(trial_fields), std::end(trial_fields), name_);
    if (field == std::end(trial_fields))
      return problem(trial_id(), "is not a field of a trial; they are drug, dose_mg, weeks, adherence, outcome"), true;
    const unsigned bit = 1U << static_cast<unsigned>(field - std::begin(trial_fields));
    const bool again = (fields_seen_ & bit) != 0;
    fields_seen_ |= bit;
    if (again) {
      forget(trial);
      return problem(trial_id(), "is given twice; neither is used, it counts as unknown"), true;
    }
    if (value.type == Value::Type::null || (value.type == Value::Type::text && value.text == "unknown")) return true;
    const std::string right = read_field(trial, value);
    if (!right.empty()) problem(trial_id(), shown(value) + " is not usable; right would be " + right);
    return true;
  }

  void forget(Trial& trial) const {
    const Trial blank;
    if (name_ == "drug") trial.drug = blank.drug;
    if (name_ == "dose_mg") trial.dose = blank.dose;
    if (name_ == "weeks") trial.weeks = blank.weeks;
    if (name_ == "adherence") trial.adherent = blank.adherent;
    if (name_ == "outcome") trial.outcome = blank.outcome;
  }

  /// Empty when the value was used, else what would be right.
  std::string read_field(Trial& trial, const Value& value) const {
    if (name_ == "drug") return read_drug(trial, value);
    if (name_ == "dose_mg") return read_dose(trial, value);
    if (name_ == "weeks") {
      if (value.type != Value::Type::whole || value.whole < 0 || value.whole > 1000) return "whole weeks, 0 to 1000";
      trial.weeks = exactly(static_cast<int>(value.whole));
      return {};
    }
    if (name_ == "adherence") {
      if (value.text != "yes" && value.text != "no") return "\"yes\", \"no\" or \"unknown\"";
      trial.adherent = value.text == "yes" ? Truth::yes : Truth::no;
      return {};
    }
    for (std::size_t i = 0; i < std::size(outcomes); ++i)
      if (value.type == Value::Type::text && value.text == outcomes[i]) return trial.outcome = static_cast<Outcome>(i), "";
    return "\"no_response\", \"partial\", \"response\", \"intolerance\" or \"unknown\"";
  }

  std::string read_drug(Trial& trial, const Value& value) const {
    for (std::size_t i = 0; i < knowledge_.drugs.size(); ++i)
      if (value.type == Value::Type::text && knowledge_.drugs[i].id == value.text) return trial.drug = static_cast<int>(i), "";
    return "the id of a drug in `lintel catalog`; the trial is kept with its drug unknown";
  }

  static std::string read_dose(Trial& trial, const Value& value) {
    const bool number = value.type == Value::Type::whole || value.type == Value::Type::fraction;
    const double mg = value.type == Value::Type::whole ? static_cast<double>(value.whole) : value.fraction;
    if (!number || !(mg >= 0) || mg > 10000) return "a daily dose of 0 to 10000 mg";
    trial.dose = exactly(static_cast<int>(std::floor(mg * 10 + 1e-6)));
    return {};
  }

  const Knowledge& knowledge_;
  ReadRecord& out_;
  std::string name_, part_, broken_text_;
  std::vector<std::string> parts_;
  std::vector<bool> seen_;
  unsigned fields_seen_{};
  int depth_{};
  std::size_t ignored_{};
  std::size_t next_{};
  std::size_t broken_at_{};
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
    out.problems.push_back({std::string(knowledge.questions[skip.question].id),
                            "is answered although " + gate_id + " says it is not asked; the answer counts, check both"});
  }
}

}  // namespace

ReadRecord read_record(const Knowledge& knowledge, std::string_view json) {
  ReadRecord out;
  Reader reader(knowledge, out);
  const bool whole = nlohmann::json::sax_parse(json.begin(), json.end(), &reader);
  if (!whole || !reader.was_object()) {
    out = {};
    out.record.answers.resize(knowledge.questions.size());
    out.problems.push_back({"record", whole ? "is not an object {\"answers\": …}; nothing of it was used"
                                            : "is not JSON from character " + std::to_string(reader.broken_at()) + " on (" +
                                                  shown(reader.broken_text()) + "); nothing of it was used"});
    return out;
  }
  tell_contradictions(knowledge, out);
  return out;
}

}  // namespace lintel::io
