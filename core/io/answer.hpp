// The whole of Lintel from text to text; what the page, the command line and other programs call.
#pragma once

#include <string>
#include <string_view>

namespace lintel::io {

/// A Record in, a Report out, both JSON. Whatever comes in, a Report comes out; what is wrong is in its `problems`.
std::string assess(std::string_view record);
/// A Record in, the calendar of its treatment courses out, as iCalendar.
std::string ics(std::string_view record);
/// A Record in, its totals over time out, as CSV.
std::string csv(std::string_view record);
/// Everything that can be asked and everything it rests on, as JSON.
std::string catalog();
/// The whole knowledge as sentences with their sources, as Markdown: the sheet that clinicians review.
std::string review();
std::string version();

}  // namespace lintel::io
