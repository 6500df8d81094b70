// What the headings of a table stand for.
#pragma once

#include <string>
#include <string_view>

#include "model.hpp"

namespace lintel::screen {

/// What a column holds: answers to a question, the id of the referral, a total that somebody states, or nothing we know.
struct Meant {
  enum class As : std::uint8_t { nothing, answer, id, stated_total, unclear } as{As::nothing};
  Slot slot{no_slot};   ///< the question, or the concept of the total
  std::string why{};    ///< of what is unclear: what it could be

  friend bool operator==(const Meant& a, const Meant& b) { return a.as == b.as && a.slot == b.slot; }
};

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
  /// to A7 beside them; "Item 1" to "Item 9". What could be two things is unclear, never guessed. Settings are the reader's
  /// own and trials_complete speaks of a list that a table does not hold: neither is taken from a table unasked.
  std::vector<Meant> headings(const std::vector<std::string>& texts) const;

 private:
  const Knowledge& knowledge_;
  std::vector<std::string> names_;  ///< of the questions, in words
};

}  // namespace lintel::screen
