#include "screen/columns.hpp"

#include <algorithm>

#include "io/json.hpp"
#include "io/record.hpp"
#include "io/sentence.hpp"

namespace lintel::screen {
namespace {

using As = Meant::As;

constexpr std::size_t most_named = 20;  ///< headings named in one sentence
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::string quoted(std::string_view text) { return "\"" + io::shown(text) + "\""; }

/// "a", "b" and 3 more.
std::string list_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most_named); ++i) text += (i ? ", " : "") + quoted(names[i]);
  if (names.size() > most_named) text += " and " + io::digits(static_cast<long long>(names.size() - most_named)) + " more";
  return text;
}

}  // namespace

std::string Columns::name(std::size_t column) const {
  const bool named = column < headings_.size() && !headings_[column].empty();
  return named ? headings_[column] : "column " + io::digits(static_cast<long long>(column) + 1);
}

void Columns::settle(const std::vector<std::string>& headings, Said& said) {
  headings_ = headings;
  std::vector<Meant> meant = Recogniser(knowledge_).headings(headings, said.work);
  apply_mapping(meant, said);
  ask_unclear(meant, said);
  tell(meant, said);
  make_fields(meant, said);
}

void Columns::settle_by_number(Said& said) {
  std::size_t most = 0;
  for (const MappedColumn& mapped : mapping_.columns) most = std::max(most, static_cast<std::size_t>(mapped.number));
  if (most == 0) return said.ask("without a heading line the mapping has to name columns by number; it names none");
  if (most > most_columns) return said.ask("the mapping names a column beyond the " + io::digits(most_columns) + " that a table may have");
  std::vector<Meant> meant(most);
  headings_.resize(most);
  for (const MappedColumn& mapped : mapping_.columns)
    if (mapped.number > 0) headings_[static_cast<std::size_t>(mapped.number) - 1] = mapped.heading;
  apply_mapping(meant, said);
  ask_unclear(meant, said);
  make_fields(meant, said);
}

Columns::Places Columns::places(Said& said) const {
  Places places;
  for (std::size_t column = 0; column < headings_.size(); ++column, ++said.work) {
    const auto [place, is_new] = places.try_emplace(headings_[column], Stands{column, false});
    if (!is_new) place->second.again = true;
  }
  return places;
}

std::size_t Columns::column_of(const MappedColumn& mapped, const Places& places, Said& said) const {
  if (mapped.number > 0) {
    const auto column = static_cast<std::size_t>(mapped.number) - 1;
    const bool fits = column < headings_.size() && (mapped.heading.empty() || mapped.heading == headings_[column]);
    if (fits) return column;
  }
  const auto found = mapped.heading.empty() ? places.end() : places.find(mapped.heading);
  if (found == places.end()) {
    if (mapped.meant.as != As::nothing)
      said.ask("the mapping names " + (mapped.heading.empty() ? "column " + io::digits(mapped.number) : quoted(mapped.heading)) +
               ", which is not in this table");
    return nowhere;
  }
  if (found->second.again) {
    said.ask("the heading " + quoted(mapped.heading) + " stands there twice: which one? Give its number in the mapping");
    return nowhere;
  }
  return found->second.first;
}

/// Puts what the user said over what was recognised, and writes both down as one mapping.
void Columns::apply_mapping(std::vector<Meant>& meant, Said& said) {
  const Places places = this->places(said);
  std::vector<MappedColumn> all(meant.size());
  std::vector<bool> by_user(meant.size());
  std::unordered_map<Meant, std::size_t, Meant::Hash> put;
  for (const MappedColumn& mapped : mapping_.columns) {
    ++said.work;
    const std::size_t column = column_of(mapped, places, said);
    if (column == nowhere) continue;
    all[column] = mapped;
    meant[column] = mapped.meant;
    by_user[column] = true;
  }
  for (std::size_t column = 0; column < meant.size(); ++column)
    if (by_user[column]) put[meant[column]] = column;
  for (std::size_t column = 0; column < meant.size(); ++column, ++said.work) {
    // What the user put elsewhere is not recognised here a second time.
    if (!by_user[column] && meant[column].as != As::nothing && put.count(meant[column]) > 0) meant[column] = {};
    all[column].number = static_cast<int>(column) + 1;
    all[column].heading = column < headings_.size() ? headings_[column] : "";
    all[column].meant = meant[column];
  }
  mapping_.columns = std::move(all);
  settled_ = true;
}

void Columns::ask_unclear(const std::vector<Meant>& meant, Said& said) const {
  for (std::size_t column = 0; column < meant.size(); ++column)
    if (meant[column].as == As::unclear)
      said.ask("column " + io::digits(static_cast<long long>(column) + 1) + ", " + quoted(name(column)) + ": " + meant[column].why +
               "; say in the mapping what it is");
  ask_doubles(meant, said);
  ask_for_trials(meant, said);
  const bool any = std::any_of(meant.begin(), meant.end(), [](const Meant& each) {
    return each.as == As::answer || each.as == As::trial || each.as == As::unclear;
  });
  if (!any) said.ask("no column was recognised as an answer; say in the mapping what they hold: " + list_of(headings_));
}

void Columns::ask_doubles(const std::vector<Meant>& meant, Said& said) const {
  std::unordered_map<Meant, std::size_t, Meant::Hash> last;  ///< column of that meaning
  for (std::size_t column = 0; column < meant.size(); ++column, ++said.work) {
    if (meant[column].as == As::nothing || meant[column].as == As::unclear) continue;
    const auto [before, is_new] = last.try_emplace(meant[column], column);
    if (!is_new) said.ask("columns " + quoted(name(before->second)) + " and " + quoted(name(column)) + " are mapped to the same thing; say in the mapping which one counts");
    before->second = column;
  }
}

