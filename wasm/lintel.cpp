// What the page loads: text in, text out, through the module's own memory. web/core.mjs is the other half;
// no JavaScript is generated, and the module can call nothing but what core.mjs lets it.
#include <cstdlib>
#include <string>

#include "io/answer.hpp"

#define EXPORTED(name) __attribute__((export_name(name)))

extern "C" {

/// Room for a text of `size` bytes; nothing (0) when there is no memory left. To be given back with `release`.
EXPORTED("room") void* room(std::size_t size) { return std::malloc(size); }
EXPORTED("release") void release(void* place) { std::free(place); }

/// A Report, kept until `forget`; nothing about a patient stays in the module between calls.
EXPORTED("assess") const std::string* assess(const char* record, std::size_t size) {
  return new std::string(lintel::io::assess({record, size}));
}
/// A calendar and a table from a Record, kept in the same way.
EXPORTED("ics") const std::string* ics(const char* record, std::size_t size) { return new std::string(lintel::io::ics({record, size})); }
EXPORTED("csv") const std::string* csv(const char* record, std::size_t size) { return new std::string(lintel::io::csv({record, size})); }
EXPORTED("data") const char* data(const std::string* text) { return text->data(); }
EXPORTED("length") std::size_t length(const std::string* text) { return text->size(); }
EXPORTED("forget") void forget(const std::string* text) { delete text; }
}
