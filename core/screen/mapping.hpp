// What the user has said about a table: which column holds what, and what its values mean. Kept as a small JSON file.
#pragma once

#include "screen/cell.hpp"
#include "screen/heading.hpp"
#include "screen/said.hpp"

namespace lintel::screen {

struct MappedColumn {
  int number{};         ///< from 1; 0: found by its heading
  std::string heading;
  Meant meant{};
  std::vector<Meaning> codes;
};

/// Everything is optional; what is not said is recognised or asked about.
///   {"separator": ";", "encoding": "windows-1252", "codes": {"7": "declined", "9": "unknown", "": "unknown"},
///    "offsets": {"phq9": 1}, "columns": [{"number": 1, "heading": "D1", "is": "phq9.1", "codes": {"2": "no"}}]}
/// "is": the id of a question, "trials.1.drug" for a field of a trial, "phq9.total" for a total that is only checked, "id" for
/// the referral's own id, null for a column that is passed over. "codes" beside the columns hold for every question that does not have that value itself.
struct Mapping {
  char separator{};  ///< 0: not said
  enum class Encoding : std::uint8_t { not_said, utf_8, windows_1252 } encoding{};
  std::vector<Meaning> codes;
  std::vector<int> offsets;        ///< one per instrument: what is taken off each item
  std::vector<bool> offset_said;   ///< one per instrument
  std::vector<MappedColumn> columns;

  explicit Mapping(const Knowledge& knowledge)
      : offsets(knowledge.instruments.size()), offset_said(knowledge.instruments.size()) {}
};

/// Asks about what cannot be used; such a mapping must not be worked with.
Mapping read_mapping(const Knowledge& knowledge, std::string_view json, Said& said);
std::string write_mapping(const Knowledge& knowledge, const Mapping& mapping);

}  // namespace lintel::screen
