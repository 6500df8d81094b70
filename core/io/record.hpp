// Reads a Record from JSON and says what is wrong with it, field by field.
#pragma once

#include "io/value.hpp"
#include "model.hpp"

namespace lintel::io {

struct ReadRecord {
  Record record;
  std::vector<Problem> problems;
  bool read{true};         ///< false: it was no JSON object, so nothing of it was used
  std::size_t unusable{};  ///< how many of the problems, from the first, name something that was left out
};

/// {"answers": {id: value}, "trials": [...], "settings": {...}}, every part optional (docs/record-and-report.md).
/// A field that cannot be used is left out and named in `problems`. Of a text that is not JSON nothing is used.
ReadRecord read_record(const Knowledge& knowledge, std::string_view json);
/// The same for a Record of one visit: what speaks of time is no part of it. Who calls only this carries none of that.
ReadRecord read_visit(const Knowledge& knowledge, std::string_view json);

}  // namespace lintel::io
