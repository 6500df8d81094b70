// What must never happen: a contraindication that improves a status, an answer that overturns what was decided, a
// higher item that lowers a total, a band or an alarm, an order of answers that matters.
#include <algorithm>

#include "io/answer.hpp"
#include "proof.hpp"

namespace lintel::proof {
namespace {

/// The answers of a random Record, with its totals and failures, not yet concluded upon.
Values random_values(const Knowledge& knowledge, Records& records) {
  const Record record = records.next();
  Values values = read_answers(knowledge, record);
  for (const Instrument& instrument : knowledge.instruments)
    if (instrument.total != no_slot) values[instrument.total] = score(knowledge, instrument, record).total;
  values[knowledge.adequate_failures] = resistance(knowledge, record, values).adequate_failures;
  return values;
}

/// However much else is found or open: one absolute row more, and the modality is contraindicated.
void absolute(const Knowledge& knowledge, int rounds, Tally& tally) {
  Records records(knowledge, 41);
  for (const Modality& modality : knowledge.modalities)
    for (const Check& row : modality.checks) {
      if (row.level != Level::absolute) continue;
      int better = 0, tried = 0;
      for (int i = 0; i < rounds; ++i) {
        const Values before = random_values(knowledge, records);
        Witness witness(knowledge, before, records);
        witness.make(row.when, row.unless);
        const Values after = witness.values();
        if (holds(row.when, row.unless, after) != Truth::yes) continue;  // an exception holds and cannot be unmade
        ++tried;
        better += check(knowledge, modality, after).status != Status::contraindicated ||
                  check(knowledge, modality, after).status < check(knowledge, modality, concluded(knowledge, before)).status;
      }
      tally.add(better == 0 && tried * 4 > rounds, std::string(modality.id) + " " + std::string(row.id) + ": " + std::to_string(better) +
                                                       " of " + std::to_string(tried));
    }
}

/// Takes knowledge away: some answers, totals and counts get their whole range.
Values less_known(const Knowledge& knowledge, const Values& full, Records& dice, int percent) {
  Values partial = full;
  for (std::size_t i = 0; i < partial.size(); ++i) {
    const std::size_t questions = knowledge.questions.size();
    if (dice.roll(100) < percent) {
      const Range range = i < questions ? knowledge.questions[i].range : knowledge.concepts[i - questions].range;
      partial[i] = {std::min(range.low, full[i].low), std::max(range.high, full[i].high)};
    }
  }
  return partial;
}

struct Decided {
  Values values{};
  Decision plan{};
  std::vector<Status> statuses{};
  UrgentReport urgent{};
};

Decided decided(const Knowledge& knowledge, const Values& answers) {
  Decided all{.values = concluded(knowledge, answers)};
  all.plan = choose(knowledge, all.values);
  for (const Modality& modality : knowledge.modalities) all.statuses.push_back(check(knowledge, modality, all.values).status);
  all.urgent = urgency(knowledge, all.values);
  return all;
}

bool stands(const Decided& before, const Decided& after) {
  if (before.plan.chosen && before.plan.chosen != after.plan.chosen) return false;
  for (std::size_t i = 0; i < before.statuses.size(); ++i)
    if (before.statuses[i] != Status::incomplete && before.statuses[i] != after.statuses[i]) return false;
  if (before.urgent.decided && before.urgent.level != after.urgent.level) return false;
  for (std::size_t i = 0; i < before.values.size(); ++i)
    if (within(after.values[i], before.values[i]) != Truth::yes) return false;
  return true;
}

void knowing_more(const Knowledge& knowledge, int rounds, Tally& tally) {
  Records records(knowledge, 43);
  int plans = 0, statuses = 0;
  for (int i = 0; i < rounds; ++i) {
    const Values full = random_values(knowledge, records);
    const Values partial = less_known(knowledge, full, records, i % 2 ? 2 : 15);
    const Decided before = decided(knowledge, partial), after = decided(knowledge, full);
    plans += before.plan.chosen != nullptr;
    statuses += before.statuses[0] != Status::incomplete;
    tally.add(stands(before, after), "a random patient of whom more became known");
  }
  tally.add(plans * 10 > rounds && statuses * 10 > rounds, "too little was decided to say anything");
}

/// Each item of the core instruments, from each value to the next, on random patients.
void raising(const Knowledge& knowledge, int rounds, Tally& tally) {
  Records records(knowledge, 47);
  for (const Instrument& instrument : knowledge.instruments) {
    if (knowledge.is_beside(instrument)) continue;
    for (Slot item = instrument.first; item < instrument.first + instrument.items; ++item)
      for (int value = 0; value < knowledge.questions[item].range.high; ++value) {
        int lowered = 0;
        for (int i = 0; i < rounds; ++i) {
          Record record = records.next();
          record.answers[item] = {Given::value, value};
          const Report before = assess(knowledge, record);
          record.answers[item].value = value + 1;
          const Report after = assess(knowledge, record);
          lowered += after.urgent.level < before.urgent.level;
          for (std::size_t s = 0; s < before.scores.size(); ++s) {
            const ScoreReport &was = before.scores[s], &is = after.scores[s];
            lowered += is.total.low < was.total.low || is.total.high < was.total.high || (was.prorated >= 0 && is.prorated < was.prorated);
            for (std::size_t b = 0; b < was.bands.size(); ++b)
              lowered += is.bands[b].from->from < was.bands[b].from->from || is.bands[b].to->from < was.bands[b].to->from;
            for (std::size_t c = 0; c < was.cut_offs.size(); ++c) lowered += is.cut_offs[c] < was.cut_offs[c];
          }
        }
        tally.add(lowered == 0, id_of(knowledge, item) + " from " + std::to_string(value) + " up: " + std::to_string(lowered));
      }
  }
}

// ---- the order of answers

std::string quoted(Text text) { return '"' + std::string(text) + '"'; }

std::string json_of(const Question& question, const Answer& answer) {
  if (answer.given == Given::unknown) return "\"unknown\"";
  if (answer.given == Given::declined) return "\"declined\"";
  if (question.yes_no()) return answer.value == 1 ? "\"yes\"" : "\"no\"";
  if (question.kind == Kind::number) return std::to_string(answer.value);
  return quoted(question.choices[static_cast<std::size_t>(answer.value)].id);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

void order(const Knowledge& knowledge, int rounds, Tally& tally) {
  Records records(knowledge, 53);
  std::mt19937 dice(59);
  for (int i = 0; i < rounds; ++i) {
    const Record record = records.next();
    std::vector<std::string> answers, settings, sections;
    for (std::size_t q = 0; q < knowledge.questions.size(); ++q) {
      const Question& question = knowledge.questions[q];
      const bool setting = question.kind == Kind::setting;
      const bool act = setting || question.kind == Kind::mark;  // these are given or not, never unknown
      if (record.answers[q].given == Given::not_asked || (act && record.answers[q].given != Given::value)) continue;
      (setting ? settings : answers).push_back(quoted(question.id) + ":" + json_of(question, record.answers[q]));
    }
    std::string first;
    bool same = true;
    for (int turn = 0; turn < 3; ++turn) {
      sections = {"\"answers\":{" + joined(answers) + "}", "\"settings\":{" + joined(settings) + "}"};
      if (turn > 0) std::shuffle(sections.begin(), sections.end(), dice);
      const std::string report = io::assess("{" + joined(sections) + "}");
      if (turn == 0) first = report;
      same = same && report == first;
      std::shuffle(answers.begin(), answers.end(), dice);
      std::shuffle(settings.begin(), settings.end(), dice);
    }
    Record turned = record;
    std::shuffle(turned.trials.begin(), turned.trials.end(), dice);
    same = same && assess(knowledge, record).values == assess(knowledge, turned).values;
    tally.add(same, "a random Record in another order");
  }
}

}  // namespace

int monotone(const Knowledge& knowledge, bool longer) {
  Tally tally;
  Clock clock;
  const int times = longer ? 20 : 1;
  absolute(knowledge, 500 * times, tally);
  knowing_more(knowledge, 100'000 * times, tally);
  raising(knowledge, 100 * times, tally);
  order(knowledge, 1000 * times, tally);
  std::printf("never better, never overturned, never lower, in any order: %.1f s\n", clock.seconds());
  return tally.end();
}

}  // namespace lintel::proof
