// Days of the calendar as text, "2026-03-02" (ISO 8601), both ways.
#pragma once

#include <string>

#include "model.hpp"

namespace lintel::io {

/// no_date when it is not a day of the calendar between 1900 and 2199, written with all its digits.
Date read_date(std::string_view text);
std::string write_date(Date day);

}  // namespace lintel::io
