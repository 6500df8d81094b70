// Where conditions are judged: one patient, or many side by side. The same reasoning runs over either.
#pragma once

#include "model.hpp"

namespace lintel {

/// One truth for each of 64 patients: a bit in `yes` where it is yes, a bit in `maybe` where it is not no.
struct Truths {
  std::uint64_t yes{};
  std::uint64_t maybe{};

  friend constexpr Truths operator&(Truths a, Truths b) { return {a.yes & b.yes, a.maybe & b.maybe}; }
  friend constexpr Truths operator|(Truths a, Truths b) { return {a.yes | b.yes, a.maybe | b.maybe}; }
  friend constexpr Truths operator!(Truths a) { return {~a.maybe, ~a.yes}; }
  friend constexpr bool operator==(Truths, Truths) = default;
};

constexpr Truths everywhere(Truth truth) {
  constexpr std::uint64_t all = ~std::uint64_t{0};
  return {truth == Truth::yes ? all : 0, truth == Truth::no ? 0 : all};
}
constexpr Truth at_lane(Truths truths, unsigned lane) {
  if (truths.yes >> lane & 1U) return Truth::yes;
  return truths.maybe >> lane & 1U ? Truth::unknown : Truth::no;
}
constexpr void set_lane(Truths& truths, unsigned lane, Truth truth) {
  const std::uint64_t bit = std::uint64_t{1} << lane;
  truths.yes = truth == Truth::yes ? truths.yes | bit : truths.yes & ~bit;
  truths.maybe = truth == Truth::no ? truths.maybe & ~bit : truths.maybe | bit;
}

/// Whether it is so for certain, or may be so: never unknown.
constexpr Truth surely(Truth truth) { return truth == Truth::yes ? Truth::yes : Truth::no; }
constexpr Truth possibly(Truth truth) { return truth == Truth::no ? Truth::no : Truth::yes; }
constexpr Truths surely(Truths truths) { return {truths.yes, truths.yes}; }
constexpr Truths possibly(Truths truths) { return {truths.maybe, truths.maybe}; }

/// A small count for each of 64 patients, one bit of it per word; up to 15.
class Counts {
 public:
  constexpr void add(std::uint64_t lanes) {
    for (std::uint64_t& bit : bits_) {
      const std::uint64_t carry = bit & lanes;
      bit ^= lanes;
      lanes = carry;
    }
  }
  /// Lanes where this count less the other is at least `limit`, which is 1 or more.
  constexpr std::uint64_t exceeds(const Counts& other, int limit) const {
    std::uint64_t lanes = 0;
    for (int mine = limit; mine < 16; ++mine)
      if (const std::uint64_t here = is(mine))
        for (int theirs = 0; theirs <= mine - limit; ++theirs) lanes |= here & other.is(theirs);
    return lanes;
  }

  constexpr int at(std::size_t lane) const {
    int count = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) count |= static_cast<int>(bits_[i] >> lane & 1U) << i;
    return count;
  }

 private:
  constexpr std::uint64_t is(int value) const {
    std::uint64_t lanes = ~std::uint64_t{0};
    for (unsigned i = 0; i < bits_.size(); ++i) lanes &= (static_cast<unsigned>(value) >> i & 1U) ? bits_[i] : ~bits_[i];
    return lanes;
  }
  std::array<std::uint64_t, 4> bits_{};
};

/// One patient, to be read: every subject is a Range.
class OnePatientRead {
 public:
  using Result = Truth;
  explicit OnePatientRead(const Values& values) : values_(values) {}

  Truth is(const Condition& condition) const { return within(values_[condition.subject], condition.wanted); }
  static Truth of(Truth truth) { return truth; }

 private:
  const Values& values_;
};

/// One patient, to be concluded on.
class OnePatient : public OnePatientRead {
 public:
  explicit OnePatient(Values& values) : OnePatientRead(values), values_(values) {}

  void put(Slot concept_, Truth truth) { values_[concept_] = as_range(truth); }

  void start_counts(const Knowledge& knowledge) {
    values_[knowledge.lean_ketamine] = values_[knowledge.lean_tms] = {0, 0};
  }
  void count(const Knowledge& knowledge, Side side, Truth truth) {
    Range& count = values_[side == Side::ketamine ? knowledge.lean_ketamine : knowledge.lean_tms];
    count = count + as_range(truth);
  }
  void end_counts(const Knowledge& knowledge) {
    values_[knowledge.lead] = values_[knowledge.lean_ketamine] - values_[knowledge.lean_tms];
  }

 private:
  Values& values_;
};

/// 64 patients who are alike but for what is varied. Yes-or-no subjects are Truths; a number or choice that
/// differs in some lanes is kept beside its common value.
class ManyPatients {
 public:
  using Result = Truths;
  ManyPatients(const Knowledge& knowledge, const Values& common) : knowledge_(knowledge), common_(common) {
    truths_.reserve(common.size());
    for (const Range value : common) truths_.push_back(everywhere(as_truth(value)));
  }

  /// The answer of one patient.
  void vary(Slot question, unsigned lane, Range value) {
    set_lane(truths_[question], lane, as_truth(value));
    varied_.push_back({question, lane, value});
  }

