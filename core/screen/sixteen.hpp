// Sixteen bytes, or eight Codes, worked on together; whatever the machine has for that. LINTEL_SIXTEEN: whether it has any.
#pragma once

#include <cstdint>

#include "screen/sheet.hpp"

#if defined(__SSE2__)
#define LINTEL_SIXTEEN 1
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#define LINTEL_SIXTEEN 1
#include <wasm_simd128.h>
#else
#define LINTEL_SIXTEEN 0
#endif

namespace lintel::screen::sixteen {

#if defined(__SSE2__)
using Bytes = __m128i;
inline Bytes at(const void* from) { return _mm_loadu_si128(static_cast<const __m128i*>(from)); }
inline Bytes all(char c) { return _mm_set1_epi8(c); }
inline Bytes equal(Bytes a, Bytes b) { return _mm_cmpeq_epi8(a, b); }
inline Bytes below(Bytes a, Bytes b) { return _mm_cmplt_epi8(a, b); }
inline Bytes either(Bytes a, Bytes b) { return _mm_or_si128(a, b); }
inline std::uint64_t bits(Bytes a) { return static_cast<std::uint16_t>(_mm_movemask_epi8(a)); }
inline Bytes all_codes(Code c) { return _mm_set1_epi16(c); }
inline Bytes below_codes(Bytes a, Bytes b) { return _mm_cmplt_epi16(a, b); }
inline Bytes narrow(Bytes a, Bytes b) { return _mm_packs_epi16(a, b); }
#elif defined(__wasm_simd128__)
using Bytes = v128_t;
inline Bytes at(const void* from) { return wasm_v128_load(from); }
inline Bytes all(char c) { return wasm_i8x16_splat(c); }
inline Bytes equal(Bytes a, Bytes b) { return wasm_i8x16_eq(a, b); }
inline Bytes below(Bytes a, Bytes b) { return wasm_i8x16_lt(a, b); }
inline Bytes either(Bytes a, Bytes b) { return wasm_v128_or(a, b); }
inline std::uint64_t bits(Bytes a) { return static_cast<std::uint16_t>(wasm_i8x16_bitmask(a)); }
inline Bytes all_codes(Code c) { return wasm_i16x8_splat(c); }
inline Bytes below_codes(Bytes a, Bytes b) { return wasm_i16x8_lt(a, b); }
inline Bytes narrow(Bytes a, Bytes b) { return wasm_i8x16_narrow_i16x8(a, b); }
#endif

}  // namespace lintel::screen::sixteen
