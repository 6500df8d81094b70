// Mood Disorder Questionnaire: thirteen yes or no, and two more parts that a positive screen needs. Copyrighted:
// short names of the items in our own words.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text mdq_rights =
    "Copyrighted; whether the author or UTMB must be asked is not verified. Only short names of the items are "
    "shown, in this tool's own words.";

consteval Question mdq_item(Text id, Text asks) { return {.id = id, .group = "mdq", .asks = asks}; }

inline constexpr Choice mdq_problem[] = {
    {"none", "No problem"}, {"minor", "Minor problem"}, {"moderate", "Moderate problem"}, {"serious", "Serious problem"}};

inline constexpr Question mdq_questions[] = {
    mdq_item("mdq.1", "Feeling too good or too high"),
    mdq_item("mdq.2", "Irritable: shouting, fights"),
    mdq_item("mdq.3", "More self-confident"),
    mdq_item("mdq.4", "Less sleep, and not missed"),
    mdq_item("mdq.5", "Talking more or faster"),
    mdq_item("mdq.6", "Racing thoughts"),
    mdq_item("mdq.7", "Easily distracted"),
    mdq_item("mdq.8", "More energy"),
    mdq_item("mdq.9", "More active"),
    mdq_item("mdq.10", "More outgoing"),
    mdq_item("mdq.11", "More interest in sex"),
    mdq_item("mdq.12", "Unusual or risky acts"),
    mdq_item("mdq.13", "Spending that led to trouble"),
    {.id = "mdq.same_period", .group = "mdq", .asks = "Several of these in the same period?"},
    {.id = "mdq.problem",
     .kind = Kind::choice,
     .group = "mdq",
     .asks = "How much of a problem did they cause?",
     .choices = mdq_problem,
     .range = {0, 3}},
};

}  // namespace lintel::knowledge
