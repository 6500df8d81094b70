// Writes the short pieces of a line one behind the other, into memory that the caller knows to be large enough.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace lintel::screen {

/// A short text that is copied with all the room behind it: that costs less than going by its length.
template <std::size_t most>
class Padded {
 public:
  static constexpr std::size_t room = most;

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  const char* data() const { return text_; }
  /// Stays empty when the text is longer than `most`.
  void keep(std::string_view text) {
    size_ = text.size() > most ? 0 : static_cast<std::uint8_t>(text.size());
    std::memcpy(text_, text.data(), size_);
  }

 private:
  static_assert(most < 256);
  char text_[most]{};
  std::uint8_t size_{};
};

/// A number in digits that most often is the one after the last.
class Odometer {
 public:
  static constexpr std::size_t room = 24;

  const Odometer& show(std::size_t number) {
    if (number == number_ + 1 && text_[size_ - 1] != '9') ++text_[size_ - 1];
    else size_ = static_cast<std::size_t>(std::to_chars(text_, text_ + room, number).ptr - text_);
    number_ = number;
    return *this;
  }
  std::size_t size() const { return size_; }
  const char* data() const { return text_; }

 private:
  char text_[room]{'0'};
  std::size_t size_{1};
  std::size_t number_{};
};

class Pen {
 public:
  explicit Pen(char* at) : at_(at) {}

  /// Short texts in two overlapping halves: no call and no loop by the byte.
  Pen& put(std::string_view text) {
    const char* from = text.data();
    const std::size_t size = text.size();
    if (size >= 16) {
      for (std::size_t i = 0; i + 16 <= size; i += 16) std::memcpy(at_ + i, from + i, 16);
      std::memcpy(at_ + size - 16, from + size - 16, 16);
    } else if (size >= 8) {
      std::memcpy(at_, from, 8);
      std::memcpy(at_ + size - 8, from + size - 8, 8);
    } else if (size >= 4) {
      std::memcpy(at_, from, 4);
      std::memcpy(at_ + size - 4, from + size - 4, 4);
    } else {
      for (std::size_t i = 0; i < size; ++i) at_[i] = from[i];
    }
    at_ += size;
    return *this;
  }
  /// Writes to `most` bytes, of which those behind the text have no meaning.
  template <std::size_t most>
  Pen& put(const Padded<most>& text) {
    std::memcpy(at_, text.data(), most);
    at_ += text.size();
    return *this;
  }
  /// 0 to 99
  Pen& number(int number) {
    if (number >= 10) *at_++ = static_cast<char>('0' + number / 10);
    *at_++ = static_cast<char>('0' + number % 10);
    return *this;
  }
  Pen& put(const Odometer& number) {
    std::memcpy(at_, number.data(), Odometer::room);
    at_ += number.size();
    return *this;
  }
  char* at() const { return at_; }

 private:
  char* at_;
};

}  // namespace lintel::screen
