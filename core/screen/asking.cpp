#include "screen/asking.hpp"

#include "engine/engine.hpp"
#include "io/sentence.hpp"
#include "screen/pen.hpp"

namespace lintel::screen {
namespace {

constexpr std::size_t longest_ids = most_ids * Padded<48>::room;  ///< bytes of ids behind one referral
constexpr std::size_t most_met = 1 << 14;  ///< ways of leaving things open that are kept in mind for one plan: half the table

std::size_t hash(const std::uint64_t* key, std::size_t words) {
  std::uint64_t h = 0;
  for (std::size_t i = 0; i < words; ++i) {
    h = (h ^ key[i]) * 0x9E3779B97F4A7C15ULL;
    h ^= h >> 29U;
  }
  return static_cast<std::size_t>(h ^ h >> 32U);
}

/// 64 words as a square of bits, turned over its diagonal.
void turn(std::uint64_t* square) {
  std::uint64_t mask = 0x00000000FFFFFFFFULL;
  for (unsigned step = 32; step != 0; step >>= 1, mask ^= mask << step)
    for (unsigned row = 0; row < 64; row = (row + step + 1) & ~step) {
      const std::uint64_t swap = (square[row] >> step ^ square[row + step]) & mask;
      square[row] ^= swap << step;
      square[row + step] ^= swap;
    }
}

bool same(const Condition& a, const Condition& b) { return a.subject == b.subject && a.wanted == b.wanted; }

bool equal(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  for (std::size_t i = 0; i < words; ++i)
    if (a[i] != b[i]) return false;
  return true;
}

}  // namespace

Asking::Asking(const Knowledge& knowledge) : knowledge_(knowledge) {
  for (const Plan& plan : knowledge.plans) {
    reaches_.emplace_back();
    reach(plan.when, reaches_.back());
    reach(plan.unless, reaches_.back());
  }
  reaches_.emplace_back();
  for (const Route& route : knowledge.routes) {
    reach(route.when, reaches_.back());
    reach(route.unless, reaches_.back());
  }
  for (const Reach& reach : reaches_)
    books_.push_back({.words = (2 * reach.conditions.size() + reach.known.size() + 63) / 64});
  for (std::size_t slot = 0; slot < knowledge.questions.size() + knowledge.concepts.size(); ++slot) {
    const Text name = slot == knowledge.adequate_failures ? Text("trials") : io::id_of(knowledge, static_cast<Slot>(slot));
    names_.emplace_back().keep(std::string(name) + " ");
  }
  written_.resize(lanes * longest_ids);
}

void Asking::start(const Sheet& sheet, const Referrals& referrals) {
  sheet_ = &sheet;
  referrals_ = &referrals;
  asked_before_.resize(sheet.answers.size());
  asked_before_known_.assign(sheet.answers.size(), 0);
  for (Book& book : books_)
    if (book.ends.size() + lanes > most_met) forget(book);
}

/// Keeps the room: it will be filled again, and never be more.
void Asking::forget(Book& book) {
  std::fill(book.places.begin(), book.places.end(), 0U);
  book.questions.clear();
  book.ends.clear();
}

void Asking::open_at(const Plan& plan, std::uint64_t where, Ids& ids) {
  look_up(static_cast<std::size_t>(&plan - knowledge_.plans.data()), where, ids);
}
void Asking::route(std::uint64_t where, Ids& ids) { look_up(knowledge_.plans.size(), where, ids); }

// ---- what the questions can depend on; follows ask_for() of the engine

void Asking::reach(const Conditions& conditions, Reach& into) const {
  for (const Condition& condition : conditions) reach(condition, into);
}

void Asking::reach(const Condition& condition, Reach& into) const {
  if (condition.subject >= knowledge_.questions.size()) return reach_concept(condition, into);
  const bool either_way = knowledge_.questions[condition.subject].yes_no();  // yes and no are the same to know
  for (const Condition& each : into.conditions)
    if (each.subject == condition.subject && (either_way || each.wanted == condition.wanted)) return;
  into.conditions.push_back(condition);
  for (const Skip& skip : knowledge_.skips)
    if (skip.question == condition.subject) reach(skip.asked_if, into);
}

void Asking::reach_concept(const Condition& condition, Reach& into) const {
  const Slot concept_ = condition.subject;
  const bool is_total = std::any_of(knowledge_.instruments.begin(), knowledge_.instruments.end(),
                                    [&](const Instrument& each) { return each.total == concept_; });
  if (is_total || concept_ == knowledge_.adequate_failures) {
    for (const Condition& each : into.conditions)
      if (same(each, condition)) return;
    into.conditions.push_back(condition);
  }
  if (std::find(into.concepts.begin(), into.concepts.end(), concept_) != into.concepts.end()) return;
  into.concepts.push_back(concept_);
  const auto clauses = [&](std::span<const Clause> all) {
    for (const Clause& clause : all)
      if (clause.defines == concept_) reach(clause.when, into), reach(clause.unless, into);
  };
  clauses(knowledge_.defined);
  clauses(knowledge_.situations);
  if (concept_ == knowledge_.red)
    for (const Alarm& alarm : knowledge_.alarms) {
      if (alarm.level != Urgency::red) continue;
      reach(alarm.when, into);
      for (const Condition& until : alarm.until) reach(until, into);
    }
  for (const Modality& modality : knowledge_.modalities)
    if (modality.contraindicated == concept_)
      for (const Check& row : modality.checks)
        if (row.level == Level::absolute) reach(row.when, into), reach(row.unless, into);
  for (const Instrument& instrument : knowledge_.instruments)
    if (instrument.total == concept_)
      for (Slot item = instrument.first; item < instrument.first + instrument.items; ++item) into.known.push_back(item);
  if (concept_ == knowledge_.adequate_failures) into.known.push_back(knowledge_.trials_complete);
  if (concept_ == knowledge_.lean_ketamine || concept_ == knowledge_.lean_tms || concept_ == knowledge_.lead)
    for (const Tilt& tilt : knowledge_.tilts) reach(tilt.when, into);
}

// ---- looking up

void Asking::look_up(std::size_t which, std::uint64_t where, Ids& ids) {
  const Reach& reach = reaches_[which];
  Book& book = books_[which];
  planes_.assign(book.words * 64, 0);
  std::size_t next = 0;
  for (const Condition& condition : reach.conditions) {
    const Truths truths = referrals_->is(condition);
    planes_[next++] = truths.yes;
    planes_[next++] = truths.maybe;
  }
  for (const Slot question : reach.known) planes_[next++] = referrals_->known(question);
  // From a word for each bit to a word for each lane.
  for (std::size_t word = 0; word < book.words; ++word) turn(planes_.data() + 64 * word);
  key_.resize(book.words);
  for (std::uint64_t left = where; left != 0; left &= left - 1) {
    const auto lane = static_cast<std::size_t>(__builtin_ctzll(left));
    for (std::size_t word = 0; word < book.words; ++word) key_[word] = planes_[64 * word + lane];
    ids[lane] = in_order(find(book, key_.data(), which, lane), lane);
  }
}

std::span<const Slot> Asking::find(Book& book, const std::uint64_t* key, std::size_t which, std::size_t lane) {
  if (2 * book.ends.size() >= book.places.size()) grow(book);
  std::size_t at = hash(key, book.words) & (book.places.size() - 1);
  for (; book.places[at] != 0; at = (at + 1) & (book.places.size() - 1))
    if (equal(key, book.keys.data() + at * book.words, book.words)) return questions_at(book, book.places[at]);
  const std::vector<Slot> questions = ask(which, lane);
  book.questions.insert(book.questions.end(), questions.begin(), questions.end());
  book.ends.push_back(static_cast<std::uint32_t>(book.questions.size()));
  book.places[at] = static_cast<std::uint32_t>(book.ends.size());
  std::copy(key, key + book.words, book.keys.begin() + static_cast<std::ptrdiff_t>(at * book.words));
  return questions_at(book, book.places[at]);
}

std::span<const Slot> Asking::questions_at(const Book& book, std::uint32_t place) {
  const std::uint32_t first = place > 1 ? book.ends[place - 2] : 0;
  return std::span(book.questions).subspan(first, book.ends[place - 1] - first);
}

void Asking::grow(Book& book) const {
  const std::vector<std::uint32_t> places = std::move(book.places);
  const std::vector<std::uint64_t> keys = std::move(book.keys);
  book.places.assign(std::max<std::size_t>(64, 2 * places.size()), 0);
  book.keys.assign(book.places.size() * book.words, 0);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] == 0) continue;
    const std::uint64_t* key = keys.data() + i * book.words;
    std::size_t at = hash(key, book.words) & (book.places.size() - 1);
    while (book.places[at] != 0) at = (at + 1) & (book.places.size() - 1);
    book.places[at] = places[i];
    std::copy(key, key + book.words, book.keys.begin() + static_cast<std::ptrdiff_t>(at * book.words));
  }
}

