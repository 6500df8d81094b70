// Drug Abuse Screening Test, ten items, yes or no. Copyrighted: short names of the items in our own words.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text dast10_rights =
    "Copyrighted (Skinner); free for non-commercial use as far as known, not verified. Only short names of the items "
    "are shown, in this tool's own words.";

consteval Question dast10_item(Text id, Text asks) { return {.id = id, .group = "dast10", .asks = asks}; }

inline constexpr Question dast10_questions[] = {
    dast10_item("dast10.1", "Drug use for other than medical reasons"),
    dast10_item("dast10.2", "More than one drug at a time"),
    dast10_item("dast10.3", "Able to stop when wanted (a no counts)"),
    dast10_item("dast10.4", "Blackouts or flashbacks"),
    dast10_item("dast10.5", "Guilt about the use"),
    dast10_item("dast10.6", "Complaints by those close"),
    dast10_item("dast10.7", "Family neglected"),
    dast10_item("dast10.8", "Illegal acts to get drugs"),
    dast10_item("dast10.9", "Withdrawal on stopping"),
    dast10_item("dast10.10", "Medical problems from the use"),
};

inline constexpr Band dast10_bands[] = {{0, "no points"}, {1, "low"}, {3, "moderate"}, {6, "substantial"}, {9, "severe"}};
inline constexpr BandSet dast10_band_sets[] = {
    {.id = "skinner-1982",
     .bands = dast10_bands,
     .cite = {cite("skinner-1982")},
     .note = "Its bands begin at 1. Item 3 counts when it is answered with no."}};

}  // namespace lintel::knowledge
