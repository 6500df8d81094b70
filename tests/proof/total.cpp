// Every combination of the facts that decide most, three-valued: each has exactly one outcome.
//
// Twenty facts, in all their states and unknown, while everything else is answered and nothing else is found. Where
// several facts lead to the same concept (nine absolute checks all make "TMS is contraindicated" true) one stands for
// all: the plans read the concept alone, and `proof rows` shows that each row makes its concept true by itself.
// Numbers stand for themselves by one value on either side of their limit and by "not known": a table reads a number
// only through its limits, and `proof boundaries` tries every limit.
//
// 243 of 256 lanes hold five of the facts. The others are digits of an odometer: when a digit turns, only the steps
// that can depend on it or on a faster one are run again. That is the same evaluation, since the rest has not changed.
#include "proof.hpp"
#include "screen/sieve.hpp"

namespace lintel::proof {
namespace {

using screen::Block;
using screen::Planes;
using screen::Sieve;
using screen::Sifted;

struct Fact {
  Text id;
  std::vector<Range> states;
};

std::vector<Fact> facts(const Knowledge& knowledge, bool longer) {
  std::vector<Fact> all;
  const auto yes_no = [&](Text id) { all.push_back({id, {{0, 0}, {0, 1}, {1, 1}}}); };
  const auto choice = [&](Text id) {
    Fact fact{id, {}};
    const Range range = knowledge.questions[slot(knowledge, id)].range;
    for (int value = range.low; value <= range.high; ++value) fact.states.push_back(exactly(value));
    fact.states.push_back(range);
    all.push_back(fact);
  };
  // In the lanes.
  yes_no("cochlear_implant");  // keeps TMS out
  yes_no("eclampsia");         // keeps IV/IM ketamine out
  yes_no("aneurysm");          // keeps the whole ketamine class out
  yes_no("acute_crisis");
  all.push_back({"adequate_failures", {{1, 1}, {1, no_limit}, {2, 2}}});
  // The fastest digit first.
  choice("primary_pathology");
  choice("prior_ketamine");
  choice("prior_tms");
  choice("need_now");
  choice("need_in_three_months");
  all.push_back({"episode_months", {{24, 24}, {0, 1200}, {25, 25}}});
  yes_no("out_of_pocket");
  yes_no("tms_benefit");
  yes_no("esketamine_benefit");
  yes_no("can_attend_daily");
  yes_no("rems_ready");
  yes_no("esketamine_tried");
  yes_no("safety_evaluation_completed");
  yes_no("cssrs.4");
  all.push_back({"age", {{18, 18}, {0, 120}, {17, 17}}});
  if (longer) yes_no("past_psychosis");  // a risk of ketamine
  return all;
}

constexpr std::size_t in_lanes = 5;
constexpr unsigned used_lanes = 3 * 3 * 3 * 3 * 3;

/// Everything that one fact says to the tables.
struct Digit {
  std::vector<std::size_t> inputs;
  std::vector<std::vector<Truth>> says;  ///< per state, per input
  std::size_t state{0};
  Sieve::Steps steps;                    ///< to run again when this digit, or a faster one, has changed
};

class Odometer {
 public:
  Odometer(const Knowledge& knowledge, Sieve& sieve, const std::vector<Fact>& all)
      : knowledge_(knowledge), sieve_(sieve), facts_(all), base_(read_answers(knowledge, nothing_found(knowledge))) {
    for (const Instrument& instrument : knowledge.instruments)
      if (instrument.total != no_slot) base_[instrument.total] = {0, 0};
    base_[knowledge.adequate_failures] = {0, 0};
    sieve.put_everywhere(base_);
    for (unsigned lane = 0; lane < Block::lanes; ++lane) sieve.put(lane, values(lane, {}));
    std::vector<std::size_t> faster;
    for (std::size_t i = in_lanes; i < all.size(); ++i) {
      Digit digit;
      const Slot subject = slot(knowledge, all[i].id);
      for (std::size_t input = 0; input < sieve.inputs().size(); ++input)
        if (sieve.inputs()[input].subject == subject) digit.inputs.push_back(input);
      for (const Range state : all[i].states) {
        digit.says.emplace_back();
        for (const std::size_t input : digit.inputs) digit.says.back().push_back(within(state, sieve.inputs()[input].wanted));
      }
      faster.insert(faster.end(), digit.inputs.begin(), digit.inputs.end());
      digit.steps = sieve.behind(faster);
      digits_.push_back(digit);
    }
    for (const Digit& digit : digits_) show(digit);
    sieve.run();
  }

