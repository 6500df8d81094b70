// What payers ask for before esketamine, and what is known of IV and IM ketamine (fact base 6.2, 6.3). United States.
#pragma once

#include "knowledge/article.hpp"
#include "knowledge/coverage/common.hpp"

namespace lintel::knowledge {

/// "At most 25 %", where the clinical rule says "less than 25 %": at 25 % exactly they differ, and both stand.
inline constexpr int at_most_25 = 25;
inline constexpr Requirement two_classes_six_weeks = {
    .id = "trials",
    .says = "Improvement of at most 25 % on two antidepressants of different classes, 6 weeks or longer each, in this episode",
    .proof = proof::trials,
    .trials = {.count = 2, .weeks = {6}, .most_improvement = at_most_25, .classes = true}};
inline constexpr Requirement pdmp = {
    .id = "pdmp", .says = "The prescription monitoring program was checked", .proof = proof::pdmp, .when = {yes("pdmp_checked")}};
inline constexpr Requirement oral_antidepressant = {
    .id = "oral", .says = "Taking an oral antidepressant", .proof = proof::medicines, .when = {yes("oral_antidepressant_now")}};

inline constexpr Requirement cigna_on_spravato[] = {adult, two_classes_six_weeks, pdmp, by_psychiatrist};
inline constexpr Requirement evicore_on_spravato[] = {
    adult, two_classes_six_weeks, pdmp, by_psychiatrist,
    {.id = "psychosis", .says = "With a history of psychosis, the reason for esketamine is documented", .proof = proof::plan,
     .unless = {yes("psychosis_unexplained")}},
};
inline constexpr Requirement qualchoice_on_spravato[] = {
    {.id = "age", .says = "18 to 65 years", .proof = proof::age, .when = {between("age", 18, 65)}},
    {.id = "phq9", .says = "PHQ-9 above 15 within 4 weeks; the one entered here is taken for it", .proof = proof::scale,
     .when = {at_least("phq9.total", 16)}},
    {.id = "trials", .says = "Two antidepressants failed, 4 weeks or longer each", .proof = proof::trials,
     .trials = {.count = 2, .weeks = {4}, .most_improvement = below_25}},
    {.id = "augmentation", .says = "Two augmentations failed, 4 weeks or longer each", .proof = proof::medicines,
     .when = {at_least("augmentations_failed", 2)}},
    {.id = "oral", .says = "On an oral antidepressant for 2 weeks or longer", .proof = proof::medicines,
     .when = {yes("oral_antidepressant_now"), at_least("oral_antidepressant_weeks", 2)}},
};
inline constexpr Requirement western_health_on_spravato[] = {
    {.id = "trials", .says = "Two classes failed, 4 weeks or longer each", .proof = proof::trials,
     .trials = {.count = 2, .weeks = {4}, .most_improvement = below_25, .classes = true}},
    oral_antidepressant,
};
inline constexpr Requirement uhc_on_spravato[] = {
    {.id = "acute_suicidality", .says = "Major depression with acute suicidal ideation or behavior", .proof = proof::diagnosis,
     .when = {yes("mdd_acute_suicidality")}},
    {.id = "rems", .says = "REMS: site certified, patient enrolled", .proof = proof::rems, .when = {yes("rems_ready")}},
};

inline constexpr Policy spravato_policies[] = {
    {.id = "cigna_spravato", .payer = "cigna", .treatment = "esketamine", .name = "Cigna on Spravato",
     .reading = Reading::copy, .requirements = cigna_on_spravato,
     .note = "An approval lasts 6 months. An oral antidepressant at the same time is no longer asked for in resistant depression.",
     .cite = {cite("cigna"), cite("cignaup")}},
    {.id = "evicore_spravato", .payer = "evicore", .treatment = "esketamine", .name = "eviCore on Spravato",
     .reading = Reading::copy, .requirements = evicore_on_spravato,
     .note = "An approval lasts 2 months in acute suicidal ideation.", .cite = {cite("evic")}},
    {.id = "qualchoice_spravato", .payer = "qualchoice", .treatment = "esketamine", .name = "QualChoice BI734",
     .reading = Reading::copy, .requirements = qualchoice_on_spravato,
     .note = "3 months and 23 devices; renewal asks for a PHQ-9 drop of more than 50 %. The label dropped the oral "
             "antidepressant in January 2025; this text still asks for it.",
     .cite = {cite("qual"), cite("own", "6.2")}},
    {.id = "western_health_spravato", .payer = "western_health", .treatment = "esketamine", .name = "Western Health on Spravato",
     .reading = Reading::copy, .requirements = western_health_on_spravato,
     .note = "The label dropped the oral antidepressant in January 2025; this text still asks for it.",
     .cite = {cite("wha"), cite("own", "6.2")}},
    {.id = "uhc_spravato", .payer = "uhc", .treatment = "esketamine", .name = "UnitedHealthcare on Spravato, acute suicidality",
     .reading = Reading::copy, .requirements = uhc_on_spravato,
     .note = "Only the branch for acute suicidality was taken down; what it asks in resistant depression is not known here.",
     .cite = {cite("uhc")}},
    {.id = "iv_im", .payer = "other", .treatment = "ketamine", .name = "IV or IM ketamine",
     .reading = Reading::none,
     .note = "Off-label, without a psychiatric approval by the FDA: usually paid by the patient, sometimes in part by the plan "
             "(visit and infusion codes). No policy was read.",
     .cite = {article_sentence("S-28"), cite("own", "6.3")}},
};

}  // namespace lintel::knowledge
