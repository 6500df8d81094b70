// Reads a Record from JSON and says what is wrong with it, field by field.
#pragma once

#include "model.hpp"

namespace lintel::io {

struct ReadRecord {
  Record record;
  std::vector<Problem> problems;
  std::size_t unusable{};  ///< how many of the problems, from the first, name something that was left out
};

/// {"answers": {id: value}, "trials": [...], "settings": {...}}, every part optional (docs/record-and-report.md).
/// A field that cannot be used is left out and named in `problems`. Of a text that is not JSON nothing is used.
ReadRecord read_record(const Knowledge& knowledge, std::string_view json);

/// What would be right for a question, as a half-sentence: "yes", "no" ...; a whole number: 0, 1, 2, 3.
std::string right_for(const Question& question);
/// A value as it can be shown: shortened, with a question mark for what is no text.
std::string shown(std::string_view value);

}  // namespace lintel::io
