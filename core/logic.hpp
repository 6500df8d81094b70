// Truth with three values and numbers with a margin. Everything that is decided rests on this page.
#pragma once

#include <algorithm>
#include <cstdint>

namespace lintel {

/// Ordered so that "and" is the smaller and "or" the larger. A fact nobody gave is unknown, never no.
enum class Truth : std::uint8_t { no, unknown, yes };

constexpr Truth operator&(Truth a, Truth b) { return std::min(a, b); }
constexpr Truth operator|(Truth a, Truth b) { return std::max(a, b); }
constexpr Truth operator!(Truth a) {
  return a == Truth::yes ? Truth::no : a == Truth::no ? Truth::yes : Truth::unknown;
}

/// Stands for "no upper limit" in a Range; far above any score, dose, pressure or month count.
inline constexpr int no_limit = 1'000'000;

/// A whole number known to lie between low and high, both included. low == high: it is known.
/// An unanswered PHQ-9 item is {0, 3}; an unanswered yes-or-no question is {0, 1}.
struct Range {
  int low{0};
  int high{0};

  constexpr bool known() const { return low == high; }
  friend constexpr bool operator==(const Range&, const Range&) = default;
  friend constexpr Range operator+(Range a, Range b) {
    return {std::min(a.low + b.low, no_limit), std::min(a.high + b.high, no_limit)};
  }
  friend constexpr Range operator-(Range a, Range b) { return {a.low - b.high, a.high - b.low}; }
};

constexpr Range exactly(int value) { return {value, value}; }

/// yes: the value is inside `wanted` whatever the margin; no: outside whatever the margin; else unknown.
constexpr Truth within(Range value, Range wanted) {
  if (wanted.low <= value.low && value.high <= wanted.high) return Truth::yes;
  if (value.high < wanted.low || wanted.high < value.low) return Truth::no;
  return Truth::unknown;
}
constexpr Truth at_least(Range value, int limit) { return within(value, {limit, no_limit}); }

/// A truth as a range of 0..1 and back, so that one kind of condition serves numbers and yes-or-no alike.
constexpr Range as_range(Truth t) {
  return t == Truth::yes ? Range{1, 1} : t == Truth::no ? Range{0, 0} : Range{0, 1};
}
constexpr Truth as_truth(Range r) { return within(r, {1, 1}); }

}  // namespace lintel
