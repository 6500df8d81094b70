#include "screen/line.hpp"

#include "io/json.hpp"
#include "io/sentence.hpp"
#include "io/value.hpp"

namespace lintel::screen {
namespace {

/// In a list nobody reads the small print, so these two say what they mean.
std::string_view level_word(Urgency level) { return level == Urgency::none ? "none_found" : io::word(level); }
std::string_view status_word(Status status) { return status == Status::clear ? "nothing_found" : io::word(status); }

constexpr std::string_view evaluation_first = "evaluation_first";

/// Characters that a cell cannot hold without quotes.
constexpr auto specials = [] {
  std::array<bool, 256> all{};
  for (const char c : {',', ';', '\t', '"', '\r', '\n'}) all[static_cast<unsigned char>(c)] = true;
  return all;
}();

bool is_special(char c) { return specials[static_cast<unsigned char>(c)]; }

/// Whether JSON has to write it in another way, or the character that begins so may be a line end to somebody.
bool is_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '\xC2' || c == '\xE2'; }

struct WideLineEnd {
  std::string_view bytes, escaped;
};
/// JSON may hold these as they are, but many readers of text end a line there.
constexpr WideLineEnd wide_line_ends[] = {{"\xC2\x85", "\\u0085"}, {"\xE2\x80\xA8", "\\u2028"}, {"\xE2\x80\xA9", "\\u2029"}};

/// In JSON that begins there in `out`: beyond ASCII there is nothing but what its strings say.
void escape_wide_line_ends(std::string& out, std::size_t begin) {
  for (const WideLineEnd& each : wide_line_ends)
    for (std::size_t at = out.find(each.bytes, begin); at != std::string::npos; at = out.find(each.bytes, at)) out.replace(at, each.bytes.size(), each.escaped);
}

/// Whether a spreadsheet would take it for a formula.
bool is_run(std::string_view text) {
  const char first = text.empty() ? ' ' : text.front();
  // Also the full-width forms (U+FF1D, FF0B, FF0D, FF20), which some spreadsheets read alike.
  const bool wide = text.starts_with("\xEF\xBC\x9D") || text.starts_with("\xEF\xBC\x8B") || text.starts_with("\xEF\xBC\x8D") || text.starts_with("\xEF\xBC\xA0");
  return wide || first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r' || first == '\n';
}

/// Whether it may stand in a table as it is.
bool is_plain(std::string_view text) {
  if (text.empty()) return true;
  return !is_run(text) && text.front() != ' ' && text.back() != ' ' && std::none_of(text.begin(), text.end(), is_special);
}

std::size_t band_at(const BandSet& set, int total) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < set.bands.size(); ++i)
    if (total >= set.bands[i].from) found = i;
  return found;
}

constexpr std::size_t all_statuses = 5;

/// How many different totals there are.
std::size_t totals_of(const Knowledge& knowledge, const Instrument& instrument) {
  return static_cast<std::size_t>(knowledge.questions[instrument.first].range.high) * instrument.items + 1;
}

constexpr std::size_t short_id = 64;

/// No more bytes than the cells of one line, but for a long id, coverage and problems, can come to.
std::size_t longest_cells(const Knowledge& knowledge, const std::vector<std::vector<std::string>>& bands) {
  std::size_t longest = 32;  // any fixed word
  for (const auto& names : bands)
    for (const std::string& name : names) longest = std::max(longest, name.size());
  for (const Plan& plan : knowledge.plans) longest = std::max(longest, plan.id.size());
  for (const Question& question : knowledge.questions) longest = std::max(longest, question.id.size());
  const std::size_t cells = 6 + 4 * knowledge.instruments.size() + knowledge.modalities.size() + most_ids;
  constexpr std::size_t longest_name = 24;  // of a member in JSON, with what stands around it
  return 2 * 20 + short_id + cells * (longest + longest_name) + Padded<128>::room;
}

