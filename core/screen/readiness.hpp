// How ready the papers of each referral are for the policies of its own payer.
#pragma once

#include "screen/referrals.hpp"

namespace lintel::screen {

/// One policy in every lane that names its payer. As in the Report of the same Record.
struct Ready {
  const Policy* policy{};
  std::uint64_t lanes{};  ///< where it applies
  Truths met{};           ///< all that it asks for; unknown where its text was not read
  std::array<std::uint8_t, screen::lanes> requirements_met{}, not_met{};
};

class Readiness {
 public:
  explicit Readiness(const Knowledge& knowledge);

  /// both: the plan proposes both treatments; unknown while it proposes none. A lane without a payer has no policies.
  void read(const Sheet& sheet, const Referrals& referrals, Truths both);

  /// In the order of Knowledge::policies; none where no lane names a payer.
  std::span<const Ready> policies() const { return policies_; }

 private:
  void judge(const Sheet& sheet, const Referrals& referrals, Truths both, Ready& ready, std::size_t asks);

  const Knowledge& knowledge_;
  std::vector<Ready> policies_;
};

}  // namespace lintel::screen
