// How the concepts that only policies name become true.
#pragma once

#include "knowledge/words.hpp"

namespace lintel::knowledge {

/// The policies name the conditions in general words; which answers stand for them is this tool's own reading.
inline constexpr Clause coverage_clauses[] = {
    {slot("metal_near_coil"), {yes("head_neck_metal")}, {}, {cite("l34998"), cite("l34522")}},
    {slot("metal_near_coil"), {yes("cochlear_implant")}, {}, {cite("l34998"), cite("own", "6.1")}},
    {slot("metal_near_coil"), {yes("intracranial_electrodes")}, {}, {cite("l34998"), cite("own", "6.1")}},
    {slot("metal_near_coil"), {yes("vagus_nerve_stimulator")}, {}, {cite("l34998"), cite("own", "6.1")}},
    {slot("metal_near_coil"), {yes("csf_shunt")}, {}, {cite("l34998"), cite("own", "6.1")}},
    {slot("metal_near_coil"), {yes("head_vessel_metal")}, {}, {cite("l34998"), cite("own", "6.1")}},
    {slot("metal_near_coil"), {yes("metal_fragment")}, {yes("metal_fragment_excluded")}, {cite("l34998"), cite("own", "6.1")}},
    {slot("metal_near_coil"), {yes("magnetic_dental_implant")}, {}, {cite("l34998"), cite("own", "6.1")}},

    {slot("excluded_neurology"), {yes("epilepsy")}, {}, {cite("l34998"), cite("l34522")}},
    {slot("excluded_neurology"), {yes("past_seizure")}, {}, {cite("l34998"), cite("l34522")}},
    {slot("excluded_neurology"), {yes("stroke")}, {}, {cite("l34998"), cite("own", "6.1")}},
    {slot("excluded_neurology"), {yes("brain_tumour")}, {}, {cite("l34998"), cite("own", "6.1")}},
    {slot("excluded_neurology"), {yes("head_injury")}, {}, {cite("l34998"), cite("own", "6.1")}},
    {slot("excluded_neurology"), {yes("dementia")}, {}, {cite("l34998"), cite("own", "6.1")}},
    {slot("excluded_neurology"), {yes("raised_intracranial_pressure")}, {}, {cite("l34998"), cite("own", "6.1")}},

    {slot("tms_unless_repeated"), {is("prior_tms", "never")}, {}, {cite("l37086")}},
    {slot("tms_unless_repeated"), {between("prior_tms", 3, 4), yes("tms_improved_over_half")}, {}, {cite("l37086")}},

    {slot("psychosis_unexplained"), {yes("psychosis_history")}, {yes("psychosis_rationale")}, {cite("evic")}},
    {slot("psychosis_unexplained"), {yes("psychosis_now")}, {yes("psychosis_rationale")}, {cite("evic"), cite("own", "6.2")}},
};

inline constexpr Skip coverage_skips[] = {
    {slot("oral_antidepressant_weeks"), yes("oral_antidepressant_now"), {cite("own", "6.2")}},
};

}  // namespace lintel::knowledge
