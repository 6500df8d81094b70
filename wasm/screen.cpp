// Referral lists by the chunk: bytes go in and come out through a view of the memory, nothing is copied on the way.
// What answers a pointer answers it together with a length of its own (`..._size`).
#include <memory>
#include <string>

#include "io/answer.hpp"
#include "io/json.hpp"
#include "knowledge/knowledge.hpp"
#include "screen/screening.hpp"

using lintel::screen::Format;
using lintel::screen::Options;
using lintel::screen::Screening;

namespace {

std::unique_ptr<Screening> screening;
std::string words;  // what was last asked for: the mapping, or what is said

void write_list(lintel::io::JsonWriter& json, const char* name, const std::vector<std::string>& texts) {
  json.key(name).open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

void write_said(lintel::io::JsonWriter json) {
  json.open('{');
  write_list(json, "told", screening->said().told);
  write_list(json, "asks", screening->said().asks);
  const std::string mapping = screening->mapping();
  json.key("mapping").written(mapping.empty() ? "null" : mapping).close('}');
}

}  // namespace

#define EXPORTED extern "C" __attribute__((used, visibility("default")))

/// Room for the mapping, to be written before start(); 0 bytes: none.
EXPORTED char* mapping_room(std::size_t size) {
  words.assign(size, ' ');
  return words.data();
}
/// A new list. format: 0 CSV, 1 NDJSON, 2 records; heading: whether a table has a heading line.
EXPORTED void start(int format, int heading) {
  screening = std::make_unique<Screening>(lintel::knowledge::shipped(), Options{words, static_cast<Format>(format), heading != 0});
}
/// Where `size` bytes of the list may be written; take() reads them.
EXPORTED char* room(std::size_t size) { return screening->room(size); }
EXPORTED void take(std::size_t size) { screening->take(size); }
EXPORTED void finish() { screening->finish(); }

/// The lines that are ready; drop() forgets them.
EXPORTED const char* out() { return screening->out().data(); }
EXPORTED std::size_t out_size() { return screening->out().size(); }
EXPORTED void drop() { screening->out().clear(); }

EXPORTED double rows() { return static_cast<double>(screening->counted().rows); }
EXPORTED double refused() { return static_cast<double>(screening->counted().refused); }
EXPORTED int asks() { return screening->asks() ? 1 : 0; }

/// {"told": [...], "asks": [...], "mapping": {...} or null}
EXPORTED const char* said() {
  words.clear();
  write_said(lintel::io::JsonWriter(words));
  return words.data();
}
EXPORTED std::size_t said_size() { return words.size(); }
