// What the cases about lists share: a list in, lines out.
#pragma once

#include "patients.hpp"
#include "screen/screening.hpp"

namespace lintel::tests {

/// A list screened in pieces of `piece` bytes, lines as JSON.
struct List {
  explicit List(std::string_view text, const std::string& mapping = "", bool heading = true, std::size_t piece = 1 << 16);

  std::vector<json> rows;
  screen::Said said;
  screen::Tally counted;

  bool asks(std::string_view word) const { return says(said.asks, word); }
  bool tells(std::string_view word) const { return says(said.told, word); }

 private:
  static bool says(const std::vector<std::string>& all, std::string_view word);
};

/// The same list as a table.
std::string table_of(std::string_view text, const std::string& mapping = "", bool heading = true, std::size_t piece = 1 << 16);
/// What was answered in each referral of the list that can be read, as Records with their lines.
std::vector<json> records_of(std::string_view text, const std::string& mapping = "");

}  // namespace lintel::tests
