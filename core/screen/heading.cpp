#include "screen/heading.hpp"

#include <algorithm>
#include <bitset>
#include <unordered_map>

#include "io/json.hpp"
#include "screen/cell.hpp"
#include "screen/sheet.hpp"

namespace lintel::screen {
namespace {

using As = Meant::As;

/// Runs of letters and runs of digits: "PHQ9_Q1" is phq 9 q 1.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  enum { other, letter, digit } last = other;
  for (const char c : folded(text)) {
    const bool is_digit = c >= '0' && c <= '9';
    const bool is_letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    const auto kind = is_digit ? digit : is_letter ? letter : other;
    if (kind != other && kind != last) words.emplace_back();
    if (kind != other) words.back() += c;
    last = kind;
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool means_item(std::string_view word) { return is_one_of(word, {"q", "item", "question", "i"}); }
bool means_total(std::string_view word) { return is_one_of(word, {"total", "score", "sum", "totalscore", "sumscore"}); }

/// "phq 9" of an instrument's id "phq9", "madrs" of "madrs".
const Instrument* instrument_at_front(const Knowledge& knowledge, std::vector<std::string>& words) {
  for (const Instrument& instrument : knowledge.instruments) {
    const std::vector<std::string> name = words_of(instrument.id);
    if (words.size() < name.size() || !std::equal(name.begin(), name.end(), words.begin())) continue;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(name.size()));
    return &instrument;
  }
  return nullptr;
}

Meant item_of(const Instrument& instrument, const std::string& word) {
  int number = 0;
  if (!whole_number(word, number) || number < 1) return {};
  if (number <= instrument.items) return {As::answer, static_cast<Slot>(instrument.first + number - 1)};
  // The item after the last is the one on difficulty, where the instrument has it.
  const bool difficulty = number == instrument.items + 1 && instrument.difficulty != no_slot;
  return difficulty ? Meant{As::answer, instrument.difficulty} : Meant{};
}

/// What stands behind the name of an instrument: "1", "q 1", "total".
Meant part_of(const Instrument& instrument, std::vector<std::string> words) {
  if (words.size() == 2 && means_item(words[0])) words.erase(words.begin());
  if (words.size() == 2 && words[0] == "total" && words[1] == "score") words.pop_back();
  if (words.size() != 1) return {};
  if (means_total(words[0])) return {As::stated_total, instrument.total};
  return item_of(instrument, words[0]);
}

bool is_code(const Question& question, std::string_view text) { return !question.code.empty() && question.code == text; }

/// "C-SSRS item 4" as the id has it.
std::vector<std::string> as_cssrs(std::vector<std::string> words) {
  if (words.size() > 1 && words[0] == "c" && words[1] == "ssrs") {
    words.erase(words.begin());
    words[0] = "cssrs";
  }
  if (words.size() > 2 && words[0] == "cssrs" && means_item(words[1])) words.erase(words.begin() + 1);
  return words;
}

// ---- antidepressant trials: "trial1_drug", "Trial 2 dose (mg)"

struct FieldWords {
  io::TrialField field;
  std::string_view words;
};
using io::TrialField;
constexpr FieldWords field_words[] = {{TrialField::drug, "drug"},
                                      {TrialField::drug, "medication"},
                                      {TrialField::drug, "antidepressant"},
                                      {TrialField::dose_mg, "dose"},
                                      {TrialField::dose_mg, "dose mg"},
                                      {TrialField::weeks, "weeks"},
                                      {TrialField::weeks, "duration weeks"},
                                      {TrialField::adherence, "adherence"},
                                      {TrialField::adherence, "adherent"},
                                      {TrialField::outcome, "outcome"},
                                      {TrialField::improvement_percent, "improvement"},
                                      {TrialField::improvement_percent, "improvement percent"}};

Meant field_of_trial(std::vector<std::string> words) {
  int number = 0;
  if (words.size() < 3 || !is_one_of(words[0], {"trial", "trials"}) || !whole_number(words[1], number) || number < 1) return {};
  if (number > most_trials) return {As::unclear, no_slot, "is a trial beyond the " + io::digits(most_trials) + " that a row can hold"};
  words.erase(words.begin(), words.begin() + 2);
  for (const FieldWords& each : field_words)
    if (each.words == joined(words)) return {As::trial, no_slot, {}, number, each.field};
  return {As::unclear, no_slot, "speaks of a trial of which no column is understood", number};
}

// ---- families: headings that mean something only together

/// "d 3" is number 3 of family "d".
struct Member {
  std::string family;
  int number{};
};
Member member_of(std::string_view heading) {
  const std::vector<std::string> words = words_of(heading);
  int number = 0;
  const bool is_member = words.size() == 2 && whole_number(words[1], number);
  return is_member ? Member{words[0], number} : Member{};
}

class Headings {
 public:
  Headings(const Knowledge& knowledge, const Recogniser& recogniser, const std::vector<std::string>& headings, std::size_t& work)
      : knowledge_(knowledge), headings_(headings), work_(work) {
    for (const std::string& heading : headings) {
      meant_.push_back(recogniser.name(heading));
      members_.push_back(member_of(heading));
      if (meant_.back().as == As::nothing) meant_.back() = field_of_trial(words_of(heading));
      if (meant_.back().as == As::trial) trials_.set(static_cast<std::size_t>(meant_.back().trial));
    }
    for (Meant& each : all()) {
      if (each.as == As::answer && !may_be_taken(each.slot)) each = {};
      // Of a trial that is read by other columns it is only something more.
      if (each.as == As::unclear && each.trial > 0 && trials_[static_cast<std::size_t>(each.trial)]) each = {};
    }
  }

