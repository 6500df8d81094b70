#include "screen/parts.hpp"

#include "screen/text.hpp"

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

std::size_t line_ends(std::string_view bytes) {
  std::size_t count = line_feeds(bytes);
  for (std::size_t at = bytes.find('\r'); at != std::string_view::npos; at = bytes.find('\r', at + 1))
    count += at + 1 == bytes.size() || bytes[at + 1] != '\n';
  return count;
}

}  // namespace lintel::screen
