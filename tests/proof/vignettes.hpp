// The cases that look into the text of a Report or of the catalog, with dates or with scores, tried on tables that were changed.
#pragma once

#include "cases.hpp"
#include "model.hpp"

namespace lintel::proof {

class Vignettes {
 public:
  /// course.json, schedule.json, scores.json, asked.json and catalog.json of tests/vignettes.
  Vignettes();
  /// What the first of them that notices something notices; empty when all is as expected. What noticed the last change
  /// is asked first about the next one.
  std::string differs(const Knowledge& knowledge);

 private:
  struct Vignette {
    std::string record;
    tests::json given;
  };
  std::vector<Vignette> all_{};
  tests::json catalog_{};
};

}  // namespace lintel::proof
