// What only payers ask for. No answer here moves a plan.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Choice payers[] = {
    {"all", "All that are known"},
    {"medicare", "Medicare"},
    {"ambetter", "Ambetter (Centene)"},
    {"connecticare", "ConnectiCare"},
    {"cigna", "Cigna"},
    {"aetna", "Aetna"},
    {"evicore", "eviCore"},
    {"qualchoice", "QualChoice"},
    {"western_health", "Western Health"},
    {"uhc", "UnitedHealthcare"},
    {"other", "Another plan"}};

inline constexpr Question coverage_questions[] = {
    {.id = "severe_mdd",
     .group = "coverage",
     .asks = "Diagnosed with severe major depression?",
     .help = "By a psychiatrist. Never taken from a score."},
    {.id = "psychiatrist_involved",
     .group = "coverage",
     .asks = "Seen face to face by a psychiatrist, who prescribes the treatment?"},
    {.id = "psychotherapy_tried", .group = "coverage", .asks = "Has psychotherapy for depression been tried?"},
    {.id = "scale_documented",
     .group = "coverage",
     .asks = "Is a rating-scale score from before treatment in the chart?",
     .help = "HAM-D, MADRS, QIDS, IDS or PHQ-9."},
    {.id = "oral_antidepressant_now", .group = "coverage", .asks = "Taking an oral antidepressant now?"},
    {.id = "oral_antidepressant_weeks",
     .kind = Kind::number,
     .group = "coverage",
     .asks = "For how many weeks so far?",
     .range = {0, 1000},
     .unit = "weeks"},
    {.id = "tms_improved_over_half",
     .group = "coverage",
     .asks = "If TMS helped before: by more than 50 %?"},
    {.id = "pdmp_checked", .group = "coverage", .asks = "Prescription monitoring program (PDMP) checked?"},
    {.id = "psychosis_rationale",
     .group = "coverage",
     .asks = "If there was psychosis: is the reason for esketamine documented?"},
    {.id = "concurrent_documented",
     .group = "coverage",
     .asks = "If TMS and ketamine go together: is the reason documented?"},
    {.id = "payer",
     .kind = Kind::setting,
     .group = "settings",
     .asks = "Payer whose policies come first",
     .choices = payers,
     .range = {0, 10}},
};

inline constexpr Concept coverage_concepts[] = {
    {"metal_near_coil", "Metal or an implant within 30 cm of the TMS coil"},
    {"excluded_neurology", "A seizure or neurological condition that TMS policies exclude"},
    {"tms_unless_repeated", "No TMS before, or it improved by more than 50 %"},
    {"psychosis_unexplained", "Psychosis without a documented reason for esketamine"},
};

}  // namespace lintel::knowledge
