#include "io/answer.hpp"

#include "engine/engine.hpp"
#include "io/catalog.hpp"
#include "io/exports/csv.hpp"
#include "io/exports/ics.hpp"
#include "io/over_time.hpp"
#include "io/record.hpp"
#include "io/report.hpp"
#include "io/review.hpp"
#include "knowledge/knowledge.hpp"

namespace lintel::io {

std::string assess(std::string_view json) {
  const Knowledge& knowledge = knowledge::rules();
  ReadRecord read = read_record(knowledge, json);
  const Report report = lintel::assess(knowledge, read.record);
  tell_missing_baselines(report, read.problems);
  return write_report(knowledge, read.record, report, read.problems);
}

std::string ics(std::string_view json) {
  const Knowledge& knowledge = knowledge::rules();
  const ReadRecord read = read_record(knowledge, json);
  return write_ics(knowledge, read.record, lintel::assess(knowledge, read.record));
}

std::string csv(std::string_view json) {
  const Knowledge& knowledge = knowledge::rules();
  return write_csv(knowledge, lintel::assess(knowledge, read_record(knowledge, json).record));
}

std::string catalog() { return write_catalog(knowledge::shipped()); }
std::string review() { return write_review(knowledge::shipped()); }
std::string version() { return LINTEL_VERSION; }

}  // namespace lintel::io