  /// The next state; false after the last one.
  bool turn() {
    for (Digit& digit : digits_) {
      digit.state = digit.state + 1 == digit.says.size() ? 0 : digit.state + 1;
      show(digit);
      if (digit.state == 0) continue;
      sieve_.run(digit.steps);
      return true;
    }
    return false;
  }
  bool all_known() const {
    for (std::size_t i = 0; i < digits_.size(); ++i)
      if (!facts_[in_lanes + i].states[digits_[i].state].known()) return false;
    return true;
  }
  /// One patient of the present block, as the engine would see him.
  Values values(unsigned lane) const {
    std::vector<std::size_t> states;
    for (const Digit& digit : digits_) states.push_back(digit.state);
    return values(lane, states);
  }
  /// How many steps a whole turn of every digit takes on average, of how many there are.
  double average_steps() const {
    double steps = 0, share = 1;
    for (const Digit& digit : digits_) {
      const auto states = static_cast<double>(digit.says.size());
      steps += share * (1 - 1 / states) * static_cast<double>(digit.steps.size());
      share /= states;
    }
    return steps;
  }

 private:
  void show(const Digit& digit) {
    for (std::size_t i = 0; i < digit.inputs.size(); ++i) sieve_.input(digit.inputs[i]).fill(digit.says[digit.state][i]);
  }
  Values values(unsigned lane, const std::vector<std::size_t>& states) const {
    Values values = base_;
    for (std::size_t i = 0; i < in_lanes; ++i, lane /= 3) values[slot(knowledge_, facts_[i].id)] = facts_[i].states[lane % 3];
    for (std::size_t i = 0; i < states.size(); ++i)
      values[slot(knowledge_, facts_[in_lanes + i].id)] = facts_[in_lanes + i].states[states[i]];
    return values;
  }

  const Knowledge& knowledge_;
  Sieve& sieve_;
  const std::vector<Fact>& facts_;
  Values base_;
  std::vector<Digit> digits_;
};

/// Sees whether exactly one of several outcomes holds in each lane.
class ExactlyOne {
 public:
  void add(const Block& where) { twice_ |= seen_ & where, seen_ |= where; }
  bool in(const Block& lanes) const { return (twice_ & lanes).empty() && (~seen_ & lanes).empty(); }

