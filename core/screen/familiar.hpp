// Items that were read before, byte for byte. Everybody who fills in a questionnaire is asked the same, and most servers write the
// same answer to the same question the same way: such an item is recognised by its bytes instead of being read again.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "screen/sixteen.hpp"

namespace lintel::screen {

/// How many bytes from the first on are the same.
inline std::size_t same_bytes(const char* a, const char* b, std::size_t size) {
  std::size_t i = 0;
#if LINTEL_SIXTEEN
  for (; i + 16 <= size; i += 16) {
    const std::uint64_t same = sixteen::bits(sixteen::equal(sixteen::at(a + i), sixteen::at(b + i)));
    if (same != 0xFFFF) return i + static_cast<unsigned>(__builtin_ctzll(~same));
  }
#endif
  while (i < size && a[i] == b[i]) ++i;
  return i;
}

/// Keeps what was made of texts that end by themselves, as a JSON object does. Of many different ones the latest are kept, and
/// few while hardly any comes again.
template <typename Made>
class Familiar {
 public:
  struct One {
    std::string text;
    Made made;
  };

  /// What `rest` begins with, if it was kept; else nullptr.
  const One* find(std::string_view rest) {
    if (shelves_.empty() || rest.size() < beginning) return nullptr;
    const Mark mark = mark_of(rest);
    const Shelf& shelf = shelves_[mark % shelf_count];
    std::size_t same = 0;  // with the one that was compared last; what differs from the rest before it cannot be meant
    for (std::size_t i = 0; i < shelf.marks.size(); ++i) {
      if (shelf.marks[i] != mark) continue;
      const One& one = shelf.ones[i];
      const std::size_t size = one.text.size();
      if (size > rest.size() || (same < size && one.text[same] != rest[same])) continue;
      same = same_bytes(one.text.data(), rest.data(), size);
      if (same == size) return hopes_ = most_hopes, &one;
    }
    return nullptr;
  }

  /// `rest` begins with the text, and whatever begins with it should mean the same.
  void keep(std::string_view rest, std::size_t size, const Made& made) {
    if (rest.size() < beginning || size > longest) return;
    if (hopes_ > 0) --hopes_;
    else if (++passed_over_ % 64 != 0) return;
    shelves_.resize(shelf_count);
    const Mark mark = mark_of(rest);
    Shelf& shelf = shelves_[mark % shelf_count];
    const std::size_t place = shelf.next++ % shelf.ones.size();
    shelf.marks[place] = mark;
    shelf.ones[place].text.assign(rest.substr(0, size));
    shelf.ones[place].made = made;
  }

 private:
  using Mark = std::uint32_t;  ///< of a beginning; 0: none
  static constexpr std::size_t beginning = 48;  ///< bytes that a text is looked for by: up to the linkId, however it is set
  static constexpr std::size_t longest = 1000;  ///< bytes of a text
  static constexpr std::size_t shelf_count = 128;
  static constexpr unsigned most_hopes = 4096;
  struct Shelf {
    std::array<Mark, 16> marks{};
    std::array<One, 16> ones{};
    std::size_t next{};
  };

  static Mark mark_of(std::string_view rest) {
    std::uint64_t h = 0;
    for (std::size_t i = 0; i < beginning; i += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, rest.data() + i, 8);
      h = (h ^ word) * 0x9E3779B97F4A7C15ULL;
      h ^= h >> 32U;
    }
    return static_cast<Mark>(h) | 1U << 31U;
  }

  std::vector<Shelf> shelves_;  ///< none before there is something to keep
  unsigned hopes_{most_hopes};  ///< so many are still to be kept although none of them has come again
  unsigned passed_over_{};
};

}  // namespace lintel::screen
