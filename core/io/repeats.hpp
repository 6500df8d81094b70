// Ids that stand more than once where each should stand once: which answer counts, and that it is told.
#pragma once

#include "io/record.hpp"

namespace lintel::io {

/// Collects further answers to ids that were answered already, and settles them by the one rule there is for it, more_urgent() in the
/// engine. However often an id stands, it is told once; no two answers are compared more than once.
class Repeats {
 public:
  explicit Repeats(const Knowledge& knowledge) : knowledge_(knowledge) {}

  void add(std::size_t question, const Answer& again) { again_.push_back({static_cast<Slot>(question), again}); }
  bool empty() const { return again_.empty(); }

  /// `first(question)` is the first answer to it, which is put right; `tell(question, says)` is told. Nothing is left to settle then.
  template <class First, class Tell>
  void settle(First first, Tell tell) {
    sort();
    for (std::size_t at = 0; at < again_.size();) {
      const Slot question = again_[at].question;
      std::size_t end = at;
      while (end < again_.size() && again_[end].question == question) ++end;
      Answer& answer = first(question);
      const std::vector<Answer> all = each_once(answer, at, end);
      answer = most_urgent(question, all);
      answer.disputed = all.size() > 1;
      tell(question, says(question, all, answer));
      at = end;
    }
    again_.clear();
  }

 private:
  struct Compared {
    Slot question{};
    Answer a{}, b{}, counts{};
  };

  void sort();
  /// The answers to one question in an order of their own, so that the order in which they came does not matter.
  std::vector<Answer> each_once(const Answer& first, std::size_t at, std::size_t end) const;
  Answer most_urgent(Slot question, const std::vector<Answer>& all);
  Answer of_two(Slot question, const Answer& a, const Answer& b);
  std::string says(Slot question, const std::vector<Answer>& all, const Answer& counts) const;

  const Knowledge& knowledge_;
  std::vector<GivenAnswer> again_;
  std::vector<Compared> compared_;  ///< sorted
};

}  // namespace lintel::io
