// The world of 64 referrals: the engine's own reasoning, run over a whole sheet at once.
#pragma once

#include "engine/worlds.hpp"
#include "screen/sixteen.hpp"

namespace lintel::screen {

inline constexpr std::uint64_t all_lanes = ~std::uint64_t{0};

template <class Act>
void each_lane(std::uint64_t where, Act act) {
  for (; where != 0; where &= where - 1) act(static_cast<std::size_t>(__builtin_ctzll(where)));
}

/// The lanes that `test` says of: of eight Codes together where the machine can, else of one.
template <class Test>
std::uint64_t lanes_where(const Column& column, Test test) {
  std::uint64_t bits = 0;
  for (unsigned lane = 0; lane < lanes; lane += 16) bits |= test(column.data() + lane) << lane;
  return bits;
}

/// Lanes outside low to high.
inline std::uint64_t lanes_beyond(const Column& column, Code low, Code high) {
#if LINTEL_SIXTEEN
  const auto least = sixteen::all_codes(low), most = sixteen::all_codes(high);
  return lanes_where(column, [&](const Code* codes) {
    const auto a = sixteen::at(codes), b = sixteen::at(codes + 8);
    return sixteen::bits(sixteen::narrow(sixteen::either(sixteen::below_codes(a, least), sixteen::below_codes(most, a)),
                                         sixteen::either(sixteen::below_codes(b, least), sixteen::below_codes(most, b))));
  });
#else
  return lanes_where(column, [&](const Code* codes) {
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 16; ++i) bits |= std::uint64_t{codes[i] < low || codes[i] > high} << i;
    return bits;
  });
#endif
}

inline std::uint64_t lanes_within(const Column& column, Range wanted) {
  return ~lanes_beyond(column, static_cast<Code>(std::max(wanted.low, -1000)), static_cast<Code>(std::min(wanted.high, 32767)));
}
inline std::uint64_t lanes_equal(const Column& column, Code code) { return ~lanes_beyond(column, code, code); }
inline std::uint64_t lanes_with_value(const Column& column) { return lanes_within(column, {-1000, no_limit}); }

/// Lowest and highest total of one instrument for each lane, and how many items are missing.
struct Totals {
  Column low{}, high{}, missing{};
};

/// Yes-or-no subjects are Truths; numbers and choices are looked up in the sheet.
class Referrals {
 public:
  using Result = Truths;

  explicit Referrals(const Knowledge& knowledge);

  /// Takes in a sheet and its totals (in the order of Knowledge::instruments); both must stay as they are meanwhile.
  void read(const Sheet& sheet, const std::vector<Totals>& totals);

  Truths is(const Condition& condition) const;
  /// Where the answer to a question is known, or passed over by a skip rule.
  std::uint64_t known(Slot question) const;
  /// Everything about one of them, as assess has it once it has concluded.
  void values_at(std::size_t lane, Values& values) const;

  static Truths of(Truth truth) { return everywhere(truth); }
  void put(Slot concept_, Truths truths) { truths_[concept_] = truths; }
  void start_counts(const Knowledge&) { counts_ = {}; }
  void count(const Knowledge&, Side side, Truths truths) {
    SideCounts& counts = counts_[static_cast<std::size_t>(side)];
    counts.sure.add(truths.yes);
    counts.possible.add(truths.maybe);
  }
  void end_counts(const Knowledge&) {}

 private:
  struct SideCounts {
    Counts sure, possible;
  };
  /// How the truth about a subject is found.
  enum class Subject : std::uint8_t { truth, answer, total, failures, lean };

  Truths is_answer(const Condition& condition) const;
  Truths is_total(const Condition& condition) const;
  Truths is_failures(Range wanted) const;
  Truths is_lean(const Condition& condition) const;
  void pass_over(const Skip& skip);
  Range answer_at(Slot slot, std::size_t lane) const;
  Range lean_at(Side side, std::size_t lane) const;

  const Knowledge& knowledge_;
  const Sheet* sheet_{};
  const std::vector<Totals>* totals_{};
  std::vector<Subject> subjects_;
  std::vector<std::uint16_t> instrument_;  ///< of a total
  std::vector<Truths> truths_;
  std::vector<Truths> fresh_;              ///< truths_ before anything is read
  std::vector<std::uint64_t> passed_over_; ///< per question: lanes where a skip rule does not wait for it
  std::array<SideCounts, 2> counts_{};
};

}  // namespace lintel::screen
