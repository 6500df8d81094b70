#include "screen/table.hpp"

#include <algorithm>
#include <cstring>

#include "io/json.hpp"
#include "io/record.hpp"
#include "screen/stops.hpp"
#include "screen/text.hpp"
#include "screen/trial_cell.hpp"

namespace lintel::screen {
namespace {

using As = Meant::As;

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
/// Whether the line end that belongs here may still be to come, or the second half of it.
bool is_cut_off(const char* stop, const char* end) { return stop >= end || (stop + 1 == end && *stop == '\r'); }
std::size_t byte(char c) { return static_cast<unsigned char>(c); }
std::string number(std::size_t n) { return io::digits(static_cast<long long>(n)); }

constexpr std::size_t longest_id = 200;

std::uint64_t few_bytes(const char* from) {
  std::uint64_t number = 0;
  std::memcpy(&number, from, sizeof number);
  return number;
}

/// Up to eight plain characters as one number; 0 when there are none, more, or others.
std::uint64_t short_text(std::string_view text) {
  if (text.size() > 8) return 0;
  char bytes[8]{};
  std::copy(text.begin(), text.end(), bytes);
  const std::uint64_t number = few_bytes(bytes);
  return (number & 0x8080808080808080ULL) == 0 ? number : 0;
}

}  // namespace

Table::Table(const Knowledge& knowledge, const Mapping& mapping, bool has_heading, const Limits& limits, Said& said)
    : knowledge_(knowledge),
      columns_(knowledge, mapping),
      limits_(limits),
      said_(said),
      heading_to_read_(has_heading),
      separator_(mapping.separator),
      encoding_(mapping.encoding) {}

std::size_t Table::read(char* bytes, std::size_t size, bool last, Batch& batch) {
  // A line end behind the end: cells need not look where the bytes stop.
  std::memset(bytes + size, '\n', spare);
  const char* at = bytes;
  const char* end = bytes + size;
  if (!begun_) {
    if (!begin(at, end, last)) return 0;
    get_ready(batch);
  }
  while (at < end && !batch.full() && said_.asks.empty()) {
    if (read_row(at, end, last, batch) == Ended::not_yet) break;
  }
  return static_cast<std::size_t>(at - bytes);
}

void Table::go_to(const Place& place, Batch& batch) {
  if (!begun_) {
    columns_.settle_by_number(said_);
    set_stops();
    begun_ = true;
    get_ready(batch);
  }
  line_ = place.line;
  encoding_ = place.encoding;
  discarding_ = place.discarding;
}

// ---- before the first row

void Table::get_ready(Batch& batch) {
  for (const Field& field : columns_.fields())
    if (field.meant.as == As::answer) batch.sheet.used[field.meant.slot] = 1;
  make_quick(batch);
}

/// Files that look like a list to whoever chose them.
void Table::ask_for_text(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) said_.ask("the file is UTF-16; save it as \"CSV UTF-8\" and give that");
  else if (text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0"))
    said_.ask("this is a spreadsheet file; save it as \"CSV UTF-8\" and give that");
}

/// False while more bytes are wanted: nothing that depends on how many of them have come may stay from such a try.
bool Table::begin(const char*& at, const char* end, bool last) {
  if (end - at < 4 && !last) return false;
  const std::string_view text(at, static_cast<std::size_t>(end - at));
  const char* from = at;
  ask_for_text(text);
  if (text.starts_with("\xEF\xBB\xBF")) {
    from += 3;
    encoding_ = Mapping::Encoding::utf_8;
  }
  if (said_.asks.empty() && !(heading_to_read_ ? read_heading(from, end, last) : find_columns(from, end, last))) return false;
  begun_ = true;
  at = from;
  return true;
}

/// Without a heading the mapping names the columns; only what stands between them may have to be seen from the first line.
bool Table::find_columns(const char* at, const char* end, bool last) {
  const Sight sight = sight_of(at, end, last, limits_.row);
  const char* stop = end_of_line(at, sight.end);
  if (separator_ == 0 && stop == sight.end && sight.waits()) return false;
  if (!find_separator({at, static_cast<std::size_t>(stop - at)})) return true;
  columns_.settle_by_number(said_);
  set_stops();
  return true;
}

void Table::set_stops() {
  for (const char stop : {separator_, '\n', '\r', '\0'}) stops_[byte(stop)] = true;
}

/// What a heading that is not whole in sight means: false, to be tried again with more bytes, or a question.
bool Table::wait_or_ask(const Sight& sight) {
  if (sight.waits()) return false;
  if (sight.full) said_.ask("the heading line is longer than " + number(limits_.row) + " bytes");
  return true;
}

/// Passes empty lines, and "sep=;", which is Excel's way of naming the separator. Stays where the heading begins.
bool Table::find_heading(const char*& at, const char* end, bool last) {
  for (line_ = 1;; ++line_) {
    while (at < end && is_line_end(*at)) {
      if (is_cut_off(at, end) && *at == '\r' && !last) return false;
      at = after_line_end(at, end);
      ++line_;
    }
    const Sight sight = sight_of(at, end, last, limits_.row);
    const char* stop = end_of_line(at, sight.end);
    if (is_cut_off(stop, sight.end) && !sight.last) return wait_or_ask(sight);
    const std::string_view line(at, static_cast<std::size_t>(stop - at));
    if (line.empty()) return said_.ask("the file is empty"), true;
    if (line.size() != 5 || folded(line.substr(0, 4)) != "sep=") return true;
    if (separator_ == 0) separator_ = line[4];
    at = after_line_end(stop, end);
  }
}

/// A heading may hold line ends in quotes, so it is whole where its last cell ends, not where its first line does.
bool Table::read_heading(const char*& at, const char* end, bool last) {
  if (!find_heading(at, end, last)) return false;
  if (!said_.asks.empty()) return true;
  const Sight sight = sight_of(at, end, last, limits_.row);
  const std::string_view line(at, static_cast<std::size_t>(end_of_line(at, sight.end) - at));
  if (!find_separator(line)) return true;
  set_stops();
  std::vector<std::string> headings;
  const char* stop = read_heading_cells(at, sight.end, headings);
  const bool broken = !torn_.empty() || (unclosed_ && (lost_ || sight.last));
  if (broken) return said_.ask("the heading line has a quote that is not closed, or text behind a closing quote"), true;
  if (is_cut_off(stop, sight.end) && !sight.last) return wait_or_ask(sight);
  const std::string_view heading(at, static_cast<std::size_t>(stop - at));
  if (heading.find('\0') != std::string_view::npos || *stop == '\0') return said_.ask("the heading line holds NUL bytes; this is no text file"), true;
  if (encoding_ == Mapping::Encoding::not_said && !is_utf_8(heading)) encoding_ = Mapping::Encoding::windows_1252;
  for (std::string& text : headings) text = decoded(text);
  if (!std::all_of(headings.begin(), headings.end(), is_utf_8)) return said_.ask("the heading line is not UTF-8, though the file says that it is"), true;
  if (headings.size() > most_columns) return said_.ask("the table has more than " + number(most_columns) + " columns"), true;
  at = after_line_end(stop, end);
  line_ += 1 + breaks_;
  columns_.settle(headings, said_);
  return true;
}

/// Returns to the stop behind the last cell; what is wrong on the way is in unclosed_ and torn_.
const char* Table::read_heading_cells(const char* at, const char* end, std::vector<std::string>& cells) {
  start_cells();
  for (;; ++at) {
    std::string_view text;
    at = cell(at, end, text);
    cells.emplace_back(text);
    if (unclosed_ || !torn_.empty() || at >= end || *at != separator_) return at;
  }
}

/// The one that stands most often outside quotes. Two of them equally often is a question, not a guess.
bool Table::find_separator(std::string_view line) {
  if (separator_ != 0) return true;
  constexpr char candidates[] = {',', ';', '\t'};
  std::array<std::size_t, 3> seen{};
  bool inside = false;
  for (const char c : line) {
    if (c == '"') inside = !inside;
    for (std::size_t i = 0; i < seen.size(); ++i) seen[i] += !inside && c == candidates[i];
  }
  const std::size_t most = *std::max_element(seen.begin(), seen.end());
  if (most > 0 && std::count(seen.begin(), seen.end(), most) > 1) {
    said_.ask("comma, semicolon or tab? The first line has as many of one as of another; say \"separator\" in the mapping");
    return false;
  }
  separator_ = candidates[static_cast<std::size_t>(std::max_element(seen.begin(), seen.end()) - seen.begin())];
  return true;
}

void Table::make_quick(Batch& batch) {
  Look nowhere;
  nowhere.fill(unreadable);
  for (const Field& field : columns_.fields()) {
    const bool answer = field.meant.as == As::answer;
    Look look = answer ? *field.look : nowhere;
    for (std::size_t c = 0; answer && c < look.size(); ++c)
      if (stops_[c]) look[c] = field.blank;
    const auto known = std::find(quick_looks_.begin(), quick_looks_.end(), look);
    const Look& shared = known != quick_looks_.end() ? *known : quick_looks_.emplace_back(look);
    quick_.push_back({nullptr, shared.data(), answer ? batch.sheet.answers[field.meant.slot].data() : no_answers_.data()});
  }
  lately_.resize(quick_.size());
}

// ---- rows

const char* Table::end_of_line(const char* at, const char* end) const {
  while (at < end && !is_line_end(*at)) ++at;
  return at;
}
const char* Table::after_line_end(const char* at, const char* end) const {
  if (at < end && *at == '\r') ++at;
  else return at < end ? at + 1 : end;
  return at < end && *at == '\n' ? at + 1 : at;
}

Table::Ended Table::read_row(const char*& at, const char* end, bool last, Batch& batch) {
  if (discarding_ || is_line_end(*at)) return pass_line(at, end, last);
  const Sight sight = sight_of(at, end, last, limits_.row);
  start_row(batch);
  if (const char* plain_end = read_plain(at, sight.end, batch)) {
    at = after_line_end(plain_end, end);
    ++line_;
  } else {
    start_row(batch);
    const char* stop = read_cells(at, sight.end, batch);
    if (sight.waits() && is_cut_off(stop, sight.end) && !lost_) return Ended::not_yet;
    if (!judge_row(at, stop, sight, batch)) return Ended::not_yet;
    if (torn_.empty()) {
      at = after_line_end(stop, end);
      line_ += 1 + breaks_;
    } else {
      refuse_row(at, stop, sight, batch);
    }
  }
  if (torn_.empty()) {
    count_raised(batch);
    if (columns_.hold_trials()) put_trials_together(batch);
  }
  ++batch.filled;
  return Ended::whole;
}

/// An empty line, or the rest of one that was given up.
Table::Ended Table::pass_line(const char*& at, const char* end, bool last) {
  const char* stop = end_of_line(at, end);
  if (is_cut_off(stop, end) && !last) return at = stop, Ended::not_yet;
  at = after_line_end(stop, end);
  ++line_;
  discarding_ = false;
  return Ended::blank;
}

void Table::start_row(Batch& batch) {
  batch.rows[batch.filled].start(line_, knowledge_.instruments.size());
  raised_.clear();
  torn_.clear();
  has_trial_.reset();
}

/// Whether its cells can be told apart; torn_ says why not. False while more bytes are wanted.
bool Table::judge_row(const char* at, const char*& stop, const Sight& sight, Batch& batch) {
  const char* const end = sight.end;
  if (unclosed_ && (lost_ || sight.last)) return torn_ = "a quote that opens in " + columns_.name(column_) + " is not closed", true;
  if (is_cut_off(stop, end) && !sight.last) {
    first_break_ = nullptr;  // all of it is passed over
    unclosed_ = false;
    return torn_ = "the line is longer than " + number(limits_.row) + " bytes", true;
  }
  if (torn_.empty() && settle_encoding({at, static_cast<std::size_t>(std::min(stop, end) - at)})) {
    start_row(batch);
    stop = read_cells(at, end, batch);
  }
  const std::size_t cells = column_ + 1, wanted = columns_.fields().size();
  if (torn_.empty() && cells != wanted)
    torn_ = "it has " + number(cells) + (cells == 1 ? " cell" : " cells") + " where " + number(wanted) + " belong; they cannot be told apart";
  return torn_.empty() || first_break_ || !sight.waits() || !is_cut_off(end_of_line(std::min(stop, end), end), end);
}

/// Of such a row nothing is used. A stray quote may have swallowed the lines below: only the line where it stands is given up.
void Table::refuse_row(const char*& at, const char* stop, const Sight& sight, Batch& batch) {
  const char* const end = sight.end;
  Row& row = batch.rows[batch.filled];
  batch.blank(batch.filled);
  row.id.clear();
  row.notes.clear();
  row.refuse("line", io::shown({at, static_cast<std::size_t>(end_of_line(at, std::min(end, at + 60)) - at)}), torn_);
  if (first_break_) stop = first_break_;
  else stop = end_of_line(unclosed_ ? at : std::min(stop, end), end);
  discarding_ = !first_break_ && is_cut_off(stop, end) && !sight.last;
  at = discarding_ ? stop : after_line_end(stop, end);
  if (!discarding_) ++line_;
}

/// Counted once a row is whole: the same bytes may be tried several times before that.
void Table::count_raised(Batch& batch) const {
  for (const std::size_t instrument : raised_) ++batch.above[instrument];
}

/// Reads a plain row; returns to its end. None when it is not plain, or does not end here: then nothing of it holds.
const char* Table::read_plain(const char* at, const char* end, Batch& batch) {
  const std::size_t lane = batch.filled;
  const Quick* quick = quick_.data();
  const Quick* const last = quick + quick_.size() - 1;
  for (const char* from = at; at < end; at += 64) {
    const Stops stops = stops_in(at, separator_);
    const std::uint64_t in_front = (stops.others & -stops.others) - 1;  // all of them when there is no other
    for (std::uint64_t left = stops.separators & in_front; left != 0; left &= left - 1) {
      const char* stop = at + __builtin_ctzll(left);
      if (quick == last) return nullptr;
      take_quick(*quick++, from, stop, lane, batch);
      from = stop + 1;
    }
    if (stops.others == 0) continue;
    const char* stop = at + __builtin_ctzll(stops.others);
    if (quick != last || !(*stop == '\n' ? stop < end : *stop == '\r' && stop + 1 < end)) return nullptr;
    take_quick(*quick, from, stop, lane, batch);
    return stop;
  }
  return nullptr;
}

/// Nothing, or one character, is the common case, and no more than a look-up; then come a few short words.
inline void Table::take_quick(const Quick& quick, const char* from, const char* stop, std::size_t lane, Batch& batch) {
  const Code code = quick.look[byte(*from)];
  quick.answers[lane] = code;
  const auto size = static_cast<std::size_t>(stop - from);
  if (size <= 1 && code != unreadable) return;
  if (size <= 8 && quick.lately) {
    const std::uint64_t text = few_bytes(from) & ~std::uint64_t{0} >> (64 - 8 * std::max<std::size_t>(size, 1));
    const Met& met = (*quick.lately)[place_of(text)];
    if (met.text == text) return void(quick.answers[lane] = met.code);
  }
  take(static_cast<std::size_t>(&quick - quick_.data()), {from, size}, batch);
}

void Table::start_cells() {
  column_ = 0;
  breaks_ = 0;
  first_break_ = nullptr;
  unclosed_ = lost_ = false;
  torn_.clear();
}

/// Reads cells of any kind up to the end of the row, where it returns to; what is wrong on the way is in unclosed_ and torn_.
const char* Table::read_cells(const char* at, const char* end, Batch& batch) {
  const std::size_t count = columns_.fields().size();
  start_cells();
  std::size_t surplus = 0;
  for (column_ = 0;; ++column_, ++at) {
    const char* from = at;
    std::string_view text;
    at = cell(at, end, text);
    if (unclosed_ || !torn_.empty()) return at;
    if (column_ < count) take(column_, text, batch);
    else surplus += at != from;  // blanks at the end of a line are common and harmless
    if (at >= end) break;  // of a row that is too long more bytes follow
    if (*at == '\0') return torn_ = "there is a NUL byte in " + columns_.name(column_), at;
    if (*at != separator_) break;
  }
  if (column_ >= count && surplus == 0) column_ = count - 1;
  return at;
}

void Table::take(std::size_t column, std::string_view text, Batch& batch) {
  const Field& field = columns_.fields()[column];
  column_ = column;
  switch (field.meant.as) {
    case As::answer: return take_answer(field, text, batch);
    case As::stated_total: return take_total(field, text, batch);
    case As::trial: return take_trial(field, text, batch);
    case As::id: return take_id(text, batch);
    case As::nothing:
    case As::unclear: return;
  }
}

void Table::take_id(std::string_view text, Batch& batch) const {
  std::string& id = batch.rows[batch.filled].id;
  if (encoding_ == Mapping::Encoding::windows_1252) id = from_windows_1252(text);
  else id.assign(text);
  if (id.size() <= longest_id) return;
  std::size_t end = longest_id;  // not within a character
  while ((static_cast<unsigned char>(id[end]) & 0xC0U) == 0x80) --end;
  id.resize(end);
}

void Table::take_answer(const Field& field, std::string_view text, Batch& batch) {
  Code& answer = batch.sheet.answers[field.meant.slot][batch.filled];
  if (const std::uint64_t few = short_text(text)) answer = read_short(field, few, text);
  else answer = read_cell(knowledge_.questions[field.meant.slot], decoded(text), field.offset, field.codes);
  if (answer == unreadable) refuse_answer(field, decoded(text), batch);
}

/// Only what can be read is remembered.
Code Table::read_short(const Field& field, std::uint64_t text, std::string_view cell) {
  std::unique_ptr<Lately>& lately = lately_[column_];
  if (!lately) {
    lately = std::make_unique<Lately>();
    quick_[column_].lately = lately.get();
  }
  Met& met = (*lately)[place_of(text)];
  if (met.text == text) return met.code;
  const Code code = read_cell(knowledge_.questions[field.meant.slot], cell, field.offset, field.codes);
  if (code != unreadable) met = {text, code};
  return code;
}

void Table::refuse_answer(const Field& field, const std::string& cell, Batch& batch) {
  const Question& question = knowledge_.questions[field.meant.slot];
  if (field.meant.slot == knowledge_.payer) return pass_over_payer(cell, batch);
  int value = 0;
  if (field.instrument < batch.above.size() && whole_number(folded(cell), value) && value == question.range.high + 1)
    raised_.push_back(field.instrument);
  batch.rows[batch.filled].refuse(columns_.name(column_), io::shown(cell), "is not usable; right would be " + io::right_for(question));
}

/// No finding rests on it, so the row stands; nothing is said of what a payer asks for whose policies nobody has read.
void Table::pass_over_payer(const std::string& cell, Batch& batch) const {
  batch.sheet.answers[knowledge_.payer][batch.filled] = not_asked;
  batch.rows[batch.filled].notes.push_back({columns_.name(column_), io::shown(cell), "is no payer whose policies are known here; coverage stays empty"});
}

/// A total is only there to be compared; one that is no number is only told.
void Table::take_total(const Field& field, std::string_view text, Batch& batch) {
  int total = 0;
  const std::string written = folded(text);
  if (whole_number(written, total)) batch.rows[batch.filled].stated[field.instrument] = total;
  else if (!written.empty() && written != "na" && written != "n/a")
    batch.rows[batch.filled].notes.push_back({columns_.name(column_), io::shown(decoded(text)), "is no whole number; a stated total is not used anyway"});
}

/// A drug that is not known here costs the row nothing: its trial is kept, and may have been an adequate one or not.
void Table::take_trial(const Field& field, std::string_view text, Batch& batch) {
  const auto which = static_cast<std::size_t>(field.meant.trial) - 1;
  Trial& trial = trials_[which];
  if (!has_trial_[which]) trial = {};
  const TrialCell cell = read_trial_cell(knowledge_, field.meant.field, decoded(text), field.codes, columns_.mapping().codes, trial);
  if (cell.given) has_trial_.set(which);
  if (cell.right.empty()) return;
  Row& row = batch.rows[batch.filled];
  const std::string says = "is not usable; right would be " + cell.right;
  if (field.meant.field == io::TrialField::drug) row.notes.push_back({columns_.name(column_), io::shown(decoded(text)), says});
  else row.refuse(columns_.name(column_), io::shown(decoded(text)), says);
}

/// Once the row is whole: what its trials come to hangs on the answers beside them.
void Table::put_trials_together(Batch& batch) {
  const std::size_t lane = batch.filled;
  Row& row = batch.rows[lane];
  Record record = record_at(batch.sheet, lane);
  for (std::size_t i = 0; i < trials_.size(); ++i) {
    if (!has_trial_[i]) continue;
    const std::string says = io::settle_outcome(knowledge_, trials_[i]);
    if (!says.empty()) row.refuse(trial_id({As::trial, no_slot, {}, static_cast<int>(i) + 1, io::TrialField::improvement_percent}), "", says);
    row.trials.push_back(trials_[i]);
  }
  record.trials = row.trials;
  put_trials(knowledge_, record, lane, batch.sheet);
}

/// The text of the cell that starts here; returns to the stop behind it.
const char* Table::cell(const char* at, const char* end, std::string_view& text) {
  if (at < end && *at == '"') {
    at = unquote(at, end);
    text = text_;
    return at;
  }
  const char* from = at;
  while (!stops_[byte(*at)]) ++at;
  text = {from, static_cast<std::size_t>(at - from)};
  return at;
}

/// Leaves what stands in the quotes in text_. Line ends in there are counted; the first one is where to go on if all fails.
const char* Table::unquote(const char* at, const char* end) {
  text_.clear();
  for (const char* from = ++at;;) {
    const auto left = static_cast<std::size_t>(end - at);
    const char* quote = left > 0 ? static_cast<const char*>(std::memchr(at, '"', left)) : nullptr;
    const char* stop = quote ? quote : end;
    for (const char* c = at; c < stop; ++c)
      if (*c == '\n' || (*c == '\r' && c[1] != '\n')) {
        ++breaks_;
        if (!first_break_) first_break_ = *c == '\n' && c[-1] == '\r' ? c - 1 : c;
      }
    lost_ = static_cast<std::size_t>(stop - from) > limits_.quote;
    if (!quote || lost_) return unclosed_ = true, end;
    text_.append(at, quote);
    at = quote + 1;
    if (at < end && *at == '"') {
      text_ += '"';
      ++at;
      continue;
    }
    if (!stops_[byte(*at)]) torn_ = "text follows a closing quote in " + columns_.name(column_);
    if (text_.find('\0') != std::string::npos) torn_ = "there is a NUL byte in " + columns_.name(column_);
    return at;
  }
}

// ---- characters

/// Decides with the first row that is not plain ASCII; true when the row has to be read again because of it.
bool Table::settle_encoding(std::string_view row) {
  if (is_ascii(row)) return false;
  if (encoding_ == Mapping::Encoding::windows_1252) {
    if (!is_windows_1252(row)) torn_ = "it holds bytes that Windows-1252 does not have";
    return false;
  }
  if (is_utf_8(row)) {
    encoding_ = Mapping::Encoding::utf_8;
    return false;
  }
  if (encoding_ == Mapping::Encoding::utf_8) {
    torn_ = "it is not UTF-8, unlike the lines before";
    return false;
  }
  encoding_ = Mapping::Encoding::windows_1252;
  said_.tell("the text is not UTF-8; it is read as Windows-1252");
  return true;
}

std::string Table::decoded(std::string_view text) const {
  return encoding_ == Mapping::Encoding::windows_1252 ? from_windows_1252(text) : std::string(text);
}

}  // namespace lintel::screen
