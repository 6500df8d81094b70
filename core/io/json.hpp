// Writes JSON straight into a string: commas and escapes are looked after here, nesting by the caller.
#pragma once

#include <string>
#include <string_view>

namespace lintel::io {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& open(char bracket) { return put_comma(), out_ += bracket, fresh_ = true, *this; }
  JsonWriter& close(char bracket) { return out_ += bracket, fresh_ = false, *this; }
  JsonWriter& key(std::string_view name) {
    put_comma();
    quote(name);
    out_ += ':';
    fresh_ = true;
    return *this;
  }
  JsonWriter& text(std::string_view value) { return put_comma(), quote(value), *this; }
  JsonWriter& number(int value) { return put_comma(), out_ += std::to_string(value), *this; }
  JsonWriter& truth(bool value) { return put_comma(), out_ += value ? "true" : "false", *this; }
  JsonWriter& null() { return put_comma(), out_ += "null", *this; }

  JsonWriter& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& number(std::string_view name, int value) { return key(name).number(value); }
  JsonWriter& truth(std::string_view name, bool value) { return key(name).truth(value); }

 private:
  void put_comma() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
  }
  void quote(std::string_view value);

  std::string& out_;
  bool fresh_{true};
};

}  // namespace lintel::io
