// Montgomery-Åsberg Depression Rating Scale, ten items. Copyrighted: item names and numbers only, no wording,
// no anchors. No LOINC codes for it were found; none are made up. Rated by a clinician, never a self-test.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text madrs_rights =
    "Copyrighted. Only item names and the ratings 0 to 6 are shown. Obtain written permission before any "
    "wording of the scale is shown; who grants it is unverified.";

consteval Question madrs_item(Text id, Text asks) {
  return {.id = id, .kind = Kind::number, .group = "madrs", .asks = asks, .range = {0, 6}};
}

inline constexpr Question madrs_questions[] = {
    madrs_item("madrs.1", "Apparent sadness"),    madrs_item("madrs.2", "Reported sadness"),
    madrs_item("madrs.3", "Inner tension"),       madrs_item("madrs.4", "Reduced sleep"),
    madrs_item("madrs.5", "Reduced appetite"),    madrs_item("madrs.6", "Concentration"),
    madrs_item("madrs.7", "Lassitude"),           madrs_item("madrs.8", "Inability to feel"),
    madrs_item("madrs.9", "Pessimistic thoughts"), madrs_item("madrs.10", "Suicidal thoughts"),
};

inline constexpr Band madrs_snaith[] = {{0, "none"}, {7, "mild"}, {20, "moderate"}, {35, "severe"}};
inline constexpr Band madrs_muller_2000[] = {{0, "below severe"}, {35, "severe"}};
inline constexpr Band madrs_muller_2003[] = {{0, "below severe"}, {31, "severe"}};
inline constexpr Band madrs_other[] = {{0, "below mild"}, {12, "mild"}, {24, "moderate"}, {35, "severe"}};

/// Sources disagree, so all are shown side by side; the first one is the default.
inline constexpr BandSet madrs_band_sets[] = {
    {.id = "snaith-1986",
     .bands = madrs_snaith,
     .cite = {cite("snaith-1986"), cite("snaithx"), cite("cliot")},
     .note = "Totals of 31 to 34 are moderate or severe by source: another one says severe from 31 on."},
    {.id = "muller-2000",
     .bands = madrs_muller_2000,
     .cite = {cite("mul00")},
     .note = "Müller 2000: 40 in-patients, anchored to a HAMD-17 of 28 or more."},
    {.id = "muller-2003",
     .bands = madrs_muller_2003,
     .cite = {cite("mul03")},
     .note = "Müller 2003: 85 patients, anchored to the CGI. Totals of 31 to 34 are moderate or severe by "
             "source."},
    {.id = "other",
     .bands = madrs_other,
     .cite = {cite("snaithx")},
     .note = "A proposal that a handbook quotes without a name. It does not name totals below 12."},
};

inline constexpr Subscale madrs_subscales[] = {
    {"anhedonia", "Anhedonia: items 1, 2, 6, 7 and 8 (item 6 is concentration)", {1, 2, 6, 7, 8},
     {cite("biop")}}};

}  // namespace lintel::knowledge
