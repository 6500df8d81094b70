// PCL-5: twenty items, 0 to 4, on the month before. Short names of the items in our own words.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

consteval Question pcl5_item(Text id, Text asks) {
  return {.id = id, .kind = Kind::number, .group = "pcl5", .asks = asks, .range = {0, 4}};
}

inline constexpr Question pcl5_questions[] = {
    pcl5_item("pcl5.1", "Unwanted memories"),
    pcl5_item("pcl5.2", "Disturbing dreams"),
    pcl5_item("pcl5.3", "Reliving it"),
    pcl5_item("pcl5.4", "Upset by reminders"),
    pcl5_item("pcl5.5", "Bodily reactions to reminders"),
    pcl5_item("pcl5.6", "Avoiding thoughts or feelings of it"),
    pcl5_item("pcl5.7", "Avoiding outside reminders"),
    pcl5_item("pcl5.8", "Gaps in memory of it"),
    pcl5_item("pcl5.9", "Negative beliefs"),
    pcl5_item("pcl5.10", "Blaming oneself or others"),
    pcl5_item("pcl5.11", "Strong negative feelings"),
    pcl5_item("pcl5.12", "Loss of interest"),
    pcl5_item("pcl5.13", "Distant from others"),
    pcl5_item("pcl5.14", "Few positive feelings"),
    pcl5_item("pcl5.15", "Irritable or aggressive"),
    pcl5_item("pcl5.16", "Taking risks"),
    pcl5_item("pcl5.17", "Watchful, on guard"),
    pcl5_item("pcl5.18", "Easily startled"),
    pcl5_item("pcl5.19", "Concentration"),
    pcl5_item("pcl5.20", "Sleep"),
};

/// Where the line lies depends on the setting, so the ends of what is in use stand side by side.
inline constexpr CutOff pcl5_cut_offs[] = {
    {"pcl5-31", 31, "At or above 31, the lower end of the usual cut-off (31 to 33)",
     {cite("forkus"), cite("gerpcl"), cite("npss")}},
    {"pcl5-33", 33, "At or above 33, the upper end of the usual cut-off (31 to 33)",
     {cite("forkus"), cite("gerpcl"), cite("npss")}},
    {"pcl5-45", 45, "At or above 45, the highest cut-off: by setting it lies at 34 to 45",
     {cite("forkus"), cite("gerpcl"), cite("npss")}}};

}  // namespace lintel::knowledge
