#include "screen/text.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "io/json.hpp"
#include "screen/stops.hpp"

namespace lintel::screen {
namespace {

/// 0x80 to 0x9F; 0 where there is none.
constexpr std::uint16_t windows_letters[] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                             0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                             0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 || byte > 0x9F ? byte : windows_letters[byte - 0x80];
}

void append(unsigned letter, std::string& text) {
  const auto put = [&](unsigned byte) { text += static_cast<char>(byte); };
  if (letter < 0x80) return put(letter);
  if (letter < 0x800) return put(0xC0U | letter >> 6U), put(0x80U | (letter & 0x3FU));
  put(0xE0U | letter >> 12U), put(0x80U | (letter >> 6U & 0x3FU)), put(0x80U | (letter & 0x3FU));
}

}  // namespace

std::size_t line_feeds(std::string_view bytes) {
  std::size_t count = 0;
  for (; bytes.size() >= 64; bytes.remove_prefix(64)) count += static_cast<std::size_t>(std::popcount(stops_in(bytes.data(), '\n').separators));
  return count + static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
}

bool is_ascii(std::string_view text) {
  std::size_t i = 0;
  for (std::uint64_t eight = 0; i + 8 <= text.size(); i += 8) {
    std::memcpy(&eight, text.data() + i, 8);
    if ((eight & 0x8080808080808080ULL) != 0) return false;
  }
  for (; i < text.size(); ++i)
    if (static_cast<unsigned char>(text[i]) >= 0x80) return false;
  return true;
}

bool is_utf_8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = io::character_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool is_windows_1252(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '\0' || letter(c) != 0; });
}

std::string from_windows_1252(std::string_view text) {
  std::string utf_8;
  for (const char c : text) append(letter(c), utf_8);
  return utf_8;
}

}  // namespace lintel::screen
