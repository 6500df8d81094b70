// What the page loads first: the Report of one visit.
#include "io/answer.hpp"
#include "text.hpp"

extern "C" EXPORTED("assess") const std::string* assess(const char* record, std::size_t size) {
  return new std::string(lintel::io::assess_visit({record, size}));
}
