// At every number in every table: one below, at, one above. What is right follows from what the row means.
#include "proof.hpp"

namespace lintel::proof {
namespace {

bool is_number(const Knowledge& knowledge, Slot subject) {
  const std::size_t questions = knowledge.questions.size();
  return subject < questions ? !knowledge.questions[subject].yes_no() : knowledge.concepts[subject - questions].range != Range{0, 1};
}
bool is_count(const Knowledge& knowledge, Slot subject) {
  return subject == knowledge.lean_ketamine || subject == knowledge.lean_tms || subject == knowledge.lead;
}

Range range_of(const Knowledge& knowledge, Slot subject) {
  const std::size_t questions = knowledge.questions.size();
  return subject < questions ? knowledge.questions[subject].range : knowledge.concepts[subject - questions].range;
}

/// "From 160 on", "up to 17", "3": whether a number is what the row speaks of.
bool meant(const Condition& condition, int number) {
  const bool low_enough = condition.wanted.high >= no_limit || number <= condition.wanted.high;
  const bool high_enough = condition.wanted.low <= -no_limit || number >= condition.wanted.low;
  return low_enough && high_enough;
}

template <class Act>
void each_side(const Knowledge& knowledge, const Condition& condition, Act act) {
  const Range range = range_of(knowledge, condition.subject);
  for (const int limit : {condition.wanted.low, condition.wanted.high}) {
    if (limit <= -no_limit || limit >= no_limit) continue;
    for (int number = limit - 1; number <= limit + 1; ++number)
      if (range.low <= number && number <= range.high) act(number);
  }
}

/// A row whose other conditions hold: it holds exactly where the number is meant.
void row(const Knowledge& knowledge, const std::string& name, const Conditions& when, const Conditions& unless, Tally& tally) {
  Records dice(knowledge, 61);
  const auto all_meant = [&](Slot subject, int number) {
    for (const Condition& each : when)
      if (each.subject == subject && !meant(each, number)) return false;
    for (const Condition& each : unless)
      if (each.subject == subject && meant(each, number)) return false;
    return true;
  };
  const auto try_at = [&](const Condition& condition) {
    if (!is_number(knowledge, condition.subject)) return;
    each_side(knowledge, condition, [&](int number) {
      bool right = false;
      for (int tries = 0; tries < 50 && !right; ++tries) {
        Witness witness(knowledge, nothing_found_values(knowledge), dice);
        witness.make(when, unless);
        Values values = witness.values();
        values[condition.subject] = exactly(number);
        // The other conditions may hang on this number as well, through concepts: worked out anew, unless it is a count.
        if (!is_count(knowledge, condition.subject)) values = concluded(knowledge, values);
        Truth expected = all_meant(condition.subject, number) ? Truth::yes : Truth::no;
        for (const Condition& each : when)
          if (each.subject != condition.subject) expected = expected & within(values[each.subject], each.wanted);
        for (const Condition& each : unless)
          if (each.subject != condition.subject) expected = expected & !within(values[each.subject], each.wanted);
        right = holds(when, unless, values) == expected && (expected == Truth::yes) == all_meant(condition.subject, number);
      }
      tally.add(right, name + " with " + id_of(knowledge, condition.subject) + " at " + std::to_string(number));
    });
  };
  for (const Condition& condition : when) try_at(condition);
  for (const Condition& condition : unless) try_at(condition);
}

void rows(const Knowledge& knowledge, Tally& tally) {
  for (const Clause& clause : knowledge.defined) row(knowledge, id_of(knowledge, clause.defines), clause.when, clause.unless, tally);
  for (const Clause& clause : knowledge.situations) row(knowledge, id_of(knowledge, clause.defines), clause.when, clause.unless, tally);
  for (const Alarm& alarm : knowledge.alarms) row(knowledge, std::string(alarm.id), alarm.when, {}, tally);
  for (const Modality& modality : knowledge.modalities)
    for (const Check& check : modality.checks) row(knowledge, std::string(check.id), check.when, check.unless, tally);
  for (const Tilt& tilt : knowledge.tilts) row(knowledge, std::string(tilt.id), tilt.when, {}, tally);
  for (const Plan& plan : knowledge.plans) row(knowledge, std::string(plan.id), plan.when, plan.unless, tally);
  for (const Route& route : knowledge.routes) row(knowledge, std::string(route.id), route.when, route.unless, tally);
  for (const Remark& remark : knowledge.remarks) row(knowledge, std::string(remark.id), remark.when, remark.unless, tally);
}

/// A sheet of one instrument with this sum of its items, filled from the first item on.
Record sheet(const Knowledge& knowledge, const Instrument& instrument, int sum) {
  Record record = nothing_found(knowledge);
  for (const Condition& condition : instrument.scoring.only_if) record.answers[condition.subject].value = condition.wanted.low;
  for (const CutOff& cut_off : instrument.cut_offs)
    for (const Condition& condition : cut_off.also) record.answers[condition.subject].value = condition.wanted.low;
  for (Slot item = instrument.first; item < instrument.first + instrument.items; ++item) {
    const Range range = knowledge.questions[item].range;
    const int value = std::clamp(sum, range.low, range.high);
    record.answers[item].value = value;
    sum -= value;
  }
  return record;
}

/// The bands and cut-offs of scales that are plain sums.
void totals(const Knowledge& knowledge, Tally& tally) {
  for (const Instrument& instrument : knowledge.instruments) {
    if (!instrument.scoring.highest_of.empty() || !instrument.scoring.reversed.empty() || instrument.scoring.times != 1) continue;
    const auto try_at = [&](int limit, auto right) {
      for (int total = std::max(0, limit - 1); total <= limit + 1; ++total) {
        const ScoreReport report = score(knowledge, instrument, sheet(knowledge, instrument, total));
        if (report.total != exactly(total)) continue;  // above the highest total there is
        tally.add(right(report, total), std::string(instrument.id) + " at " + std::to_string(total));
      }
    };
    for (std::size_t b = 0; b < instrument.band_sets.size(); ++b)
      for (std::size_t i = 0; i < instrument.band_sets[b].bands.size(); ++i) {
        const auto& bands = instrument.band_sets[b].bands;
        try_at(bands[i].from, [&](const ScoreReport& report, int total) {
          const std::size_t wanted = total < bands[i].from ? i - 1 : i + 1 < bands.size() && total >= bands[i + 1].from ? i + 1 : i;
          return report.bands[b].from == &bands[wanted] && report.bands[b].to == &bands[wanted];
        });
      }
    for (std::size_t c = 0; c < instrument.cut_offs.size(); ++c)
      try_at(instrument.cut_offs[c].at, [&](const ScoreReport& report, int total) {
        return report.cut_offs[c] == (total < instrument.cut_offs[c].at ? Truth::no : Truth::yes);
      });
  }
}

/// Doses of every drug under every table, weeks under every setting, and the number of failures.
void trials(const Knowledge& knowledge, Tally& tally) {
  const auto& weeks = knowledge.questions[knowledge.trial_weeks].choices;
  for (std::size_t table = 0; table < knowledge.dose_tables.size(); ++table)
    for (std::size_t drug = 0; drug < knowledge.drugs.size(); ++drug)
      for (std::size_t choice = 0; choice < weeks.size(); ++choice)
        for (int over = -1; over <= 1; ++over)
          for (int later = -1; later <= 1; ++later) {
            const int least = knowledge.drugs[drug].least[table];
            Record record = nothing_found(knowledge);
            record.answers[knowledge.dose_table].value = static_cast<int>(table);
            record.answers[knowledge.trial_weeks].value = static_cast<int>(choice);
            record.trials = {{static_cast<int>(drug), exactly(std::max(least, 1) + over), exactly(weeks[choice].amount + later), Truth::yes,
                              Outcome::no_response}};
            const ResistanceReport report = resistance(knowledge, record, read_answers(knowledge, record));
            const Truth enough = least == 0 ? Truth::unknown : over < 0 ? Truth::no : Truth::yes;
            const Truth long_enough = later < 0 ? Truth::no : Truth::yes;
            const bool right = report.trials[0].dose == enough && report.trials[0].weeks == long_enough &&
                               report.adequate_failures == as_range(enough & long_enough);
            tally.add(right, std::string(knowledge.drugs[drug].id) + " for " + std::to_string(weeks[choice].amount + later) + " weeks");
          }
}

}  // namespace

int boundaries(const Knowledge& knowledge) {
  Tally tally;
  Clock clock;
  rows(knowledge, tally);
  totals(knowledge, tally);
  trials(knowledge, tally);
  std::printf("every number, one below, at, one above: %.1f s\n", clock.seconds());
  return tally.end();
}

}  // namespace lintel::proof
