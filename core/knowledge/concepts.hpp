// Things worked out from the answers and given a name, in the order in which they are worked out.
#pragma once

#include "knowledge/facts.hpp"

namespace lintel::knowledge {

inline constexpr Concept core_concepts[] = {
    {"phq9.total", "PHQ-9 total", {0, 27}},
    {"gad7.total", "GAD-7 total", {0, 21}},
    {"madrs.total", "MADRS total", {0, 60}},
    {"adequate_failures", "Adequate antidepressant trials that failed in this episode", {0, no_limit}},
    {"cssrs_high", "C-SSRS: intent, plan or recent behaviour"},
    {"chronic", "Chronic: this episode has lasted more than 24 months"},
    {"trd", "Treatment-resistant: two or more adequate trials failed in this episode"},
    {"chronic_or_trd", "Chronic or treatment-resistant"},
    {"refer_first", "Something that a specialist has to see before any sequence"},
    {"access_favours_ketamine", "Access speaks for ketamine or esketamine"},
    {"access_favours_tms", "Access speaks for TMS"},
};

/// Worked out once the medical concepts, safety, checks and tilts are known.
inline constexpr Concept later_concepts[] = {
    {"ketamine_risk", "Blood pressure, substance use or earlier psychosis weighs against ketamine"},
    {"red", "A red safety alarm"},
    {"tms_contraindicated", "TMS is contraindicated"},
    {"ketamine_contraindicated", "IV/IM ketamine is contraindicated"},
    {"esketamine_contraindicated", "Esketamine is contraindicated"},
    {"reasons_for_ketamine", "Reasons that lean to ketamine", {0, 8}},
    {"reasons_for_tms", "Reasons that lean to TMS", {0, 8}},
    {"lead_of_ketamine", "Reasons for ketamine less reasons for TMS", {-8, 8}},
    {"ketamine_class_out", "No ketamine-class treatment can be offered"},
    {"nothing_untried", "Nothing is left that has not failed already and could be offered"},
    {"no_tms_after", "TMS is contraindicated or did not help before"},
    {"responding_now", "Doing well on one of the two now"},
    {"relapsed_after_tms", "Relapsed after a full response to TMS"},
    {"relapsed_after_ketamine", "Relapsed after a full response to ketamine or esketamine"},
};

inline constexpr auto concepts = join(core_concepts, history_concepts, medical_concepts, coverage_concepts, later_concepts);

}  // namespace lintel::knowledge
