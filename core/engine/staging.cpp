#include "engine/engine.hpp"

namespace lintel {
namespace {

/// The adequate failures at every length that can be set, the shortest first.
std::vector<AtWeeks> by_weeks(const Knowledge& knowledge, const Record& record, const ResistanceReport& resistance) {
  std::vector<AtWeeks> counts;
  for (const Choice& choice : knowledge.questions[knowledge.trial_weeks].choices) {
    AtWeeks at{.weeks = choice.amount};
    for (std::size_t i = 0; i < record.trials.size(); ++i) {
      const TrialReport& trial = resistance.trials[i];
      at.failures = at.failures + as_range(trial.dose & at_least(record.trials[i].weeks, at.weeks) & trial.adherent & trial.failed);
    }
    counts.push_back(at);
  }
  std::sort(counts.begin(), counts.end(), [](const AtWeeks& a, const AtWeeks& b) { return a.weeks < b.weeks; });
  return counts;
}

DefinitionReport judge(const Knowledge& knowledge, const Record& record, const Values& values,
                       const ResistanceReport& resistance, const Definition& definition) {
  DefinitionReport report{.definition = &definition};
  const TrialRule& rule = definition.trials;
  const Few<int, 3> by_setting = {trial_weeks(knowledge, values)};
  for (const int weeks : rule.weeks.empty() ? by_setting : rule.weeks) {
    const Range found = failures(knowledge, record, resistance, rule, weeks);
    const Truth enough = at_least(found, rule.count);
    report.results.push_back({weeks, found, enough & holds({}, definition.unless, values)});
  }
  return report;
}

/// From the fewest points that are possible to the most. Rows of a part exclude each other, so one that holds is it.
Range points(const StagingPart& part, const Values& values) {
  Range range{no_limit, 0};
  for (const Points& row : part.rows) {
    if (all_of(row.when, values) == Truth::no) continue;
    range = {std::min(range.low, row.points), std::max(range.high, row.points)};
  }
  return range;
}

const Band& band_of(const BandSet& set, int total) {
  const Band* found = &set.bands.front();
  for (const Band& band : set.bands)
    if (band.from <= total) found = &band;
  return *found;
}

StagingReport add_up(const Staging& staging, const Values& values) {
  StagingReport report{.staging = &staging, .applies = within(values[staging.applies.subject], staging.applies.wanted)};
  if (report.applies == Truth::no) return report;
  for (const StagingPart& part : staging.parts) {
    report.parts.push_back(points(part, values));
    report.total = report.total + report.parts.back();
  }
  report.from = &band_of(staging.bands, report.total.low);
  report.to = &band_of(staging.bands, report.total.high);
  return report;
}

Range stages_reached(const Knowledge& knowledge, const Record& record, const Values& values,
                     const ResistanceReport& resistance) {
  Range reached;
  const Range classes = failures(knowledge, record, resistance, knowledge.classes_failed, trial_weeks(knowledge, values));
  Truth so_far = Truth::yes;
  for (const Stage& stage : knowledge.stages) {
    so_far = so_far & at_least(classes, stage.classes) & all_of(stage.also, values);
    if (!stage.family.empty()) so_far = so_far & family_failed(knowledge, record, resistance, stage.family);
    reached = reached + as_range(so_far);
  }
  return reached;
}

}  // namespace

void stage(const Knowledge& knowledge, const Record& record, const Values& values, ResistanceReport& resistance) {
  if (knowledge.adequate_failures == no_slot) return;
  resistance.by_weeks = by_weeks(knowledge, record, resistance);
  for (const Definition& definition : knowledge.definitions)
    resistance.definitions.push_back(judge(knowledge, record, values, resistance, definition));
  for (const Staging& staging : knowledge.stagings) resistance.stagings.push_back(add_up(staging, values));
  resistance.stage = stages_reached(knowledge, record, values, resistance);
}

}  // namespace lintel
