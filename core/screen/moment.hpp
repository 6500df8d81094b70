// When something was written down, as FHIR has it: "2026", "2026-11", "2026-11-25", "2026-11-25T12:00:00+01:00".
#pragma once

#include <cstdint>
#include <string_view>

namespace lintel::screen {

/// The seconds it may lie in, from the first to the last: a date without a time can be any time of that day, anywhere on earth.
struct Moment {
  std::int64_t from{}, to{};
  bool known{};
};

Moment read_moment(std::string_view text);

constexpr bool surely_before(Moment a, Moment b) { return a.known && b.known && a.to < b.from; }

}  // namespace lintel::screen
