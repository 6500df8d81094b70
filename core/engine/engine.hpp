// The engine: pure functions over any Knowledge. No clock, no state, no exception, no input or output.
#pragma once

#include "engine/worlds.hpp"

namespace lintel {

/// Everything that follows from one Record. `record.answers` may be shorter than the questions: the rest is
/// not asked. Values outside a question's range are the reader's (io) to refuse; they do not reach this.
Report assess(const Knowledge& knowledge, const Record& record);
/// The same without what speaks of time: no schedule, no follow-up, and nothing of what forms at visits have raised. A Record that has
/// visits is for `assess`.
Report assess_visit(const Knowledge& knowledge, const Record& record);

// ---- answers: from a Record to values; unknown keeps the question's whole range

/// One Range per Slot. Questions are filled in (skip rules applied), concepts stand at their whole range.
Values read_answers(const Knowledge& knowledge, const Record& record);

/// The rule for an id that is given twice, wherever that is. The answer that raises more counts: the one that makes a row true which the
/// other does not, the gravest row of all deciding (alarms, then checks, then the day); else the one that leaves a row possible which the
/// other excludes. So a yes stands beside a no to a contraindication, "not known" beside a 0 to an alarm, and a recorded act is not
/// recorded. Two numbers that raise the same count as the higher. Where neither raises more, which of them is so is not known.
Answer more_urgent(const Knowledge& knowledge, Slot question, Answer first, Answer second);

// ---- scores (fact base 1.1 to 1.4)

/// Missing items count as their whole range; bands, cut-offs and signs are certain only when no blank could change
/// them. What makes a total more than a sum stands in the instrument's Scoring. `prorated` only up to the instrument's most_missing, never while the
/// safety item is missing, rounded half up.
ScoreReport score(const Knowledge& knowledge, const Instrument& instrument, const Record& record);
/// The sum of what each item adds, with the highest of each group in the place of the group.
Range add_up(const Scoring& scoring, std::span<const Range> points);
/// Something of it has been answered: an item, or a question that its total or a cut-off depends on.
bool begun(const Instrument& instrument, const Record& record);

// ---- antidepressant trials (fact base 3.1, 3.2)

/// no: below what the table or the reader's own row asks; unknown: the dose, the drug, or its row is missing.
Truth dose_reached(const Knowledge& knowledge, const Record& record, const Trial& trial, std::size_t table);
/// What the outcome and the percentage leave possible.
Range improvement_of(const Knowledge& knowledge, const Trial& trial);
/// Whether one trial counts by a rule; `dose`: whether it reached its lowest adequate dose.
Truth counts(const Knowledge& knowledge, const Trial& trial, Truth dose, const TrialRule& rule, int weeks);
/// How many trials or classes count. No upper end (no_limit) unless the list is complete.
Range failures(const Knowledge& knowledge, const Record& record, const ResistanceReport& resistance,
               const TrialRule& rule, int weeks);
/// Whether a drug of this class is among the adequate failures; unknown while the list may go on.
Truth family_failed(const Knowledge& knowledge, const Record& record, const ResistanceReport& resistance, Text family);
/// The shortest adequate trial, in weeks, as it is set.
int trial_weeks(const Knowledge& knowledge, const Values& values);

// ---- resistance (fact base 3)

/// Adequate failure: dose, weeks and adherence reached and improvement below 25 %. Intolerance is not failure.
/// Staging is left to `stage`.
ResistanceReport resistance(const Knowledge& knowledge, const Record& record, const Values& values);
/// Counts at every length, definitions side by side, stagings (fact base 3.1, 3.3, 3.4). The concepts must be there.
void stage(const Knowledge& knowledge, const Record& record, const Values& values, ResistanceReport& resistance);

// ---- urgency (fact base 7)

Truth alarm_holds(const Alarm& alarm, const Values& values);
/// `forms`: what forms have raised. The concepts must be there, and the red alarm among them must know of the forms.
UrgentReport urgency(const Knowledge& knowledge, const Values& values, std::span<const FormAlarm> forms = {});
/// What forms alone say of a red alarm.
Truth red_of(std::span<const FormAlarm> forms);

// ---- checks (fact base 4)

ModalityReport check(const Knowledge& knowledge, const Modality& modality, const Values& values);
/// The status that one finding alone would give. Session-day and efficacy rows give none.
Status status_of(Level level);

// ---- the day of a session (fact base 4, class LOG)

/// Every row of the day with what is known of it. A row about a mark appears once the mark is set: that it is not
/// set says neither yes nor no. `stopped`: sequencing is; then the row that asks for a red alarm stops the day, pending or not.
DayReport today(const Knowledge& knowledge, const Modality& modality, const Values& values, bool stopped);

// ---- plans (fact base 8)

/// The first plan that holds, or the first that is unknown: exactly one of the two, or neither when no plan fits.
struct Decision {
  const Plan* chosen{};
  const Plan* open_at{};
};
Decision choose(const Knowledge& knowledge, const Values& values);
/// While sequencing is stopped nothing is said of what would lead elsewhere.
PlanReport plan(const Knowledge& knowledge, const Values& values, const UrgentReport& urgent);

// ---- what payers ask for (fact base 6)

/// What a clause on concurrent therapy leaves of a requirement; the same for one patient and for many.
template <class Result>
Result allowed(Concurrent clause, Result both, Result documented, Result always) {
  switch (clause) {
    case Concurrent::not_mentioned: break;
    case Concurrent::forbidden: return !both;
    case Concurrent::documented: return (!both) | documented;
  }
  return always;
}
/// How many trials or classes count toward a requirement, at its own length or at the one that is set, and whether that is enough.
AtWeeks count_for_payer(const Knowledge& knowledge, const Record& record, const ResistanceReport& resistance,
                        const Values& values, const TrialRule& rule);
/// Every policy where policies apply, requirement by requirement. `report` must hold everything else.
CoverageReport coverage(const Knowledge& knowledge, const Record& record, const Report& report);

// ---- what to ask next, and what would change the plan

/// Questions behind an unknown condition, the one that could settle it with the fewest others first.
void ask_for(const Knowledge& knowledge, const Values& values, const Condition& condition, std::vector<Slot>& questions);
/// The same for a whole row.
void ask_for(const Knowledge& knowledge, const Values& values, const Conditions& when, const Conditions& unless,
             std::vector<Slot>& questions);
/// Single answers that would lead to another plan; at most one entry per question and plan.
std::vector<Change> what_if(const Knowledge& knowledge, const Values& values, const Decision& now, Truth red_of_forms = Truth::no);

// ---- over time (fact base 2 and 5); no clock: today's date, if it matters, is in the Record

/// Why planned sessions of a course are withheld; done ones never are.
struct Hold {
  bool evaluation_first{};  ///< sequencing is stopped
  bool contraindicated{};   ///< the treatment is, as answered
};

/// Positions in the order of their dates; of the same date in the order in which they stand.
std::vector<std::size_t> in_order_of(std::span<const Date> days);

/// Dated sessions of every course, done and planned, with what there is to say about them. Missed days and holidays
/// extend a course, nothing is doubled up. The order of holidays and courses does not matter to a session's date.
/// `hold`: why the planned sessions of each course are withheld; empty: none are.
ScheduleReport schedule(const Knowledge& knowledge, const Record& record, Truth older_in_europe, std::span<const Hold> hold = {});

/// What forms say by themselves: their totals line by line (nothing is said of the points yet), and what they have raised.
struct Forms {
  FollowUpReport report{};
  std::vector<FormAlarm> raised{};
  bool quiet{};  ///< the safety item is known on the last day, and nothing that was ever answered still fires
};
/// `record.visits` stand by date.
Forms read_forms(const Knowledge& knowledge, const Record& record);

/// Lines of totals with what is said of each point; what was said of a day never changes with a later visit. `schedule` with every
/// session. `alarm_now`: an alarm holds or is pending today, so nothing reassuring is handed over.
FollowUpReport follow_up(const Knowledge& knowledge, const Record& record, Forms forms, const ScheduleReport& schedule, bool alarm_now);

}  // namespace lintel
