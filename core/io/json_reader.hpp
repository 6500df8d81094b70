// The strict JSON reader itself, to be made for one listener; read_json has it made for any.
#pragma once

#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "io/json.hpp"

namespace lintel::io {

namespace eight {

inline constexpr std::uint64_t tops = 0x8080808080808080ULL;

inline std::uint64_t at(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// Eight characters at once: the top bit of each that is a control character, a quote or a backslash. Behind the first of them it
/// may stand wrongly, never the other way round.
inline std::uint64_t not_plain(std::uint64_t word) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  const auto has = [&](std::uint64_t difference) { return (difference - ones) & ~difference; };
  const std::uint64_t controls = (word - ones * 0x20) & ~word;
  return (controls | has(word ^ ones * '"') | has(word ^ ones * '\\')) & tops;
}

}  // namespace eight

/// Passes over text eight characters at a time, on any machine.
struct Eight {
  /// From `at` to the next character that is not plain ASCII, or a few before it, or before the end of the text.
  static std::size_t pass(std::string_view text, std::size_t at) {
    for (; at + 8 <= text.size(); at += 8) {
      const std::uint64_t word = eight::at(text.data() + at);
      const std::uint64_t found = eight::not_plain(word) | (word & eight::tops);
      if (found == 0) continue;
      if constexpr (std::endian::native == std::endian::little) at += static_cast<unsigned>(__builtin_ctzll(found)) / 8;
      break;
    }
    return at;
  }
};

/// Listener hears what JsonListener hears, and a little more:
///   std::size_t open(std::string_view rest)  `rest` begins with the bracket. Answers 0, or the length of this object or list when
///                                            it has read these very bytes before: they are passed over, and nothing of them told.
///   void close(const char* behind)           the byte behind the bracket
/// Plain says how text without anything special in it is passed over; see Eight.
template <typename Listener, typename Plain>
class JsonReader {
 public:
  JsonReader(std::string_view text, Listener& listener) : text_(text), listener_(listener) {}

  /// As read_json.
  std::size_t read() {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    if (!document()) return at_;
    space();
    return at_ == text_.size() ? std::string_view::npos : at_;
  }
  /// The first value alone, whatever follows it: its end, or npos when it has none or is not JSON.
  std::size_t read_first() { return document() ? at_ : std::string_view::npos; }

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
      const std::size_t known = listener_.open(text_.substr(at_));
      filled_ = known > 0;
      if (!filled_) open_ += here();
      at_ += filled_ ? known : 1;
      return true;
    }
    filled_ = true;
    if (here() == '"') return string() && (listener_.value({JsonScalar::Type::text, string_, !mended_}), true);
    if (here() == '-' || (here() >= '0' && here() <= '9')) return number();
    return word("null", JsonScalar::Type::null) || word("true", JsonScalar::Type::boolean) ||
           word("false", JsonScalar::Type::boolean);
  }
  void leave() {
    open_.pop_back();
    filled_ = true;
    listener_.close(text_.data() + at_);
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

  /// Leaves what the string says in string_: a part of the text itself when nothing in it is escaped. What is no character (half of a
  /// surrogate pair, a byte that is no UTF-8) reads as U+FFFD: one bad field must not void the whole document.
  bool string() {
    std::size_t start = ++at_;
    unescaped_.clear();
    mended_ = false;
    while (at_ < text_.size()) {
      at_ = Plain::pass(text_, at_);
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
      if (static_cast<unsigned char>(here()) < 0x20) return false;
      const std::size_t length = character_length(text_.substr(at_));
      at_ += length;
      if (length > 0) continue;
      unescaped_ += text_.substr(start, at_ - start);
      mend();
      start = ++at_;
    }
    return false;
  }
  void mend() {
    append(0xFFFD);
    mended_ = true;
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
  /// \uXXXX, or the two of a surrogate pair.
  bool unicode() {
    std::uint32_t code = 0;
    if (!four_digits(code)) return false;
    if (code < 0xD800 || code >= 0xE000) return append(code), true;
    if (code < 0xDC00 && low_half(code)) return append(code), true;
    mend();
    return true;
  }
  /// Completes the first half with the second, if that is what follows; else what follows is read for itself.
  bool low_half(std::uint32_t& code) {
    const std::size_t before = at_;
    std::uint32_t low = 0;
    if (text_.substr(at_, 2) == "\\u" && (++at_, four_digits(low)) && low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
      return true;
    }
    at_ = before;
    return false;
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
  Listener& listener_;
  std::size_t at_{};
  std::string open_;  ///< the brackets that are not closed yet
  bool filled_{};           ///< the innermost one has a member already
  std::string_view string_;
  bool mended_{};           ///< U+FFFD stands in string_ for what was no character
  std::string unescaped_;
};

}  // namespace lintel::io