/// What is wrong with a row, in one cell.
std::string told(const std::vector<Note>& notes) {
  std::string text;
  for (const Note& note : notes) {
    text += (text.empty() ? "" : "; ") + note.column + ": ";
    text += (note.value.empty() ? "" : "\"" + note.value + "\" ") + note.says;
  }
  return text;
}

/// The policies that are shown of one referral: none while the evaluation comes first.
template <class Act>
void each_policy(const Triage& triage, std::size_t lane, Act act) {
  if (triage.at(lane).evaluation_first) return;
  for (const Ready& ready : triage.policies())
    if (ready.lanes >> lane & 1U) act(ready);
}

std::size_t not_known(const Ready& ready, std::size_t lane) {
  return ready.policy->requirements.size() - ready.requirements_met[lane] - ready.not_met[lane];
}

/// "ambetter_tms: 5 met, 1 not met, 2 not known"
std::string coverage_text(const Triage& triage, std::size_t lane) {
  std::string text;
  each_policy(triage, lane, [&](const Ready& ready) {
    text += (text.empty() ? "" : "; ") + std::string(ready.policy->id) + ": ";
    if (ready.policy->requirements.empty()) return void(text += "its text was not read");
    text += io::digits(ready.requirements_met[lane]) + " met, " + io::digits(ready.not_met[lane]) + " not met, ";
    text += io::digits(static_cast<long long>(not_known(ready, lane))) + " not known";
  });
  return text;
}

/// How every line of JSON begins: readers look no further to tell rows apart.
void write_place(const Row& row, io::JsonWriter& json) {
  json.open('{').number("row", static_cast<long long>(row.number)).number("line", static_cast<long long>(row.line));
}

std::string_view plan_id(const Triaged& triaged) { return triaged.plan ? triaged.plan->id : "incomplete"; }

}  // namespace

Urgency level_shown(const Row& row, const Triaged& triaged) {
  return row.refused ? std::max(triaged.urgent, Urgency::unknown) : triaged.urgent;
}

void write_cell(std::string_view text, std::string& out) {
  if (is_plain(text)) {
    out += text;
    return;
  }
  const bool quote = std::any_of(text.begin(), text.end(), is_special) || text.front() == ' ' || text.back() == ' ';
  const bool runs = is_run(text);
  if (quote) out += '"';
  if (runs) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quote) out += '"';
}

Lines::Lines(const Knowledge& knowledge, Format format) : knowledge_(knowledge), format_(format) {
  for (const Instrument& instrument : knowledge.instruments) {
    const BandSet& set = instrument.band_sets.front();  // the first one is the default
    std::vector<std::string> names;
    for (const Band& from : set.bands)
      for (const Band& to : set.bands) {
        const std::string_view between = &to == &from + 1 ? " or " : " to ";
        names.push_back(&from == &to ? std::string(from.says) : io::joined({from.says, between, to.says}));
      }
    bands_.push_back(std::move(names));
    scores_.emplace_back(format == Format::csv ? totals_of(knowledge, instrument) : 0);
    score_members_.emplace_back(format == Format::ndjson ? totals_of(knowledge, instrument) : 0);
  }
  std::size_t combinations = 1;
  for (std::size_t m = 0; m < knowledge.modalities.size(); ++m) combinations *= all_statuses;
  statuses_.resize(format == Format::csv ? combinations : 0);
  check_members_.resize(format == Format::ndjson ? combinations : 0);
  for (std::size_t m = 0; m < knowledge.modalities.size(); ++m) not_sequenced_.append(",").append(evaluation_first);
  cells_.resize(longest_cells(knowledge, bands_));
}

/// "mild", "mild or moderate", or "mild to severe" while items are missing.
std::string_view Lines::band(std::size_t instrument, int low, int high) const {
  const BandSet& set = knowledge_.instruments[instrument].band_sets.front();
  return bands_[instrument][band_at(set, low) * set.bands.size() + band_at(set, high)];
}

