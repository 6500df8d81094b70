// What the page loads once there are visits or courses: the whole Report, the calendar and the table.
#include "io/answer.hpp"
#include "text.hpp"

extern "C" {

EXPORTED("assess") const std::string* assess(const char* record, std::size_t size) {
  return new std::string(lintel::io::assess({record, size}));
}
EXPORTED("ics") const std::string* ics(const char* record, std::size_t size) { return new std::string(lintel::io::ics({record, size})); }
EXPORTED("csv") const std::string* csv(const char* record, std::size_t size) { return new std::string(lintel::io::csv({record, size})); }
}