 private:
  Block seen_{}, twice_{};
};

struct Planned {
  const Planes* tms_out;
  const Planes* ketamine_out;
};

/// One outcome in each lane; nothing proposed that is or may be contraindicated.
bool sound(const Knowledge& knowledge, const Sifted& out, const Planned& planned, const Block& lanes) {
  ExactlyOne plan, urgent;
  Block tms, ketamine;
  for (std::size_t i = 0; i < knowledge.plans.size(); ++i) {
    plan.add(out.chosen[i]);
    plan.add(out.open[i]);
    if (knowledge.plans[i].tms) tms |= out.chosen[i];
    if (knowledge.plans[i].ketamine) ketamine |= out.chosen[i];
  }
  for (const Block& level : out.urgent) urgent.add(level);
  bool one = plan.in(lanes) && urgent.in(lanes);
  for (const auto& modality : out.status) {
    ExactlyOne status;
    for (const Block& each : modality) status.add(each);
    one = one && status.in(lanes);
  }
  return one && (tms & planned.tms_out->maybe & lanes).empty() && (ketamine & planned.ketamine_out->maybe & lanes).empty();
}

Block known_lanes() {
  Block known;
  for (unsigned lane = 0; lane < used_lanes; ++lane) {
    bool all = true;
    for (unsigned i = 0, rest = lane; i < in_lanes; ++i, rest /= 3) all = all && rest % 3 != 1;
    known.set(lane, all);
  }
  return known;
}

bool as_the_engine(const Knowledge& knowledge, const Sifted& out, unsigned lane, Values values) {
  OnePatient patient(values);
  lintel::conclude(knowledge, patient);
  const Decision decision = choose(knowledge, values);
  bool same = out.urgent[static_cast<std::size_t>(urgency(knowledge, values).level)].has(lane);
  for (std::size_t i = 0; i < knowledge.modalities.size(); ++i)
    same = same && out.status[i][static_cast<std::size_t>(check(knowledge, knowledge.modalities[i], values).status)].has(lane);
  const Plan* reached = decision.chosen ? decision.chosen : decision.open_at;
  const auto at = static_cast<std::size_t>(reached - knowledge.plans.data());
  return same && reached && (decision.chosen ? out.chosen : out.open)[at].has(lane);
}

/// How fast the whole list of steps is, without the odometer's savings.
void time_whole(Sieve& sieve) {
  Sifted out;
  Clock clock;
  constexpr int rounds = 200'000;
  unsigned seen = 0;
  for (int i = 0; i < rounds; ++i) {
    sieve.input(static_cast<std::size_t>(i) % sieve.inputs().size()).maybe |= out.urgent[0];
    sieve.run();
    sieve.outcome(out);
    seen += out.urgent[0].has(static_cast<unsigned>(i) % Block::lanes);
  }
  const double patients = double{rounds} * Block::lanes;
  std::printf("every row of every table: %zu steps, %.0f million patients a second on one core (%u)\n",
              sieve.all_steps().size(), patients / clock.seconds() / 1e6, seen);
}

}  // namespace

int total(const Knowledge& knowledge, bool longer) {
  Tally tally;
  Sieve timed(knowledge);
  time_whole(timed);

  Sieve sieve(knowledge);
  const std::vector<Fact> all = facts(knowledge, longer);
  Odometer odometer(knowledge, sieve, all);
  const Planned planned{&sieve.concept_planes(slot(knowledge, "tms_contraindicated")),
                        &sieve.concept_planes(slot(knowledge, "ketamine_class_out"))};
  const Block lanes = Block::first(used_lanes), known = known_lanes();
  std::vector<Block> chosen(knowledge.plans.size());
  Sifted out;
  std::mt19937 dice(5);
  Clock clock;
  long blocks = 0, unsound = 0, undecided = 0;
  unsigned until_sample = 1;
  do {
    sieve.outcome(out);
    ++blocks;
    unsound += !sound(knowledge, out, planned, lanes);
    for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] |= out.chosen[i];
    if (odometer.all_known())
      for (const Block& each : out.open) undecided += !(each & known).empty();
    if (--until_sample == 0) {
      until_sample = 1 + static_cast<unsigned>(dice() % (longer ? 20'000 : 8'000));
      const unsigned lane = static_cast<unsigned>(dice() % used_lanes);
      tally.add(as_the_engine(knowledge, out, lane, odometer.values(lane)), "block " + std::to_string(blocks));
    }
  } while (odometer.turn());
  const double seconds = clock.seconds(), states = static_cast<double>(blocks) * used_lanes;

  std::printf("%zu facts, %.0f states, %.1f s, %.0f million states a second on one core; %.1f steps a block\n", all.size(),
              states, seconds, states / seconds / 1e6, odometer.average_steps());
  tally.add(unsound == 0, std::to_string(unsound) + " blocks with no outcome, two, or one that is ruled out");
  tally.add(undecided == 0, std::to_string(undecided) + " blocks where everything is known and a plan is open");
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const std::string id(knowledge.plans[i].id);
    tally.add(!(chosen[i] & lanes).empty(), "no state is given the plan " + id);
  }
  return tally.end();
}

}  // namespace lintel::proof
