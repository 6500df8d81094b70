// What several forms of one person say together. They are put together by question and moment, never by form: a form sets aside
// only what it asked itself. Nothing that raises an alarm is set aside but by a later finished form that asked that very question.
#pragma once

#include "screen/moment.hpp"
#include "screen/response.hpp"

namespace lintel::screen {

struct Form {
  Moment moment{};
  std::string authored{}, status{};
  std::uint64_t id{};  ///< of the response, as a number; 0: none
  bool finished{};    ///< completed or amended; any other sets nothing aside
  bool amended{};     ///< it replaces the completed one of the same id, whatever the moment
};

struct Held {
  Slot slot{};
  Code code{};
  std::uint32_t form{};
  bool doubtful{};  ///< it contradicts itself, or it is not sure whose it is: it may raise an alarm, and counts for nothing else
  bool shared{};    ///< other forms said the same and are not kept: no amended form replaces all of them
};

/// All that is known of one person.
struct Forms {
  std::vector<Form> forms{};
  std::vector<Held> held{};

  void add(Form form, const std::vector<ResponseAnswer>& answers);
  void add(const Forms& others);
};

/// What they come to.
struct Merged {
  std::vector<ResponseAnswer> answers{};
  bool refused{};  ///< two answers to the same question, of which nothing tells the later one
  Notes notes{};

  void clear() {
    answers.clear();
    refused = false;
    notes.clear();
  }
};

class Merge {
 public:
  explicit Merge(const Knowledge& knowledge);

  void merge(const Forms& forms, Merged& merged);
  /// Leaves out what can have no say any more, whatever is still to come, so that a hundred thousand forms are kept as few.
  void shorten(Forms& forms, Notes& notes);
  /// Answers that may raise an alarm, as doubtful ones.
  Forms alarming(const Forms& forms) const;

 private:
  using Same = std::vector<std::uint32_t>;  ///< positions of answers to the same question
  enum class Fate : std::uint8_t { none, counts, set_aside };
  enum class Weight : std::uint8_t { firm, raising, weak };

  bool is_plain(const Forms& forms);
  void group(const Forms& forms);
  bool may_raise(const Held& held) const { return is_value(held.code) && held.code >= raises_from_[held.slot]; }
  Weight weight(const Forms& forms, const Held& held) const;
  bool is_set_aside(const Forms& forms, const Same& same, const Held& held) const;
  bool is_replaced(const Forms& forms, const Same& same, const Held& held) const;
  void judge(const Forms& forms, const Same& same);
  void merge_question(const Forms& forms, const Same& same, Merged& merged);
  Code most_urgent(const Forms& forms, const Same& same, Weight weight, std::uint32_t& which) const;
  void look_for_conflict(const Forms& forms, const Same& same, Weight weight, Merged& merged);
  Code of_unfinished(const Forms& forms, const Same& same, Merged& merged);
  void tell_raised(const Form& form, Slot slot, Code raised, Code firm, Notes& notes) const;
  void tell_conflicts(const Forms& forms, Notes& notes) const;
  void tell_older(const Forms& forms, bool all, Notes& notes) const;
  void tell_one_older(const std::vector<Slot>& counting, const Form& form, bool set_aside, Notes& notes) const;
  void keep_needed(Forms& forms, Same& same, std::vector<std::uint8_t>& kept) const;
  std::string said(Slot slot, Code code) const;
  std::string title(Slot slot) const;

  const Knowledge& knowledge_;
  std::vector<Code> raises_from_;            ///< per question: the lowest answer that an alarm, or what leads to one, waits for
  std::vector<std::uint8_t> of_a_lifetime_;  ///< per question
  std::vector<std::uint32_t> seen_, place_;  ///< per question: in which merge it was met last, and where it stands in questions_
  std::uint32_t merges_{};
  std::vector<Same> questions_;              ///< those with answers; the first `asked_`
  std::size_t asked_{};
  std::vector<Fate> fates_;                  ///< per answer
  std::int64_t newest_{};                    ///< of all finished forms
  bool any_amended_{};
  std::int64_t latest_{};                    ///< of the question that is merged: when its last firm answer was given at the earliest
  std::vector<std::pair<std::uint32_t, std::uint32_t>> conflicts_;
};

/// Questions about all of a life: once yes, a later no is a contradiction and takes nothing away.
bool asks_of_a_lifetime(Text id);

}  // namespace lintel::screen
