// Tables in words: the names of levels and grades, and conditions as half-sentences.
#pragma once

#include <string>

#include "model.hpp"

namespace lintel::io {

Text word(Truth truth);
Text met(Truth truth);  ///< of what a payer asks for
Text word(Status status);
Text word(Urgency level);
Text word(Level level);
Text word(Day day);
Text word(Grade grade);
Text word(SourceKind kind);
Text word(Seen seen);
Text word(Kind kind);
Text word(Side side);
Text word(Outcome outcome);
Text word(Reading reading);
Text word(Concurrent clause);

/// What was seen of a source, and by when: "the publisher's own text; a stored copy was read by 2026-11-23".
std::string seen(const Source& source);

/// The id of a question or concept.
Text id_of(const Knowledge& knowledge, Slot slot);
/// What a question asks or a concept says.
Text says_of(const Knowledge& knowledge, Slot slot);
const Question* question_at(const Knowledge& knowledge, Slot slot);

/// What is wanted of the subject: "yes", "at least 141 mmHg", "Speed: relief within days".
std::string wanted(const Knowledge& knowledge, const Condition& condition);
/// A value of the subject as a Record would give it: "yes", "17", "partial"; "unknown" while a question is open, and
/// "0 to 3" for a number that is worked out.
std::string value_id(const Knowledge& knowledge, Slot slot, Range value);
/// "Aneurysm, known or suspected?: yes".
std::string sentence(const Knowledge& knowledge, const Condition& condition);

}  // namespace lintel::io
