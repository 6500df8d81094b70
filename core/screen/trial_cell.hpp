// A cell of a table as a field of an antidepressant trial.
#pragma once

#include "screen/cell.hpp"
#include "screen/heading.hpp"

namespace lintel::screen {

struct TrialCell {
  bool given{};         ///< the cell says something, if only that it is not known; a blank says nothing
  std::string right{};  ///< when it cannot be used: what would be right; the field stays unknown
};

/// Drugs by id or name; doses with or without "mg", improvements with or without "%"; adherence as yes and no are spelt;
/// outcomes by id or in words ("no response"). `own` meanings come before all of that, `others` only where nothing else fits;
/// a blank is never given one of those, or every row would have every trial.
TrialCell read_trial_cell(const Knowledge& knowledge, io::TrialField field, std::string_view cell, const std::vector<Meaning>& own,
                          const std::vector<Meaning>& others, Trial& trial);

}  // namespace lintel::screen
