// PC-PTSD-5: an event, and five yes or no on the month before. Short names of the items in our own words.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text va_rights =
    "US Department of Veterans Affairs, in the public domain (from knowledge). Only short names of the items are "
    "shown, in this tool's own words.";

consteval Question pcptsd5_item(Text id, Text asks) { return {.id = id, .group = "pcptsd5", .asks = asks}; }

inline constexpr Question pcptsd5_questions[] = {
    {.id = "pcptsd5.exposure",
     .group = "pcptsd5",
     .asks = "A traumatic event, ever?",
     .help = "If not, the total is 0 and the items are not asked."},
    pcptsd5_item("pcptsd5.1", "Nightmares or unwanted memories"),
    pcptsd5_item("pcptsd5.2", "Avoiding what reminds of it"),
    pcptsd5_item("pcptsd5.3", "On guard or easily startled"),
    pcptsd5_item("pcptsd5.4", "Numb or detached"),
    pcptsd5_item("pcptsd5.5", "Guilt or blame"),
};

}  // namespace lintel::knowledge
