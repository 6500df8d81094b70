// What the page is written from at build time. It is a module of its own so that the page does not load its words twice.
#include <emscripten/bind.h>

#include "io/answer.hpp"

EMSCRIPTEN_BINDINGS(words) {
  emscripten::function("catalog", &lintel::io::catalog);
  emscripten::function("review", &lintel::io::review);
}
