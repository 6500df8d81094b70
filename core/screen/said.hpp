// What a reader of lists wants to say.
#pragma once

#include <string>
#include <vector>

#include "io/json.hpp"

namespace lintel::screen {

/// Told as it goes on, or asked, which ends the reading. Of too many sentences the last one says how many more there were.
struct Said {
  static constexpr std::size_t most = 100;

  std::vector<std::string> told{};
  std::vector<std::string> asks{};
  /// How often something had to be looked at to make sense of headings, mappings and documents: a measure that depends on no clock.
  std::size_t work{};

  void tell(std::string text) { add(told, more_told_, std::move(text)); }
  void ask(std::string text) { add(asks, more_asked_, std::move(text)); }
  void forget_told() {
    told.clear();
    more_told_ = 0;
  }

 private:
  static void add(std::vector<std::string>& all, std::size_t& more, std::string text) {
    if (all.size() < most) return all.push_back(std::move(text));
    ++more;
    if (more == 1) all.emplace_back();
    all.back() = "and " + io::digits(static_cast<long long>(more)) + " more";
  }

  std::size_t more_told_{}, more_asked_{};
};

}  // namespace lintel::screen
