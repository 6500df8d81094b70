// What is still to ask, for many referrals. Lists of referrals leave the same things open again and again, so each
// way of leaving things open is worked out once by the engine and then looked up.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "screen/pen.hpp"
#include "screen/referrals.hpp"

namespace lintel::screen {

inline constexpr std::size_t most_ids = 5;  ///< as many as a Report names

class Asking {
 public:
  /// Per lane: ids with a space between, best first; valid until the next sheet.
  using Ids = std::array<std::string_view, lanes>;

  explicit Asking(const Knowledge& knowledge);

  /// The sheet to ask about and what was concluded on it; both must stay as they are meanwhile.
  void start(const Sheet& sheet, const Referrals& referrals);
  /// The questions behind a plan that is open in these lanes.
  void open_at(const Plan& plan, std::uint64_t where, Ids& ids);
  /// The questions behind the route of a chosen plan.
  void route(std::uint64_t where, Ids& ids);

 private:
  /// Everything that the order of the questions behind something can depend on. What is worked out from other conditions is
  /// not kept: those it is worked out from are.
  struct Reach {
    std::vector<Condition> conditions;
    std::vector<Slot> concepts;  ///< seen on the way
    std::vector<Slot> known;     ///< questions of which only that they are answered matters
  };
  /// Ways of leaving things open, by the bits of the reach: a table with room to spare, a key of so many words.
  struct Book {
    std::size_t words{};
    std::vector<std::uint64_t> keys{};
    std::vector<std::uint32_t> places{};  ///< in `ends`, from 1; 0: free
    std::vector<Slot> questions{};        ///< behind each of them, one behind the other
    std::vector<std::uint32_t> ends{};    ///< where its questions end; they start where those before end
  };
  void reach(const Conditions& conditions, Reach& into) const;
  void reach(const Condition& condition, Reach& into) const;
  void reach_concept(const Condition& condition, Reach& into) const;
  std::span<const Slot> find(Book& book, const std::uint64_t* key, std::size_t which, std::size_t lane);
  void grow(Book& book) const;
  static void forget(Book& book);
  void look_up(std::size_t which, std::uint64_t where, Ids& ids);
  std::vector<Slot> ask(std::size_t which, std::size_t lane);
  std::string_view in_order(std::span<const Slot> questions, std::size_t lane);
  static std::span<const Slot> questions_at(const Book& book, std::uint32_t place);
  std::uint64_t asked_before(Slot question);

  const Knowledge& knowledge_;
  const Sheet* sheet_{};
  const Referrals* referrals_{};
  std::vector<Reach> reaches_;  ///< one per plan, then the routes
  std::vector<Book> books_;                     ///< one per reach
  std::vector<Padded<48>> names_;               ///< per question and concept, with a space behind
  std::vector<std::uint64_t> planes_, key_;
  Values values_{};                             ///< of the referral that is worked out
  std::vector<std::uint64_t> asked_before_;     ///< per question, where asked_before_known_ says so
  std::vector<std::uint8_t> asked_before_known_;
  std::vector<char> written_;                   ///< ids of this sheet, so many bytes per lane
};

}  // namespace lintel::screen
