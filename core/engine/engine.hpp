// The engine: pure functions over any Knowledge. No clock, no state, no exception, no input or output.
#pragma once

#include "engine/worlds.hpp"

namespace lintel {

/// Everything that follows from one Record. `record.answers` may be shorter than the questions: the rest is
/// not asked. Values outside a question's range are the reader's (io) to refuse; they do not reach this.
Report assess(const Knowledge& knowledge, const Record& record);

// ---- answers: from a Record to values; unknown keeps the question's whole range

/// One Range per Slot. Questions are filled in (skip rules applied), concepts stand at their whole range.
Values read_answers(const Knowledge& knowledge, const Record& record);

// ---- scores (fact base 1.1 to 1.4)

/// Missing items count as their whole range; bands, cut-offs and signs are certain only when no blank could change
/// them. What makes a total more than a sum stands in the instrument's Scoring. `prorated` only up to the instrument's most_missing, never while the
/// safety item is missing, rounded half up.
ScoreReport score(const Knowledge& knowledge, const Instrument& instrument, const Record& record);
/// The sum of what each item adds, with the highest of each group in the place of the group.
Range add_up(const Scoring& scoring, std::span<const Range> points);
/// Something of it has been answered: an item, or a question that its total or a cut-off depends on.
bool begun(const Instrument& instrument, const Record& record);

// ---- resistance (fact base 3)

/// Adequate failure: dose, weeks and adherence reached and improvement below 25 %. Intolerance is not failure.
ResistanceReport resistance(const Knowledge& knowledge, const Record& record, const Values& values);

// ---- urgency (fact base 7)

Truth alarm_holds(const Alarm& alarm, const Values& values);
UrgentReport urgency(const Knowledge& knowledge, const Values& values);

// ---- checks (fact base 4)

ModalityReport check(const Knowledge& knowledge, const Modality& modality, const Values& values);

// ---- plans (fact base 8)

/// The first plan that holds, or the first that is unknown: exactly one of the two, or neither when no plan fits.
struct Decision {
  const Plan* chosen{};
  const Plan* open_at{};
};
Decision choose(const Knowledge& knowledge, const Values& values);
PlanReport plan(const Knowledge& knowledge, const Values& values);

// ---- what to ask next, and what would change the plan

/// Questions behind an unknown condition, the one that could settle it with the fewest others first.
void ask_for(const Knowledge& knowledge, const Values& values, const Condition& condition, std::vector<Slot>& questions);
/// The same for a whole row.
void ask_for(const Knowledge& knowledge, const Values& values, const Conditions& when, const Conditions& unless,
             std::vector<Slot>& questions);
/// Single answers that would lead to another plan; at most one entry per question and plan.
std::vector<Change> what_if(const Knowledge& knowledge, const Values& values, const Decision& now);

}  // namespace lintel
