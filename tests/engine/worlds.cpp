// Many patients side by side: each of them must be judged as if alone.
#include "engine/worlds.hpp"

#include <doctest/doctest.h>

using namespace lintel;

namespace {

constexpr Truth truths[] = {Truth::no, Truth::unknown, Truth::yes};

/// Every pair of truths, over and over, one pair a lane.
constexpr Truth left(unsigned lane) { return truths[lane % 3]; }
constexpr Truth right(unsigned lane) { return truths[lane / 3 % 3]; }

Truths lanes_of(Truth (*of)(unsigned)) {
  Truths all = everywhere(Truth::unknown);
  for (unsigned lane = 0; lane < 64; ++lane) set_lane(all, lane, of(lane));
  return all;
}

}  // namespace

TEST_CASE("a truth put in one lane is read there, and nowhere else") {
  for (const Truth around : truths)
    for (const Truth truth : truths)
      for (const unsigned lane : {0U, 1U, 31U, 63U}) {
        Truths all = everywhere(around);
        set_lane(all, lane, truth);
        for (unsigned other = 0; other < 64; ++other) CHECK(at_lane(all, other) == (other == lane ? truth : around));
      }
}

TEST_CASE("and, or and not of 64 patients are those of each") {
  const Truths a = lanes_of(left), b = lanes_of(right);
  for (unsigned lane = 0; lane < 64; ++lane) {
    CHECK(at_lane(a & b, lane) == (left(lane) & right(lane)));
    CHECK(at_lane(a | b, lane) == (left(lane) | right(lane)));
    CHECK(at_lane(!a, lane) == !left(lane));
  }
}

TEST_CASE("reasons counted lane by lane, up to 15, against reasons counted one by one") {
  for (int limit = 1; limit <= 15; ++limit)
    for (unsigned theirs = 0; theirs < 16; ++theirs) {
      Counts mine, other;
      for (unsigned reason = 0; reason < 15; ++reason) {
        std::uint64_t lanes = 0;  // lane n has n reasons
        for (unsigned lane = 0; lane < 16; ++lane) lanes |= std::uint64_t{reason < lane} << lane;
        mine.add(lanes);
        other.add(reason < theirs ? ~std::uint64_t{0} : 0);
      }
      const std::uint64_t found = mine.exceeds(other, limit);
      for (unsigned lane = 0; lane < 16; ++lane)
        CHECK((found >> lane & 1U) == (static_cast<int>(lane) - static_cast<int>(theirs) >= limit ? 1U : 0U));
    }
}

TEST_CASE("what was counted for a patient is read in that patient's lane alone") {
  Counts counts;
  const std::uint64_t first = 1, last = std::uint64_t{1} << 63;
  for (int i = 0; i < 10; ++i) counts.add(first);
  for (int i = 0; i < 5; ++i) counts.add(last);
  CHECK(counts.at(0) == 10);
  CHECK(counts.at(63) == 5);
  CHECK(counts.at(1) == 0);
}
