// Where cells may end: 64 bytes looked at together, whatever the machine has for that.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace lintel::screen {

/// A bit for each of 64 bytes, the first one lowest.
struct Stops {
  std::uint64_t separators{};
  std::uint64_t others{};  ///< quotes, and whatever is no printable ASCII: line ends, other controls, letters beyond it
};

namespace sixteen {

#if defined(__SSE2__)
using Bytes = __m128i;
inline Bytes at(const char* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
inline Bytes all(char c) { return _mm_set1_epi8(c); }
inline Bytes equal(Bytes a, Bytes b) { return _mm_cmpeq_epi8(a, b); }
inline Bytes below(Bytes a, Bytes b) { return _mm_cmplt_epi8(a, b); }
inline Bytes either(Bytes a, Bytes b) { return _mm_or_si128(a, b); }
inline std::uint64_t bits(Bytes a) { return static_cast<std::uint16_t>(_mm_movemask_epi8(a)); }
#elif defined(__wasm_simd128__)
using Bytes = v128_t;
inline Bytes at(const char* from) { return wasm_v128_load(from); }
inline Bytes all(char c) { return wasm_i8x16_splat(c); }
inline Bytes equal(Bytes a, Bytes b) { return wasm_i8x16_eq(a, b); }
inline Bytes below(Bytes a, Bytes b) { return wasm_i8x16_lt(a, b); }
inline Bytes either(Bytes a, Bytes b) { return wasm_v128_or(a, b); }
inline std::uint64_t bits(Bytes a) { return static_cast<std::uint16_t>(wasm_i8x16_bitmask(a)); }
#endif

}  // namespace sixteen

/// All 64 bytes must be readable.
inline Stops stops_in(const char* bytes, char separator) {
  Stops stops;
#if defined(__SSE2__) || defined(__wasm_simd128__)
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
