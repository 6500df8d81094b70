// What payers ask for before TMS (fact base 6.1). United States.
#pragma once

#include "knowledge/coverage/common.hpp"

namespace lintel::knowledge {

inline constexpr Requirement medicare_2022[] = {
    {.id = "trials", .says = "At least one adequate trial failed or was not tolerated", .proof = proof::trials,
     .trials = {.count = 1, .most_improvement = below_25, .intolerance = true}},
    severe_depression,
    by_psychiatrist,
    {.id = "implant", .says = "No implant within 30 cm of the coil", .proof = proof::history, .unless = {yes("metal_near_coil")}},
    {.id = "neurology", .says = "No excluded seizure or neurological condition", .proof = proof::history,
     .unless = {yes("excluded_neurology")}},
    {.id = "psychosis", .says = "No active psychosis", .proof = proof::diagnosis, .unless = {yes("psychosis_now")}},
};
inline constexpr Requirement medicare_l37086[] = {
    {.id = "trials", .says = "Agents from at least two classes failed", .proof = proof::trials, .trials = failed_classes(2)},
    severe_depression,
    psychotherapy,
    {.id = "retreatment", .says = "If TMS was given before, it improved by more than 50 %", .proof = proof::scale,
     .when = {yes("tms_unless_repeated")}},
};
inline constexpr Requirement ambetter_2[] = {
    {.id = "trials", .says = "Two trials from different classes failed", .proof = proof::trials, .trials = failed_classes(2)},
    {.id = "phq9", .says = "PHQ-9 of 15 or more", .proof = proof::scale, .when = {at_least("phq9.total", 15)}},
    psychotherapy,
    {.id = "bipolar", .says = "No bipolar disorder", .proof = proof::diagnosis, .unless = {yes("bipolar")}},
    {.id = "concurrent", .says = "No ketamine or esketamine at the same time", .proof = proof::plan,
     .concurrent = Concurrent::forbidden},
};
inline constexpr Requirement centene[] = {
    {.id = "trials", .says = "Two trials failed", .proof = proof::trials, .trials = failed_trials(2)},
    scale_in_chart,
    {.id = "concurrent", .says = "Ketamine or esketamine at the same time is documented", .proof = proof::plan,
     .concurrent = Concurrent::documented},
    {.id = "suicidal_intent", .says = "No acute suicidal ideation with intent", .proof = proof::diagnosis,
     .unless = {yes("cssrs.4"), yes("cssrs.5")}},
};
inline constexpr Requirement connecticare[] = {
    {.id = "trials", .says = "One trial from each of at least two classes failed, 4 weeks or longer (the text says 4 to 8)",
     .proof = proof::trials,
     .trials = {.count = 2, .weeks = {4}, .most_improvement = below_25, .classes = true}},
    scale_in_chart,
};
inline constexpr Requirement cigna_on_tms[] = {
    {.id = "trials", .says = "About two trials failed; the summary gives no exact number", .proof = proof::trials,
     .trials = failed_trials(2)},
    psychotherapy,
};
inline constexpr Requirement aetna_on_tms[] = {
    {.id = "trials", .says = "About two trials failed; the summary gives no exact number", .proof = proof::trials,
     .trials = failed_trials(2)},
    {.id = "augmentation", .says = "Augmentation was tried", .proof = proof::medicines, .when = {yes("augmentation_used")}},
};

inline constexpr Policy tms_policies[] = {
    {.id = "medicare_l34522", .payer = "medicare", .treatment = "tms", .name = "Medicare LCD L34522 and L34998",
     .version = "revision effective 11 December 2022", .reading = Reading::copy, .requirements = medicare_2022,
     .note = "Up to 6 weeks. OCD is not covered.",
     .cite = {cite("l34998"), cite("l34522"), cite("cms34998")}},
    {.id = "medicare_l37086", .payer = "medicare", .treatment = "tms", .name = "Medicare LCD L37086",
     .reading = Reading::copy, .requirements = medicare_l37086, .cite = {cite("l37086")}},
    {.id = "medicare_l33398", .payer = "medicare", .treatment = "tms", .name = "Medicare LCD L33398",
     .version = "effective 1 April 2023", .reading = Reading::not_read, .cite = {cite("cms33398")}},
    {.id = "medicare_l37088", .payer = "medicare", .treatment = "tms", .name = "Medicare LCD L37088",
     .reading = Reading::not_read, .cite = {cite("cms33398")}},
    {.id = "older_plans", .payer = "other", .treatment = "tms", .name = "Older LCD versions and many commercial plans",
     .version = "wording from before 2022", .reading = Reading::not_read,
     .note = "Known to have asked for 4 failed trials; the superseded texts were not read again. Clinic texts say 2 to 4 and 3 to 4.",
     .cite = {cite("old-lcds"), cite("gupta2"), cite("nap"), cite("weiss")}},
    {.id = "ambetter_tms", .payer = "ambetter", .treatment = "tms", .name = "Ambetter CP.BH.200",
     .reading = Reading::copy, .requirements = ambetter_2,
     .note = "At most 36 sessions. Its Centene revision below no longer forbids ketamine at the same time: ask which text holds.",
     .cite = {cite("amb")}},
    {.id = "centene_tms", .payer = "ambetter", .treatment = "tms", .name = "Centene revision of CP.BH.200",
     .reading = Reading::copy, .requirements = centene,
     .note = "More than 30 theta-burst sessions are called unsupported, MRI-guided theta burst experimental.",
     .cite = {cite("cent")}},
    {.id = "connecticare_tms", .payer = "connecticare", .treatment = "tms", .name = "ConnectiCare",
     .reading = Reading::copy, .requirements = connecticare, .cite = {cite("connect")}},
    {.id = "cigna_tms", .payer = "cigna", .treatment = "tms", .name = "Cigna on TMS",
     .reading = Reading::secondary, .requirements = cigna_on_tms, .cite = {cite("wic")}},
    {.id = "aetna_tms", .payer = "aetna", .treatment = "tms", .name = "Aetna on TMS",
     .reading = Reading::secondary, .requirements = aetna_on_tms, .cite = {cite("wic")}},
};

}  // namespace lintel::knowledge
