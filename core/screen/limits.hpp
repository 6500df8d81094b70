// How much is kept in mind at once. What goes beyond is refused by name, so that memory and time stay bounded whatever comes.
#pragma once

#include <cstddef>

namespace lintel::screen {

struct Limits {
  std::size_t row{1 << 20};        ///< bytes of a row, or of a heading line
  std::size_t quote{1 << 16};      ///< bytes between two quotes, at least 60; a longer way means that one is missing
  std::size_t document{4 << 20};   ///< bytes of a document
  std::size_t unended{16};         ///< documents whose end is looked for in vain beyond their line
  std::size_t patients{1 << 14};   ///< kept open; whoever comes again after that many others gets a second line, which says so
  std::size_t rows_watched{1024};  ///< looked at before the first one comes out
};

/// What is looked at of a row or document: up to `end`, where nothing follows (last), or no more of it matters (full). Whoever
/// goes by this alone comes to the same whatever the pieces in which the bytes come.
struct Sight {
  const char* end{};
  bool last{}, full{};
  bool waits() const { return !last && !full; }
};
inline Sight sight_of(const char* at, const char* end, bool last, std::size_t most) {
  const bool full = static_cast<std::size_t>(end - at) > most;
  return {full ? at + most : end, last && !full, full};
}

inline constexpr std::size_t most_columns = 1 << 17;
inline constexpr std::size_t longest_mapping = 16 << 20;  ///< bytes
inline constexpr std::size_t most_meanings = 250;        ///< codes that a mapping explains in one place

}  // namespace lintel::screen
