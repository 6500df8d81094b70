// The lines of totals of a Report as a table (RFC 4180) for a spreadsheet.
#pragma once

#include <string>

#include "model.hpp"

namespace lintel::io {

/// One row per line and day: line, date, low, high, complete, change_low, change_high (points from the baseline,
/// negative is better; empty without one), response, state, safety. Always with its header.
std::string write_csv(const Knowledge& knowledge, const Report& report);

/// A field that no spreadsheet takes for a formula: whole numbers stay as they are, a text that starts like a formula
/// gets an apostrophe in front; quoted where RFC 4180 asks for it.
std::string csv_field(std::string_view text);

}  // namespace lintel::io
