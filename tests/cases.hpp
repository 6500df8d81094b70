// Cases kept as files: how they write a Record down, and how they look into a Report. Tests and proofs read them alike.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace lintel::tests {

using json = nlohmann::json;

/// A file of cases under tests/; discarded when it is not JSON.
json read_file(const std::string& name);

/// A case is {what, source, expect} with a whole "record", or with "line", "start" and "totals" [[date, total], …].
json record_in(const json& given);

/// What of the Report, or of the catalog, is not as the case expects; empty when all is. Paths in "expect": "/response/is" is looked up in
/// the case's line, else in the Report; "@conflicts" and the like are short for the ids found there.
std::string wrong_in(const json& given, const json& report);

}  // namespace lintel::tests