  Truths is(const Condition& condition) const {
    const Slot subject = condition.subject;
    if (subject == knowledge_.lean_ketamine || subject == knowledge_.lean_tms || subject == knowledge_.lead)
      return is_count(condition);
    if (is_yes_no(subject)) return condition.wanted.low == 1 ? truths_[subject] : !truths_[subject];
    Truths truths = everywhere(within(common_[subject], condition.wanted));
    for (const Varied& varied : varied_)
      if (varied.question == subject) set_lane(truths, varied.lane, within(varied.value, condition.wanted));
    return truths;
  }
  static Truths of(Truth truth) { return everywhere(truth); }
  void put(Slot concept_, Truths truths) { truths_[concept_] = truths; }

  void start_counts(const Knowledge&) { ketamine_ = tms_ = {}; }
  void count(const Knowledge&, Side side, Truths truths) {
    SideCounts& counts = side == Side::ketamine ? ketamine_ : tms_;
    counts.sure.add(truths.yes);
    counts.possible.add(truths.maybe);
  }
  void end_counts(const Knowledge&) {}

 private:
  struct Varied {
    Slot question;
    unsigned lane;
    Range value;
  };
  struct SideCounts {
    Counts sure, possible;
  };

  bool is_yes_no(Slot subject) const {
    const std::size_t questions = knowledge_.questions.size();
    if (subject < questions) return knowledge_.questions[subject].yes_no();
    return knowledge_.concepts[subject - questions].range == Range{0, 1};
  }

  /// Reasons of one side, or their difference; conditions on them are "at least" or "at most".
  Truths is_count(const Condition& condition) const {
    const SideCounts none{};
    const SideCounts& mine = condition.subject == knowledge_.lean_tms ? tms_ : ketamine_;
    const SideCounts& other = condition.subject == knowledge_.lead ? tms_ : none;
    if (condition.wanted.high >= no_limit)
      return {mine.sure.exceeds(other.possible, condition.wanted.low), mine.possible.exceeds(other.sure, condition.wanted.low)};
    return {other.sure.exceeds(mine.possible, -condition.wanted.high), other.possible.exceeds(mine.sure, -condition.wanted.high)};
  }

  const Knowledge& knowledge_;
  const Values& common_;
  std::vector<Truths> truths_;
  std::vector<Varied> varied_;
  SideCounts ketamine_{}, tms_{};
};

// ---- the reasoning itself

template <class World, class List>
typename World::Result all_of(const List& conditions, const World& world) {
  auto truth = World::of(Truth::yes);
  for (const Condition& condition : conditions) truth = truth & world.is(condition);
  return truth;
}

/// All of `when` hold and none of `unless`.
template <class World>
typename World::Result holds(const Conditions& when, const Conditions& unless, const World& world) {
  auto truth = all_of(when, world);
  for (const Condition& condition : unless) truth = truth & !world.is(condition);
  return truth;
}

template <class List>
Truth all_of(const List& conditions, const Values& values) {
  return all_of(conditions, OnePatientRead(values));
}
inline Truth holds(const Conditions& when, const Conditions& unless, const Values& values) {
  return holds(when, unless, OnePatientRead(values));
}

/// Clauses of one concept stand together (coherent.hpp sees to it); any one of them makes it true.
template <class World>
void define(std::span<const Clause> clauses, World& world) {
  for (std::size_t i = 0; i < clauses.size();) {
    const Slot concept_ = clauses[i].defines;
    auto truth = World::of(Truth::no);
    for (; i < clauses.size() && clauses[i].defines == concept_; ++i)
      truth = truth | holds(clauses[i].when, clauses[i].unless, world);
    world.put(concept_, truth);
  }
}

template <class World>
typename World::Result red(const Knowledge& knowledge, const World& world) {
  auto truth = World::of(Truth::no);
  for (const Alarm& alarm : knowledge.alarms)
    if (alarm.level == Urgency::red) truth = truth | (all_of(alarm.when, world) & all_of(alarm.until, world));
  return truth;
}

/// The one judgement on whether sequencing is stopped: a red alarm stands, be it only until a last answer is known, and nobody has
/// recorded the evaluation. Never unknown. The concepts that alarms wait for must have been worked out. `of_forms`: what the red alarms
/// of forms say.
template <class World>
typename World::Result stops(const Knowledge& knowledge, const World& world, Truth of_forms = Truth::no) {
  auto red = World::of(possibly(of_forms));
  for (const Alarm& alarm : knowledge.alarms)
    if (alarm.level == Urgency::red) red = red | (surely(all_of(alarm.when, world)) & possibly(all_of(alarm.until, world)));
  return knowledge.evaluated == no_slot ? red : red & !surely(world.is({knowledge.evaluated, {1, 1}}));
}

template <class World>
typename World::Result contraindicated(const Modality& modality, const World& world) {
  auto truth = World::of(Truth::no);
  for (const Check& check : modality.checks)
    if (check.level == Level::absolute) truth = truth | holds(check.when, check.unless, world);
  return truth;
}

/// Every concept but the totals and the number of adequate failures, which must be there already. `red_of_forms`: what the red alarms
/// of forms say.
template <class World>
void conclude(const Knowledge& knowledge, World& world, Truth red_of_forms = Truth::no) {
  define(knowledge.defined, world);
  if (knowledge.red != no_slot) world.put(knowledge.red, red(knowledge, world) | World::of(red_of_forms));
  for (const Modality& modality : knowledge.modalities)
    world.put(modality.contraindicated, contraindicated(modality, world));
  if (knowledge.lead != no_slot) {
    world.start_counts(knowledge);
    for (const Tilt& tilt : knowledge.tilts) world.count(knowledge, tilt.side, all_of(tilt.when, world));
    world.end_counts(knowledge);
  }
  define(knowledge.situations, world);
}

}  // namespace lintel