  std::vector<Meant> meant() {
    short_names();
    plain_families();
    find_id();
    tell_doubles();
    return std::move(meant_);
  }

 private:
  const Instrument* instrument(std::string_view id) const {
    for (const Instrument& each : knowledge_.instruments)
      if (each.id == id) return &each;
    return nullptr;
  }

  bool may_be_taken(Slot slot) const {
    const bool reader_sets_it = knowledge_.questions[slot].kind == Kind::setting && slot != knowledge_.payer;
    return (slot != knowledge_.trials_complete || trials_.any()) && !reader_sets_it;
  }

  /// Whether a family runs from 1 to `size`, each number once and no other.
  bool is_complete(std::string_view family, int size) const {
    std::vector<int> seen(static_cast<std::size_t>(size) + 1);
    for (const Member& member : looked_at(members_)) {
      if (member.family != family) continue;
      if (member.number < 1 || member.number > size) return false;
      ++seen[static_cast<std::size_t>(member.number)];
    }
    return std::all_of(seen.begin() + 1, seen.end(), [](int count) { return count == 1; });
  }
  bool is_there(std::string_view family) const {
    const auto& every = looked_at(members_);
    return std::any_of(every.begin(), every.end(), [&](const Member& each) { return each.family == family; });
  }

  void take_family(std::string_view family, const Instrument& instrument) {
    for (std::size_t i = 0, end = all().size(); i < end; ++i)
      if (members_[i].family == family) meant_[i] = {As::answer, static_cast<Slot>(instrument.first + members_[i].number - 1)};
  }

  /// "phq1" to "phq9", "gad1" to "gad7". Alone, "phq9" is as likely the total of the PHQ-9 as its item 9.
  void short_names() {
    for (const Instrument& instrument : knowledge_.instruments) {
      const std::vector<std::string> name = words_of(instrument.id);
      const bool complete = is_complete(name[0], instrument.items);
      if (name.size() == 1) {  // "madrs"
        name_alone(instrument, name[0]);
        continue;
      }
      if (complete) take_family(name[0], instrument);
      else if (is_there(name[0])) unclear_family(name[0], instrument);
    }
  }
  void name_alone(const Instrument& instrument, const std::string& name) {
    for (std::size_t i = 0, end = looked_at(headings_).size(); i < end; ++i)
      if (folded(headings_[i]) == name) meant_[i] = {As::stated_total, instrument.total};
  }
  void unclear_family(std::string_view family, const Instrument& instrument) {
    const bool alone = std::count_if(members_.begin(), members_.end(), [&](const Member& each) { return each.family == family; }) == 1;
    for (std::size_t i = 0, end = all().size(); i < end; ++i) {
      if (members_[i].family != family || members_[i].number > instrument.items) continue;
      // A single "phq9" without any other item is a total, and a total is never believed anyway.
      if (alone && members_[i].number == instrument.items && !has_items(instrument)) meant_[i] = {As::stated_total, instrument.total};
      else meant_[i] = unclear("could be item " + io::digits(members_[i].number) + " of the " + std::string(instrument.name) + ", or its total, or another scale");
    }
  }
  bool has_items(const Instrument& instrument) const {
    return std::any_of(meant_.begin(), meant_.end(), [&](const Meant& each) {
      return each.as == As::answer && each.slot >= instrument.first && each.slot < instrument.first + instrument.items;
    });
  }
  static Meant unclear(std::string why) { return {As::unclear, no_slot, std::move(why)}; }

