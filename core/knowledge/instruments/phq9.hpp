// Patient Health Questionnaire, nine items. Wording is free to reproduce (Pfizer notice); keep the attribution.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

/// LOINC LL358-3.
inline constexpr Choice how_often[] = {
    {"not_at_all", "Not at all", "LA6568-5"},
    {"several_days", "Several days", "LA6569-3"},
    {"more_than_half", "More than half the days", "LA6570-1"},
    {"nearly_every_day", "Nearly every day", "LA6571-9"},
};

/// LOINC LL359-1. The last two codes are not in numeric order; this is LOINC's own order.
inline constexpr Choice how_difficult[] = {
    {"not_difficult", "Not difficult at all", "LA6572-7"},
    {"somewhat", "Somewhat difficult", "LA6573-5"},
    {"very", "Very difficult", "LA6575-0"},
    {"extremely", "Extremely difficult", "LA6574-3"},
};

inline constexpr Text over_two_weeks =
    "Over the last 2 weeks, how often have you been bothered by any of the following problems?";
inline constexpr Text phq_rights =
    "Free to reproduce, translate, display and distribute. Developed by Drs Robert L. Spitzer, Janet B.W. "
    "Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc.";

consteval Question two_week_item(Text group, Text id, Text asks, Text code) {
  return {.id = id, .kind = Kind::number, .group = group, .asks = asks, .choices = how_often, .range = {0, 3}, .code = code};
}

inline constexpr Question phq9_questions[] = {
    two_week_item("phq9", "phq9.1", "Little interest or pleasure in doing things", "44250-9"),
    two_week_item("phq9", "phq9.2", "Feeling down, depressed, or hopeless", "44255-8"),
    two_week_item("phq9", "phq9.3", "Trouble falling or staying asleep, or sleeping too much", "44259-0"),
    two_week_item("phq9", "phq9.4", "Feeling tired or having little energy", "44254-1"),
    two_week_item("phq9", "phq9.5", "Poor appetite or overeating", "44251-7"),
    two_week_item("phq9", "phq9.6",
                  "Feeling bad about yourself – or that you are a failure or have let yourself or your family down",
                  "44258-2"),
    two_week_item("phq9", "phq9.7",
                  "Trouble concentrating on things, such as reading the newspaper or watching television", "44252-5"),
    two_week_item("phq9", "phq9.8",
                  "Moving or speaking so slowly that other people could have noticed? Or the opposite – being so "
                  "fidgety or restless that you have been moving around a lot more than usual",
                  "44253-3"),
    two_week_item("phq9", "phq9.9",
                  "Thoughts that you would be better off dead, or of hurting yourself in some way", "44260-8"),
    {.id = "phq9.difficulty",
     .kind = Kind::number,
     .group = "phq9",
     .asks = "If you checked off any problems, how difficult have these problems made it for you to do your work, "
             "take care of things at home, or get along with other people?",
     .help = "Kept and shown, never added to the total.",
     .choices = how_difficult,
     .range = {0, 3},
     .code = "69722-7"},
};

inline constexpr Band phq9_bands[] = {
    {0, "minimal or none"}, {5, "mild"}, {10, "moderate"}, {15, "moderately severe"}, {20, "severe"}};
inline constexpr BandSet phq9_band_sets[] = {
    {.id = "kroenke-2001",
     .bands = phq9_bands,
     .cite = {cite("kroenke-2001"), cite("ll382"), cite("autoicd")},
     .note = "LOINC calls 0 to 4 \"none\" in one list and 1 to 4 \"minimal\" in another."}};

inline constexpr CutOff phq9_cut_offs[] = {
    {"phq9-10", 10, "At or above the usual screening cut-off of 10",
     {cite("kroenke-2001"), cite("levis-2019"), cite("nzphq")}}};

inline constexpr Subscale phq9_subscales[] = {
    {"somatic", "Somatic: sleep, energy, appetite, psychomotor (descriptive, no cut-off)", {3, 4, 5, 8},
     {cite("tibubos"), cite("phqefa")}},
    {"cognitive_affective",
     "Cognitive-affective: interest, mood, self-worth, concentration, item 9 (descriptive, no cut-off)",
     {1, 2, 6, 7, 9}, {cite("tibubos"), cite("phqefa")}}};

/// "More than half the days" counts; item 9 counts from "several days" on, as its developers have it.
inline constexpr std::uint8_t phq9_counts_from[] = {2, 2, 2, 2, 2, 2, 2, 2, 1};
inline constexpr SymptomCount::Outcome phq9_outcomes[] = {
    {"major_depressive_syndrome", "Pattern of a major depressive syndrome", {5, 9}},
    {"other_depressive_syndrome", "Pattern of another depressive syndrome", {2, 4}}};
inline constexpr SymptomCount phq9_algorithm{
    .counts_from = phq9_counts_from,
    .core = {1, 2},
    .outcomes = phq9_outcomes,
    .none = "Neither pattern",
    .cite = {cite("spitzer-1999"), cite("kroenke-2001"), cite("hfht")}};

}  // namespace lintel::knowledge
