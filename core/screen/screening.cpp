#include "screen/screening.hpp"

#include <algorithm>
#include <cstring>

#include "io/json.hpp"

namespace lintel::screen {
Screening::Screening(const Knowledge& knowledge, const Options& options)
    : knowledge_(for_lists(knowledge)),
      options_(options),
      mapping_(options.mapping.empty() ? Mapping(knowledge_) : read_mapping(knowledge_, options.mapping, said_)),
      table_(knowledge_, mapping_, options.heading, options.limits, said_),
      documents_(knowledge_, options.limits, said_),
      triage_(knowledge_),
      lines_(knowledge_, options.format),
      batch_(knowledge_),
      seen_(knowledge_.instruments.size()) {}

char* Screening::room(std::size_t size) {
  if (begin_ == end_) begin_ = end_ = 0;
  if (end_ + size + spare > bytes_.size() && begin_ > 0) {
    std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ + size + spare > bytes_.size()) bytes_.resize(end_ + size + spare);
  return bytes_.data() + end_;
}

void Screening::take(std::size_t size) {
  end_ += size;
  go_on(false);
}

void Screening::take(std::string_view text) {
  if (text.empty()) return;
  std::memcpy(room(text.size()), text.data(), text.size());
  take(text.size());
}

void Screening::finish() {
  room(0);
  go_on(true);
  if (input_ == Input::not_known && !asks()) said_.ask("the file is empty");
  if (asks()) return;
  if (watching_) look_for_shift();
  if (!asks()) release();
}

/// JSON starts with a bracket; a heading line does not.
void Screening::find_input(bool last) {
  std::string_view text(bytes_.data() + begin_, end_ - begin_);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const std::string limit = io::digits(static_cast<long long>(options_.limits.row));
  if (std::min(first, text.size()) > options_.limits.row) return said_.ask("the file begins with more than " + limit + " bytes of blanks and line ends");
  if (first == std::string_view::npos) return;
  if (text.size() < 4 && !last) return;
  input_ = text[first] == '{' ? Input::documents : Input::table;
  if (text[first] == '[') said_.ask("the file is a JSON list; give one object a line, or a Bundle");
}

void Screening::go_on(bool last) {
  if (asks()) {
    begin_ = end_;
    return;
  }
  if (input_ == Input::not_known) find_input(last);
  if (input_ == Input::not_known) return;
  for (bool more = true; more && !asks();) {
    begin_ += read(last);
    more = batch_.full();
    if (more) hand_over();
  }
  if (last && !asks()) hand_over();
}

std::size_t Screening::read(bool last) {
  char* from = bytes_.data() + begin_;
  const std::size_t size = end_ - begin_;
  return input_ == Input::table ? table_.read(from, size, last, batch_) : documents_.read(from, size, last, batch_);
}

void Screening::hand_over() {
  if (batch_.filled == 0) return;
  triage_.read(batch_.sheet, batch_.filled);
  for (std::size_t lane = 0; lane < batch_.filled; ++lane) {
    Row& row = batch_.rows[lane];
    row.number = rows_before_ + counted_.rows + lane + 1;
    compare_stated(row, lane);
    counted_.refused += row.refused;
  }
  counted_.rows += batch_.filled;
  if (watching_ && input_ == Input::table) watch_range();
  lines_.write(batch_, triage_, watching_ ? held_ : out_);
  batch_.empty();
  if (watching_ && input_ == Input::table && counted_.rows < options_.limits.rows_watched) return;
  if (watching_) look_for_shift();
  if (!asks()) release();
}

/// A stated total is never believed; where it differs from the items somebody should look.
void Screening::compare_stated(Row& row, std::size_t lane) {
  for (std::size_t i = 0; i < row.stated.size(); ++i) {
    if (row.stated[i] < 0) continue;
    const Range total{triage_.totals()[i].low[lane], triage_.totals()[i].high[lane]};
    if (within(exactly(row.stated[i]), total) == Truth::yes) continue;
    row.notes.push_back(stated_otherwise(knowledge_.instruments[i], row.stated[i], total));
  }
}

// ---- items coded 1 to 4 where 0 to 3 is right

void Screening::watch_range() {
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const Instrument& instrument = knowledge_.instruments[i];
    for (std::size_t item = instrument.first; item < std::size_t{instrument.first} + instrument.items; ++item)
      for (std::size_t lane = 0; lane < batch_.filled; ++lane) {
        const Code code = batch_.sheet.answers[item][lane];
        seen_[i].items += is_value(code);
        seen_[i].zeros += code == 0;
      }
    seen_[i].above += batch_.above[i];
  }
}

void Screening::look_for_shift() {
  watching_ = false;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const Instrument& instrument = knowledge_.instruments[i];
    const Seen& seen = seen_[i];
    const int most = knowledge_.questions[instrument.first].range.high;
    const bool many = seen.items >= std::size_t{5} * instrument.items;
    if (mapping_.offset_said[i] || seen.zeros > 0 || (seen.above == 0 && !many)) continue;
    const std::string top = io::digits(most), id(instrument.id);
    said_.ask(std::string(instrument.name) + ": no item is 0" + (seen.above ? ", and some are " + io::digits(most + 1) : "") +
                         ". Are they coded 1 to " + io::digits(most + 1) + " instead of 0 to " + top + "? Say \"offsets\": {\"" + id +
                         "\": 1} in the mapping if so, {\"" + id + "\": 0} if not");
  }
  if (!asks()) return;
  held_.clear();
  counted_ = {};
}

void Screening::release() {
  if (options_.heading && !headed_) lines_.write_heading(out_);
  headed_ = true;
  out_ += held_;
  held_.clear();
}

// ---- parts

bool Screening::may_part() {
  if (input_ != Input::table || watching_ || asks()) return false;
  hand_over();  // the rows that wait for their sheet to be full
  return true;
}

std::string Screening::give_back() {
  std::string rest(bytes_.data() + begin_, end_ - begin_);
  begin_ = end_ = 0;
  return rest;
}

Options Screening::for_parts() const {
  Mapping mapping = table_.columns().mapping();
  mapping.separator = table_.separator();
  return {write_mapping(knowledge_, mapping), options_.format, false, options_.limits};
}

void Screening::screen_part(std::vector<char>& bytes, std::size_t size, Part& part) {
  input_ = Input::table;
  watching_ = false;
  counted_ = {};
  rows_before_ = part.rows_before;
  said_.forget_told();
  table_.go_to(part.from, batch_);
  bytes_.swap(bytes);
  begin_ = end_ = 0;
  if (size + spare > bytes_.size()) bytes_.resize(size + spare);
  take(size);
  hand_over();
  part.to = table_.place();
  part.lines.clear();
  part.lines.swap(out_);
  part.counted = counted_;
  part.told = said_.told;
  part.rest = give_back();
  bytes_.swap(bytes);
  if (asks()) part.from.line = 0;  // no place at all: nobody goes on behind it
}

bool Screening::adopt(Part& part) {
  if (begin_ != end_ || !(part.from == table_.place())) return false;
  hand_over();
  if (part.rows_before != counted_.rows) renumber(part.lines, options_.format != Format::csv, part.rows_before, counted_.rows);
  table_.go_to(part.to, batch_);
  counted_.rows += part.counted.rows;
  counted_.refused += part.counted.refused;
  for (const std::string& told : part.told) said_.tell(told);
  take(part.rest);
  return true;
}

std::string Screening::mapping() const {
  return !table_.columns().settled() ? std::string() : write_mapping(knowledge_, table_.columns().mapping());
}

}  // namespace lintel::screen
