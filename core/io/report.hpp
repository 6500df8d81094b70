// Writes a Report as JSON (docs/record-and-report.md).
#pragma once

#include "io/json.hpp"
#include "model.hpp"

namespace lintel::io {

/// Writes further parts of a Report.
using WriteParts = void (*)(const Knowledge&, const Record&, const Report&, JsonWriter&);

/// `over_time` writes what speaks of time (io/over_time.hpp); nothing: a Report of one visit.
std::string write_report(const Knowledge& knowledge, const Record& record, const Report& report,
                         const std::vector<Problem>& problems, WriteParts over_time = nullptr);

}  // namespace lintel::io
