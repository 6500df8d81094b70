#include "screen/parts.hpp"

#include <charconv>

#include "io/json.hpp"
#include "screen/text.hpp"

namespace lintel::screen {
namespace {

/// Behind the end of the first of these lines. In a table a line end may stand within quotes.
std::size_t end_of_line(std::string_view lines, bool json) {
  std::size_t end = lines.find('\n');
  if (json) return end + 1;
  bool inside = false;
  for (std::size_t at = lines.find('"'); at != std::string_view::npos && (inside || at < end); at = lines.find('"', at + 1)) {
    inside = !inside;
    if (!inside && at > end) end = lines.find('\n', at);
  }
  return end + 1;
}

}  // namespace

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

void renumber(std::string& lines, bool json, std::size_t from, std::size_t to) {
  constexpr std::string_view json_begins = "{\"row\":";
  const std::size_t front = json ? json_begins.size() : 0;
  std::string renumbered;
  renumbered.reserve(lines.size() + lines.size() / 16);
  for (std::string_view left = lines; !left.empty();) {
    std::size_t number = 0;
    const char* const behind = std::from_chars(left.data() + front, left.data() + left.size(), number).ptr;
    const std::string_view line = left.substr(0, end_of_line(left, json));
    renumbered.append(left.substr(0, front)).append(io::digits(static_cast<long long>(number - from + to)));
    renumbered.append(behind, line.data() + line.size());
    left.remove_prefix(line.size());
  }
  lines = std::move(renumbered);
}

std::size_t line_ends(std::string_view bytes) {
  std::size_t count = line_feeds(bytes);
  for (std::size_t at = bytes.find('\r'); at != std::string_view::npos; at = bytes.find('\r', at + 1))
    count += at + 1 == bytes.size() || bytes[at + 1] != '\n';
  return count;
}

}  // namespace lintel::screen
