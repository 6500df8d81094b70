#include "screen/asking.hpp"

#include "engine/engine.hpp"
#include "io/sentence.hpp"

namespace lintel::screen {
namespace {

constexpr std::size_t most_ids = 5;        ///< as many as a Report names
constexpr std::size_t most_met = 1 << 15;  ///< ways of leaving things open that are kept in mind for one plan

/// 64 words as a square of bits, turned over its diagonal.
void turn(std::array<std::uint64_t, 64>& square) {
  std::uint64_t mask = 0x00000000FFFFFFFFULL;
  for (unsigned step = 32; step != 0; step >>= 1, mask ^= mask << step)
    for (unsigned row = 0; row < 64; row = (row + step + 1) & ~step) {
      const std::uint64_t swap = (square[row] >> step ^ square[row + step]) & mask;
      square[row] ^= swap << step;
      square[row + step] ^= swap;
    }
}

bool same(const Condition& a, const Condition& b) { return a.subject == b.subject && a.wanted == b.wanted; }

std::string ids_of(const Knowledge& knowledge, const std::vector<Slot>& slots) {
  std::string ids;
  for (std::size_t i = 0; i < std::min(most_ids, slots.size()); ++i) {
    if (i > 0) ids += ' ';
    ids += slots[i] == knowledge.adequate_failures ? Text("trials") : io::id_of(knowledge, slots[i]);
  }
  return ids;
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
  met_.resize(reaches_.size());
}

void Asking::start(const Sheet& sheet, const std::vector<Totals>& totals, const Referrals& referrals) {
  sheet_ = &sheet;
  totals_ = &totals;
  referrals_ = &referrals;
  asked_before_.resize(sheet.answers.size());
  asked_before_known_.assign(sheet.answers.size(), 0);
  reordered_.clear();
  for (auto& met : met_)
    if (met.size() > most_met) met.clear();
}

void Asking::open_at(const Plan& plan, std::uint64_t where, const Take& take) {
  look_up(static_cast<std::size_t>(&plan - knowledge_.plans.data()), where, take);
}
void Asking::route(std::uint64_t where, const Take& take) { look_up(knowledge_.plans.size(), where, take); }

// ---- what the questions can depend on; follows ask_for() of the engine

void Asking::reach(const Conditions& conditions, Reach& into) const {
  for (const Condition& condition : conditions) reach(condition, into);
}

void Asking::reach(const Condition& condition, Reach& into) const {
  for (const Condition& each : into.conditions)
    if (same(each, condition)) return;
  into.conditions.push_back(condition);
  if (condition.subject >= knowledge_.questions.size()) return reach_concept(condition.subject, into);
  for (const Skip& skip : knowledge_.skips)
    if (skip.question == condition.subject) reach(skip.asked_if, into);
}

void Asking::reach_concept(Slot concept_, Reach& into) const {
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

void Asking::look_up(std::size_t which, std::uint64_t where, const Take& take) {
  const Reach& reach = reaches_[which];
  std::array<std::string, lanes> keys;
  std::array<std::uint64_t, 64> square{};
  std::size_t rows = 0;
  const auto hand_over = [&] {
    turn(square);
    for (std::uint64_t left = where; left != 0; left &= left - 1) {
      const auto lane = static_cast<std::size_t>(__builtin_ctzll(left));
      keys[lane].append(reinterpret_cast<const char*>(&square[lane]), sizeof square[lane]);
    }
    square = {};
    rows = 0;
  };
  const auto add = [&](std::uint64_t plane) {
    square[rows++] = plane;
    if (rows == square.size()) hand_over();
  };
  for (const Condition& condition : reach.conditions) {
    const Truths truths = referrals_->is(condition);
    add(truths.yes);
    add(truths.maybe);
  }
  for (const Slot question : reach.known) add(referrals_->known(question));
  if (rows > 0) hand_over();
  auto& met = met_[which];
  for (std::uint64_t left = where; left != 0; left &= left - 1) {
    const auto lane = static_cast<std::size_t>(__builtin_ctzll(left));
    auto found = met.find(keys[lane]);
    if (found == met.end()) {
      std::vector<Slot> questions = ask(which, lane);
      std::string ids = ids_of(knowledge_, questions);
      found = met.emplace(keys[lane], Met{std::move(questions), std::move(ids)}).first;
    }
    take(lane, in_order(found->second.questions, found->second.ids, lane));
  }
}

/// The values that assess would have come to.
Values Asking::values_at(std::size_t lane) const {
  Values values = read_answers(knowledge_, record_at(*sheet_, lane));
  for (std::size_t i = 0; i < totals_->size(); ++i)
    if (const Slot total = knowledge_.instruments[i].total; total != no_slot)
      values[total] = {(*totals_)[i].low[lane], (*totals_)[i].high[lane]};
  if (knowledge_.adequate_failures != no_slot) values[knowledge_.adequate_failures] = sheet_->failures[lane];
  OnePatient patient(values);
  conclude(knowledge_, patient);
  return values;
}

std::vector<Slot> Asking::ask(std::size_t which, std::size_t lane) const {
  const Values values = values_at(lane);
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

/// What nobody has asked yet comes first, as in assess.
std::string_view Asking::in_order(const std::vector<Slot>& questions, const std::string& ids, std::size_t lane) {
  const auto before = [&](Slot question) { return (asked_before(question) >> lane & 1U) != 0; };
  if (std::none_of(questions.begin(), questions.end(), before)) return ids;
  std::vector<Slot> turned = questions;
  std::stable_partition(turned.begin(), turned.end(), [&](Slot question) { return !before(question); });
  return reordered_.emplace_back(ids_of(knowledge_, turned));
}

}  // namespace lintel::screen
