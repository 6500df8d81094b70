// What is to be told of one referral.
#pragma once

#include <string>
#include <vector>

#include "io/json.hpp"

namespace lintel::screen {

/// Something to tell about one referral: the column or field, what stands there, and what is wrong with it.
struct Note {
  std::string column;
  std::string value;
  std::string says;

  bool operator==(const Note&) const = default;
};

/// Each once, and so many of them: whoever sends the same a hundred thousand times gets one line that can be read.
class Notes {
 public:
  static constexpr std::size_t most = 20;

  void add(Note note) {
    for (const Note& each : all_)
      if (each == note) return;
    if (all_.size() < most) all_.push_back(std::move(note));
    else ++more_;
  }
  void add(const Notes& others) {
    for (const Note& each : others.all_) add(each);
    more_ += others.more_;
  }
  bool empty() const { return all_.empty(); }
  void clear() {
    all_.clear();
    more_ = 0;
  }
  /// All of them; of those beyond only how many they were.
  std::vector<Note> take() {
    if (more_ > 0) all_.push_back({"notes", io::digits(static_cast<long long>(more_)), "more are not shown"});
    return std::move(all_);
  }

 private:
  std::vector<Note> all_{};
  std::size_t more_{};
};

}  // namespace lintel::screen
