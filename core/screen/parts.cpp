#include "screen/parts.hpp"

#include <algorithm>

namespace lintel::screen {

std::size_t end_of_rows(std::string_view bytes) {
  const std::size_t last = bytes.rfind('\n') + 1;  // 0: there is none
  if (bytes.find('"') == std::string_view::npos) return last;
  std::size_t found = 0;
  bool inside = false;
  for (std::size_t i = 0; i < last; ++i) {
    inside ^= bytes[i] == '"';
    if (bytes[i] == '\n' && !inside) found = i + 1;
  }
  return found > 0 ? found : last;
}

namespace {

/// As std::count, in sums of a byte each: compilers make sixteen of them one step.
std::size_t line_feeds(std::string_view bytes) {
  constexpr std::size_t width = 16, most = 255;
  std::size_t count = 0;
  while (bytes.size() >= width) {
    std::array<std::uint8_t, width> sums{};
    const std::size_t steps = std::min(bytes.size() / width, most);
    for (std::size_t step = 0; step < steps; ++step)
      for (std::size_t i = 0; i < width; ++i) sums[i] = static_cast<std::uint8_t>(sums[i] + (bytes[step * width + i] == '\n'));
    for (const std::uint8_t sum : sums) count += sum;
    bytes.remove_prefix(steps * width);
  }
  return count + static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
}

}  // namespace

std::size_t line_ends(std::string_view bytes) {
  std::size_t count = line_feeds(bytes);
  for (std::size_t at = bytes.find('\r'); at != std::string_view::npos; at = bytes.find('\r', at + 1))
    count += at + 1 == bytes.size() || bytes[at + 1] != '\n';
  return count;
}

}  // namespace lintel::screen
