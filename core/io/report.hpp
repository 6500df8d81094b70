// Writes a Report as JSON (docs/record-and-report.md).
#pragma once

#include "model.hpp"

namespace lintel::io {

std::string write_report(const Knowledge& knowledge, const Record& record, const Report& report,
                         const std::vector<Problem>& problems);

}  // namespace lintel::io
