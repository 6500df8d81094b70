// Insomnia Severity Index, seven items, 0 to 4. Copyrighted: short names of the items in our own words. The order of
// items 5 to 7 differs between versions, so they have none.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text isi_rights =
    "Copyrighted (Morin); licensed by Mapi (from knowledge). Only short names of the items are shown, in this tool's "
    "own words.";

consteval Question isi_item(Text id, Text asks) {
  return {.id = id, .kind = Kind::number, .group = "isi", .asks = asks, .range = {0, 4}};
}

inline constexpr Question isi_questions[] = {
    isi_item("isi.1", "Falling asleep"),
    isi_item("isi.2", "Staying asleep"),
    isi_item("isi.3", "Waking too early"),
    isi_item("isi.4", "Satisfaction with sleep"),
    isi_item("isi.5", "Item 5"),
    isi_item("isi.6", "Item 6"),
    isi_item("isi.7", "Item 7"),
};

inline constexpr Band isi_bands[] = {{0, "not clinically significant"}, {8, "subthreshold"}, {15, "moderate"}, {22, "severe"}};
inline constexpr BandSet isi_band_sets[] = {
    {.id = "morin-1993",
     .bands = isi_bands,
     .cite = {cite("morin-1993"), cite("yang-2009")},
     .note = "A change of 6 or more is the smallest that matters (Yang 2009)."}};

}  // namespace lintel::knowledge
