// A short name for exactly this knowledge: it changes whenever a sentence, a number or a source changes.
#pragma once

#include "model.hpp"

namespace lintel::knowledge {

/// FNV-1a over everything that can change an answer or its wording.
class Fingerprint {
 public:
  constexpr void add(Text text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    add_byte(0xFF);
  }
  constexpr void add(int number) {
    for (unsigned shift = 0; shift < 32; shift += 8) add_byte(static_cast<unsigned char>(static_cast<unsigned>(number) >> shift));
  }
  constexpr void add(const Condition& condition) {
    add(int{condition.subject});
    add(condition.wanted.low);
    add(condition.wanted.high);
  }
  constexpr void add(const Cite& cite) {
    add(int{cite.source});
    add(cite.place);
    add(int{cite.unverified});
  }
  template <class List>
  constexpr void add_all(const List& list) {
    for (const auto& entry : list) add(entry);
    add_byte(0xFE);
  }
  template <class Row>
  constexpr void add_row(const Row& row) {
    add(row.id);
    add(row.says);
    add_all(row.when);
    if constexpr (requires { row.unless; }) add_all(row.unless);
    if constexpr (requires { row.level; }) add(static_cast<int>(row.level));
    add_all(row.cite);
  }

  constexpr void add(const TrialRule& rule) {
    add(rule.count);
    add_all(rule.weeks);
    add(rule.most_improvement);
    add(int{rule.intolerance} + 2 * int{rule.classes});
  }

  constexpr std::array<char, 12> hex() const {
    std::array<char, 12> text{};
    for (std::size_t i = 0; i < text.size(); ++i) text[i] = "0123456789abcdef"[(state_ >> (4 * i)) & 15U];
    return text;
  }

 private:
  constexpr void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * 1099511628211ULL; }
  std::uint64_t state_{14695981039346656037ULL};
};

constexpr void add_questions(const Knowledge& knowledge, Fingerprint& print) {
  for (const Question& question : knowledge.questions) {
    print.add(question.id);
    print.add(question.asks);
    print.add(question.help);
    print.add(question.range.low);
    print.add(question.range.high);
    for (const Choice& choice : question.choices) {
      print.add(choice.says);
      print.add(choice.amount);
    }
  }
  for (const Skip& skip : knowledge.skips) {
    print.add(int{skip.question});
    print.add(skip.asked_if);
  }
}

constexpr void add_scoring(const Scoring& scoring, Fingerprint& print) {
  for (const HighestOf& group : scoring.highest_of) {
    print.add(int{group.first});
    print.add(int{group.last});
  }
  for (const std::uint8_t item : scoring.reversed) print.add(int{item});
  print.add(scoring.times);
  print.add_all(scoring.only_if);
}

constexpr void add_algorithm(const SymptomCount& algorithm, Fingerprint& print) {
  for (const std::uint8_t from : algorithm.counts_from) print.add(int{from});
  for (const std::uint8_t item : algorithm.core) print.add(int{item});
  for (const SymptomCount::Outcome& outcome : algorithm.outcomes) {
    print.add(outcome.count.low);
    print.add(outcome.count.high);
    print.add(outcome.says);
  }
}

constexpr void add_instruments(const Knowledge& knowledge, Fingerprint& print) {
  for (const Instrument& instrument : knowledge.instruments) {
    print.add(instrument.id);
    print.add(int{instrument.most_missing});
    print.add(int{instrument.safety_item});
    print.add(instrument.recall_days);
    print.add(instrument.recall);
    for (const BandSet& set : instrument.band_sets)
      for (const Band& band : set.bands) {
        print.add(band.from);
        print.add(band.says);
      }
    for (const CutOff& cut_off : instrument.cut_offs) {
      print.add(cut_off.at);
      print.add(cut_off.says);
      print.add_all(cut_off.also);
      print.add_all(cut_off.supports);
    }
    add_scoring(instrument.scoring, print);
    for (const Subscale& subscale : instrument.subscales) {
      print.add(subscale.says);
      for (const std::uint8_t item : subscale.items) print.add(int{item});
    }
    if (instrument.algorithm) add_algorithm(*instrument.algorithm, print);
    for (const ItemSign& sign : instrument.signs) {
      print.add(int{sign.item});
      print.add(sign.from);
      print.add(sign.says);
    }
  }
}

