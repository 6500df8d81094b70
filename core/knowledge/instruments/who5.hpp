// WHO-5 Well-Being Index: five items, 0 to 5, the sum times four. More is better. Short names and points only.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text who5_rights =
    "WHO 2024, CC BY-NC-SA 3.0 IGO (not verified). Only short names of the items are shown, in this tool's own words.";

consteval Question who5_item(Text id, Text asks) {
  return {.id = id, .kind = Kind::number, .group = "who5", .asks = asks, .range = {0, 5}};
}

inline constexpr Question who5_questions[] = {
    who5_item("who5.1", "Cheerful"),
    who5_item("who5.2", "Calm"),
    who5_item("who5.3", "Active"),
    who5_item("who5.4", "Waking rested"),
    who5_item("who5.5", "Interest in daily life"),
};

/// A raw sum below 13 is poor; 13 times 4 is 52.
inline constexpr Band who5_bands[] = {{0, "poor well-being"}, {52, "above the line"}};
inline constexpr BandSet who5_band_sets[] = {
    {.id = "who-5",
     .bands = who5_bands,
     .cite = {cite("valant")},
     .note = "More is better. Poor: a raw sum below 13, which is 50 or less here. A change of 10 points matters. Public "
             "code uses LOINC 71969-0; not verified."}};

}  // namespace lintel::knowledge
