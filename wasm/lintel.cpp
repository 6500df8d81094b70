// What the page loads: text in, text out, nothing to free.
#include <emscripten/bind.h>

#include <string>

#include "io/answer.hpp"

namespace {
// Embind passes std::string; the core takes a view of it.
std::string assess(const std::string& record) { return lintel::io::assess(record); }
}  // namespace

EMSCRIPTEN_BINDINGS(lintel) {
  emscripten::function("assess", &assess);
  emscripten::function("version", &lintel::io::version);
}
