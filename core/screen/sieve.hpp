// Any Knowledge as one straight list of and, or and not over 256 patients at once. What comes out is what assess
// says of each of them: the plan, the status of each modality, the level of urgency.
//
//   Sieve sieve(knowledge);
//   sieve.put(lane, values);                     // 0 to 255; values as read_answers and score leave them
//   sieve.run();
//   const Sifted out = sieve.outcome();
//   out.chosen[plan].has(lane)
//
// Who holds columns instead of Values sets the planes himself: for each i, inputs()[i] is a Condition on an answer,
// a total or the number of adequate failures, and input(i) is its truth in each lane, as `within` has it.
#pragma once

#include <vector>

#include "screen/block.hpp"

namespace lintel::screen {

/// Which lanes have which outcome. In each lane exactly one bit of `urgent` and of each status is set, and at most one
/// of all `chosen` and `open`: none when no plan fits.
struct Sifted {
  std::vector<Block> chosen;                 ///< per plan
  std::vector<Block> open;                   ///< per plan: the first that is unknown
  std::vector<std::array<Block, 5>> status;  ///< per modality, by Status
  std::array<Block, 5> urgent{};             ///< by Urgency
};

class Sieve {
 public:
  explicit Sieve(const Knowledge& knowledge);

  // ---- in

  std::span<const Condition> inputs() const { return inputs_; }
  Planes& input(std::size_t i) { return planes_[input_planes_[i]]; }
  void put(unsigned lane, const Values& values);
  /// The same patient in every lane.
  void put_everywhere(const Values& values);

  // ---- through

  enum class Does : std::uint8_t { all, any, none, open };
  struct Step;
  using Steps = std::vector<Step>;

  /// Every row of every table.
  void run() { run(steps_); }
  /// Only these steps, in their order; the others must have been run on the same inputs before.
  void run(const Steps& steps);
  const Steps& all_steps() const { return steps_; }
  /// The steps that have to be run again once some of these inputs (positions in inputs()) have changed.
  Steps behind(const std::vector<std::size_t>& changed) const;

  // ---- out

  void outcome(Sifted& into) const;
  Sifted outcome() const;
  /// The truth of a concept that is worked out, and of one row of a table, after run().
  const Planes& concept_planes(Slot concept_) const { return planes_[concepts_[concept_]]; }
  const Planes& plan_row(std::size_t i) const { return planes_[plans_[i]]; }
  const Planes& route_row(std::size_t i) const { return planes_[routes_[i]]; }

 private:
  using At = std::uint16_t;  ///< a position in planes_

  At plane();
  At take(const Condition& condition);
  At all(const std::vector<At>& of);
  At any(const std::vector<At>& of);
  At none(At of);
  At open(const std::vector<At>& of);
  At step(Does does, const std::vector<At>& of);
  At row(const Conditions& when, const Conditions& unless);
  At at_least(Slot subject, int limit);
  At lead_of(const std::vector<At>& mine, const std::vector<At>& other, int limit);
  std::vector<At> counted(Side side);
  void define(std::span<const Clause> clauses);
  void take_alarms();
  void take_checks();

  struct LevelPlanes {
    At sure{}, stands{}, possible{};
  };
  struct StatusPlanes {
    At contraindicated{}, open{}, specialist{}, monitor{};
  };

  const Knowledge& knowledge_;
  std::vector<Condition> inputs_;
  std::vector<At> input_planes_;
  std::vector<At> concepts_;  ///< per slot: where a concept stands; 0 while it is not worked out
  std::vector<Planes> planes_;
  std::vector<At> operands_;
  Steps steps_;
  std::array<LevelPlanes, 5> levels_{};
  std::vector<StatusPlanes> statuses_;
  std::vector<At> plans_, routes_;
  std::vector<At> lean_ketamine_, lean_tms_;  ///< at [k]: at least k + 1 reasons
};

/// One step: the truth of `into` from the operands [first, last).
struct Sieve::Step {
  Does does{};
  At into{};
  std::uint32_t first{};
  std::uint32_t last{};
};

}  // namespace lintel::screen
