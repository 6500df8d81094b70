// What staging asks beside the trials. Nothing here is read off a score, and nothing here decides a plan.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Choice severities[] = {{"subsyndromal", "Below a full episode"},
                                        {"mild", "Mild"},
                                        {"moderate", "Moderate"},
                                        {"severe", "Severe"}};
inline constexpr Choice ect_courses[] = {{"never", "None"},
                                         {"had_it", "Had it: not bilateral, or it helped"},
                                         {"bilateral_failed", "Had it: bilateral, and it failed"}};

inline constexpr Question history_questions[] = {
    {.id = "severity_at_baseline",
     .kind = Kind::choice,
     .group = "history",
     .asks = "How severe was this episode before treatment?",
     .help = "The clinician's own rating, for staging only. No score is read for it.",
     .choices = severities,
     .range = {0, 3}},
    {.id = "augmentation_used",
     .group = "history",
     .asks = "Has an antidepressant been augmented in this episode?"},
    {.id = "augmentations_failed",
     .kind = Kind::number,
     .group = "history",
     .asks = "How many augmentations failed after at least 4 weeks?",
     .range = {0, 20}},
    {.id = "ect",
     .kind = Kind::choice,
     .group = "history",
     .asks = "ECT in this episode?",
     .choices = ect_courses,
     .range = {0, 2}},
};

inline constexpr Concept history_concepts[] = {
    {"episode_le_12m", "This episode has lasted 12 months or less; its length, not a crisis"},
};

}  // namespace lintel::knowledge
