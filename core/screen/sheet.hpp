// Up to 64 referrals side by side: a column of answers for each question.
#pragma once

#include "engine/worlds.hpp"

namespace lintel::screen {

inline constexpr std::size_t lanes = 64;

/// An answer in two bytes: its value, or one of the names below, which are lower than any value.
using Code = std::int16_t;
inline constexpr Code not_asked = -1001;
inline constexpr Code unknown = -1002;
inline constexpr Code declined = -1003;
inline constexpr Code unreadable = -1004;  ///< something stands there that is no answer; counts as unknown

constexpr bool is_value(Code code) { return code > -1000; }

/// Of two readings the one that may raise more: the higher answer, but of a mark, which settles something, the one that it was not made.
constexpr Code more_urgent(const Question& question, Code a, Code b) {
  if (!is_value(a) || !is_value(b)) return is_value(a) ? a : b;
  return question.kind == Kind::mark ? std::min(a, b) : std::max(a, b);
}

/// The knowledge that lists are read with: only instruments that rules read. Those beside the core have no place in a list.
Knowledge for_lists(const Knowledge& knowledge);
/// How many questions, from the first, a list can hold answers to.
inline std::size_t questions_in_lists(const Knowledge& knowledge) {
  return std::min<std::size_t>(knowledge.questions.size(), knowledge.first_beside);
}

Code code_of(const Answer& answer);
Answer answer_of(Code code);

using Column = std::array<Code, lanes>;

struct Sheet {
  explicit Sheet(const Knowledge& knowledge);

  std::vector<Column> answers;           ///< one per question, in the order of Knowledge::questions
  std::vector<std::uint8_t> used;        ///< per question: whether anything but not_asked may stand in its column
  std::array<Range, lanes> failures{};   ///< adequate failures in the episode, as assess works them out
  std::vector<Truths> enough_trials;     ///< per requirement of a payer that asks for trials, in the order of the policies
};

/// Puts a Record into one lane, with the failures of its trials.
void put(const Knowledge& knowledge, const Record& record, std::size_t lane, Sheet& sheet);
/// The failures of the Record's trials, and what payers make of them, alone.
void put_trials(const Knowledge& knowledge, const Record& record, std::size_t lane, Sheet& sheet);
/// Nothing is known of any trial.
void forget_trials(std::size_t lane, Sheet& sheet);
/// The Record that stands in one lane, without its trials.
Record record_at(const Sheet& sheet, std::size_t lane);

}  // namespace lintel::screen