/// Whether the list of trials is whole can only be said where there is one: without it a yes would mean that nothing was tried.
void Columns::ask_for_trials(const std::vector<Meant>& meant, Said& said) const {
  const auto is_trial = [](const Meant& each) { return each.as == As::trial; };
  const Meant complete{As::answer, knowledge_.trials_complete};
  if (knowledge_.trials_complete == no_slot || std::any_of(meant.begin(), meant.end(), is_trial)) return;
  const auto found = std::find(meant.begin(), meant.end(), complete);
  if (found != meant.end())
    said.ask("the mapping reads " + quoted(name(static_cast<std::size_t>(found - meant.begin()))) + " as " +
                        std::string(io::id_of(knowledge_, complete.slot)) + ", but no column holds a trial; say in the mapping which ones do");
}

void Columns::tell(const std::vector<Meant>& meant, Said& said) const {
  std::vector<std::string> passed_over;
  std::string read;
  for (std::size_t column = 0; column < meant.size(); ++column) {
    const Meant& each = meant[column];
    if (each.as == As::nothing) passed_over.push_back(name(column));
    if (each.as == As::answer || each.as == As::trial) {
      const std::string id = each.as == As::trial ? trial_id(each) : std::string(io::id_of(knowledge_, each.slot));
      if (folded(name(column)) != id) read += (read.empty() ? "" : ", ") + quoted(name(column)) + " as " + id;
    }
    if (each.as == As::stated_total) said.tell(quoted(name(column)) + " is a stated total: it is compared with its items, never used");
    if (each.as == As::id) said.tell(quoted(name(column)) + " is taken as the id of the referral");
  }
  if (!read.empty()) said.tell("read " + read);
  const auto holds = [&](const auto& test) { return std::any_of(meant.begin(), meant.end(), test); };
  if (holds([](const Meant& each) { return each.as == As::trial; }) && !holds([&](const Meant& each) { return each.slot == knowledge_.trials_complete; }))
    said.tell("no column says whether the trials are all there were (trials_complete): more may have failed than stand here");
  if (!passed_over.empty()) said.tell("not used: " + list_of(passed_over));
}

// ---- how cells are read

std::size_t Columns::instrument_of(Slot slot) const {
  for (std::size_t i = 0; i < knowledge_.instruments.size(); ++i) {
    const Instrument& instrument = knowledge_.instruments[i];
    if (slot == instrument.total || (slot >= instrument.first && slot < instrument.first + instrument.items)) return i;
  }
  return knowledge_.instruments.size();
}

/// Only once nothing is asked any more: then few columns mean something, however many there are.
void Columns::make_fields(const std::vector<Meant>& meant, Said& said) {
  if (!said.asks.empty()) return;
  for (std::size_t column = 0; column < meant.size(); ++column) {
    Field field{.meant = meant[column], .instrument = instrument_of(meant[column].slot), .codes = mapping_.columns[column].codes};
    if (field.meant.as == As::answer) make_answer(field);
    if (field.meant.as == As::trial) hold_trials_ = true;
    fields_.push_back(std::move(field));
  }
  check_codes(said);
}

void Columns::make_answer(Field& field) {
  const Question& question = knowledge_.questions[field.meant.slot];
  if (field.instrument < knowledge_.instruments.size()) field.offset = mapping_.offsets[field.instrument];
  // What was said for all columns holds where the value is not an answer of the question's own.
  for (const Meaning& meaning : mapping_.codes) {
    const Code alone = read_cell(question, meaning.text, field.offset, field.codes);
    if (!is_value(alone)) field.codes.push_back(meaning);
  }
  field.blank = read_cell(question, "", field.offset, field.codes);
  field.look = look_of(field);
}

/// Most columns are read alike, so they share one look.
const Look* Columns::look_of(const Field& field) {
  Look look;
  look.fill(unreadable);
  for (char c = '!'; c < 127; ++c)
    if (c != '"')
      look[static_cast<unsigned char>(c)] = read_cell(knowledge_.questions[field.meant.slot], std::string_view(&c, 1), field.offset, field.codes);
  for (const auto& known : looks_)
    if (*known == look) return known.get();
  looks_.push_back(std::make_unique<Look>(look));
  return looks_.back().get();
}

/// A code that is out of a question's range would be a wrong answer in silence. Of a trial only adherence is yes or no.
void Columns::check_codes(Said& said) const {
  for (std::size_t column = 0; column < fields_.size(); ++column) {
    const Field& field = fields_[column];
    if (field.meant.as != As::answer && field.meant.as != As::trial) continue;
    const bool is_trial = field.meant.as == As::trial;
    const Range adherence = field.meant.field == io::TrialField::adherence ? Range{0, 1} : Range{};
    const Range range = is_trial ? adherence : knowledge_.questions[field.meant.slot].range;
    for (const Meaning& meaning : field.codes)
      if (is_value(meaning.code) && within(exactly(meaning.code), range) != Truth::yes)
        said.ask("the mapping reads " + quoted(meaning.text) + " in " + quoted(name(column)) + " as " + io::digits(meaning.code) +
                            ", which is no answer to " + (is_trial ? trial_id(field.meant) : std::string(io::id_of(knowledge_, field.meant.slot))));
  }
}

}  // namespace lintel::screen
