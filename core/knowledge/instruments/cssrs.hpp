// C-SSRS Screener (recent). Its wording must stay intact, so it is not shown: only short names of the items.
#pragma once

#include "knowledge/sources.hpp"

namespace lintel::knowledge {

inline constexpr Text cssrs_rights =
    "Free to use, without a fee; training is encouraged. Keep the wording intact and give credit. Only short "
    "names of the items stand here; the full wording is on the official form.";

inline constexpr Text cssrs_on_the_form =
    "A short name, not the question. Ask it in the full wording on the official C-SSRS form.";
inline constexpr Text cssrs_after_item_2 =
    "A short name, not the question. Ask it in the full wording on the official C-SSRS form. "
    "Asked if item 2 is yes.";
inline constexpr Text cssrs_always =
    "A short name, not the question. Ask it in the full wording on the official C-SSRS form. "
    "Always asked, whatever the answer to item 2.";

consteval Question cssrs_item(Text id, Text asks, Text help, Text code) {
  return {.id = id, .group = "cssrs", .asks = asks, .help = help, .code = code};
}

/// LOINC codes from the research note of the US Behavioral Health Profiles ("spier").
inline constexpr Question cssrs_questions[] = {
    cssrs_item("cssrs.1", "Item 1: wish to be dead (past month)", cssrs_on_the_form, "93246-7"),
    cssrs_item("cssrs.2", "Item 2: suicidal thoughts (past month)", cssrs_on_the_form, "93247-5"),
    cssrs_item("cssrs.3", "Item 3: suicidal thoughts with a method (past month)",
               cssrs_after_item_2, "93248-3"),
    cssrs_item("cssrs.4", "Item 4: suicidal thoughts with intent (past month)",
               cssrs_after_item_2, "93249-1"),
    cssrs_item("cssrs.5", "Item 5: suicidal thoughts with a plan and intent (past month)",
               cssrs_after_item_2, "93250-9"),
    cssrs_item("cssrs.6", "Item 6: suicidal behaviour (lifetime)", cssrs_always, "93267-3"),
    cssrs_item("cssrs.6_recent", "Item 6: suicidal behaviour (past 3 months)", cssrs_on_the_form, "93269-9"),
};

}  // namespace lintel::knowledge
