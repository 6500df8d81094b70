// The whole of Lintel from text to text; what the page, the command line and other programs call.
#pragma once

#include <string>
#include <string_view>

namespace lintel::io {

// `was_read`, where it is given, is told whether the text was a Record at all; false: it was no JSON object, and nothing of it was used.

/// A Record in, a Report out, both JSON. Whatever comes in, a Report comes out; what is wrong is in its `problems`, and its `read` says
/// what `was_read` does.
std::string assess(std::string_view record, bool* was_read = nullptr);
/// The same Report, for a Record without visits and courses: what the page's first module holds. It cannot see what a form at a visit
/// raised, so a Record that has visits is for `assess`.
std::string assess_visit(std::string_view record);
/// A Record in, the calendar of its treatment courses out, as iCalendar.
std::string ics(std::string_view record, bool* was_read = nullptr);
/// A Record in, its totals over time out, as CSV.
std::string csv(std::string_view record, bool* was_read = nullptr);
/// Everything that can be asked and everything it rests on, as JSON.
std::string catalog();
/// The whole knowledge as sentences with their sources, as Markdown: the sheet that clinicians review.
std::string review();
std::string version();

}  // namespace lintel::io
