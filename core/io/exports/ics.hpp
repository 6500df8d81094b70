// The sessions of a Report as a calendar (RFC 5545) that any calendar program opens.
#pragma once

#include <string>

#include "model.hpp"

namespace lintel::io {

/// All-day events, one per session, no recurrence and no time zone, so that nothing can move them. Planned sessions
/// are tentative: a calendar proposes, it books nothing. Without courses: a calendar without events.
std::string write_ics(const Knowledge& knowledge, const Record& record, const Report& report);

/// One content line: ended by CR LF, folded so that no line has more than 75 octets and no character is torn.
void fold(std::string_view line, std::string& out);
/// Text as it stands in a content line.
std::string escape_text(std::string_view text);

}  // namespace lintel::io
