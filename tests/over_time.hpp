// What the dated cases share: a short way to write a Record down, and to look into a Report.
#pragma once

#include "patients.hpp"

namespace lintel::tests {

/// A case is {what, source, expect} with a whole "record", or with "line", "start" and "totals" [[date, total], …].
json record_of(const json& given);

/// Paths in "expect": "/response/is" is looked up in the case's line, else in the Report; "@conflicts" and the like
/// are short for the ids found there.
json found_at(const std::string& path, const json& given, const json& report);

void check_cases(const std::string& file);

}  // namespace lintel::tests
