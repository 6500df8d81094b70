// What the headings of a table stand for.
#pragma once

#include <string>
#include <string_view>

#include "io/trial.hpp"

namespace lintel::screen {

/// More antidepressant trials than a row of a table can hold.
inline constexpr int most_trials = 32;

/// What a column holds: answers to a question, a field of an antidepressant trial, the id of the referral, a total that
/// somebody states, or nothing we know.
struct Meant {
  enum class As : std::uint8_t { nothing, answer, id, stated_total, trial, unclear } as{As::nothing};
  Slot slot{no_slot};     ///< the question, or the concept of the total
  std::string why{};      ///< of what is unclear: what it could be
  int trial{};            ///< which one, from 1
  io::TrialField field{};

  friend bool operator==(const Meant& a, const Meant& b) {
    return a.as == b.as && a.slot == b.slot && a.trial == b.trial && a.field == b.field;
  }
  struct Hash {
    std::size_t operator()(const Meant& meant) const {
      return ((static_cast<std::size_t>(meant.as) * 0x10000 + meant.slot) * (most_trials + 1) + static_cast<std::size_t>(meant.trial)) * 8 + static_cast<std::size_t>(meant.field);
    }
  };
};

/// "trials.1.drug" and its like, exactly; nothing for anything else.
Meant trial_column(std::string_view id);
std::string trial_id(const Meant& meant);

/// Knows what names stand for: ids and LOINC codes of questions in any spelling ("PHQ9_Q1", "phq9.1", "Prior TMS",
/// "44250-9") and totals ("PHQ-9 total", "gad7 score").
class Recogniser {
 public:
  explicit Recogniser(const Knowledge& knowledge);

  /// A name that stands alone, as a linkId does.
  Meant name(std::string_view text) const;
  /// "PHQ.1", "PHQ.Score": a name that leaves out the number of its instrument, as `context` (a questionnaire's address)
  /// names it: "phq-9".
  Meant short_name(std::string_view text, std::string_view context) const;

  /// One for each heading of a table. Beside names also an id column and plain families that are complete: D1 to D9, with A1
  /// to A7 beside them; "Item 1" to "Item 9"; and fields of trials ("trial1_drug", "Trial 2 dose (mg)"). What could be two
  /// things is unclear, never guessed. Settings are the reader's own and not taken from a table; trials_complete is, where the
  /// table holds trials. `work` grows by how often a heading was looked at.
  std::vector<Meant> headings(const std::vector<std::string>& texts, std::size_t& work) const;

 private:
  const Knowledge& knowledge_;
  std::vector<std::string> names_;  ///< of the questions, in words
};

}  // namespace lintel::screen