void Lines::write_heading(std::string& out) const {
  if (format_ != Format::csv) return;
  out += "row,line,id,read,urgent,urgent_decided";
  for (const Instrument& instrument : knowledge_.instruments)
    for (const std::string_view part : {"low", "high", "band", "missing"}) out.append(",").append(instrument.id).append("_").append(part);
  for (const Modality& modality : knowledge_.modalities) out.append(",").append(modality.id);
  out += ",plan,ask_next,coverage,problems\n";
}

void Lines::write(const Batch& batch, const Triage& triage, std::string& out) {
  for (std::size_t lane = 0; lane < batch.filled; ++lane) {
    if (format_ == Format::records && batch.rows[lane].refused) continue;
    if (format_ == Format::records) write_record(batch.rows[lane], batch.sheet, lane, out);
    else if (format_ == Format::csv) write_csv(batch.rows[lane], triage, lane, out);
    else write_json(batch.rows[lane], triage, lane, out);
    out += '\n';
  }
}

/// Four cells: lowest and highest total, band, missing.
void Lines::write_score(std::size_t instrument, int low, int high, int missing, Pen& pen) {
  Padded<48>* kept = missing == 0 ? &scores_[instrument][static_cast<std::size_t>(low)] : nullptr;
  if (kept && !kept->empty()) return void(pen.put(*kept));
  const char* from = pen.at();
  pen.put(",").number(low).put(",").number(high).put(",");
  if (missing < knowledge_.instruments[instrument].items) pen.put(band(instrument, low, high));
  pen.put(",").number(missing);
  if (kept) kept->keep({from, static_cast<std::size_t>(pen.at() - from)});
}

std::size_t Lines::statuses_at(const Triage& triage, std::size_t lane) const {
  std::size_t which = 0;
  for (std::size_t m = 0; m < knowledge_.modalities.size(); ++m)
    which = which * all_statuses + static_cast<std::size_t>(triage.status(m, lane));
  return which;
}

void Lines::write_statuses(const Triage& triage, std::size_t lane, Pen& pen) {
  Padded<64>& kept = statuses_[statuses_at(triage, lane)];
  if (!kept.empty()) return void(pen.put(kept));
  const char* from = pen.at();
  for (std::size_t m = 0; m < knowledge_.modalities.size(); ++m) pen.put(",").put(status_word(triage.status(m, lane)));
  kept.keep({from, static_cast<std::size_t>(pen.at() - from)});
}

void Lines::write_found(const Triage& triage, std::size_t lane, Pen& pen) {
  const Triaged& triaged = triage.at(lane);
  for (std::size_t i = 0; i < triage.totals().size(); ++i) {
    const Totals& totals = triage.totals()[i];
    write_score(i, totals.low[lane], totals.high[lane], totals.missing[lane], pen);
  }
  if (triaged.evaluation_first) pen.put(not_sequenced_);
  else write_statuses(triage, lane, pen);
  pen.put(",").put(plan_id(triaged)).put(",").put(triaged.ask_next);
}

void Lines::write_csv(const Row& row, const Triage& triage, std::size_t lane, std::string& out) {
  const Triaged& triaged = triage.at(lane);
  Pen pen(cells_.data());
  const auto flush = [&] { out.append(cells_.data(), pen.at()), pen = Pen(cells_.data()); };
  pen.put(row_.show(row.number)).put(",").put(line_.show(row.line)).put(",");
  if (row.id.size() <= short_id && is_plain(row.id)) pen.put(row.id);
  else flush(), write_cell(row.id, out);
  pen.put(row.refused ? ",refused," : ",screened,").put(level_word(level_shown(row, triaged)));
  pen.put(triaged.decided && !row.refused ? ",yes" : ",no");
  if (!row.refused) write_found(triage, lane, pen);
  else for (std::size_t i = 0; i < 4 * triage.totals().size() + knowledge_.modalities.size() + 2; ++i) pen.put(",");
  pen.put(",");
  if (!row.refused && !triage.policies().empty()) flush(), write_cell(coverage_text(triage, lane), out);
  pen.put(",");
  if (!row.notes.empty()) flush(), write_cell(told(row.notes), out);
  flush();
}

