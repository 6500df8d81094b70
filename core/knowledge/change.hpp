// Change over time (fact base 2): what counts as response, remission, real change, one bad day or a loss of response.
// Where sources disagree all of them are listed. Thresholds are whole points; percent are compared without division.
#pragma once

#include "knowledge/article.hpp"

namespace lintel::knowledge {

inline constexpr Limit limits[] = {
    {"phq9.reliable", 6, {1, 27}, "PHQ-9: points from which a change is more than measurement noise",
     {cite("cbtwatch"), cite("iapt-manual"), cite("own", "2.2")}},
    {"gad7.reliable", 4, {1, 21}, "GAD-7: points from which a change is more than measurement noise",
     {cite("cbtwatch"), cite("iapt-manual"), cite("own", "2.2")}},
    {"madrs.reliable", 6, {1, 60},
     "MADRS: points from which a change is more than measurement noise; a lower bound when raters differ",
     {cite("own", "2.2"), cite("jacobson-1991"), cite("sigma")}},
    {"phq9.planned_days", 7, {1, 92}, "PHQ-9: planned days between two forms", {cite("own", "2.5")}},
    {"gad7.planned_days", 7, {1, 92}, "GAD-7: planned days between two forms", {cite("own", "2.5")}},
    {"madrs.planned_days", 28, {1, 184}, "MADRS: planned days between two ratings", {cite("own", "2.5")}},
    {"gap_hours", 2, {0, 12}, "Hours between TMS and a ketamine-class treatment on one day: a convention",
     {cite("own", "5.4")}},
};

inline constexpr Remission phq9_remissions[] = {
    {"phq9-4", 4, "Below 5", {cite("sust3")}},
};
inline constexpr Remission gad7_remissions[] = {
    {"gad7-4", 4, "Below 5, a convention", {cite("own", "2.1")}},
    {"gad7-7", 7, "Below 8, recovery as the NHS counts it", {cite("cbtwatch")}},
};
inline constexpr Remission madrs_remissions[] = {
    {"madrs-12", 12, "12 or less, the esketamine program", {cite("sust3"), cite("aspire")}},
    {"madrs-10", 10, "10 or less, in common use", {cite("own", "2.1")}},
    {"madrs-9", 9, "9 or less: below 10, or the broad definition", {cite("hawley"), cite("zim04")}},
    {"madrs-8", 8, "Below 9", {cite("hawley")}},
    {"madrs-4", 4, "4 or less, the strict definition", {cite("zim04")}},
};

inline constexpr Magnitude phq9_magnitudes[] = {
    {"phq9-3", 3, 0, "3 points: meaningful, by one step of the clinician's impression, in resistant depression", {cite("turkoz")}},
    {"phq9-bauer", 4, 0, "3.7 points on average (23 %), as patients notice it; up to 14 from a very high baseline", {cite("bauer")}},
    {"phq9-5", 5, 0, "5 points: the classic smallest important difference", {cite("lowe-2004"), cite("kroenke-2001")}},
    {"phq9-6", 6, 0, "6 points: substantial, by two steps of the clinician's impression", {cite("turkoz")}},
    {"phq9-6-person", 6, 0, "6 points: threshold within one person, esketamine trials", {cite("hudg")}},
    {"phq9-kounali", 0, 210, "21 % of the baseline, at moderate severity in primary care", {cite("kounali")}},
};
inline constexpr Magnitude gad7_magnitudes[] = {
    {"gad7-bauer", 4, 0, "3.3 points on average (28 %), as patients notice it", {cite("bauer")}},
    {"gad7-4", 4, 0, "4 points: smallest important difference", {cite("toussaint-2020")}},
    {"gad7-kounali", 0, 268, "26.8 % of the baseline, at moderate severity in primary care", {cite("kounali")}},
};
/// 1.6 to 1.9 points (Duru) is a difference between groups: it is not applied to one person.
inline constexpr Magnitude madrs_magnitudes[] = {
    {"madrs-6", 6, 0, "6 points: meaningful, by one step of the clinician's impression, in resistant depression", {cite("turkoz")}},
    {"madrs-9", 9, 0, "9 points: the upper end of a review's 3 to 9, most likely 3 to 6", {cite("heng")}},
    {"madrs-10", 10, 0, "10 points: threshold within one person, resistant depression", {cite("hudg")}},
    {"madrs-12", 12, 0, "12 points: substantial, by two steps of the clinician's impression", {cite("turkoz")}},
};

inline constexpr Trend trends[] = {
    {.instrument = "phq9", .least_baseline = 10, .reliable = "phq9.reliable", .planned = "phq9.planned_days",
     .apart = 7, .relapse_line = 10, .early_sign = true,
     .relapse = {10, {7, no_limit}, true, "10 or more twice in a row after remission", {cite("own", "2.1")}},
     .remissions = phq9_remissions, .magnitudes = phq9_magnitudes,
     .response = {cite("hedis"), cite("sust3"), cite("eupearl"), cite("own", "2.1")},
     .cite = {cite("own", "2.3")}},
    {.instrument = "gad7", .least_baseline = 1, .reliable = "gad7.reliable", .planned = "gad7.planned_days",
     .apart = 7, .remissions = gad7_remissions, .magnitudes = gad7_magnitudes,
     .response = {cite("own", "2.1"), cite("eupearl")}, .cite = {cite("own", "2.3")}},
    {.instrument = "madrs", .clinician = true, .other_recall = {{1, 1}}, .least_baseline = 12,
     .reliable = "madrs.reliable", .planned = "madrs.planned_days", .apart = 7, .relapse_line = 22, .early_sign = true,
     .relapse = {22, {5, 15}, false,
                 "22 or more on two assessments in a row, 5 to 15 days apart, as a relapse trial defined it",
                 {cite("daly-2019")}},
     .remissions = madrs_remissions, .magnitudes = madrs_magnitudes,
     .response = {cite("jpnesk"), cite("sust3"), cite("eupearl"), cite("own", "2.1")},
     .cite = {cite("own", "2.3"), cite("madrs24"), cite("fantino")}},
};

inline constexpr Text one_day_is_one_day =
    "Your scores move up and down a little, as everyone's do. Feeling down on Tuesday does not tell you how "
    "Wednesday will be. After years of depression it takes time to trust that. If you ever have thoughts of not "
    "wanting to live, or of hurting yourself, tell us at once and do not wait for the next visit.";
inline constexpr Text one_worse_score =
    "This score is worse than your last ones. One worse score does not mean that the treatment has failed: feeling "
    "down on Tuesday does not tell you how Wednesday will be. We will measure again soon and then decide together. "
    "If you ever have thoughts of not wanting to live, or of hurting yourself, tell us at once and do not wait.";

inline constexpr BadDay bad_days[] = {
    {Said::no_treatment, "before-treatment", DayState::no_data, "From before a course of treatment, or no course is given.",
     "Enter the course of treatment with its start.", "", {cite("own", "2.1")}},
    {Said::no_baseline, "no-baseline", DayState::no_data, "There is no score from before the first session.",
     "Change is not worked out: a later score is never used as the baseline.", "", {cite("own", "2.1")}},
    {Said::low_baseline, "low-baseline", DayState::no_data, "The baseline is too low for percent; changes are in points only.",
     "Read the points.", "", {cite("own", "2.1")}},
    {Said::no_reference, "no-reference", DayState::no_data, "There are not yet two scores while responding to measure against.",
     "Read response and change instead.", "", {cite("own", "2.3")}},
    {Said::gap, "gap", DayState::no_data, "No form for more than two planned intervals. No data does not mean stable.",
     "Measure now.", "", {cite("own", "2.3")}},
    {Said::open, "open", DayState::no_data, "Items are missing: variation or loss cannot be told apart.",
     "Complete the form.", "", {cite("own", "2.3")}},
    {Said::within, "within", DayState::within_variation, "Within the variation that measurement alone brings.",
     "No change of plan for this.", one_day_is_one_day,
     {cite("own", "2.3"), article_sentence("S-31"), article_sentence("S-32")}},
    {Said::watch, "watch", DayState::watch, "Worse than the reference by more than measurement noise, not yet confirmed.",
     "Repeat in 5 to 15 days. Only a form whose look-back does not mostly overlap confirms.", one_worse_score,
     {cite("own", "2.3"), article_sentence("S-31"), article_sentence("S-32")}},
    {Said::watch_ketamine, "watch-ketamine", DayState::watch,
     "Worse than the reference by more than measurement noise, not yet confirmed, with ketamine or esketamine.",
     "Repeat in 5 to 7 days. Only a form whose look-back does not mostly overlap confirms.", one_worse_score,
     {cite("own", "2.3"), article_sentence("S-31"), article_sentence("S-32")}},
    {Said::loss, "loss", DayState::probable_loss,
     "Worse on two independent forms in a row, and the response is lost or the relapse line is reached.",
     "Probable loss of response: clinician's review.", "", {cite("own", "2.3"), cite("daly-2019")}},
};

inline constexpr Saying safety_first{
    "A safety rule fires on this day, or the safety item rose: act on that first. A score does not outweigh it.",
    {cite("own", "2.3")}};
inline constexpr Range ketamine_wanes{8, 28};  // weeks 2 to 4, in days after the last dose
inline constexpr Saying expected_waning{
    "Worse in weeks 2 to 4 after the last ketamine dose: expected waning, not mood noise. In a series of six the "
    "median relapse among responders was at 18 days.",
    {cite("murr"), cite("own", "2.3")}};

inline constexpr EarlySign early_sign{
    .modality = "tms", .session = 10, .below = 20, .days = 7,
    .says = "So little change this early in TMS is said to foretell no response at the end. By itself it is no reason to stop: with "
            "the H1 coil late responders are described.",
    .cite = {cite("feffer-2018"), cite("clearp"), cite("own", "2.3")}};

inline constexpr Text overlap =
    "The two axes overlap by construction, and that ketamine moves one and TMS the other is the clinic's impression. "
    "Never a reason to choose.";
inline constexpr Dimension dimensions[] = {
    {"hedonic.madrs", "hedonic access", "madrs", {1, 2, 6, 7, 8},
     "MADRS anhedonia items 1, 2, 6 (which is concentration), 7 and 8, 0 to 30", overlap,
     {cite("biop"), article_sentence("S-33"), cite("kwasny"), cite("zheng"), cite("serretti")}},
    {"hedonic.phq9", "hedonic access", "phq9", {1}, "PHQ-9 item 1, interest or pleasure, 0 to 3", overlap,
     {cite("own", "2.4"), article_sentence("S-33")}},
    {"executive.phq9", "executive control", "phq9", {7}, "PHQ-9 item 7: concentration item only, 0 to 3",
     "One item, of low reliability. It does not measure impulse control; no scale here does.",
     {cite("own", "2.4"), article_sentence("S-33")}},
    {"executive.madrs", "executive control", "madrs", {6}, "MADRS item 6: concentration item only, 0 to 6",
     "One item, of low reliability, and counted on the other axis too. It does not measure impulse control.",
     {cite("own", "2.4"), article_sentence("S-33")}},
};

}  // namespace lintel::knowledge
