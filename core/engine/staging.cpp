#include "engine/engine.hpp"

namespace lintel {
namespace {

/// The shortest length that can be set above this one; 0: there is none.
int next_length(const Knowledge& knowledge, int above) {
  int next = 0;
  for (const Choice& choice : knowledge.questions[knowledge.trial_weeks].choices)
    if (choice.amount > above && (next == 0 || choice.amount < next)) next = choice.amount;
  return next;
}

AtWeeks count_at(int weeks, const Record& record, const ResistanceReport& resistance) {
  AtWeeks at{.weeks = weeks};
  for (std::size_t i = 0; i < record.trials.size(); ++i) {
    const TrialReport& trial = resistance.trials[i];
    at.failures = at.failures + as_range(trial.dose & at_least(record.trials[i].weeks, weeks) & trial.adherent & trial.failed);
  }
  return at;
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
  for (int weeks = next_length(knowledge, 0); weeks > 0; weeks = next_length(knowledge, weeks))
    resistance.by_weeks.push_back(count_at(weeks, record, resistance));
  for (const Definition& definition : knowledge.definitions)
    resistance.definitions.push_back(judge(knowledge, record, values, resistance, definition));
  for (const Staging& staging : knowledge.stagings) resistance.stagings.push_back(add_up(staging, values));
  resistance.stage = stages_reached(knowledge, record, values, resistance);
}

}  // namespace lintel
