// One line for each referral: a table that no spreadsheet will take for formulas, or JSON.
#pragma once

#include "io/json.hpp"
#include "screen/batch.hpp"
#include "screen/pen.hpp"
#include "screen/triage.hpp"

namespace lintel::screen {

/// records: instead of what was found, what was answered, as a Record with its row and line; rows that were refused are left out, and
/// the others keep their numbers.
enum class Format : std::uint8_t { csv, ndjson, records };

class Lines {
 public:
  Lines(const Knowledge& knowledge, Format format);

  /// The heading line of a table; nothing for JSON.
  void write_heading(std::string& out) const;
  /// One line for each filled lane. A referral that was refused has only its place, what its readable cells raise (never less
  /// than unknown), and what is wrong.
  void write(const Batch& batch, const Triage& triage, std::string& out);

 private:
  void write_csv(const Row& row, const Triage& triage, std::size_t lane, std::string& out);
  void write_found(const Triage& triage, std::size_t lane, Pen& pen);
  void write_score(std::size_t instrument, int low, int high, int missing, Pen& pen);
  std::size_t statuses_at(const Triage& triage, std::size_t lane) const;
  void write_statuses(const Triage& triage, std::size_t lane, Pen& pen);
  void write_json(const Row& row, const Triage& triage, std::size_t lane, std::string& out);
  /// A row of which nothing is to be told: the same bytes as write_any_json, from pieces that were written before.
  void write_plain_json(const Row& row, const Triage& triage, std::size_t lane, std::string& out);
  void write_any_json(const Row& row, const Triage& triage, std::size_t lane, std::string& out) const;
  void write_score_member(std::size_t instrument, int low, int high, int missing, Pen& pen);
  void write_check_members(const Triage& triage, std::size_t lane, Pen& pen);
  void write_record(const Row& row, const Sheet& sheet, std::size_t lane, std::string& out) const;
  void write_trials(const std::vector<Trial>& trials, io::JsonWriter& json) const;
  void write_findings(const Triage& triage, std::size_t lane, io::JsonWriter& json) const;
  void write_coverage(const Triage& triage, std::size_t lane, io::JsonWriter& json) const;
  std::string_view band(std::size_t instrument, int low, int high) const;

  const Knowledge& knowledge_;
  Format format_;
  std::vector<std::vector<std::string>> bands_;  ///< per instrument: for each lowest and highest band
  /// Cells that were written before: there are few different ones. Per instrument by total, nothing missing; by statuses.
  std::vector<std::vector<Padded<48>>> scores_;
  std::vector<Padded<64>> statuses_;
  std::vector<std::vector<Padded<96>>> score_members_;  ///< the same in JSON
  std::vector<Padded<128>> check_members_;
  std::string not_sequenced_;       ///< the status cells while the evaluation comes first
  Odometer row_{}, line_{};         ///< of the row that is written
  std::vector<char> cells_;         ///< room for those of one line
};

/// How a refused or open level is told: as it stands, but never lower than unknown.
Urgency level_shown(const Row& row, const Triaged& triaged);

/// A cell as it may stand in a table: quoted where needed, and with an apostrophe in front of what a spreadsheet would run.
void write_cell(std::string_view text, std::string& out);

}  // namespace lintel::screen
