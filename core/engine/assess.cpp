#include "engine/engine.hpp"

namespace lintel {

Report assess(const Knowledge& knowledge, const Record& record) {
  Report report{.values = read_answers(knowledge, record)};
  for (const Instrument& instrument : knowledge.instruments) {
    if (knowledge.is_beside(instrument) && !begun(instrument, record)) continue;
    report.scores.push_back(score(knowledge, instrument, record));
    if (instrument.total != no_slot) report.values[instrument.total] = report.scores.back().total;
  }
  report.resistance = resistance(knowledge, record, report.values);
  if (knowledge.adequate_failures != no_slot) {
    // Only a complete list has an upper end: a trial that was not listed may have failed too.
    Range failures = report.resistance.adequate_failures;
    if (report.resistance.list_complete != Truth::yes) failures.high = no_limit;
    report.values[knowledge.adequate_failures] = failures;
  }
  OnePatient patient(report.values);
  conclude(knowledge, patient);
  if (knowledge.trd != no_slot) report.resistance.trd = as_truth(report.values[knowledge.trd]);
  report.urgent = urgency(knowledge, report.values);
  for (const Modality& modality : knowledge.modalities)
    report.checks.push_back(check(knowledge, modality, report.values));
  report.plan = plan(knowledge, report.values);
  return report;
}

}  // namespace lintel
