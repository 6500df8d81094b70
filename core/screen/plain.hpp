// How the JSON of lists is passed over where nothing special stands in it.
#pragma once

#include "io/json_reader.hpp"
#include "screen/sixteen.hpp"

namespace lintel::screen {

#if LINTEL_SIXTEEN
/// As io::Eight.
struct Plain {
  static std::size_t pass(std::string_view text, std::size_t at) {
    for (; at + 16 <= text.size(); at += 16) {
      const auto here = sixteen::at(text.data() + at);
      const auto marks = sixteen::either(sixteen::equal(here, sixteen::all('"')), sixteen::equal(here, sixteen::all('\\')));
      // Letters beyond ASCII are negative, so they lie below a blank as the control characters do.
      const std::uint64_t found = sixteen::bits(sixteen::either(marks, sixteen::below(here, sixteen::all(' '))));
      if (found != 0) return at + static_cast<unsigned>(__builtin_ctzll(found));
    }
    return at;
  }
};
#else
using Plain = io::Eight;
#endif

}  // namespace lintel::screen