constexpr void add_rules(const Knowledge& knowledge, Fingerprint& print) {
  for (const std::span<const Clause> clauses : {knowledge.defined, knowledge.situations})
    for (const Clause& clause : clauses) {
      print.add(int{clause.defines});
      print.add_all(clause.when);
      print.add_all(clause.unless);
    }
  for (const Alarm& alarm : knowledge.alarms) {
    print.add_row(alarm);
    print.add(alarm.act);
    print.add_all(alarm.until);
    for (const Slot slot : alarm.known_by) print.add(int{slot});
    print.add(alarm.act_then);
  }
  for (const Modality& modality : knowledge.modalities)
    for (const Check& check : modality.checks) {
      print.add_row(check);
      print.add(check.other.says);
    }
  for (const Modality& modality : knowledge.modalities)
    for (const DayRow& row : modality.day) {
      print.add_row(row);
      print.add(row.must);
      print.add(row.other.says);
    }
  for (const Tilt& tilt : knowledge.tilts) print.add_row(tilt);
  for (const Plan& plan : knowledge.plans) {
    print.add_row(plan);
    print.add(plan.name);
    print.add(static_cast<int>(plan.grade));
  }
  for (const Route& route : knowledge.routes) print.add_row(route);
  for (const Remark& remark : knowledge.remarks) print.add_row(remark);
  for (const Tension& tension : knowledge.tensions) {
    print.add(tension.title);
    for (const Tension::Reading& reading : tension.readings) {
      print.add(reading.who);
      print.add(reading.says);
      print.add_all(reading.cite);
    }
    print.add(tension.does);
    print.add_all(tension.rows);
    print.add_all(tension.cite);
  }
}

constexpr void add_staging(const Knowledge& knowledge, Fingerprint& print) {
  for (const OutcomeRange& row : knowledge.outcomes) print.add(row.improvement.high);
  for (const Definition& definition : knowledge.definitions) {
    print.add(definition.id);
    print.add(definition.says);
    print.add(definition.trials);
    print.add_all(definition.unless);
    print.add_all(definition.cite);
  }
  for (const Staging& staging : knowledge.stagings) {
    for (const StagingPart& part : staging.parts)
      for (const Points& row : part.rows) {
        print.add(row.points);
        print.add(row.says);
        print.add_all(row.when);
      }
    for (const Band& band : staging.bands.bands) {
      print.add(band.from);
      print.add(band.says);
    }
    print.add(staging.bands.note);
    print.add_all(staging.bands.cite);
  }
  for (const DoseTable& table : knowledge.dose_tables) {
    print.add(table.says);
    print.add(int{table.verified});
  }
  for (const Stage& stage : knowledge.stages) {
    print.add(stage.says);
    print.add(stage.classes);
    print.add(stage.family);
    print.add_all(stage.also);
    print.add_all(stage.cite);
  }
}

constexpr void add_coverage(const Knowledge& knowledge, Fingerprint& print) {
  for (const Policy& policy : knowledge.policies) {
    print.add(policy.id);
    print.add(policy.name);
    print.add(policy.payer);
    print.add(policy.treatment);
    print.add(policy.version);
    print.add(policy.note);
    print.add(static_cast<int>(policy.reading));
    print.add_all(policy.cite);
    for (const Requirement& requirement : policy.requirements) {
      print.add_row(requirement);
      print.add(requirement.proof);
      print.add(requirement.trials);
      print.add(static_cast<int>(requirement.concurrent));
    }
  }
  for (const Code& code : knowledge.codes) {
    print.add(code.id);
    print.add(code.says);
    print.add(code.from);
    print.add(code.note);
    print.add_all(code.cite);
  }
}

