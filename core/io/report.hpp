// Writes a Report as JSON (docs/record-and-report.md).
#pragma once

#include "io/json.hpp"
#include "io/record.hpp"

namespace lintel::io {

/// Writes further parts of a Report.
using WriteParts = void (*)(const Knowledge&, const Record&, const Report&, JsonWriter&);

/// `over_time` writes what speaks of time (io/over_time.hpp); nothing: a Report of one visit.
std::string write_report(const Knowledge& knowledge, const ReadRecord& read, const Report& report, WriteParts over_time = nullptr);

}  // namespace lintel::io
