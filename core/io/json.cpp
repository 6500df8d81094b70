#include "io/json.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "io/json_reader.hpp"

namespace lintel::io {
namespace {

bool all_plain(const char* eight) { return eight::not_plain(eight::at(eight)) == 0; }

constexpr bool plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

/// \" or \u0001
std::string_view escaped(char c, char (&text)[6]) {
  static constexpr char hex[] = "0123456789abcdef";
  text[0] = '\\';
  text[1] = c;
  if (c == '"' || c == '\\') return {text, 2};
  text[1] = 'u';
  text[2] = text[3] = '0';
  text[4] = hex[static_cast<unsigned char>(c) >> 4U];
  text[5] = hex[static_cast<unsigned char>(c) & 15U];
  return {text, 6};
}

}  // namespace

JsonWriter::JsonWriter(std::string& out) : out_(out), start_(out.size()) { grow(0); }
JsonWriter::~JsonWriter() { out_.resize(static_cast<std::size_t>(at_ - out_.data())); }

/// By as much as has been written, so that the longest text costs no more than twice its length.
void JsonWriter::grow(std::size_t room) {
  const std::size_t used = at_ ? static_cast<std::size_t>(at_ - out_.data()) : start_;
  out_.resize(used + std::max({room, used - start_, std::size_t{256}}));
  at_ = out_.data() + used;
  end_ = out_.data() + out_.size();
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  if (text.empty()) return *this;  // there may be no memory behind it at all
  if (static_cast<std::size_t>(end_ - at_) < text.size()) grow(text.size());
  std::memcpy(at_, text.data(), text.size());
  at_ += text.size();
  return *this;
}
void JsonWriter::put(char c) {
  if (at_ == end_) grow(1);
  *at_++ = c;
}

JsonWriter& JsonWriter::open(char bracket) {
  put_comma();
  put(bracket);
  fresh_ = true;
  return *this;
}
JsonWriter& JsonWriter::close(char bracket) {
  put(bracket);
  fresh_ = false;
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  put(':');
  fresh_ = true;
  return *this;
}
JsonWriter& JsonWriter::number(long long value) {
  return written(digits(value));
}
JsonWriter& JsonWriter::truth(bool value) {
  return written(value ? "true" : "false");
}
JsonWriter& JsonWriter::written(std::string_view value) {
  put_comma();
  return raw(value);
}
JsonWriter& JsonWriter::null() {
  return written("null");
}

void JsonWriter::put_comma() {
  if (!fresh_) put(',');
  fresh_ = false;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  put_comma();
  put('"');
  std::size_t start = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    while (i + 8 <= value.size() && all_plain(value.data() + i)) i += 8;
    if (i == value.size()) break;
    if (plain(value[i])) continue;
    char room[6];
    raw(value.substr(start, i - start)).raw(escaped(value[i], room));
    start = i + 1;
  }
  raw(value.substr(start));
  put('"');
  return *this;
}

std::string digits(long long number) {
  char text[24];
  return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) return 0;
  if (byte(0) < 0x80) return 1;
  const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < length) return 0;
  // The second byte excludes overlong forms, surrogates and what lies beyond Unicode.
  const unsigned char second = byte(1);
  if ((byte(0) == 0xE0 && second < 0xA0) || (byte(0) == 0xED && second > 0x9F) ||
      (byte(0) == 0xF0 && second < 0x90) || (byte(0) == 0xF4 && second > 0x8F))
    return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  return length;
}

// ---- the reader

namespace {

/// Every listener behind the one table of functions: the reader is there once for all of them.
struct Anybody {
  JsonListener& listener;
  std::size_t open(std::string_view rest) const { return listener.open(rest.front()), 0; }
  void close(const char*) const { listener.close(); }
  void key(std::string_view name) const { listener.key(name); }
  void value(const JsonScalar& scalar) const { listener.value(scalar); }
};

}  // namespace

std::size_t read_json(std::string_view text, JsonListener& listener) {
  Anybody anybody{listener};
  return JsonReader<Anybody, Eight>(text, anybody).read();
}

}  // namespace lintel::io
