// How the medical concepts become true, and which medical questions another answer makes pointless.
#pragma once

#include "knowledge/words.hpp"

namespace lintel::knowledge {

/// In the order in which they are worked out. "trd" has to be known before the last one.
inline constexpr Clause medical_clauses[] = {
    {slot("vessel_hazard"), {yes("aneurysm")}, {}, {cite("own", "K03"), cite("ketuk")}},
    {slot("vessel_hazard"), {yes("arterial_dissection")}, {}, {cite("own", "K03"), cite("ketuk")}},
    {slot("vessel_hazard"), {yes("arteriovenous_malformation")}, {}, {cite("own", "K03"), cite("ketuk")}},

    // Either number alone is enough. Where the fact base gives 110 to 120, the lower one stands.
    {slot("pressure_crisis"), {at_least("systolic", 180)}, {}, {cite("own", "K05")}},
    {slot("pressure_crisis"), {at_least("diastolic", 110)}, {}, {cite("own", "K05")}},
    {slot("pressure_postpone"), {at_least("systolic", 160)}, {}, {cite("own", "K05")}},
    {slot("pressure_postpone"), {at_least("diastolic", 100)}, {}, {cite("own", "K05")}},
    {slot("pressure_review"), {at_least("systolic", 141)}, {}, {cite("own", "K05")}},
    {slot("pressure_review"), {at_least("diastolic", 91)}, {}, {cite("own", "K05")}},

    {slot("european_text"), {is("region", "eu")}, {}, {cite("eusmpc")}},
    {slot("european_text"), {is("region", "uk")}, {}, {cite("mimshk"), cite("own", "5.3")}},
    {slot("older_in_europe"), {yes("european_text"), at_least("age", 65)}, {},
     {cite("mimshk"), unverified("eu-smpc")}},
    {slot("pressure_before_esketamine"), {at_least("systolic", 141)}, {yes("older_in_europe")},
     {cite("ona")}},
    {slot("pressure_before_esketamine"), {at_least("systolic", 151)}, {}, {unverified("eu-smpc")}},
    {slot("pressure_before_esketamine"), {at_least("diastolic", 91)}, {}, {cite("ona"), unverified("eu-smpc")}},

    {slot("severe_heart"), {yes("severe_heart_disease")}, {}, {cite("ketuk")}},
    {slot("severe_heart"), {yes("heart_failure")}, {}, {cite("own", "K08"), cite("eusmpc")}},
    {slot("severe_heart"), {yes("arrhythmia")}, {}, {cite("own", "K08"), cite("eusmpc")}},
    {slot("unstable_heart_or_lungs"), {yes("severe_heart")}, {}, {cite("eusmpc")}},
    {slot("unstable_heart_or_lungs"), {yes("poorly_controlled_heart_disease")}, {}, {cite("eusmpc")}},
    {slot("unstable_heart_or_lungs"), {yes("severe_lung_disease")}, {}, {cite("eusmpc")}},

    {slot("psychosis_history"), {yes("past_psychosis")}, {}, {cite("pp"), cite("ona")}},
    {slot("psychosis_history"), {yes("schizophrenia_spectrum")}, {}, {cite("pp"), cite("ona")}},

    {slot("threshold_lowered"), {yes("threshold_medicine")}, {}, {cite("rossi21"), cite("dobek")}},
    {slot("threshold_lowered"), {yes("theophylline")}, {}, {cite("own", "T18"), cite("ket24")}},
    {slot("threshold_lowered"), {yes("stimulant")}, {}, {cite("own", "T18")}},
    {slot("threshold_lowered_twice"), {yes("threshold_several")}, {}, {cite("own", "T18")}},
    {slot("threshold_lowered_twice"), {yes("theophylline"), yes("stimulant")}, {}, {cite("own", "T18")}},
    {slot("threshold_lowered_twice"), {yes("theophylline"), yes("threshold_medicine")}, {}, {cite("own", "T18")}},
    {slot("threshold_lowered_twice"), {yes("stimulant"), yes("threshold_medicine")}, {}, {cite("own", "T18")}},
    {slot("sedating"), {yes("sedatives")}, {}, {cite("ket24"), cite("medn")}},
    {slot("sedating"), {yes("benzodiazepine_daily")}, {}, {cite("ket24"), cite("medn")}},
    {slot("pressure_raising"), {yes("stimulant")}, {}, {cite("ket24")}},
    {slot("pressure_raising"), {yes("maoi")}, {}, {cite("own", "K21")}},
    {slot("pressure_raising"), {yes("pressor")}, {}, {cite("ket24")}},

    {slot("labelled_esketamine_indication"), {yes("trd")}, {}, {cite("being")}},
    {slot("labelled_esketamine_indication"), {yes("mdd_acute_suicidality")}, {}, {cite("being")}},
};

/// Only questions can gate: the reader looks at the answer itself.
inline constexpr Skip medical_skips[] = {
    {slot("head_vessel_metal_documented"), yes("head_vessel_metal"), {cite("own", "T07")}},
    {slot("metal_fragment_excluded"), yes("metal_fragment"), {cite("own", "T09")}},
    {slot("tms_adverse_event"), at_least("prior_tms", 1), {cite("own", "T29")}},
    {slot("benzodiazepine_dose"), yes("benzodiazepine_daily"), {cite("own", "K22")}},
    {slot("planning_pregnancy"), no("pregnant"), {cite("own", "E16")}},
};

}  // namespace lintel::knowledge
