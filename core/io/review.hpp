// The whole knowledge as sentences with their sources: the sheet that a clinician reads and signs.
#pragma once

#include <string>

#include "model.hpp"

namespace lintel::io {

std::string write_review(const Knowledge& knowledge);

}  // namespace lintel::io
