// Snaith-Hamilton Pleasure Scale: fourteen things to be enjoyed. Copyrighted: short names in our own words.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text shaps_rights =
    "Copyrighted (Br J Psychiatry 1995); permission is not verified. Only short names of the items are shown, in this "
    "tool's own words.";

/// Both steps of agreement count 0, both of disagreement 1. The other way of scoring, 14 to 56, is not offered.
inline constexpr Choice shaps_answers[] = {{"agree", "Agree"}, {"disagree", "Disagree"}};

consteval Question shaps_item(Text id, Text asks) {
  return {.id = id, .kind = Kind::number, .group = "shaps", .asks = asks, .choices = shaps_answers};
}

inline constexpr Question shaps_questions[] = {
    shaps_item("shaps.1", "Television or radio"),
    shaps_item("shaps.2", "Family or close friends"),
    shaps_item("shaps.3", "Hobbies and pastimes"),
    shaps_item("shaps.4", "A meal one likes"),
    shaps_item("shaps.5", "A warm bath or a shower"),
    shaps_item("shaps.6", "Pleasant smells"),
    shaps_item("shaps.7", "Smiling faces"),
    shaps_item("shaps.8", "Looking one's best"),
    shaps_item("shaps.9", "Reading"),
    shaps_item("shaps.10", "A drink one likes"),
    shaps_item("shaps.11", "Small things"),
    shaps_item("shaps.12", "A fine view"),
    shaps_item("shaps.13", "Helping others"),
    shaps_item("shaps.14", "Praise"),
};

inline constexpr CutOff shaps_cut_offs[] = {
    {"shaps-3", 3, "At or above 3: pleasure is reduced", {cite("nida")}}};

}  // namespace lintel::knowledge
