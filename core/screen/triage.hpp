// Many referrals triaged at once, from the same tables as assess and with the same results.
#pragma once

#include "screen/asking.hpp"
#include "screen/readiness.hpp"
#include "screen/referrals.hpp"

namespace lintel::screen {

/// What one line of the list says of one referral. All of it is as in the Report of the same Record.
struct Triaged {
  Urgency urgent{};
  bool decided{};                 ///< nothing still unknown could raise it
  bool evaluation_first{};        ///< UrgentReport::stops
  const Plan* plan{};             ///< nullptr while open
  const Plan* open_at{};
  std::string_view ask_next{};    ///< ids with a space between, best first; valid until the next sheet
};

class Triage {
 public:
  explicit Triage(const Knowledge& knowledge);

  /// Works on the first `filled` lanes; what the others say has no meaning.
  void read(const Sheet& sheet, std::size_t filled);

  /// In the order of Knowledge::instruments.
  const std::vector<Totals>& totals() const { return totals_; }
  Status status(std::size_t modality, std::size_t lane) const { return statuses_[modality][lane]; }
  const Triaged& at(std::size_t lane) const { return triaged_[lane]; }
  /// What payers ask for, where a referral names its payer.
  std::span<const Ready> policies() const { return readiness_.policies(); }

 private:
  void add_up(const Sheet& sheet);
  void judge_urgency();
  void check();
  Truths choose(const Sheet& sheet, std::size_t filled);

  const Knowledge& knowledge_;
  Referrals referrals_;
  Asking asking_;
  Readiness readiness_;
  std::vector<Totals> totals_;
  std::vector<std::array<Status, lanes>> statuses_;
  Asking::Ids ask_next_{};
  std::array<Triaged, lanes> triaged_{};
};

}  // namespace lintel::screen
