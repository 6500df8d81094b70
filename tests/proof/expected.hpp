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

/// Prints a fingerprint of the Report on each of these Records, one a line.
int reports(const char* records);
/// Whether the Reports have these fingerprints and everything is as expected: what a change of the sources must break.
int holds(const Knowledge& knowledge, const char* path, const char* records, const char* fingerprints);
/// Changes the tables one thing at a time; `only`: those with this in their name, empty: all.
int tables(const Knowledge& knowledge, const char* path, const char* only);

}  // namespace lintel::proof
