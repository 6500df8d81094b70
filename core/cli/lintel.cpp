// lintel assess | ics | csv | catalog | review: lines in, lines out.
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "io/answer.hpp"

namespace {

constexpr char usage[] =
    "lintel assess [--lines]   reads a Record (JSON) from standard input, prints its Report;\n"
    "                          --lines: one Record a line, one Report a line\n"
    "lintel ics                reads a Record, prints the calendar of its treatment courses (iCalendar)\n"
    "lintel csv                reads a Record, prints its totals over time (CSV)\n"
    "lintel catalog            prints everything that can be asked, as JSON\n"
    "lintel review             prints the whole knowledge as sentences with sources\n"
    "lintel version\n"
    "It informs a qualified clinician. It does not decide on treatment.\n";

void print(const std::string& text) { std::cout << text << '\n'; }

std::string all_input() { return {std::istreambuf_iterator<char>(std::cin), {}}; }

void assess_lines() {
  for (std::string line; std::getline(std::cin, line);)
    if (line.find_first_not_of(" \t\r") != std::string::npos) print(lintel::io::assess(line));
}

/// One document, or one per line: a first line that ends its own document tells which.
bool is_lines(const std::string& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string::npos) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", end);
  const std::size_t last = text.find_last_not_of(" \t\r", end - 1);
  return next != std::string::npos && end > 0 && last != std::string::npos && text[last] == '}' && text[next] == '{';
}

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  const std::string verb = count > 1 ? words[1] : "";
  if (verb == "catalog") return print(lintel::io::catalog()), 0;
  if (verb == "review") return std::cout << lintel::io::review(), 0;
  if (verb == "version") return print(lintel::io::version()), 0;
  if (verb == "ics") return std::cout << lintel::io::ics(all_input()), 0;
  if (verb == "csv") return std::cout << lintel::io::csv(all_input()), 0;
  if (verb != "assess") return std::cerr << usage, 2;
  if (count > 2 && std::string(words[2]) == "--lines") return assess_lines(), 0;
  const std::string text = all_input();
  if (!is_lines(text)) return print(lintel::io::assess(text)), 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line(text.data() + at, end - at);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) print(lintel::io::assess(line));
    at = end + 1;
  }
  return 0;
}
