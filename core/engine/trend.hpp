// One line of totals over time: baseline, response, one bad day or a loss of response (fact base 2).
#pragma once

#include "engine/engine.hpp"

namespace lintel {

/// Courses that overlap are one treatment, with one baseline: a second course beside the first does not move it.
struct Treatment {
  Date first{};
  Date last{};
  bool ketamine{};
};

class Treatments {
 public:
  Treatments(const Knowledge& knowledge, const Record& record, const ScheduleReport& schedule);
  /// The one that had begun before this day, and the latest such; nullptr before all of them.
  const Treatment* on(Date day) const;
  /// Whether this day lies in the time after a last dose in which waning is expected.
  bool waning(Date day) const;
  /// Whether this form is the first that speaks of the session of the early sign, in a treatment that began with that course
  /// and is nothing else (`before`: the form before it).
  bool at_early_session(const Treatment& treatment, Date before, Date day) const;
  const EarlySign& early_sign() const { return early_sign_; }

 private:
  struct Fading {
    Range days{};
    std::vector<Date> doses{};  ///< rising
  };
  /// The day of one course's session of the early sign.
  struct Early {
    Date first{};  ///< of the course
    Date session{};
  };
  void begin(const Treatment& next);
  void find_early(const Knowledge& knowledge, const Record& record, const ScheduleReport& schedule);

  const EarlySign& early_sign_;
  std::vector<Treatment> treatments_;  ///< rising
  std::vector<Fading> fading_;
  std::vector<Early> early_;
};

struct FollowRules {
  int reliable{};
  int planned_days{};
  int apart{};  ///< days between two forms that confirm each other
};

/// yes or no only when it is so whatever the blanks are. Exactly 50.0 % is a response, exactly 25.0 % partial.
Response response(Range baseline, Range current, int least_baseline);

/// Fills in what is said of each point, from its earlier points alone. `points` stand by date, one a day.
void follow(const Treatments& treatments, const FollowRules& rules, Date today, TrendReport& report);

}  // namespace lintel
