// The instruments that are scored: how items, bands, cut-offs and rules belong together.
#pragma once

#include "knowledge/instruments/beside.hpp"

namespace lintel::knowledge {

inline constexpr Instrument core_instruments[] = {
    {.id = "phq9",
     .name = "PHQ-9",
     .asks = over_two_weeks,
     .rated_by = "self-report",
     .recall_days = 14,
     .first = slot("phq9.1"),
     .items = 9,
     .most_missing = 2,
     .safety_item = 9,
     .total = slot("phq9.total"),
     .band_sets = phq9_band_sets,
     .cut_offs = phq9_cut_offs,
     .subscales = phq9_subscales,
     .algorithm = &phq9_algorithm,
     .difficulty = slot("phq9.difficulty"),
     .rights = phq_rights,
     .wording_is_free = true,
     .panel_code = "44249-1",
     .total_code = "44261-6",
     .cite = {cite("kroenke-2001"), cite("uscore"), cite("nhsdd")}},
    {.id = "gad7",
     .name = "GAD-7",
     .asks = over_two_weeks,
     .rated_by = "self-report",
     .recall_days = 14,
     .first = slot("gad7.1"),
     .items = 7,
     .most_missing = 2,
     .total = slot("gad7.total"),
     .band_sets = gad7_band_sets,
     .cut_offs = gad7_cut_offs,
     .subscales = gad7_subscales,
     .rights = phq_rights,
     .wording_is_free = true,
     .panel_code = "69737-5",
     .total_code = "70274-6",
     .cite = {cite("spitzer-2006"), cite("piglix"), unverified("own", "1.2")}},
    {.id = "madrs",
     .name = "MADRS",
     .rated_by = "clinician, after an interview",
     .recall_days = 7,
     .first = slot("madrs.1"),
     .items = 10,
     .safety_item = 10,
     .total = slot("madrs.total"),
     .band_sets = madrs_band_sets,
     .subscales = madrs_subscales,
     .rights = madrs_rights,
     .cite = {cite("montgomery-1979"), cite("cambio"), cite("mdcalc")}},
};

inline constexpr auto instruments = join(core_instruments, beside_instruments);

}  // namespace lintel::knowledge