  /// Only complete families, and only where nothing names the instrument better.
  void plain_families() {
    const Instrument* phq9 = instrument("phq9");
    const Instrument* gad7 = instrument("gad7");
    if (!phq9 || !gad7) return;
    if (!has_items(*phq9)) {
      const bool d = is_complete("d", phq9->items), items = is_complete("item", phq9->items);
      if (d && items) return mark_unclear("item", "could be the PHQ-9, and so could D1 to D9");
      if (items) take_family("item", *phq9);
      if (d) {
        take_family("d", *phq9);
        // A1 to A7 alone could as well be the anxiety items of the DASS-21.
        if (!has_items(*gad7) && is_complete("a", gad7->items)) take_family("a", *gad7);
      }
    }
  }
  void mark_unclear(std::string_view family, const std::string& why) {
    for (std::size_t i = 0, end = all().size(); i < end; ++i)
      if (members_[i].family == family) meant_[i] = unclear(why);
  }

  void find_id() {
    constexpr std::string_view wanted[] = {"referral id", "referral", "patient id", "patientid", "subject id", "record id", "case id", "mrn", "id", "patient", "subject"};
    std::size_t best = std::size(wanted), found = 0;
    for (std::size_t i = 0, end = looked_at(headings_).size(); i < end; ++i) {
      if (meant_[i].as != As::nothing) continue;
      const auto which = static_cast<std::size_t>(std::find(std::begin(wanted), std::end(wanted), joined(words_of(headings_[i]))) - std::begin(wanted));
      if (which < best) best = which, found = i;
    }
    if (best < std::size(wanted)) meant_[found] = {As::id, no_slot};
  }

  /// Two columns for one thing: neither is taken before somebody has said which.
  void tell_doubles() {
    const auto counts = [](const Meant& each) { return each.as == As::answer || each.as == As::stated_total || each.as == As::trial; };
    std::unordered_map<Meant, std::size_t, Meant::Hash> seen;
    for (const Meant& each : all())
      if (counts(each)) ++seen[each];
    for (Meant& each : all())
      if (counts(each) && seen[each] > 1) each = unclear("is one of two columns that could be the same question");
  }

  /// Everything that goes once over all headings says so.
  template <class T>
  const T& looked_at(const T& every) const {
    work_ += every.size();
    return every;
  }
  std::vector<Meant>& all() {
    work_ += meant_.size();
    return meant_;
  }

  const Knowledge& knowledge_;
  const std::vector<std::string>& headings_;
  std::size_t& work_;
  std::bitset<most_trials + 1> trials_;  ///< those that a column is read of, by number
  std::vector<Member> members_;
  std::vector<Meant> meant_;
};

}  // namespace

Meant trial_column(std::string_view id) {
  for (int number = 1; number <= most_trials; ++number)
    for (std::size_t i = 0; i < std::size(io::trial_fields); ++i) {
      const Meant meant{As::trial, no_slot, {}, number, static_cast<io::TrialField>(i)};
      if (trial_id(meant) == id) return meant;
    }
  return {};
}

std::string trial_id(const Meant& meant) {
  return "trials." + io::digits(meant.trial) + "." + std::string(io::trial_fields[static_cast<std::size_t>(meant.field)]);
}

Recogniser::Recogniser(const Knowledge& knowledge) : knowledge_(knowledge) {
  for (const Question& question : knowledge.questions.first(questions_in_lists(knowledge))) names_.push_back(joined(words_of(question.id)));
}

Meant Recogniser::name(std::string_view text) const {
  std::vector<std::string> words = as_cssrs(words_of(text));
  const std::string name = joined(words), plain = folded(text);
  if (name.empty()) return {};
  for (Slot slot = 0; slot < names_.size(); ++slot)
    if (names_[slot] == name || is_code(knowledge_.questions[slot], plain)) return {As::answer, slot};
  for (const Instrument& instrument : knowledge_.instruments)
    if (is_one_of(plain, {instrument.total_code})) return {As::stated_total, instrument.total};
  const Instrument* instrument = instrument_at_front(knowledge_, words);
  return instrument ? part_of(*instrument, words) : Meant{};
}

Meant Recogniser::short_name(std::string_view text, std::string_view context) const {
  std::vector<std::string> words = words_of(text);
  const std::string where = " " + joined(words_of(context)) + " ";
  for (const Instrument& instrument : knowledge_.instruments) {
    const std::vector<std::string> name = words_of(instrument.id);
    if (words.empty() || words[0] != name[0] || where.find(" " + joined(name) + " ") == std::string::npos) continue;
    words.erase(words.begin());
    return part_of(instrument, words);
  }
  return {};
}

std::vector<Meant> Recogniser::headings(const std::vector<std::string>& texts, std::size_t& work) const {
  return Headings(knowledge_, *this, texts, work).meant();
}

}  // namespace lintel::screen
