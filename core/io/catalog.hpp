// Everything that can be asked and everything it rests on, as JSON; the page's form is written from it.
#pragma once

#include <string>

#include "model.hpp"

namespace lintel::io {

std::string write_catalog(const Knowledge& knowledge);

}  // namespace lintel::io
