// No row of a table is shadowed or unreachable: for each there is a patient for whom it is the row that decides.
#include "proof.hpp"

namespace lintel::proof {
namespace {

template <class Row>
std::vector<Row> without(std::span<const Row> rows, std::size_t left_out) {
  std::vector<Row> fewer(rows.begin(), rows.end());
  fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
  return fewer;
}

/// Tries patients for whom the row is made true, with something else found or left open, until `decides` is content.
template <class Decides>
bool found(const Knowledge& knowledge, const Conditions& when, const Conditions& unless, Decides decides) {
  Records dice(knowledge, 3);
  std::vector<Condition> others;
  each_condition(knowledge, [&](const Condition& condition) { others.push_back(condition); });
  for (int tries = 0; tries < 3000; ++tries) {
    Values start = nothing_found_values(knowledge);
    // Getting past the first plans, and esketamine within its label and licence, may be what lets the row be seen.
    if (dice.roll(2) == 0) start[slot(knowledge, "safety_evaluation_completed")] = exactly(1);
    if (dice.roll(2) == 0) start[slot(knowledge, "rems_ready")] = exactly(1);
    if (dice.roll(2) == 0) start[knowledge.adequate_failures] = exactly(2);
    Witness witness(knowledge, start, dice);
    if (dice.roll(2) == 0) witness.make(others[static_cast<std::size_t>(dice.roll(static_cast<int>(others.size())))]);
    witness.make(when, unless);
    Values values = witness.answers();
    const std::size_t open = others[static_cast<std::size_t>(dice.roll(static_cast<int>(others.size())))].subject;
    if (dice.roll(3) == 0 && open < knowledge.questions.size()) values[open] = knowledge.questions[open].range;
    if (decides(concluded(knowledge, values))) return true;
  }
  return false;
}

bool yes(const Conditions& when, const Conditions& unless, const Values& values) { return holds(when, unless, values) == Truth::yes; }

/// Without it its concept would not have come out as it does.
void clauses(const Knowledge& knowledge, std::span<const Clause> table, std::span<const Clause> Knowledge::*place, Tally& tally) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::vector<Clause> fewer = without(table, i);
    Knowledge less = knowledge;
    less.*place = fewer;
    const Clause& clause = table[i];
    const bool decides = found(knowledge, clause.when, clause.unless, [&](const Values& values) {
      Values again(values);
      for (std::size_t c = 0; c < knowledge.concepts.size(); ++c) {
        const std::size_t at = knowledge.questions.size() + c;
        if (knowledge.concepts[c].range == Range{0, 1}) again[at] = {0, 1};
      }
      return as_truth(values[clause.defines]) == Truth::yes && as_truth(concluded(less, again)[clause.defines]) != Truth::yes;
    });
    tally.add(decides, "clause " + std::to_string(i) + " of " + id_of(knowledge, clause.defines) + " is never what makes it true");
  }
}

void alarms(const Knowledge& knowledge, Tally& tally) {
  for (std::size_t i = 0; i < knowledge.alarms.size(); ++i) {
    const Alarm& alarm = knowledge.alarms[i];
    const std::vector<Alarm> fewer = without(knowledge.alarms, i);
    Knowledge less = knowledge;
    less.alarms = fewer;
    const bool decides = found(knowledge, alarm.when, {}, [&](const Values& values) {
      return urgency(knowledge, values).level == alarm.level && urgency(less, values).level < alarm.level;
    });
    tally.add(decides, "alarm " + std::string(alarm.id) + " never raises the level");
  }
}

/// A combination (fact base 4.4) is told beside the rows that it joins, and takes nothing from them.
bool is_combination(const Check& row) { return row.id[0] == 'X'; }

void checks(const Knowledge& knowledge, Tally& tally) {
  for (const Modality& modality : knowledge.modalities)
    for (std::size_t i = 0; i < modality.checks.size(); ++i) {
      const Check& row = modality.checks[i];
      std::vector<Check> others = without(modality.checks, i);
      std::erase_if(others, is_combination);
      Modality less = modality, with_it = modality;
      less.checks = others;
      std::vector<Check> all = others;
      all.push_back(row);
      with_it.checks = all;
      // Session-day and efficacy rows give no status.
      const bool gives_status = row.level != Level::session && row.level != Level::efficacy && !is_combination(row);
      const bool decides = found(knowledge, row.when, row.unless, [&](const Values& values) {
        const bool told = yes(row.when, row.unless, values);
        return told && (!gives_status || check(knowledge, with_it, values).status > check(knowledge, less, values).status);
      });
      tally.add(decides, std::string(modality.id) + " " + std::string(row.id) + " decides for nobody");
    }
}

void plans(const Knowledge& knowledge, Tally& tally) {
  for (const Plan& plan : knowledge.plans)
    tally.add(found(knowledge, plan.when, plan.unless, [&](const Values& values) { return choose(knowledge, values).chosen == &plan; }),
              "plan " + std::string(plan.id) + " is never chosen");
  for (const Route& route : knowledge.routes)
    tally.add(found(knowledge, route.when, route.unless,
                    [&](const Values& values) {
                      for (const Route& first : knowledge.routes)
                        if (holds(first.when, first.unless, values) != Truth::no) return &first == &route && yes(route.when, route.unless, values);
                      return false;
                    }),
              "route " + std::string(route.id) + " is never taken");
  for (const Tilt& tilt : knowledge.tilts)
    tally.add(found(knowledge, tilt.when, {}, [&](const Values& values) { return yes(tilt.when, {}, values); }),
              "tilt " + std::string(tilt.id) + " never holds");
}

}  // namespace

int rows(const Knowledge& knowledge) {
  Tally tally;
  Clock clock;
  clauses(knowledge, knowledge.defined, &Knowledge::defined, tally);
  clauses(knowledge, knowledge.situations, &Knowledge::situations, tally);
  alarms(knowledge, tally);
  checks(knowledge, tally);
  plans(knowledge, tally);
  std::printf("every row decides for somebody, %.1f s\n", clock.seconds());
  return tally.end();
}

}  // namespace lintel::proof
