// What `lintel` can be asked to do.
#pragma once

#include <span>

#include "cli/stream.hpp"

namespace lintel::cli {

/// What stands behind the name of a command.
using Words = std::span<const char* const>;

/// A command reads only from the one and writes only to the other; that all of it was read and written is asked by whoever calls it.
using Command = Outcome (*)(Words words, Input& in, Output& out);

Outcome assess(Words words, Input& in, Output& out);
Outcome ics(Words words, Input& in, Output& out);
Outcome csv(Words words, Input& in, Output& out);
/// Says more than others on standard error: docs/intake.md.
Outcome screen(Words words, Input& in, Output& out);

}  // namespace lintel::cli
