// The documents that prove what payers ask for (this tool's own list), and rules that several policies share.
#pragma once

#include "knowledge/coverage/defined.hpp"
#include "knowledge/staging.hpp"

namespace lintel::knowledge {

namespace proof {
inline constexpr Text trials = "Chart or pharmacy record of each trial: drug, dose, dates, how it was taken, how it ended";
inline constexpr Text diagnosis = "Psychiatrist's evaluation with the diagnosis";
inline constexpr Text history = "Medical history and safety screen";
inline constexpr Text psychotherapy = "Therapist's or chart note: kind, dates, how it ended";
inline constexpr Text scale = "The scored scale, dated";
inline constexpr Text medicines = "Medication list with start dates";
inline constexpr Text pdmp = "Dated PDMP report";
inline constexpr Text age = "Date of birth on the request";
inline constexpr Text plan = "Treatment plan";
inline constexpr Text rems = "REMS certification of the site and enrollment of the patient";
}  // namespace proof

/// As the clinical rule counts: improvement below 25 % has failed.
consteval TrialRule failed_trials(int count) { return {.count = count, .most_improvement = below_25}; }
consteval TrialRule failed_classes(int count) { return {.count = count, .most_improvement = below_25, .classes = true}; }

inline constexpr Requirement severe_depression = {
    .id = "severe", .says = "Severe major depressive disorder", .proof = proof::diagnosis, .when = {yes("severe_mdd")}};
inline constexpr Requirement by_psychiatrist = {
    .id = "psychiatrist", .says = "Seen face to face and prescribed by a psychiatrist", .proof = proof::diagnosis,
    .when = {yes("psychiatrist_involved")}};
inline constexpr Requirement psychotherapy = {
    .id = "psychotherapy", .says = "Psychotherapy was tried", .proof = proof::psychotherapy,
    .when = {yes("psychotherapy_tried")}};
inline constexpr Requirement scale_in_chart = {
    .id = "scale", .says = "A rating scale with its score from before treatment", .proof = proof::scale,
    .when = {yes("scale_documented")}};
inline constexpr Requirement adult = {
    .id = "age", .says = "18 years or older", .proof = proof::age, .when = {at_least("age", 18)}};

}  // namespace lintel::knowledge
