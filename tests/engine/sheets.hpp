// Answer sheets: the items of one instrument as numbers, -1 for a blank.
#pragma once

#include "patients.hpp"

namespace lintel::tests {

inline const Instrument& instrument(Text id) {
  for (const Instrument& each : knowledge::shipped().instruments)
    if (each.id == id) return each;
  FAIL("no such instrument");
  return knowledge::shipped().instruments[0];
}

inline Record answered(const Instrument& scale, const std::vector<int>& items) {
  Record record;
  record.answers.resize(knowledge::shipped().questions.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i] >= 0) record.answers[scale.first + i] = {Given::value, items[i]};
  return record;
}

inline ScoreReport scored(Text id, const std::vector<int>& items) {
  const Instrument& scale = instrument(id);
  return score(knowledge::shipped(), scale, answered(scale, items));
}

/// The next answer sheet, like an odometer; false after the last one.
inline bool turn(std::vector<int>& digits, int highest, int lowest = 0) {
  for (int& digit : digits) {
    if (digit++ < highest) return true;
    digit = lowest;
  }
  return false;
}

/// Writes the sheet into a record that is used again and again.
inline void put(const Instrument& scale, const std::vector<int>& items, Record& record) {
  for (std::size_t i = 0; i < items.size(); ++i)
    record.answers[scale.first + i] = items[i] < 0 ? Answer{} : Answer{Given::value, items[i]};
}

}  // namespace lintel::tests
