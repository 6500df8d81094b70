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

namespace {

/// What a text says; `was_read` is told whether it was a Record at all.
ReadRecord record_in(const Knowledge& knowledge, std::string_view json, bool* was_read) {
  ReadRecord read = read_record(knowledge, json);
  if (was_read) *was_read = read.read;
  return read;
}

}  // namespace

std::string assess(std::string_view json, bool* was_read) {
  const Knowledge& knowledge = knowledge::rules();
  ReadRecord read = record_in(knowledge, json, was_read);
  const Report report = lintel::assess(knowledge, read.record);
  tell_missing_baselines(report, read.problems);
  return write_report(knowledge, read, report, write_over_time);
}

std::string assess_visit(std::string_view json) {
  const Knowledge& knowledge = knowledge::rules_of_a_visit();
  const ReadRecord read = read_visit(knowledge, json);
  return write_report(knowledge, read, lintel::assess_visit(knowledge, read.record));
}

std::string ics(std::string_view json, bool* was_read) {
  const Knowledge& knowledge = knowledge::rules();
  const ReadRecord read = record_in(knowledge, json, was_read);
  return write_ics(knowledge, read.record, lintel::assess(knowledge, read.record));
}

std::string csv(std::string_view json, bool* was_read) {
  const Knowledge& knowledge = knowledge::rules();
  return write_csv(knowledge, lintel::assess(knowledge, record_in(knowledge, json, was_read).record));
}

std::string catalog() { return write_catalog(knowledge::shipped()); }
std::string review() { return write_review(knowledge::shipped()); }
std::string version() { return LINTEL_VERSION; }

}  // namespace lintel::io
