// Billing and diagnosis codes (fact base 6.4). A list to read in: no code is ever chosen from a score or an answer.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text plans_want_severe = "The code that plans usually ask for.";

inline constexpr Code codes[] = {
    {"90867", "CPT", "TMS, first session: mapping, motor threshold, delivery and management", "", "", {cite("cpt-codes")}},
    {"90868", "CPT", "TMS, each later session: delivery and management", "", "", {cite("cpt-codes")}},
    {"90869", "CPT", "TMS, motor threshold determined again, with delivery and management", "", "", {cite("cpt-codes")}},
    {"G2082", "HCPCS", "Esketamine up to 56 mg: visit of an established patient, drug and 2 hours' observation", "",
     "Not for new patients. Medicare keeps it; its article A59250 limits coding to resistant depression at REMS sites.",
     {cite("g2082"), cite("pabau"), cite("a59250")}},
    {"G2083", "HCPCS", "Esketamine above 56 mg: visit of an established patient, drug and 2 hours' observation", "",
     "Not for new patients. Medicare keeps it; its article A59250 limits coding to resistant depression at REMS sites.",
     {cite("g2083"), cite("pabau"), cite("a59250")}},
    {"J0013", "HCPCS", "Esketamine, nasal, 1 mg", "2026-01-01", "For commercial plans and Medicaid, in place of S0013.",
     {cite("osmind"), cite("uhc26"), cite("neoly"), cite("pabau")}},
    {"S0013", "HCPCS", "Esketamine, nasal, 1 mg", "", "Discontinued; J0013 took its place. Older texts of payers still name it.",
     {cite("osmind"), cite("uhc26"), cite("neoly")}},
    {"J3490", "HCPCS", "Ketamine: unclassified drug", "", "", {cite("hcpcs-codes")}},
    {"96365", "CPT", "Infusion into a vein, first", "", "", {cite("cpt-codes")}},
    {"96366", "CPT", "Infusion into a vein, further", "", "", {cite("cpt-codes")}},
    {"96372", "CPT", "Injection into a muscle", "", "", {cite("cpt-codes")}},
    {"96374", "CPT", "Injection into a vein (push)", "", "", {cite("cpt-codes")}},
    {"96127", "CPT", "Rating scale, scored and documented", "", "", {cite("shift")}},
    {"F32.0", "ICD-10-CM", "Single episode, mild", "", "", {cite("mcode"), cite("icd-10-cm")}},
    {"F32.1", "ICD-10-CM", "Single episode, moderate", "", "", {cite("mcode"), cite("icd-10-cm")}},
    {"F32.2", "ICD-10-CM", "Single episode, severe, without psychotic features", "", plans_want_severe,
     {cite("mcode"), cite("icd-10-cm")}},
    {"F32.3", "ICD-10-CM", "Single episode, severe, with psychotic features", "", "", {cite("mcode"), cite("icd-10-cm")}},
    {"F32.4", "ICD-10-CM", "Single episode, in partial remission", "", "", {cite("icd-10-cm")}},
    {"F32.5", "ICD-10-CM", "Single episode, in full remission", "", "", {cite("icd-10-cm")}},
    {"F32.89", "ICD-10-CM", "Other specified depressive episodes", "", "", {cite("icd-10-cm")}},
    {"F32.9", "ICD-10-CM", "Single episode, unspecified", "", "", {cite("icd-10-cm")}},
    {"F32.A", "ICD-10-CM", "Depression, unspecified", "", "", {cite("icd-10-cm")}},
    {"F33.0", "ICD-10-CM", "Recurrent, mild", "", "", {cite("icd-10-cm")}},
    {"F33.1", "ICD-10-CM", "Recurrent, moderate", "", "", {cite("icd-10-cm")}},
    {"F33.2", "ICD-10-CM", "Recurrent, severe, without psychotic features", "", plans_want_severe, {cite("icd-10-cm")}},
    {"F33.3", "ICD-10-CM", "Recurrent, severe, with psychotic features", "", "", {cite("icd-10-cm")}},
    {"F33.40", "ICD-10-CM", "Recurrent, in remission, unspecified", "", "", {cite("icd-10-cm")}},
    {"F33.41", "ICD-10-CM", "Recurrent, in partial remission", "", "", {cite("icd-10-cm")}},
    {"F33.42", "ICD-10-CM", "Recurrent, in full remission", "", "", {cite("icd-10-cm")}},
    {"F33.8", "ICD-10-CM", "Other recurrent depressive disorders", "", "", {cite("icd-10-cm")}},
    {"F33.9", "ICD-10-CM", "Recurrent, unspecified", "", "", {cite("icd-10-cm")}},
};

}  // namespace lintel::knowledge
