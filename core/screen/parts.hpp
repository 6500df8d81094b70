// A long table in parts: blocks of whole rows that several threads or workers screen at the same time. Where a block may be cut
// is only guessed here. Whoever puts the parts together (Screening::adopt) takes one only if it begins where the part before
// ended, and reads its bytes itself if not; so a wrong guess costs time and changes nothing.
#pragma once

#include <string_view>

#include "screen/table.hpp"

namespace lintel::screen {

struct Tally {
  std::size_t rows{}, refused{};
};

/// What a block of rows came to.
struct Part {
  Place from{}, to{};
  std::size_t rows_before{};  ///< as far as can be guessed before the parts in front of it are read; lines are numbered from there
  std::string lines{};
  Tally counted{};
  std::vector<std::string> told{};
  std::string rest{};  ///< bytes at its end that are no whole row
};

/// Behind the last line feed that seems to stand outside quotes, reading from the start of a row; without one, behind the last
/// line feed there is; 0 without any.
std::size_t end_of_rows(std::string_view bytes);

/// Gives lines that were numbered as if `from` rows had come before them the numbers behind `to` rows.
void renumber(std::string& lines, bool json, std::size_t from, std::size_t to);

/// How many lines end in there: \n, \r or both together.
std::size_t line_ends(std::string_view bytes);

}  // namespace lintel::screen
