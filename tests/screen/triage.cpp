// Many at once must come to what assess comes to for each alone.
#include "screen/triage.hpp"

#include <cstdlib>

#include "patients.hpp"

using namespace lintel;
using namespace lintel::tests;

namespace {

std::string ask_next(const Report& report) {
  const Knowledge& knowledge = knowledge::shipped();
  std::string ids;
  for (std::size_t i = 0; i < report.plan.ask_next.size() && i < 5; ++i) {
    const Slot slot = report.plan.ask_next[i];
    ids += (i ? " " : "") + std::string(slot == knowledge.adequate_failures ? "trials"
                                        : slot < knowledge.questions.size() ? knowledge.questions[slot].id
                                                                            : knowledge.concepts[slot - knowledge.questions.size()].id);
  }
  return ids;
}

struct Differences {
  int totals{}, missing{}, urgent{}, decided{}, stops{}, status{}, plan{}, open_at{}, ask{}, policies{};
  int all() const { return totals + missing + urgent + decided + stops + status + plan + open_at + ask + policies; }
};

void compare(const Report& report, const screen::Triage& triage, std::size_t lane, Differences& found) {
  const screen::Triaged& triaged = triage.at(lane);
  for (std::size_t i = 0; i < triage.totals().size(); ++i) {
    const screen::Totals& totals = triage.totals()[i];
    found.totals += Range{totals.low[lane], totals.high[lane]} != report.scores[i].total;
    found.missing += static_cast<std::size_t>(totals.missing[lane]) != report.scores[i].missing.size();
  }
  found.urgent += triaged.urgent != report.urgent.level;
  found.decided += triaged.decided != report.urgent.decided;
  found.stops += triaged.evaluation_first != report.urgent.stops;
  for (std::size_t m = 0; m < report.checks.size(); ++m) found.status += triage.status(m, lane) != report.checks[m].status;
  found.plan += (triaged.plan ? triaged.plan->id : "") != (report.plan.chosen ? report.plan.chosen->id : "");
  found.open_at += (triaged.open_at ? triaged.open_at->id : "") != (report.plan.open_at ? report.plan.open_at->id : "");
  found.ask += triaged.ask_next != ask_next(report);
}

/// The policies of the payer that the referral names, in the order of the tables; none where it names none.
std::vector<const PolicyReport*> of_payer(const Report& report) {
  const Knowledge& knowledge = knowledge::shipped();
  const int payer = report.values[knowledge.payer].low;
  std::vector<const PolicyReport*> policies;
  for (const PolicyReport& each : report.coverage.policies)
    if (payer > 0 && each.policy->payer == knowledge.questions[knowledge.payer].choices[static_cast<std::size_t>(payer)].id) policies.push_back(&each);
  return policies;
}

/// Returns how many policies were compared.
int compare_policies(const Report& report, const screen::Triage& triage, std::size_t lane, Differences& found) {
  const std::vector<const PolicyReport*> wanted = of_payer(report);
  std::size_t at = 0;
  for (const screen::Ready& ready : triage.policies()) {
    if ((ready.lanes >> lane & 1U) == 0) continue;
    if (at == wanted.size()) return ++found.policies, 0;
    const PolicyReport& policy = *wanted[at++];
    const auto count = [&](Truth truth) { return std::count(policy.requirements.begin(), policy.requirements.end(), truth); };
    found.policies += ready.policy->id != policy.policy->id || at_lane(ready.met, static_cast<unsigned>(lane)) != policy.met ||
                      ready.requirements_met[lane] != count(Truth::yes) || ready.not_met[lane] != count(Truth::no);
  }
  found.policies += at != wanted.size();
  return static_cast<int>(at);
}

}  // namespace

TEST_CASE("a list of random referrals, sparse and full: every line says what assess says of that Record") {
  const int rows = std::getenv("LONG") ? 1'000'000 : 100'000;
  const Knowledge& knowledge = knowledge::shipped();
  const Knowledge listed = screen::for_lists(knowledge);
  Patients dice(23);
  screen::Sheet sheet(listed);
  screen::Triage triage(listed);
  Differences found;
  std::vector<Record> records;
  std::array<int, 5> urgent{}, statuses{};
  int decided = 0, policies = 0;
  for (int done = 0; done < rows; done += static_cast<int>(screen::lanes)) {
    records.clear();
    const std::array percent{0, 30, 60, 85, 97, 100};
    for (std::size_t lane = 0; lane < screen::lanes; ++lane) {
      records.push_back(dice.next(percent[static_cast<std::size_t>(dice.roll(6))]));
      screen::put(listed, records[lane], lane, sheet);
    }
    triage.read(sheet, screen::lanes);
    for (std::size_t lane = 0; lane < screen::lanes; ++lane) {
      const Report report = assess(knowledge, records[lane]);
      compare(report, triage, lane, found);
      policies += compare_policies(report, triage, lane, found);
      ++urgent[static_cast<std::size_t>(triage.at(lane).urgent)];
      ++statuses[static_cast<std::size_t>(triage.status(1, lane))];
      decided += triage.at(lane).plan != nullptr;
    }
  }
  CHECK(found.totals == 0);
  CHECK(found.missing == 0);
  CHECK(found.urgent == 0);
  CHECK(found.decided == 0);
  CHECK(found.stops == 0);
  CHECK(found.status == 0);
  CHECK(found.plan == 0);
  CHECK(found.open_at == 0);
  CHECK(found.ask == 0);
  CHECK(found.policies == 0);
  CHECK(found.all() == 0);
  // It says something only where everything was reached.
  for (const int count : urgent) CHECK(count > 0);
  for (const int count : statuses) CHECK(count > 0);
  CHECK(decided > rows / 20);
  CHECK(policies > rows / 20);
}
