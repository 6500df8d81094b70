#include "screen/lists.hpp"

#include <cstring>

namespace lintel::tests {
namespace {

void feed(screen::Screening& screening, std::string_view text, std::size_t piece, std::string& out) {
  for (std::size_t at = 0; at < text.size(); at += piece) {
    const std::string_view part = text.substr(at, piece);
    std::memcpy(screening.room(part.size()), part.data(), part.size());
    screening.take(part.size());
    out += screening.out();
    screening.out().clear();
  }
  screening.finish();
  out += screening.out();
}

std::vector<json> lines_of(const std::string& out) {
  std::vector<json> lines;
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find('\n', at);
    REQUIRE(end != std::string::npos);
    const std::string line = out.substr(at, end - at);
    lines.push_back(json::parse(line));
    // Whoever reads lines looks for exactly this.
    const std::string begins = "{\"row\":" + lines.back().at("row").dump() + ",\"line\":" + lines.back().at("line").dump() + ",";
    CHECK(line.substr(0, begins.size()) == begins);
    at = end + 1;
  }
  return lines;
}

}  // namespace

List::List(std::string_view text, const std::string& mapping, bool heading, std::size_t piece) {
  screen::Screening screening(knowledge::shipped(), {mapping, screen::Format::ndjson, heading});
  std::string out;
  feed(screening, text, piece, out);
  said = screening.said();
  counted = screening.counted();
  rows = lines_of(out);
  CHECK(rows.size() == counted.rows);
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(rows[i]["row"] == i + 1);
}

bool List::says(const std::vector<std::string>& all, std::string_view word) {
  for (const std::string& each : all)
    if (each.find(word) != std::string::npos) return true;
  return false;
}

std::string table_of(std::string_view text, const std::string& mapping, bool heading, std::size_t piece) {
  screen::Screening screening(knowledge::shipped(), {mapping, screen::Format::csv, heading});
  std::string out;
  feed(screening, text, piece, out);
  return out;
}

std::vector<json> records_of(std::string_view text, const std::string& mapping) {
  screen::Screening screening(knowledge::shipped(), {mapping, screen::Format::records, true});
  std::string out;
  feed(screening, text, 1 << 16, out);
  return lines_of(out);
}

}  // namespace lintel::tests
