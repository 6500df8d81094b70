// Where cells may end: 64 bytes looked at together, whatever the machine has for that.
#pragma once

#include "screen/sixteen.hpp"

namespace lintel::screen {

/// A bit for each of 64 bytes, the first one lowest.
struct Stops {
  std::uint64_t separators{};
  std::uint64_t others{};  ///< quotes, and whatever is no printable ASCII: line ends, other controls, letters beyond it
};

/// All 64 bytes must be readable.
inline Stops stops_in(const char* bytes, char separator) {
  Stops stops;
#if LINTEL_SIXTEEN
  for (unsigned i = 0; i < 64; i += 16) {
    const auto here = sixteen::at(bytes + i);
    const auto parts = sixteen::equal(here, sixteen::all(separator));
    // Letters beyond ASCII are negative, so they lie below a blank as well.
    const auto odd = sixteen::either(sixteen::below(here, sixteen::all(' ')), sixteen::equal(here, sixteen::all('"')));
    stops.separators |= sixteen::bits(parts) << i;
    stops.others |= sixteen::bits(odd) << i;
  }
#else
  for (unsigned i = 0; i < 64; ++i) {
    stops.separators |= std::uint64_t{bytes[i] == separator} << i;
    stops.others |= std::uint64_t{static_cast<signed char>(bytes[i]) < ' ' || bytes[i] == '"'} << i;
  }
#endif
  stops.others &= ~stops.separators;  // a tab may be one
  return stops;
}

}  // namespace lintel::screen