std::vector<Slot> Asking::ask(std::size_t which, std::size_t lane) {
  Values& values = values_;
  referrals_->values_at(lane, values);
  std::vector<Slot> questions;
  if (which < knowledge_.plans.size()) {
    ask_for(knowledge_, values, knowledge_.plans[which].when, knowledge_.plans[which].unless, questions);
    return questions;
  }
  for (const Route& route : knowledge_.routes) {
    const Truth truth = holds(route.when, route.unless, values);
    if (truth == Truth::unknown) ask_for(knowledge_, values, route.when, route.unless, questions);
    if (truth != Truth::no) break;
  }
  return questions;
}

/// Where the question was put and is still open: not known, declined or unreadable.
std::uint64_t Asking::asked_before(Slot question) {
  if (question >= asked_before_.size() || !sheet_->used[question]) return 0;
  if (!asked_before_known_[question]) {
    const Column& column = sheet_->answers[question];
    asked_before_[question] = ~lanes_equal(column, not_asked) & ~lanes_with_value(column);
    asked_before_known_[question] = 1;
  }
  return asked_before_[question];
}

/// The ids of the first few. What nobody has asked yet comes first, as in assess.
std::string_view Asking::in_order(std::span<const Slot> questions, std::size_t lane) {
  std::array<Slot, most_ids + 1> fresh{}, before{};
  std::size_t fresh_count = 0, before_count = 0;
  for (std::size_t i = 0; i < questions.size() && fresh_count < most_ids; ++i) {
    const Slot question = questions[i];
    const bool asked = (asked_before(question) >> lane & 1U) != 0;
    fresh[fresh_count] = before[before_count] = question;
    fresh_count += !asked;
    before_count = std::min(before_count + asked, most_ids);
  }
  for (std::size_t i = 0; fresh_count < most_ids && i < before_count; ++i) fresh[fresh_count++] = before[i];
  char* const from = written_.data() + lane * longest_ids;
  Pen pen(from);
  for (std::size_t i = 0; i < fresh_count; ++i) pen.put(names_[fresh[i]]);
  return {from, static_cast<std::size_t>(pen.at() - from) - (fresh_count > 0)};
}

}  // namespace lintel::screen
