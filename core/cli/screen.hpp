// lintel screen: a referral list in, one line for each referral out.
#pragma once

namespace lintel::cli {

/// The words behind "screen". Returns what the program returns: 0 everything was read, 1 some rows were refused, 2 nothing
/// could be done (usage, an unreadable file or mapping, or a question that the mapping has to answer first).
int screen(int count, char** words);

}  // namespace lintel::cli
