// Reads a Record from JSON and says what is wrong with it, field by field.
#pragma once

#include "io/value.hpp"
#include "model.hpp"

namespace lintel::io {

/// So many problems are told one by one; of the others only how many they are.
inline constexpr std::size_t most_problems = 500;
/// So many trials and courses are read. The rest is left out and told; a list of trials that was cut does not count as complete.
inline constexpr std::size_t most_trials = 100, most_courses = 100;

struct ReadRecord {
  Record record;
  std::vector<Problem> problems;
  bool read{true};         ///< false: it was no JSON object, so nothing of it was used
  std::size_t unusable{};  ///< how many of the problems, from the first, name something that was left out
  std::size_t untold{};    ///< beyond most_problems

  void tell(std::string id, std::string says) {
    if (problems.size() < most_problems) problems.push_back({std::move(id), std::move(says)});
    else ++untold;
  }
};

/// {"answers": {id: value}, "trials": [...], "settings": {...}}, every part optional (docs/record-and-report.md).
/// A field that cannot be used is left out and named in `problems`. Of a text that is not JSON nothing is used.
ReadRecord read_record(const Knowledge& knowledge, std::string_view json);
/// The same for a Record of one visit: what speaks of time is no part of it. Who calls only this carries none of that.
ReadRecord read_visit(const Knowledge& knowledge, std::string_view json);

}  // namespace lintel::io
