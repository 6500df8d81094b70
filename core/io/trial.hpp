// An antidepressant trial, field by field, as a Record or a table has it.
#pragma once

#include "io/value.hpp"

namespace lintel::io {

enum class TrialField : std::uint8_t { drug, dose_mg, weeks, adherence, outcome, improvement_percent };
/// The names of the fields, in that order.
inline constexpr std::string_view trial_fields[] = {"drug", "dose_mg", "weeks", "adherence", "outcome", "improvement_percent"};

/// Position in Knowledge::drugs; -1 when no drug has that id.
int drug_named(const Knowledge& knowledge, std::string_view id);

/// Puts the value into the trial. Returns nothing when it was used, else what would be right; the field is then as before.
std::string read_trial_field(const Knowledge& knowledge, TrialField field, const Value& value, Trial& trial);
/// The field is not known.
void forget(TrialField field, Trial& trial);
/// What an outcome and a percentage say together: the outcome follows where it is not given, and neither is used where they
/// contradict each other; then what is wrong comes back, else nothing. Of a trial that was not tolerated the percentage is
/// kept beside the outcome.
std::string settle_outcome(const Knowledge& knowledge, Trial& trial);

}  // namespace lintel::io
