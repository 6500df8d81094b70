// JSON both ways: a writer that looks after commas and escapes, and a strict reader that hands on what it meets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lintel::io {

/// Writes to the end of a string, which is whole once the writer is gone; nesting is looked after by the caller.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out);
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;
  ~JsonWriter();

  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(long long value);
  JsonWriter& truth(bool value);
  JsonWriter& null();
  /// As it is; the caller knows that it belongs there.
  JsonWriter& raw(std::string_view text);
  JsonWriter& written(std::string_view value);  ///< a value that is JSON already

  JsonWriter& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& number(std::string_view name, long long value) { return key(name).number(value); }
  JsonWriter& truth(std::string_view name, bool value) { return key(name).truth(value); }

 private:
  void put(char c);
  void put_comma();
  void grow(std::size_t room);

  std::string& out_;
  std::size_t start_;
  char* at_{};   ///< what comes next, in out_
  char* end_{};  ///< the end of the room there
  bool fresh_{true};
};

/// A whole number in digits.
std::string digits(long long number);

/// Bytes of the UTF-8 character that the text starts with; 0 when it does not start with one.
std::size_t character_length(std::string_view text);

/// One value that is neither an object nor a list.
struct JsonScalar {
  enum class Type { null, boolean, number, text } type{};
  /// The text without its escapes; of everything else what stands there.
  std::string_view text;
  bool sound{true};  ///< false: something in it was no character and reads as U+FFFD, so two such texts may have been different ones
};

/// What the reader meets, in order. Texts are only valid during the call.
class JsonListener {
 public:
  virtual void open(char bracket) = 0;  ///< '{' or '['
  virtual void close() = 0;
  virtual void key(std::string_view name) = 0;
  virtual void value(const JsonScalar& scalar) = 0;

 protected:
  ~JsonListener() = default;
};

/// Reads one JSON document (RFC 8259, UTF-8, a byte-order mark allowed) of any depth. Inside texts, what is no character reads as U+FFFD.
/// Returns where the text stops being JSON, or npos when it is JSON to its end.
std::size_t read_json(std::string_view text, JsonListener& listener);

}  // namespace lintel::io
