// The packed evaluator says of each patient what assess says: plan, statuses, urgency; on random Records.
#include "proof.hpp"
#include "screen/sieve.hpp"

namespace lintel::proof {
namespace {

using screen::Block;

bool same(const Knowledge& knowledge, const screen::Sifted& sifted, unsigned lane, const Report& report) {
  for (std::size_t i = 0; i < knowledge.plans.size(); ++i) {
    if (sifted.chosen[i].has(lane) != (report.plan.chosen == &knowledge.plans[i])) return false;
    if (sifted.open[i].has(lane) != (report.plan.open_at == &knowledge.plans[i])) return false;
  }
  for (std::size_t i = 0; i < report.checks.size(); ++i)
    for (std::size_t s = 0; s < 5; ++s)
      if (sifted.status[i][s].has(lane) != (report.checks[i].status == static_cast<Status>(s))) return false;
  for (std::size_t level = 0; level < 5; ++level)
    if (sifted.urgent[level].has(lane) != (report.urgent.level == static_cast<Urgency>(level))) return false;
  return true;
}

}  // namespace

int agrees(const Knowledge& knowledge, bool longer) {
  Tally tally;
  Clock clock;
  screen::Sieve sieve(knowledge);
  Records records(knowledge, 31);
  const int blocks = (longer ? 1'000'000 : 250'000) / static_cast<int>(Block::lanes) + 1;
  std::vector<Report> reports(Block::lanes);
  for (int block = 0; block < blocks; ++block) {
    for (unsigned lane = 0; lane < Block::lanes; ++lane) {
      reports[lane] = assess(knowledge, records.next());
      sieve.put(lane, reports[lane].values);
    }
    sieve.run();
    const screen::Sifted sifted = sieve.outcome();
    for (unsigned lane = 0; lane < Block::lanes; ++lane)
      tally.add(same(knowledge, sifted, lane, reports[lane]), "a random Record");
  }
  const int compared = blocks * static_cast<int>(Block::lanes);
  std::printf("%d random Records compared, packed and by assess: plan, statuses, urgency; %.1f s, %.0f us each\n", compared, clock.seconds(),
              clock.seconds() / compared * 1e6);
  return tally.end();
}

}  // namespace lintel::proof
