#include "io/json.hpp"

#include <cstdint>
#include <cstring>

namespace lintel::io {
namespace {

/// Eight characters at once: whether one of them is a control character, a quote or a backslash. May say so wrongly
/// behind one that is, never the other way round.
bool all_plain(const char* eight) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t tops = 0x8080808080808080ULL;
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  const auto has = [&](std::uint64_t difference) { return (difference - ones) & ~difference; };
  const std::uint64_t controls = (word - ones * 0x20) & ~word;
  return ((controls | has(word ^ ones * '"') | has(word ^ ones * '\\')) & tops) == 0;
}

constexpr bool plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

void escape(char c, std::string& out) {
  static constexpr char digits[] = "0123456789abcdef";
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
    return;
  }
  out += "\\u00";
  out += digits[static_cast<unsigned char>(c) >> 4U];
  out += digits[static_cast<unsigned char>(c) & 15U];
}

}  // namespace

void JsonWriter::quote(std::string_view value) {
  out_ += '"';
  std::size_t start = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    while (i + 8 <= value.size() && all_plain(value.data() + i)) i += 8;
    if (i == value.size()) break;
    if (plain(value[i])) continue;
    out_.append(value, start, i - start);
    escape(value[i], out_);
    start = i + 1;
  }
  out_.append(value, start, value.size() - start);
  out_ += '"';
}

}  // namespace lintel::io
