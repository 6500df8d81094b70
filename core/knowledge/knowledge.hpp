// Table of contents: all that ships, with its version. The tables themselves are in the files beside this one.
#pragma once

#include "model.hpp"

namespace lintel::knowledge {

/// The knowledge that ships. Constant; checked for coherence by the compiler.
const Knowledge& shipped();

/// The same rules without the words that a Report does not repeat: what questions ask, titles of sources, the
/// article. The page has those words in its HTML already, so its module need not carry them.
const Knowledge& rules();
/// Of those, the ones that one visit needs: no change, no calendar.
const Knowledge& rules_of_a_visit();

}  // namespace lintel::knowledge
