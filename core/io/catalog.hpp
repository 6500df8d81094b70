// Everything that can be asked and the sources that anything shown rests on, as JSON; the page is written from it.
#pragma once

#include <string>

#include "model.hpp"

namespace lintel::io {

std::string write_catalog(const Knowledge& knowledge);

}  // namespace lintel::io
