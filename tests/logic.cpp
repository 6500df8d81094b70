#include "logic.hpp"

#include <doctest/doctest.h>

using namespace lintel;

TEST_CASE("and is the smaller, or the larger, not turns round: Kleene's tables") {
  constexpr Truth n = Truth::no, u = Truth::unknown, y = Truth::yes;
  CHECK((n & n) == n); CHECK((n & u) == n); CHECK((n & y) == n);
  CHECK((u & n) == n); CHECK((u & u) == u); CHECK((u & y) == u);
  CHECK((y & n) == n); CHECK((y & u) == u); CHECK((y & y) == y);
  CHECK((n | n) == n); CHECK((n | u) == u); CHECK((n | y) == y);
  CHECK((u | n) == u); CHECK((u | u) == u); CHECK((u | y) == y);
  CHECK((y | n) == y); CHECK((y | u) == y); CHECK((y | y) == y);
  CHECK(!n == y); CHECK(!u == u); CHECK(!y == n);
}

TEST_CASE("a blank neither reaches a limit nor misses it") {
  CHECK(at_least({12, 27}, 10) == Truth::yes);  // blanks cannot hide what is already past ten
  CHECK(at_least({0, 9}, 10) == Truth::no);
  CHECK(at_least({9, 10}, 10) == Truth::unknown);
  CHECK(at_least({10, 10}, 10) == Truth::yes);
  CHECK(within({0, 3}, {3, 3}) == Truth::unknown);
  CHECK(within({4, 4}, {2, 4}) == Truth::yes);
  CHECK(within({5, 9}, {2, 4}) == Truth::no);
}

TEST_CASE("ranges add end by end and stop at no limit") {
  CHECK(Range{1, 2} + Range{0, 3} == Range{1, 5});
  CHECK(Range{1, no_limit} + Range{1, 1} == Range{2, no_limit});
  CHECK(Range{1, 3} - Range{0, 2} == Range{-1, 3});
}

TEST_CASE("a truth survives the way to a range and back") {
  for (const Truth truth : {Truth::no, Truth::unknown, Truth::yes}) CHECK(as_truth(as_range(truth)) == truth);
}