constexpr void add_change(const Knowledge& knowledge, Fingerprint& print) {
  const auto add_range = [&print](Range range) {
    print.add(range.low);
    print.add(range.high);
  };
  for (const Limit& limit : knowledge.limits) {
    print.add(limit.id);
    print.add(limit.says);
    print.add(limit.usual);
    add_range(limit.range);
    print.add_all(limit.cite);
  }
  for (const Trend& trend : knowledge.trends) {
    print.add(trend.instrument);
    for (const OtherRecall& other : trend.other_recall) {
      print.add(other.days);
      print.add(other.apart);
    }
    for (const int number : {trend.clinician ? 1 : 0, trend.least_baseline, trend.relapse_line, trend.relapse.at_least, trend.relapse.remitted ? 1 : 0,
                             trend.early_sign ? 1 : 0})
      print.add(number);
    for (const Text limit : {trend.reliable, trend.planned}) print.add(limit);
    print.add(trend.apart);
    add_range(trend.relapse.days);
    print.add(trend.relapse.says);
    print.add_all(trend.response);
    for (const Remission& each : trend.remissions) {
      print.add(each.at_most);
      print.add(each.says);
      print.add_all(each.cite);
    }
    for (const Magnitude& each : trend.magnitudes) {
      print.add(each.points);
      print.add(each.per_mille);
      print.add(each.says);
      print.add_all(each.cite);
    }
  }
  for (const BadDay& row : knowledge.bad_days) {
    print.add(static_cast<int>(row.state));
    for (const Text text : {row.id, row.says, row.act, row.to_patient}) print.add(text);
  }
  for (const Saying& saying : {knowledge.safety_first, knowledge.expected_waning}) print.add(saying.says);
  for (const int number : {knowledge.early_sign.session, knowledge.early_sign.below, knowledge.early_sign.days}) print.add(number);
  for (const Text text : {knowledge.early_sign.modality, knowledge.early_sign.says}) print.add(text);
  for (const Dimension& each : knowledge.dimensions) {
    for (const std::uint8_t item : each.items) print.add(int{item});
    for (const Text text : {each.id, each.instrument, each.says, each.limits}) print.add(text);
  }
  print.add(knowledge.risen_by);
  for (const Modality& modality : knowledge.modalities) add_range(modality.wanes);
}

constexpr void add_protocols(const Knowledge& knowledge, Fingerprint& print) {
  for (const Protocol& protocol : knowledge.protocols) {
    for (const Text text : {protocol.id, protocol.modality, protocol.name, protocol.says}) print.add(text);
    for (const int number : {int{protocol.weekdays}, int{protocol.days_apart}, protocol.alone ? 1 : 0, protocol.first_mg, protocol.older_first_mg})
      print.add(number);
    for (const Phase& phase : protocol.phases) {
      for (const int number : {int{phase.sessions}, int{phase.per_week}, int{phase.every_weeks}, int{phase.per_day}, phase.open_ended ? 1 : 0})
        print.add(number);
      for (const int mg : phase.mg) print.add(mg);
    }
    print.add_all(protocol.cite);
  }
  for (const CalendarRow& row : knowledge.calendar_rules) {
    print.add(row.id);
    print.add(static_cast<int>(row.weight));
    print.add(row.says);
    print.add_all(row.cite);
  }
  for (const DoseHelp& help : knowledge.dose_help) {
    print.add(help.hundredths_mg_per_kg);
    print.add(help.weight.low);
    print.add(help.weight.high);
    for (const Text text : {help.modality, help.says, help.refused}) print.add(text);
  }
  print.add(knowledge.article_weeks.low);
  print.add(knowledge.article_weeks.high);
}

consteval std::array<char, 12> fingerprint(const Knowledge& knowledge) {
  Fingerprint print;
  print.add(knowledge.version);
  for (const Source& source : knowledge.sources) {
    print.add(source.id);
    print.add(source.title);
    print.add(source.read);
    print.add(static_cast<int>(source.seen) + (source.first_hand ? 8 : 0));
  }
  for (const Concept& concept_ : knowledge.concepts) print.add(concept_.says);
  add_questions(knowledge, print);
  add_instruments(knowledge, print);
  add_rules(knowledge, print);
  add_staging(knowledge, print);
  add_coverage(knowledge, print);
  add_change(knowledge, print);
  add_protocols(knowledge, print);
  for (const Drug& drug : knowledge.drugs)
    for (const int least : drug.least) print.add(least);
  return print.hex();
}

}  // namespace lintel::knowledge