void Lines::write_json(const Row& row, const Triage& triage, std::size_t lane, std::string& out) {
  const bool plain = !row.refused && row.notes.empty() && triage.policies().empty() && row.id.size() <= short_id &&
                     std::none_of(row.id.begin(), row.id.end(), is_escaped);
  if (plain) return write_plain_json(row, triage, lane, out);
  const std::size_t begin = out.size();
  write_any_json(row, triage, lane, out);
  escape_wide_line_ends(out, begin);
}

void Lines::write_plain_json(const Row& row, const Triage& triage, std::size_t lane, std::string& out) {
  const Triaged& triaged = triage.at(lane);
  Pen pen(cells_.data());
  pen.put("{\"row\":").put(row_.show(row.number)).put(",\"line\":").put(line_.show(row.line)).put(",\"id\":\"").put(row.id).put("\",\"read\":\"screened\",\"urgent\":{\"level\":\"");
  pen.put(level_word(level_shown(row, triaged))).put(triaged.decided ? "\",\"decided\":true}" : "\",\"decided\":false}");
  for (std::size_t i = 0; i < triage.totals().size(); ++i) {
    const Totals& totals = triage.totals()[i];
    pen.put(i == 0 ? ",\"scores\":{" : ",");
    write_score_member(i, totals.low[lane], totals.high[lane], totals.missing[lane], pen);
  }
  pen.put("},\"checks\":{");
  write_check_members(triage, lane, pen);
  pen.put("},\"plan\":\"").put(plan_id(triaged)).put("\",\"ask_next\":[");
  for (std::string_view left = triaged.ask_next; !left.empty();) {
    const std::size_t end = std::min(left.find(' '), left.size());
    pen.put("\"").put(left.substr(0, end)).put(end < left.size() ? "\"," : "\"");
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  pen.put("],\"coverage\":[],\"problems\":[]}");
  out.append(cells_.data(), pen.at());
}

void Lines::write_score_member(std::size_t instrument, int low, int high, int missing, Pen& pen) {
  Padded<96>* kept = missing == 0 ? &score_members_[instrument][static_cast<std::size_t>(low)] : nullptr;
  if (kept && !kept->empty()) return void(pen.put(*kept));
  const char* from = pen.at();
  pen.put("\"").put(knowledge_.instruments[instrument].id).put("\":{\"low\":").number(low).put(",\"high\":").number(high);
  pen.put(",\"band\":\"").put(missing < knowledge_.instruments[instrument].items ? band(instrument, low, high) : "");
  pen.put("\",\"missing\":").number(missing).put("}");
  if (kept) kept->keep({from, static_cast<std::size_t>(pen.at() - from)});
}

void Lines::write_check_members(const Triage& triage, std::size_t lane, Pen& pen) {
  const bool stopped = triage.at(lane).evaluation_first;
  Padded<128>* kept = stopped ? nullptr : &check_members_[statuses_at(triage, lane)];
  if (kept && !kept->empty()) return void(pen.put(*kept));
  const char* from = pen.at();
  for (std::size_t m = 0; m < knowledge_.modalities.size(); ++m) {
    pen.put(m == 0 ? "\"" : ",\"").put(knowledge_.modalities[m].id).put("\":\"");
    pen.put(stopped ? evaluation_first : status_word(triage.status(m, lane))).put("\"");
  }
  if (kept) kept->keep({from, static_cast<std::size_t>(pen.at() - from)});
}

void Lines::write_any_json(const Row& row, const Triage& triage, std::size_t lane, std::string& out) const {
  const Triaged& triaged = triage.at(lane);
  io::JsonWriter json(out);
  write_place(row, json);
  json.text("id", row.id).text("read", row.refused ? "refused" : "screened");
  json.key("urgent").open('{').text("level", level_word(level_shown(row, triaged)));
  json.truth("decided", triaged.decided && !row.refused).close('}');
  if (!row.refused) write_findings(triage, lane, json);
  json.key("problems").open('[');
  for (const Note& note : row.notes)
    json.open('{').text("column", note.column).text("value", note.value).text("says", note.says).close('}');
  json.close(']').close('}');
}

/// Trials are not in a sheet, and settings are the reader's own, but for the payer.
void Lines::write_record(const Row& row, const Sheet& sheet, std::size_t lane, std::string& out) const {
  io::JsonWriter json(out);
  write_place(row, json);
  json.key("answers").open('{');
  for (std::size_t i = 0; i < sheet.answers.size(); ++i) {
    const Question& question = knowledge_.questions[i];
    const Code code = sheet.answers[i][lane];
    if (code == not_asked || code == unreadable || question.kind == Kind::setting) continue;
    if (code == declined) json.text(question.id, "declined");
    else if (code == unknown) json.text(question.id, "unknown");
    else if (question.kind == Kind::number) json.number(question.id, code);
    else json.text(question.id, io::value_id(knowledge_, static_cast<Slot>(i), exactly(code)));
  }
  json.close('}');
  if (!row.trials.empty()) write_trials(row.trials, json);
  const Code payer = knowledge_.payer == no_slot ? not_asked : sheet.answers[knowledge_.payer][lane];
  if (is_value(payer)) json.key("settings").open('{').text(knowledge_.questions[knowledge_.payer].id, io::value_id(knowledge_, knowledge_.payer, exactly(payer))).close('}');
  json.close('}');
}

/// What is not known of a trial is left out.
void Lines::write_trials(const std::vector<Trial>& trials, io::JsonWriter& json) const {
  json.key("trials").open('[');
  for (const Trial& trial : trials) {
    json.open('{');
    if (trial.drug >= 0) json.text("drug", knowledge_.drugs[static_cast<std::size_t>(trial.drug)].id);
    if (trial.dose.known()) json.key("dose_mg").written(io::of_tenths(trial.dose.low));
    if (trial.weeks.known()) json.number("weeks", trial.weeks.low);
    if (trial.adherent != Truth::unknown) json.text("adherence", io::word(trial.adherent));
    if (trial.outcome != Outcome::unknown) json.text("outcome", io::word(trial.outcome));
    if (trial.improvement.known()) json.number("improvement_percent", trial.improvement.low);
    json.close('}');
  }
  json.close(']');
}

void Lines::write_findings(const Triage& triage, std::size_t lane, io::JsonWriter& json) const {
  const Triaged& triaged = triage.at(lane);
  json.key("scores").open('{');
  for (std::size_t i = 0; i < triage.totals().size(); ++i) {
    const Totals& totals = triage.totals()[i];
    const bool answered = totals.missing[lane] < knowledge_.instruments[i].items;
    json.key(knowledge_.instruments[i].id).open('{').number("low", totals.low[lane]).number("high", totals.high[lane]);
    json.text("band", answered ? band(i, totals.low[lane], totals.high[lane]) : "").number("missing", totals.missing[lane]).close('}');
  }
  json.close('}').key("checks").open('{');
  for (std::size_t m = 0; m < knowledge_.modalities.size(); ++m)
    json.text(knowledge_.modalities[m].id, triaged.evaluation_first ? evaluation_first : status_word(triage.status(m, lane)));
  json.close('}').text("plan", plan_id(triaged)).key("ask_next").open('[');
  for (std::string_view left = triaged.ask_next; !left.empty();) {
    const std::size_t end = std::min(left.find(' '), left.size());
    json.text(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  json.close(']');
  write_coverage(triage, lane, json);
}

void Lines::write_coverage(const Triage& triage, std::size_t lane, io::JsonWriter& json) const {
  json.key("coverage").open('[');
  each_policy(triage, lane, [&](const Ready& ready) {
    json.open('{').text("policy", ready.policy->id).text("result", io::met(at_lane(ready.met, static_cast<unsigned>(lane))));
    json.number("met", ready.requirements_met[lane]).number("not_met", ready.not_met[lane]);
    json.number("unknown", static_cast<long long>(not_known(ready, lane))).close('}');
  });
  json.close(']');
}

}  // namespace lintel::screen
