// What a cell of a table says about a question.
#pragma once

#include <string>
#include <string_view>

#include "screen/sheet.hpp"

namespace lintel::screen {

/// What somebody means by a value that is no answer of its own: {"9", unknown}. Texts are compared without
/// regard to case and outer spaces; the empty text is a blank cell.
struct Meaning {
  std::string text;
  Code code{};
};

/// Yes, no, unknown and declined in the usual spellings, 0 and 1 for yes or no; whole numbers in the question's range less
/// `offset`; choices by id, wording or LOINC answer code. A blank, and what programs write for one, is not_asked.
/// `own` meanings come before all of that. Everything else ("2.0", "２", "none") is unreadable.
Code read_cell(const Question& question, std::string_view cell, int offset, const std::vector<Meaning>& own);

/// What a folded text says of any question: not_asked, unknown or declined; unreadable when it is neither.
Code open_answer(std::string_view text);
/// 1, 0, or unreadable.
Code yes_or_no(std::string_view text);

/// Lower case, without outer spaces.
std::string folded(std::string_view text);

/// A whole number in plain digits, up to 9 of them; false when it is anything else.
bool whole_number(std::string_view text, int& number);

}  // namespace lintel::screen
