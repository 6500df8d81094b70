#include "engine/engine.hpp"

namespace lintel {
namespace {

/// The status that one finding alone would give. Efficacy rows give none.
Status status_of(Level level) {
  switch (level) {
    case Level::absolute:
    case Level::administrative: return Status::contraindicated;
    case Level::relative:
    case Level::refer: return Status::specialist;
    case Level::monitor: return Status::monitor;
    case Level::session:
    case Level::efficacy: break;
  }
  return Status::clear;
}

/// A possible finding keeps the status open unless what is found already outranks being open.
Status status_of(const Finding& finding) {
  const Status alone = status_of(finding.check->level);
  return finding.truth == Truth::unknown && alone != Status::clear ? Status::incomplete : alone;
}

}  // namespace

ModalityReport check(const Knowledge& knowledge, const Modality& modality, const Values& values) {
  ModalityReport report{.modality = &modality};
  for (const Check& row : modality.checks) {
    const Finding finding{&row, holds(row.when, row.unless, values)};
    if (finding.truth == Truth::no) continue;
    report.findings.push_back(finding);
    report.status = std::max(report.status, status_of(finding));
    if (finding.truth == Truth::unknown) ask_for(knowledge, values, row.when, row.unless, report.not_known);
  }
  return report;
}

}  // namespace lintel
