#include "io/json.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace lintel::io {
namespace {

constexpr std::uint64_t tops = 0x8080808080808080ULL;

std::uint64_t eight_at(const char* eight) {
  std::uint64_t word = 0;
  std::memcpy(&word, eight, sizeof word);
  return word;
}

/// Eight characters at once: the top bit of each that is a control character, a quote or a backslash. Behind the first of them it
/// may stand wrongly, never the other way round.
std::uint64_t not_plain(std::uint64_t word) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  const auto has = [&](std::uint64_t difference) { return (difference - ones) & ~difference; };
  const std::uint64_t controls = (word - ones * 0x20) & ~word;
  return (controls | has(word ^ ones * '"') | has(word ^ ones * '\\')) & tops;
}
bool all_plain(const char* eight) { return not_plain(eight_at(eight)) == 0; }

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
  put_comma();
  return raw(digits(value));
}
JsonWriter& JsonWriter::truth(bool value) {
  put_comma();
  return raw(value ? "true" : "false");
}
JsonWriter& JsonWriter::written(std::string_view value) {
  put_comma();
  return raw(value);
}
JsonWriter& JsonWriter::null() {
  put_comma();
  return raw("null");
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

class JsonReader {
 public:
  JsonReader(std::string_view text, JsonListener& listener) : text_(text), listener_(listener) {}

  std::size_t read() {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    if (!document()) return at_;
    space();
    return at_ == text_.size() ? std::string_view::npos : at_;
  }

 private:
  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void space() {
    if (here() > ' ') return;
    while (at_ < text_.size() && (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t')) ++at_;
  }
  bool take(char c) {
    space();
    if (here() != c || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  /// Nesting is kept in a list, not on the stack: ten megabytes of brackets are only ten megabytes.
  bool document() {
    if (!start_of_value()) return false;
    while (!open_.empty()) {
      const bool object = open_.back() == '{';
      space();
      const char next = here();
      if (next == (object ? '}' : ']')) {
        ++at_;
        leave();
        continue;
      }
      if (filled_ && next != ',') return false;
      at_ += filled_;
      if (object && !member_name()) return false;
      if (!start_of_value()) return false;
    }
    return true;
  }

  /// A scalar, or the way into an object or list.
  bool start_of_value() {
    space();
    if (here() == '{' || here() == '[') {
      listener_.open(here());
      open_ += here();
      filled_ = false;
      ++at_;
      return true;
    }
    filled_ = true;
    if (here() == '"') return string() && (listener_.value({JsonScalar::Type::text, string_}), true);
    if (here() == '-' || (here() >= '0' && here() <= '9')) return number();
    return word("null", JsonScalar::Type::null) || word("true", JsonScalar::Type::boolean) ||
           word("false", JsonScalar::Type::boolean);
  }
  void leave() {
    open_.pop_back();
    filled_ = true;
    listener_.close();
  }
  bool member_name() {
    space();
    if (here() != '"' || !string()) return false;
    listener_.key(string_);
    return take(':');
  }

  bool word(std::string_view word, JsonScalar::Type type) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    listener_.value({type, word});
    return true;
  }

  bool some_digits() {
    const std::size_t start = at_;
    while (here() >= '0' && here() <= '9') ++at_;
    return at_ > start;
  }
  bool number() {
    const std::size_t start = at_;
    if (here() == '-') ++at_;
    if (here() == '0') ++at_;
    else if (!some_digits()) return false;
    if (here() == '.' && (++at_, !some_digits())) return false;
    if (here() == 'e' || here() == 'E') {
      ++at_;
      if (here() == '+' || here() == '-') ++at_;
      if (!some_digits()) return false;
    }
    listener_.value({JsonScalar::Type::number, text_.substr(start, at_ - start)});
    return true;
  }

  /// Leaves what the string says in string_: a part of the text itself when nothing in it is escaped.
  bool string() {
    std::size_t start = ++at_;
    unescaped_.clear();
    while (at_ < text_.size()) {
      pass_plain();
      if (here() == '"') {
        string_ = text_.substr(start, at_ - start);
        if (!unescaped_.empty()) string_ = unescaped_.append(string_);
        ++at_;
        return true;
      }
      if (here() == '\\') {
        unescaped_ += text_.substr(start, at_ - start);
        if (!escaped()) return false;
        start = at_;
        continue;
      }
      const std::size_t length = static_cast<unsigned char>(here()) < 0x20 ? 0 : character_length(text_.substr(at_));
      if (length == 0) return false;
      at_ += length;
    }
    return false;
  }
  /// To the next character that is not plain ASCII, or a few before the end of the text.
  void pass_plain() {
    for (; at_ + 8 <= text_.size(); at_ += 8) {
      const std::uint64_t word = eight_at(text_.data() + at_);
      const std::uint64_t found = not_plain(word) | (word & tops);
      if (found == 0) continue;
      if constexpr (std::endian::native == std::endian::little) at_ += static_cast<unsigned>(__builtin_ctzll(found)) / 8;
      return;
    }
  }

  bool escaped() {
    static constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    ++at_;
    if (here() == 'u' && at_ < text_.size()) return unicode();
    const std::size_t which = at_ < text_.size() ? letters.find(here()) : std::string_view::npos;
    if (which == std::string_view::npos) return false;
    unescaped_ += meant[which];
    ++at_;
    return true;
  }
  bool four_digits(std::uint32_t& code) {
    if (at_ + 5 > text_.size()) return false;
    const char* first = text_.data() + at_ + 1;
    if (std::from_chars(first, first + 4, code, 16).ptr != first + 4) return false;
    at_ += 5;
    return true;
  }
  /// \uXXXX, of surrogates only both together.
  bool unicode() {
    std::uint32_t code = 0;
    if (!four_digits(code)) return false;
    if (code >= 0xDC00 && code < 0xE000) return false;
    if (code >= 0xD800 && code < 0xDC00) {
      std::uint32_t low = 0;
      if (text_.substr(at_, 2) != "\\u") return false;
      ++at_;
      if (!four_digits(low) || low < 0xDC00 || low >= 0xE000) return false;
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    }
    append(code);
    return true;
  }
  void append(std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { unescaped_ += static_cast<char>(byte); };
    const auto tail = [&](unsigned shift) { put(0x80U | (code >> shift & 0x3FU)); };
    if (code < 0x80) return put(code);
    if (code < 0x800) return put(0xC0U | code >> 6U), tail(0);
    if (code < 0x10000) return put(0xE0U | code >> 12U), tail(6), tail(0);
    put(0xF0U | code >> 18U), tail(12), tail(6), tail(0);
  }

  std::string_view text_;
  JsonListener& listener_;
  std::size_t at_{};
  std::string open_;  ///< the brackets that are not closed yet
  bool filled_{};           ///< the innermost one has a member already
  std::string_view string_;
  std::string unescaped_;
};

}  // namespace

std::size_t read_json(std::string_view text, JsonListener& listener) { return JsonReader(text, listener).read(); }

}  // namespace lintel::io
