// Generalized Anxiety Disorder scale, seven items. Free like PHQ-9, with which it shares stem and answers.
#pragma once

#include "knowledge/instruments/phq9.hpp"

namespace lintel::knowledge {

/// LOINC's long name of 69689-8 (item 6) says "4 weeks"; the scale asks about 2. Public code often swaps the
/// codes of items 6 and 7, or gives 69689-6, whose check digit is wrong.
inline constexpr Question gad7_questions[] = {
    two_week_item("gad7", "gad7.1", "Feeling nervous, anxious, or on edge", "69725-0"),
    two_week_item("gad7", "gad7.2", "Not being able to stop or control worrying", "68509-9"),
    two_week_item("gad7", "gad7.3", "Worrying too much about different things", "69733-4"),
    two_week_item("gad7", "gad7.4", "Trouble relaxing", "69734-2"),
    two_week_item("gad7", "gad7.5", "Being so restless that it's hard to sit still", "69735-9"),
    two_week_item("gad7", "gad7.6", "Becoming easily annoyed or irritable", "69689-8"),
    two_week_item("gad7", "gad7.7", "Feeling afraid as if something awful might happen", "69736-7"),
};

inline constexpr Band gad7_bands[] = {{0, "minimal"}, {5, "mild"}, {10, "moderate"}, {15, "severe"}};
inline constexpr BandSet gad7_band_sets[] = {
    {.id = "spitzer-2006", .bands = gad7_bands, .cite = {cite("spitzer-2006")}}};

inline constexpr CutOff gad7_cut_offs[] = {
    {"gad7-8", 8, "At or above 8, the alternative cut-off and the NHS line",
     {cite("plummer-2016"), cite("cbtwatch")}},
    {"gad7-10", 10, "At or above the usual screening cut-off of 10", {cite("spitzer-2006")}}};

inline constexpr Subscale gad7_subscales[] = {
    {"gad2", "GAD-2: nervousness and worry that cannot be stopped (a positive screen from 3 on)", {1, 2},
     {cite("kroenke-2007")}}};

}  // namespace lintel::knowledge
