// What is still to ask, for many referrals. Lists of referrals leave the same things open again and again, so each
// way of leaving things open is worked out once by the engine and then looked up.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>

#include "screen/referrals.hpp"

namespace lintel::screen {

class Asking {
 public:
  using Take = std::function<void(std::size_t lane, std::string_view ids)>;

  explicit Asking(const Knowledge& knowledge);

  /// The sheet to ask about and what was concluded on it; all three must stay as they are meanwhile.
  void start(const Sheet& sheet, const std::vector<Totals>& totals, const Referrals& referrals);
  /// The questions behind a plan that is open in these lanes.
  void open_at(const Plan& plan, std::uint64_t where, const Take& take);
  /// The questions behind the route of a chosen plan.
  void route(std::uint64_t where, const Take& take);

 private:
  /// Everything that the order of the questions behind something can depend on.
  struct Reach {
    std::vector<Condition> conditions;
    std::vector<Slot> known;  ///< questions of which only that they are answered matters
  };
  void reach(const Conditions& conditions, Reach& into) const;
  void reach(const Condition& condition, Reach& into) const;
  void reach_concept(Slot concept_, Reach& into) const;
  void look_up(std::size_t which, std::uint64_t where, const Take& take);
  std::string ask(std::size_t which, std::size_t lane) const;
  Values values_at(std::size_t lane) const;

  const Knowledge& knowledge_;
  const Sheet* sheet_{};
  const std::vector<Totals>* totals_{};
  const Referrals* referrals_{};
  std::vector<Reach> reaches_;  ///< one per plan, then the routes
  std::vector<std::unordered_map<std::string, std::string>> met_;
};

}  // namespace lintel::screen
