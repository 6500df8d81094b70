#include "screen/triage.hpp"

#include "engine/engine.hpp"

namespace lintel::screen {
namespace {

constexpr std::size_t levels = 5, all_statuses = 5;

}  // namespace

Triage::Triage(const Knowledge& knowledge)
    : knowledge_(knowledge),
      referrals_(knowledge),
      asking_(knowledge),
      readiness_(knowledge),
      totals_(knowledge.instruments.size()),
      statuses_(knowledge.modalities.size()) {}

void Triage::read(const Sheet& sheet, std::size_t filled) {
  add_up(sheet);
  referrals_.read(sheet, totals_);
  conclude(knowledge_, referrals_);
  judge_urgency();
  check();
  readiness_.read(sheet, referrals_, choose(sheet, filled));
}

void Triage::add_up(const Sheet& sheet) {
  for (std::size_t i = 0; i < totals_.size(); ++i) {
    const Instrument& instrument = knowledge_.instruments[i];
    Totals& totals = totals_[i];
    totals.low.fill(0);
    totals.high.fill(0);
    totals.missing.fill(0);
    for (std::size_t item = instrument.first; item < std::size_t{instrument.first} + instrument.items; ++item) {
      const Column& column = sheet.answers[item];
      const auto least = static_cast<Code>(knowledge_.questions[item].range.low);
      const auto most = static_cast<Code>(knowledge_.questions[item].range.high);
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const bool given = is_value(column[lane]);
        totals.low[lane] = static_cast<Code>(totals.low[lane] + (given ? column[lane] : least));
        totals.high[lane] = static_cast<Code>(totals.high[lane] + (given ? column[lane] : most));
        totals.missing[lane] = static_cast<Code>(totals.missing[lane] + !given);
      }
    }
  }
}

/// Level by level, from the highest: the bits say in which lanes. The rules are those of urgency() in the engine.
void Triage::judge_urgency() {
  std::array<std::uint64_t, levels> sure{}, stands{}, possible{}, at{};
  for (const Alarm& alarm : knowledge_.alarms) {
    const auto level = static_cast<std::size_t>(alarm.level);
    const Truths trigger = all_of(alarm.when, referrals_);
    const Truths settled = all_of(alarm.until, referrals_);
    const Truths truth = trigger & settled;
    sure[level] |= truth.yes;
    stands[level] |= truth.yes | (trigger.yes & settled.maybe & ~settled.yes);
    possible[level] |= truth.maybe & ~truth.yes;
  }
  std::uint64_t open = all_lanes, decided = 0;
  for (std::size_t level = levels; level-- > 0;) {
    at[level] = level == 0 ? open : open & stands[level];
    open &= ~stands[level];
    std::uint64_t higher = 0;
    for (std::size_t above = level + 1; above < levels; ++above) higher |= possible[above];
    decided |= at[level] & ~higher & (level == 0 ? all_lanes : sure[level]);
  }
  constexpr auto none = static_cast<std::size_t>(Urgency::none), yellow = static_cast<std::size_t>(Urgency::yellow),
                 amber = static_cast<std::size_t>(Urgency::amber), red = static_cast<std::size_t>(Urgency::red);
  const std::uint64_t hidden = ((at[none] | at[yellow]) & (possible[amber] | possible[red])) | (at[none] & possible[yellow]);
  for (Triaged& triaged : triaged_) triaged = {};
  for (std::size_t level = 1; level < levels; ++level)
    each_lane(at[level], [&](std::size_t lane) { triaged_[lane].urgent = static_cast<Urgency>(level); });
  each_lane(hidden, [&](std::size_t lane) { triaged_[lane].urgent = Urgency::unknown; });
  each_lane(decided, [&](std::size_t lane) { triaged_[lane].decided = true; });
  each_lane(stops(knowledge_, referrals_).yes, [&](std::size_t lane) { triaged_[lane].evaluation_first = true; });
}

/// A possible finding keeps the status open unless what is found already outranks being open.
void Triage::check() {
  for (std::size_t m = 0; m < statuses_.size(); ++m) {
    std::array<std::uint64_t, all_statuses> found{};
    for (const Check& row : knowledge_.modalities[m].checks) {
      const Status alone = status_of(row.level);
      if (alone == Status::clear) continue;
      const Truths truths = holds(row.when, row.unless, referrals_);
      found[static_cast<std::size_t>(alone)] |= truths.yes;
      found[static_cast<std::size_t>(Status::incomplete)] |= truths.maybe & ~truths.yes;
    }
    statuses_[m].fill(Status::clear);
    for (std::size_t status = 1; status < all_statuses; ++status)
      each_lane(found[status], [&](std::size_t lane) { statuses_[m][lane] = static_cast<Status>(status); });
  }
}

/// Returns whether both treatments at once are proposed; unknown while the plan is open, or proposes none.
Truths Triage::choose(const Sheet& sheet, std::size_t filled) {
  Truths both = everywhere(Truth::unknown);
  asking_.start(sheet, referrals_);
  ask_next_ = {};
  std::uint64_t undecided = filled < lanes ? (std::uint64_t{1} << filled) - 1 : all_lanes;
  for (const Plan& plan : knowledge_.plans) {
    if (undecided == 0) break;
    const Truths truths = holds(plan.when, plan.unless, referrals_) & Truths{undecided, undecided};
    const std::uint64_t open = truths.maybe & ~truths.yes;
    each_lane(truths.yes, [&](std::size_t lane) { triaged_[lane].plan = &plan; });
    each_lane(open, [&](std::size_t lane) { triaged_[lane].open_at = &plan; });
    if (plan.ketamine && plan.tms) both.yes |= truths.yes;
    else if (plan.ketamine || plan.tms) both.maybe &= ~truths.yes;
    if (open != 0) asking_.open_at(plan, open, ask_next_);
    if (truths.yes != 0 && plan.ketamine) asking_.route(truths.yes, ask_next_);
    undecided &= ~truths.maybe;
  }
  for (std::size_t lane = 0; lane < filled; ++lane) triaged_[lane].ask_next = ask_next_[lane];
  return both;
}

}  // namespace lintel::screen
