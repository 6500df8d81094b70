// The tables, copied so that one thing in them can be changed while the program runs.
#pragma once

#include "proof.hpp"

namespace lintel::proof {

/// A copy of the tables that can be changed.
struct Copy {
  explicit Copy(const Knowledge& knowledge)
      : defined(all(knowledge.defined)), situations(all(knowledge.situations)), alarms(all(knowledge.alarms)),
        modalities(all(knowledge.modalities)), tilts(all(knowledge.tilts)), plans(all(knowledge.plans)),
        routes(all(knowledge.routes)), remarks(all(knowledge.remarks)), skips(all(knowledge.skips)), drugs(all(knowledge.drugs)),
        instruments(all(knowledge.instruments)), questions(all(knowledge.questions)), definitions(all(knowledge.definitions)),
        stagings(all(knowledge.stagings)), stages(all(knowledge.stages)), policies(all(knowledge.policies)),
        outcomes(all(knowledge.outcomes)), limits(all(knowledge.limits)), trends(all(knowledge.trends)),
        bad_days(all(knowledge.bad_days)), dimensions(all(knowledge.dimensions)), protocols(all(knowledge.protocols)),
        calendar_rules(all(knowledge.calendar_rules)), dose_help(all(knowledge.dose_help)), known(knowledge) {
    for (const Modality& modality : modalities) {
      checks.push_back(all(modality.checks));
      days.push_back(all(modality.day));
    }
    for (const Policy& policy : policies) requirements.push_back(all(policy.requirements));
    for (const Staging& staging : stagings) {
      parts.push_back(all(staging.parts));
      stage_bands.push_back(all(staging.bands.bands));
      points.emplace_back();
      for (const StagingPart& part : staging.parts) points.back().push_back(all(part.rows));
    }
    for (const Question& question : questions) choices.push_back(all(question.choices));
    for (const Trend& trend : trends) {
      remissions.push_back(all(trend.remissions));
      magnitudes.push_back(all(trend.magnitudes));
    }
    for (const Instrument& instrument : instruments) {
      cut_offs.push_back(all(instrument.cut_offs));
      subscales.push_back(all(instrument.subscales));
      signs.push_back(all(instrument.signs));
      highest_of.push_back(all(instrument.scoring.highest_of));
      algorithms.push_back(instrument.algorithm ? *instrument.algorithm : SymptomCount{});
      counts_from.push_back(all(algorithms.back().counts_from));
      patterns.push_back(all(algorithms.back().outcomes));
      band_sets.push_back(all(instrument.band_sets));
      bands.emplace_back();
      for (const BandSet& set : instrument.band_sets) bands.back().push_back(all(set.bands));
    }
  }
  /// The tables as they stand in this copy.
  const Knowledge& now() {
    for (std::size_t i = 0; i < modalities.size(); ++i) modalities[i].checks = checks[i], modalities[i].day = days[i];
    for (std::size_t i = 0; i < policies.size(); ++i) policies[i].requirements = requirements[i];
    for (std::size_t i = 0; i < stagings.size(); ++i) {
      for (std::size_t part = 0; part < parts[i].size(); ++part) parts[i][part].rows = points[i][part];
      stagings[i].parts = parts[i];
      stagings[i].bands.bands = stage_bands[i];
    }
    for (std::size_t i = 0; i < questions.size(); ++i) put_choices(questions[i], choices[i]);
    for (std::size_t i = 0; i < trends.size(); ++i) trends[i].remissions = remissions[i], trends[i].magnitudes = magnitudes[i];
    for (std::size_t i = 0; i < instruments.size(); ++i) {
      for (std::size_t b = 0; b < band_sets[i].size(); ++b) band_sets[i][b].bands = bands[i][b];
      instruments[i].band_sets = band_sets[i];
      instruments[i].cut_offs = cut_offs[i];
      instruments[i].subscales = subscales[i];
      instruments[i].signs = signs[i];
      instruments[i].scoring.highest_of = highest_of[i];
      algorithms[i].counts_from = counts_from[i];
      algorithms[i].outcomes = patterns[i];
      if (instruments[i].algorithm) instruments[i].algorithm = &algorithms[i];
    }
    known.defined = defined, known.situations = situations, known.alarms = alarms, known.modalities = modalities;
    known.tilts = tilts, known.plans = plans, known.routes = routes, known.remarks = remarks, known.skips = skips;
    known.drugs = drugs, known.instruments = instruments, known.questions = questions;
    known.definitions = definitions, known.stagings = stagings, known.stages = stages, known.policies = policies;
    known.outcomes = outcomes;
    known.limits = limits, known.trends = trends, known.bad_days = bad_days, known.dimensions = dimensions;
    known.protocols = protocols, known.calendar_rules = calendar_rules, known.dose_help = dose_help;
    return known;
  }

  std::vector<Clause> defined, situations;
  std::vector<Alarm> alarms;
  std::vector<Modality> modalities;
  std::vector<std::vector<Check>> checks{};
  std::vector<Tilt> tilts;
  std::vector<Plan> plans;
  std::vector<Route> routes;
  std::vector<Remark> remarks;
  std::vector<Skip> skips;
  std::vector<Drug> drugs;
  std::vector<Instrument> instruments;
  std::vector<std::vector<CutOff>> cut_offs{};
  std::vector<std::vector<Subscale>> subscales{};
  std::vector<std::vector<ItemSign>> signs{};
  std::vector<std::vector<HighestOf>> highest_of{};
  std::vector<SymptomCount> algorithms{};  ///< per instrument; empty where it has none
  std::vector<std::vector<std::uint8_t>> counts_from{};
  std::vector<std::vector<SymptomCount::Outcome>> patterns{};
  std::vector<std::vector<BandSet>> band_sets{};
  std::vector<std::vector<std::vector<Band>>> bands{};
  std::vector<Question> questions;
  std::vector<std::vector<Choice>> choices{};
  std::vector<std::vector<DayRow>> days{};
  std::vector<Definition> definitions;
  std::vector<Staging> stagings;
  std::vector<std::vector<StagingPart>> parts{};
  std::vector<std::vector<std::vector<Points>>> points{};
  std::vector<std::vector<Band>> stage_bands{};
  std::vector<Stage> stages;
  std::vector<Policy> policies;
  std::vector<std::vector<Requirement>> requirements{};
  std::vector<OutcomeRange> outcomes;
  std::vector<Limit> limits;
  std::vector<Trend> trends;
  std::vector<std::vector<Remission>> remissions{};
  std::vector<std::vector<Magnitude>> magnitudes{};
  std::vector<BadDay> bad_days;
  std::vector<Dimension> dimensions;
  std::vector<Protocol> protocols;
  std::vector<CalendarRow> calendar_rules;
  std::vector<DoseHelp> dose_help;
  Knowledge known;

 private:
  template <class Row>
  static std::vector<Row> all(std::span<const Row> rows) { return {rows.begin(), rows.end()}; }
  /// Answers with a name fill the range of their question.
  static void put_choices(Question& question, const std::vector<Choice>& choices) {
    question.choices = choices;
    if (question.kind == Kind::choice || question.kind == Kind::setting) question.range.high = static_cast<int>(choices.size()) - 1;
  }
};

}  // namespace lintel::proof
