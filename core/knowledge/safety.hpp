// What outranks everything else (fact base 7): read on every input, never smoothed, never cancelled by a total.
#pragma once

#include "knowledge/words.hpp"

namespace lintel::knowledge {

inline constexpr Text stay_with_patient =
    "Do not leave the patient alone. Emergency evaluation now. Sequencing stays hidden until a clinician records "
    "that the safety evaluation is completed.";
inline constexpr Text emergency_consult =
    "Emergency or ECT consultation. TMS and ketamine are not discussed until a clinician records that the safety "
    "evaluation is completed.";
inline constexpr Text formulate_today = "Clinician's risk formulation today, safety plan, means safety.";
inline constexpr Text screen_now = "C-SSRS screener now, the same day.";
/// All of the screener; what its own rules pass over counts as known.
inline constexpr Few<Slot, 8> screener = {slot("cssrs.1"), slot("cssrs.2"), slot("cssrs.3"),       slot("cssrs.4"),
                                          slot("cssrs.5"), slot("cssrs.6"), slot("cssrs.6_recent")};

inline constexpr Alarm alarms[] = {
    {.id = "cssrs-4", .level = Urgency::red, .when = {yes("cssrs.4")},
     .says = "C-SSRS item 4: suicidal intent in the past month.", .act = stay_with_patient,
     .cite = {cite("cssrstri"), cite("loinc9324")}},
    {.id = "cssrs-5", .level = Urgency::red, .when = {yes("cssrs.5")},
     .says = "C-SSRS item 5: intent with a plan in the past month.", .act = stay_with_patient,
     .cite = {cite("cssrstri"), cite("loinc9324")}},
    {.id = "cssrs-6-recent", .level = Urgency::red, .when = {yes("cssrs.6_recent")},
     .says = "C-SSRS item 6: suicidal behaviour in the past 3 months.", .act = stay_with_patient,
     .cite = {cite("cssrstri")}},
    {.id = "madrs-10-high", .level = Urgency::red, .when = {at_least("madrs.10", 5)},
     .says = "MADRS item 10 is 5 or 6.", .act = stay_with_patient, .cite = {cite("own", "7.1"), cite("cambio")}},
    {.id = "phq9-9-every-day", .level = Urgency::red, .when = {exactly("phq9.9", 3)}, .until = {yes("cssrs_high")},
     .says = "PHQ-9 item 9 is 3, nearly every day.",
     .act = "C-SSRS screener now, before any other output.", .cite = {cite("own", "7.1"), cite("simon")},
     .known_by = screener, .act_then = stay_with_patient},
    {.id = "psychosis", .level = Urgency::red, .when = {yes("psychosis_now")},
     .says = "Psychotic symptoms.", .act = emergency_consult, .cite = {cite("own", "7.1"), cite("asrab")}},
    {.id = "mania", .level = Urgency::red, .when = {yes("mania_now")},
     .says = "Mania, hypomania or a mixed state.", .act = emergency_consult, .cite = {cite("own", "7.1")}},
    {.id = "catatonia", .level = Urgency::red, .when = {yes("catatonia")},
     .says = "Catatonia, or food or fluid refused.", .act = emergency_consult, .cite = {cite("own", "7.1")}},
    {.id = "delirium", .level = Urgency::red, .when = {yes("delirium")},
     .says = "Delirium.", .act = emergency_consult, .cite = {cite("own", "7.1")}},
    {.id = "intoxication", .level = Urgency::red, .when = {yes("intoxicated")},
     .says = "Intoxicated now.", .act = emergency_consult, .cite = {cite("own", "7.1")}},
    {.id = "after-dose", .level = Urgency::red, .when = {yes("crisis_signs")},
     .says = "Signs of a crisis after a dose.", .act = "Emergency: the site's protocol and the emergency number, now.",
     .cite = {cite("own", "7.1"), cite("us-spravato-label", "5.6")}},

    {.id = "cssrs-3", .level = Urgency::amber, .when = {yes("cssrs.3")},
     .says = "C-SSRS item 3: thoughts with a method, without intent.", .act = formulate_today,
     .cite = {unverified("cssrs-colours"), cite("ninds")}},
    {.id = "cssrs-6", .level = Urgency::amber, .when = {yes("cssrs.6")},
     .says = "C-SSRS item 6: suicidal behaviour in the lifetime.", .act = formulate_today,
     .cite = {unverified("cssrs-colours"), cite("ninds")}},
    {.id = "madrs-10", .level = Urgency::amber, .when = {at_least("madrs.10", 4)},
     .says = "MADRS item 10 is 4 or more.", .act = screen_now, .cite = {cite("own", "7.1"), cite("cambio")},
     .known_by = screener, .act_then = formulate_today},
    {.id = "madrs-10-risen", .level = Urgency::amber, .when = {exactly("madrs.10", 3), yes("madrs_10_risen")},
     .says = "MADRS item 10 is 3 and has risen by 2 or more.", .act = screen_now,
     .cite = {cite("own", "7.1"), cite("cambio")}, .known_by = screener, .act_then = formulate_today},
    {.id = "phq9-9", .level = Urgency::amber, .when = {at_least("phq9.9", 1)},
     .says = "PHQ-9 item 9 is not \"not at all\".", .act = screen_now, .cite = {cite("simon"), cite("own", "7.1")},
     .known_by = screener, .act_then = formulate_today},

    {.id = "cssrs-1", .level = Urgency::yellow, .when = {yes("cssrs.1")},
     .says = "C-SSRS item 1: a wish to be dead.",
     .act = "Clinician's review, safety plan offered, screen again at each visit.",
     .cite = {unverified("cssrs-colours"), cite("ninds")}},
    {.id = "cssrs-2", .level = Urgency::yellow, .when = {yes("cssrs.2")},
     .says = "C-SSRS item 2: thoughts of suicide without method, intent or plan.",
     .act = "Clinician's review, safety plan offered, screen again at each visit.",
     .cite = {unverified("cssrs-colours"), cite("ninds")}},
};

/// Rules of the instruments: the C-SSRS does not ask 3 to 5 after a no to 2, nor for recent behaviour after a no to
/// any; a MADRS that was not rated has no item 10 to wait for (it then counts as below every step, not as 0).
inline constexpr Skip safety_skips[] = {
    {slot("cssrs.3"), yes("cssrs.2"), {cite("loinc9324")}},
    {slot("cssrs.4"), yes("cssrs.2"), {cite("loinc9324")}},
    {slot("cssrs.5"), yes("cssrs.2"), {cite("loinc9324")}},
    {slot("cssrs.6_recent"), yes("cssrs.6"), {cite("loinc9324")}},
    {slot("madrs.10"), yes("madrs_rated"), {cite("own", "7.1")}},
    {slot("madrs_10_risen"), exactly("madrs.10", 3), {cite("own", "7.1")}},
};

}  // namespace lintel::knowledge
