#include "screen/sieve.hpp"

#include <algorithm>

namespace lintel::screen {
namespace {

constexpr std::uint16_t never = 0, always = 1;  // the first two planes

bool same(const Condition& a, const Condition& b) { return a.subject == b.subject && a.wanted == b.wanted; }

enum class Weight : std::uint8_t { none, monitor, specialist, contraindicated };

/// The status that one finding alone would give, as the engine has it; session-day and efficacy rows give none.
Weight weight_of(Level level) {
  switch (level) {
    case Level::absolute:
    case Level::administrative: return Weight::contraindicated;
    case Level::relative:
    case Level::refer: return Weight::specialist;
    case Level::monitor: return Weight::monitor;
    case Level::session:
    case Level::efficacy: break;
  }
  return Weight::none;
}

}  // namespace

// ---- from tables to steps

Sieve::Sieve(const Knowledge& knowledge)
    : knowledge_(knowledge), concepts_(knowledge.questions.size() + knowledge.concepts.size(), never) {
  planes_.resize(2);
  planes_[always].fill(Truth::yes);
  define(knowledge.defined);
  take_alarms();
  take_checks();
  lean_ketamine_ = counted(Side::ketamine);
  lean_tms_ = counted(Side::tms);
  define(knowledge.situations);
  for (const Plan& plan : knowledge.plans) plans_.push_back(row(plan.when, plan.unless));
  for (const Route& route : knowledge.routes) routes_.push_back(row(route.when, route.unless));
}

Sieve::At Sieve::plane() {
  planes_.emplace_back();
  return static_cast<At>(planes_.size() - 1);
}

Sieve::At Sieve::step(Does does, const std::vector<At>& of) {
  const At into = plane();
  const auto first = static_cast<std::uint32_t>(operands_.size());
  operands_.insert(operands_.end(), of.begin(), of.end());
  steps_.push_back({does, into, first, static_cast<std::uint32_t>(operands_.size())});
  return into;
}

Sieve::At Sieve::all(const std::vector<At>& of) { return of.empty() ? always : of.size() == 1 ? of[0] : step(Does::all, of); }
Sieve::At Sieve::any(const std::vector<At>& of) { return of.empty() ? never : of.size() == 1 ? of[0] : step(Does::any, of); }
Sieve::At Sieve::open(const std::vector<At>& of) { return of.empty() ? never : step(Does::open, of); }

Sieve::At Sieve::none(At of) {
  for (const Step& each : steps_)
    if (each.does == Does::none && operands_[each.first] == of) return each.into;
  return step(Does::none, {of});
}

Sieve::At Sieve::take(const Condition& condition) {
  const Slot subject = condition.subject;
  if (subject == knowledge_.lean_ketamine || subject == knowledge_.lean_tms || subject == knowledge_.lead) {
    if (condition.wanted.low <= -no_limit) return none(at_least(subject, condition.wanted.high + 1));
    if (condition.wanted.high >= no_limit) return at_least(subject, condition.wanted.low);
    return all({at_least(subject, condition.wanted.low), none(at_least(subject, condition.wanted.high + 1))});
  }
  if (const At concept_ = concepts_[subject]; concept_ != never) return condition.wanted.low == 1 ? concept_ : none(concept_);
  for (std::size_t i = 0; i < inputs_.size(); ++i)
    if (same(inputs_[i], condition)) return input_planes_[i];
  inputs_.push_back(condition);
  input_planes_.push_back(plane());
  return input_planes_.back();
}

Sieve::At Sieve::row(const Conditions& when, const Conditions& unless) {
  std::vector<At> of;
  for (const Condition& condition : when) of.push_back(take(condition));
  for (const Condition& condition : unless) of.push_back(none(take(condition)));
  return all(of);
}

/// Clauses of one concept stand together; any one of them makes it true.
void Sieve::define(std::span<const Clause> clauses) {
  for (std::size_t i = 0; i < clauses.size();) {
    const Slot concept_ = clauses[i].defines;
    std::vector<At> of;
    for (; i < clauses.size() && clauses[i].defines == concept_; ++i) of.push_back(row(clauses[i].when, clauses[i].unless));
    concepts_[concept_] = any(of);
  }
}

void Sieve::take_alarms() {
  std::array<std::vector<At>, 5> sure, stands;
  for (const Alarm& alarm : knowledge_.alarms) {
    const auto level = static_cast<std::size_t>(alarm.level);
    const At trigger = row(alarm.when, {});
    if (alarm.until.empty()) {
      sure[level].push_back(trigger);
      stands[level].push_back(trigger);
      continue;
    }
    const At settled = take(alarm.until[0]);
    sure[level].push_back(all({trigger, settled}));
    stands[level].push_back(sure[level].back());
    stands[level].push_back(all({trigger, open({settled})}));
  }
  for (std::size_t level = 0; level < levels_.size(); ++level)
    levels_[level] = {any(sure[level]), any(stands[level]), open(sure[level])};
  if (knowledge_.red != no_slot) concepts_[knowledge_.red] = levels_[static_cast<std::size_t>(Urgency::red)].sure;
}

void Sieve::take_checks() {
  for (const Modality& modality : knowledge_.modalities) {
    std::vector<At> absolute, every;
    std::array<std::vector<At>, 4> found;
    for (const Check& check : modality.checks) {
      const Weight weight = weight_of(check.level);
      if (weight == Weight::none) continue;
      const At holds = row(check.when, check.unless);
      every.push_back(holds);
      found[static_cast<std::size_t>(weight)].push_back(holds);
      if (check.level == Level::absolute) absolute.push_back(holds);
    }
    concepts_[modality.contraindicated] = any(absolute);
    statuses_.push_back({any(found[3]), open(every), any(found[2]), any(found[1])});
  }
}

/// How many reasons lean to one side, as a staircase: at [k], at least k + 1 of them.
std::vector<Sieve::At> Sieve::counted(Side side) {
  std::vector<At> stairs;
  for (const Tilt& tilt : knowledge_.tilts) {
    if (tilt.side != side) continue;
    const At more = row(tilt.when, {});
    std::vector<At> higher;
    for (std::size_t k = 0; k <= stairs.size(); ++k) {
      std::vector<At> ways;
      if (k < stairs.size()) ways.push_back(stairs[k]);
      ways.push_back(k == 0 ? more : all({stairs[k - 1], more}));
      higher.push_back(any(ways));
    }
    stairs = higher;
  }
  return stairs;
}

Sieve::At Sieve::at_least(Slot subject, int limit) {
  if (subject == knowledge_.lean_ketamine) return lead_of(lean_ketamine_, {}, limit);
  if (subject == knowledge_.lean_tms) return lead_of(lean_tms_, {}, limit);
  // A lead of no more than -2 is asked as "not at least -1": the other side's lead turned round.
  return limit > 0 ? lead_of(lean_ketamine_, lean_tms_, limit) : none(lead_of(lean_tms_, lean_ketamine_, 1 - limit));
}

/// Mine less the others' is at least `limit`, which is above 0: for some k, mine are at least k + limit, theirs at most k.
Sieve::At Sieve::lead_of(const std::vector<At>& mine, const std::vector<At>& other, int limit) {
  if (limit <= 0) return always;
  std::vector<At> ways;
  for (std::size_t k = 0; k + static_cast<std::size_t>(limit) <= mine.size(); ++k) {
    const At enough = mine[k + static_cast<std::size_t>(limit) - 1];
    ways.push_back(k < other.size() ? all({enough, none(other[k])}) : enough);
  }
  return any(ways);
}

// ---- in

void Sieve::put(unsigned lane, const Values& values) {
  for (std::size_t i = 0; i < inputs_.size(); ++i) input(i).set(lane, within(values[inputs_[i].subject], inputs_[i].wanted));
}
void Sieve::put_everywhere(const Values& values) {
  for (std::size_t i = 0; i < inputs_.size(); ++i) input(i).fill(within(values[inputs_[i].subject], inputs_[i].wanted));
}

// ---- through

void Sieve::run(const Steps& steps) {
  const Planes* const planes = planes_.data();
  for (const Step& each : steps) {
    const At* of = operands_.data() + each.first;
    const At* const end = operands_.data() + each.last;
    Planes truth = planes[*of];
    switch (each.does) {
      case Does::all:
        while (++of != end) truth.yes &= planes[*of].yes, truth.maybe &= planes[*of].maybe;
        break;
      case Does::any:
        while (++of != end) truth.yes |= planes[*of].yes, truth.maybe |= planes[*of].maybe;
        break;
      case Does::none:
        truth = {~truth.maybe, ~truth.yes};
        break;
      case Does::open: {
        Block unknown = truth.unknown();
        while (++of != end) unknown |= planes[*of].unknown();
        truth = {unknown, unknown};
        break;
      }
    }
    planes_[each.into] = truth;
  }
}

Sieve::Steps Sieve::behind(const std::vector<std::size_t>& changed) const {
  std::vector<bool> stale(planes_.size());
  for (const std::size_t i : changed) stale[input_planes_[i]] = true;
  Steps steps;
  for (const Step& each : steps_) {
    const At* const of = operands_.data();
    if (!std::any_of(of + each.first, of + each.last, [&](At operand) { return stale[operand]; })) continue;
    stale[each.into] = true;
    steps.push_back(each);
  }
  return steps;
}

// ---- out

void Sieve::outcome(Sifted& into) const {
  into.chosen.resize(plans_.size());
  into.open.resize(plans_.size());
  into.status.resize(statuses_.size());
  Block undecided = Block::all();
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    const Planes& truth = planes_[plans_[i]];
    into.chosen[i] = undecided & truth.yes;
    into.open[i] = undecided & truth.unknown();
    undecided &= ~truth.maybe;
  }
  for (std::size_t i = 0; i < statuses_.size(); ++i) {
    const StatusPlanes& found = statuses_[i];
    Block rest = Block::all();
    const auto give = [&](Status status, const Block& where) {
      into.status[i][static_cast<std::size_t>(status)] = rest & where;
      rest &= ~where;
    };
    give(Status::contraindicated, planes_[found.contraindicated].yes);
    give(Status::incomplete, planes_[found.open].yes);
    give(Status::specialist, planes_[found.specialist].yes);
    give(Status::monitor, planes_[found.monitor].yes);
    give(Status::clear, Block::all());
  }
  constexpr auto none = static_cast<std::size_t>(Urgency::none), yellow = static_cast<std::size_t>(Urgency::yellow),
                 unknown = static_cast<std::size_t>(Urgency::unknown), amber = static_cast<std::size_t>(Urgency::amber),
                 red = static_cast<std::size_t>(Urgency::red);
  const auto stands = [&](std::size_t level) { return planes_[levels_[level].stands].yes; };
  const auto possible = [&](std::size_t level) { return planes_[levels_[level].possible].yes; };
  into.urgent[red] = stands(red);
  into.urgent[amber] = stands(amber) & ~stands(red);
  const Block low = ~(stands(red) | stands(amber));
  // Something amber or red may be hidden behind a blank: that is not a low level, it is an unknown one.
  into.urgent[unknown] = low & (possible(red) | possible(amber) | (possible(yellow) & ~stands(yellow)));
  into.urgent[yellow] = low & stands(yellow) & ~into.urgent[unknown];
  into.urgent[none] = low & ~stands(yellow) & ~into.urgent[unknown];
}

Sifted Sieve::outcome() const {
  Sifted out;
  outcome(out);
  return out;
}

}  // namespace lintel::screen
