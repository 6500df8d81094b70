// What the cases share: a base patient, ways to change one, and a Report to look into.
#pragma once

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "cases.hpp"
#include "engine/engine.hpp"
#include "io/answer.hpp"
#include "io/record.hpp"
#include "knowledge/knowledge.hpp"

namespace lintel::tests {

/// A file of cases under tests/.
json read_cases(const std::string& name);
/// Every one of them has a Report as it expects (cases.hpp).
void check_cases(const std::string& name);

/// tests/vignettes/base.json: resistant, no crisis, nothing found against either treatment.
inline json base_patient() { return read_cases("vignettes/base.json")["record"]; }

/// The record with these answers changed; null takes one away.
inline json with(json record, const json& answers) {
  for (const auto& [id, value] : answers.items()) {
    if (value.is_null()) record["answers"].erase(id);
    else record["answers"][id] = value;
  }
  return record;
}

inline json report_on(const json& record) { return json::parse(io::assess(record.dump())); }
inline json report_on_answers(const json& answers) { return report_on({{"answers", answers}}); }

inline std::vector<std::string> ids(const json& list) {
  std::vector<std::string> found;
  for (const json& each : list) found.push_back(each.is_object() ? each["id"] : each);
  return found;
}
inline bool has(const json& list, const std::string& id) {
  const auto all = ids(list);
  return std::find(all.begin(), all.end(), id) != all.end();
}

/// Random patients, the same ones in every run. C-SSRS answers follow the instrument's own skip rule.
class Patients {
 public:
  explicit Patients(unsigned seed) : dice_(seed) {}
  /// About `answered` of a hundred questions have an answer; trials are there or not.
  Record next(int answered_percent);
  /// The same patient with forms at visits, mostly calm ones, with courses, and with today's date or without.
  Record over_time(Record record);
  int roll(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }

 private:
  std::mt19937 dice_;
};

}  // namespace lintel::tests
