// What is expected of Records, written by tests/mutation/mutate.py: from the vignettes and from the second author.
#pragma once

#include <utility>

#include "proof.hpp"

namespace lintel::proof {

struct Expected {
  Record record;
  std::vector<std::pair<std::string, std::string>> answers;  ///< "status.tms" is "monitor"; a row may be named twice
};

/// One line each: the Record as JSON, then name=value, with tabs between.
std::vector<Expected> read_expected(const Knowledge& knowledge, const char* path);

/// The first thing that is not as expected; empty when all is.
std::string differs(const Knowledge& knowledge, const std::vector<Expected>& all);

/// Whether the scores of some thousand sheets are what scores.cpp works out.
bool scores_hold(const Knowledge& knowledge);

int holds(const Knowledge& knowledge, const char* path);
int tables(const Knowledge& knowledge, const char* path);

}  // namespace lintel::proof
