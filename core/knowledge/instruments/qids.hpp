// QIDS-SR16: sixteen items that rate nine domains; of sleep, appetite and weight, and movement only the highest item
// counts. Copyrighted: short names of the items in our own words.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text qids_rights =
    "Copyrighted (Rush, UT Southwestern); free to clinicians, electronic versions may need a license (not verified). "
    "Only short names of the items are shown, in this tool's own words.";

consteval Question qids_item(Text id, Text asks) {
  return {.id = id, .kind = Kind::number, .group = "qids", .asks = asks, .range = {0, 3}};
}

inline constexpr Question qids_questions[] = {
    qids_item("qids.1", "Falling asleep"),
    qids_item("qids.2", "Sleep during the night"),
    qids_item("qids.3", "Waking too early"),
    qids_item("qids.4", "Sleeping too much"),
    qids_item("qids.5", "Sad mood"),
    qids_item("qids.6", "Appetite: decreased"),
    qids_item("qids.7", "Appetite: increased"),
    qids_item("qids.8", "Weight: decreased"),
    qids_item("qids.9", "Weight: increased"),
    qids_item("qids.10", "Concentration, decisions"),
    qids_item("qids.11", "View of oneself"),
    qids_item("qids.12", "Thoughts of death or suicide"),
    qids_item("qids.13", "Interest"),
    qids_item("qids.14", "Energy"),
    qids_item("qids.15", "Feeling slowed down"),
    qids_item("qids.16", "Feeling restless"),
};

inline constexpr HighestOf qids_highest_of[] = {{1, 4}, {6, 9}, {15, 16}};

inline constexpr Band qids_bands[] = {{0, "none"}, {6, "mild"}, {11, "moderate"}, {16, "severe"}, {21, "very severe"}};
inline constexpr BandSet qids_band_sets[] = {
    {.id = "ids-qids",
     .bands = qids_bands,
     .cite = {cite("idsqids"), cite("hiboop")},
     .note = "Of items 1 to 4, 6 to 9, and 15 and 16 only the highest counts."}};

/// The alarms do not read it: a form that need not be filled in could never be shown to be without one.
inline constexpr ItemSign qids_signs[] = {
    {12, 1, "QIDS item 12, thoughts of death or suicide, is not 0: it calls for the C-SSRS screener on the same day.",
     {cite("own", "7.1")}}};

}  // namespace lintel::knowledge
