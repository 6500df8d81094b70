// Table of contents: all that ships, with its version. The tables themselves are in the files beside this one.
#pragma once

#include "model.hpp"

namespace lintel::knowledge {

/// The knowledge that ships. Constant; checked for coherence by the compiler.
const Knowledge& shipped();

}  // namespace lintel::knowledge
