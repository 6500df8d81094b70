// Treatment resistance as different bodies mean it (fact base 3.1, 3.3, 3.4). Shown side by side; plans read only "trd".
#pragma once

#include "knowledge/resistance.hpp"
#include "knowledge/words.hpp"

namespace lintel::knowledge {

inline constexpr Clause history_clauses[] = {
    {slot("episode_le_12m"), {at_most("episode_months", 12)}, {}, {cite("msm"), cite("own", "3.3")}},
};
inline constexpr Skip history_skips[] = {
    {slot("augmentations_failed"), yes("augmentation_used"), {cite("own", "3.3")}},
};

/// Payers ask for one to four trials of four, six or eight weeks.
consteval TrialRule payers_ask(int trials) { return {.count = trials, .weeks = {4, 6, 8}, .most_improvement = below_25}; }

inline constexpr Definition definitions[] = {
    {.id = "fda_ema", .name = "FDA and EMA usage (esketamine)",
     .says = "No response to two or more antidepressants of adequate dose and duration in this episode. It names no "
             "number of weeks.",
     .trials = {.count = 2, .most_improvement = below_25},
     .cite = {cite("smpc19"), cite("ema-2013"), cite("fda-2018-draft")}},
    {.id = "eu_pearl", .name = "EU-PEARL Delphi",
     .says = "Two or more treatments that failed with less than 25 % improvement at adequate dose and duration. Stopped "
             "before week 4 is no failure. Failed psychotherapy is neither asked for nor an exclusion. Bipolar "
             "depression is excluded.",
     .trials = {.count = 2, .weeks = {4}, .most_improvement = below_25},
     .unless = {yes("bipolar")},
     .cite = {cite("eupearlt1")}},
    {.id = "us_tms_label", .name = "US TMS device label",
     .says = "One or more antidepressants at or above the lowest effective dose and duration in this episode "
             "(2008-line wording). It names no number of weeks.",
     .trials = {.count = 1, .most_improvement = below_25},
     .cite = {cite("nspi")}},
    {.id = "payers_1", .name = "Payers that ask for 1", .says = "One adequate trial failed.",
     .trials = payers_ask(1), .cite = {cite("l34998"), cite("l34522")}},
    {.id = "payers_2", .name = "Payers that ask for 2", .says = "Two adequate trials failed. Some ask for two classes.",
     .trials = payers_ask(2), .cite = {cite("amb"), cite("cent"), cite("cigna")}},
    {.id = "payers_3", .name = "Payers that ask for 3", .says = "Three adequate trials failed.",
     .trials = payers_ask(3), .cite = {cite("nap"), cite("gupta2")}},
    {.id = "payers_4", .name = "Payers that ask for 4", .says = "Four adequate trials failed.",
     .trials = payers_ask(4), .cite = {cite("old-lcds"), cite("nap"), cite("gupta2")}},
};

// ---- Maudsley Staging Method

inline constexpr Points episode_points[] = {
    {1, "acute: 12 months or less", {yes("episode_le_12m")}},
    {2, "sub-acute: 13 to 24 months", {no("episode_le_12m"), no("chronic")}},
    {3, "chronic: more than 24 months", {yes("chronic")}},
};
inline constexpr Points severity_points[] = {
    {1, "subsyndromal", {is("severity_at_baseline", "subsyndromal")}},
    {2, "mild", {is("severity_at_baseline", "mild")}},
    {3, "moderate", {is("severity_at_baseline", "moderate")}},
    {4, "severe without psychosis", {is("severity_at_baseline", "severe"), no("psychosis_now")}},
    {5, "severe with psychosis", {is("severity_at_baseline", "severe"), yes("psychosis_now")}},
};
inline constexpr Points failure_points[] = {
    {1, "1 to 2", {between("adequate_failures", 1, 2)}},
    {2, "3 to 4", {between("adequate_failures", 3, 4)}},
    {3, "5 to 6", {between("adequate_failures", 5, 6)}},
    {4, "7 to 10", {between("adequate_failures", 7, 10)}},
    {5, "more than 10", {at_least("adequate_failures", 11)}},
};
inline constexpr Points augmentation_points[] = {
    {0, "not used", {no("augmentation_used")}}, {1, "used", {yes("augmentation_used")}}};
inline constexpr Points ect_points[] = {
    {0, "not used", {is("ect", "never")}}, {1, "used", {at_least("ect", 1)}}};

inline constexpr StagingPart maudsley_parts[] = {
    {"duration", "Duration of the episode", episode_points},
    {"severity", "Severity at baseline, as rated by the clinician", severity_points},
    {"failures", "Antidepressants that failed", failure_points},
    {"augmentation", "Augmentation", augmentation_points},
    {"ect", "ECT", ect_points},
};
inline constexpr Band maudsley_bands[] = {{3, "mild"}, {7, "moderate"}, {11, "severe"}};

inline constexpr Staging stagings[] = {
    {.id = "maudsley", .name = "Maudsley staging composite",
     .parts = maudsley_parts,
     .applies = at_least("adequate_failures", 1),
     .bands = {"maudsley", maudsley_bands, {cite("msm"), cite("pef"), cite("fekadu-2009")},
               "It mixes history with severity by design, so it is a staging composite and no severity. \"Acute\" is the "
               "length of the episode, not a crisis. With no failed drug it does not apply. One report suggests 7.5 as "
               "the cut for resistance."}},
};

// ---- Thase and Rush

/// Each stage asks for one class more than the one before: a tricyclic that already made stage II does not make stage III.
inline constexpr Stage stages[] = {
    {.id = "I", .says = "One adequate trial of one class failed", .classes = 1, .cite = {cite("thase-1997")}},
    {.id = "II", .says = "Stage I, and a distinctly different class failed", .classes = 2, .cite = {cite("thase-1997")}},
    {.id = "III", .says = "Stage II, and a tricyclic failed beside them", .classes = 3, .family = "tricyclic",
     .cite = {cite("thase-1997"), cite("own", "3.4")}},
    {.id = "IV", .says = "Stage III, and an MAO inhibitor failed beside them", .classes = 4, .family = "MAOI",
     .cite = {cite("thase-1997"), cite("own", "3.4")}},
    {.id = "V", .says = "Stage IV, and bilateral ECT failed", .classes = 4, .also = {is("ect", "bilateral_failed")},
     .cite = {cite("thase-1997")}},
};
inline constexpr TrialRule classes_failed = {.most_improvement = below_25, .classes = true};

}  // namespace lintel::knowledge
