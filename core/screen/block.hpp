// One bit for each of 256 patients, and one truth for each of them: the widest words that every machine has.
#pragma once

#include <array>

#include "model.hpp"

namespace lintel::screen {

/// 256 bits, kept in words of 128: SSE2, NEON and wasm have those, and no compiler has to be told to use them.
class Block {
 public:
  static constexpr unsigned lanes = 256;

  static Block all() { return ~Block{}; }
  /// The lanes from 0 up to this one, without it.
  static Block first(unsigned count) {
    Block block;
    for (unsigned lane = 0; lane < count; ++lane) block.set(lane, true);
    return block;
  }

  bool has(unsigned lane) const { return (word(lane)[lane / 64 % 2] >> lane % 64 & 1U) != 0; }
  void set(unsigned lane, bool to) {
    const std::uint64_t bit = std::uint64_t{1} << lane % 64;
    const std::uint64_t old = word(lane)[lane / 64 % 2];
    word(lane)[lane / 64 % 2] = to ? old | bit : old & ~bit;
  }
  bool empty() const {
    const Word either = low_ | high_;
    return (either[0] | either[1]) == 0;
  }
  unsigned count() const {
    unsigned sum = 0;
    for (const Word& each : {low_, high_})
      for (int half = 0; half < 2; ++half) sum += static_cast<unsigned>(__builtin_popcountll(each[half]));
    return sum;
  }

  Block& operator&=(const Block& other) { return low_ &= other.low_, high_ &= other.high_, *this; }
  Block& operator|=(const Block& other) { return low_ |= other.low_, high_ |= other.high_, *this; }
  friend Block operator&(Block a, const Block& b) { return a &= b; }
  friend Block operator|(Block a, const Block& b) { return a |= b; }
  friend Block operator~(Block a) { return a.low_ = ~a.low_, a.high_ = ~a.high_, a; }

 private:
  using Word = std::uint64_t __attribute__((vector_size(16)));
  const Word& word(unsigned lane) const { return lane < 128 ? low_ : high_; }
  Word& word(unsigned lane) { return lane < 128 ? low_ : high_; }

  Word low_{};
  Word high_{};
};

/// `yes` where the truth is yes, `maybe` where it is not no. yes without maybe does not exist.
struct Planes {
  Block yes{};
  Block maybe{};

  Block unknown() const { return maybe & ~yes; }
  Truth at(unsigned lane) const {
    if (yes.has(lane)) return Truth::yes;
    return maybe.has(lane) ? Truth::unknown : Truth::no;
  }
  void set(unsigned lane, Truth truth) {
    yes.set(lane, truth == Truth::yes);
    maybe.set(lane, truth != Truth::no);
  }
  void fill(Truth truth) {
    yes = truth == Truth::yes ? Block::all() : Block{};
    maybe = truth == Truth::no ? Block{} : Block::all();
  }
};

}  // namespace lintel::screen
