#include "screen/trial_cell.hpp"

#include <algorithm>

namespace lintel::screen {
namespace {

using io::TrialField;
using io::Value;

Code meaning_of(const std::vector<Meaning>& meanings, std::string_view text) {
  for (const Meaning& meaning : meanings)
    if (meaning.text == text) return meaning.code;
  return unreadable;
}

std::string_view without(std::string_view text, std::string_view unit) {
  if (!text.ends_with(unit)) return text;
  text.remove_suffix(unit.size());
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// "no response" is no_response.
std::string as_id(std::string_view text) {
  std::string id(text);
  std::replace(id.begin(), id.end(), ' ', '_');
  return id;
}

/// The id of the drug of that name, or the text as an id.
std::string drug_id(const Knowledge& knowledge, std::string_view text) {
  for (const Drug& drug : knowledge.drugs)
    if (folded(drug.name) == text) return std::string(drug.id);
  return as_id(text);
}

/// The cell in the words of a Record.
std::string as_in_a_record(const Knowledge& knowledge, TrialField field, std::string_view text) {
  switch (field) {
    case TrialField::drug: return drug_id(knowledge, text);
    case TrialField::dose_mg: return std::string(without(text, "mg"));
    case TrialField::improvement_percent: return std::string(without(text, "%"));
    case TrialField::adherence: {
      const Code code = yes_or_no(text);
      return is_value(code) ? code == 1 ? "yes" : "no" : std::string(text);
    }
    case TrialField::outcome: return as_id(text);
    case TrialField::weeks: break;
  }
  return std::string(text);
}

}  // namespace

TrialCell read_trial_cell(const Knowledge& knowledge, TrialField field, std::string_view cell, const std::vector<Meaning>& own,
                          const std::vector<Meaning>& others, Trial& trial) {
  std::string text = folded(cell);
  Code code = meaning_of(own, text);
  if (is_value(code)) text = code == 1 ? "yes" : "no";  // only of adherence: Columns has asked about any other
  else if (code == unreadable) code = open_answer(text);
  if (code == not_asked) return {};
  if (code == unknown || code == declined) return {true};
  const std::string written = as_in_a_record(knowledge, field, text);
  const Value value{{is_number(written) ? Value::Type::number : Value::Type::text, written}};
  std::string right = io::read_trial_field(knowledge, field, value, trial);
  if (right.empty()) return {true};
  const Code other = meaning_of(others, text);
  if (is_value(other) || other == unreadable) return {true, std::move(right)};
  return {other != not_asked};
}

}  // namespace lintel::screen
