// Text in, text out, through a module's own memory. web/base/core.mjs is the other half: no JavaScript is generated, and a
// module can call nothing but what core.mjs lets it. Each module includes this once.
#pragma once

#include <cstdlib>
#include <string>

#define EXPORTED(name) __attribute__((export_name(name)))

extern "C" {

/// Room for a text of `size` bytes; nothing (0) when there is no memory left. To be given back with `release`.
EXPORTED("room") void* room(std::size_t size) { return std::malloc(size); }
EXPORTED("release") void release(void* place) { std::free(place); }

// A text that was answered, kept until `forget`; nothing about a patient stays in the module between calls.
EXPORTED("data") const char* data(const std::string* text) { return text->data(); }
EXPORTED("length") std::size_t length(const std::string* text) { return text->size(); }
EXPORTED("forget") void forget(const std::string* text) { delete text; }
}
