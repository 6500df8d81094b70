#include "screen/documents.hpp"

#include <algorithm>
#include <cstring>

#include "io/json.hpp"
#include "io/record.hpp"
#include "screen/text.hpp"

namespace lintel::screen {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

const char* skip_space(const char* at, const char* end) {
  while (at < end && is_space(*at)) ++at;
  return at;
}

/// Behind the closing quote of the string that starts here; nullptr when it does not end.
const char* end_of_string(const char* at, const char* end) {
  for (++at; at < end; ++at) {
    if (*at == '"') return at + 1;
    if (*at == '\\') ++at;
  }
  return nullptr;
}

/// Behind the value that starts here, going by quotes and brackets alone; nullptr when it does not end.
const char* end_of_value(const char* at, const char* end) {
  std::size_t depth = 0;
  for (bool scalar = false; at < end;) {
    const char c = *at;
    if (c == '"') {
      at = end_of_string(at, end);
      if (!at || depth == 0) return at;
      continue;
    }
    if (depth == 0 && scalar && (c == ',' || c == '}' || c == ']' || is_space(c))) return at;
    if (c == '{' || c == '[') ++depth;
    else if ((c == '}' || c == ']') && --depth == 0) return at + 1;
    scalar = depth == 0;
    ++at;
  }
  return nullptr;
}

/// Hears nothing; for texts that only have to be sound.
class Deaf final : public io::JsonListener {
 public:
  void open(char) override {}
  void close() override {}
  void key(std::string_view) override {}
  void value(const io::JsonScalar&) override {}
};

bool is_sound(std::string_view json) {
  Deaf deaf;
  return io::read_json(json, deaf) == std::string_view::npos;
}

/// Behind the "{" of a Bundle whose type comes first, as servers write it; nullptr when it is none.
const char* into_bundle(const char* at, const char* end) {
  for (const std::string_view token : {"{", "\"resourceType\"", ":", "\"Bundle\""}) {
    at = skip_space(at, end);
    if (std::string_view(at, static_cast<std::size_t>(end - at)).substr(0, token.size()) != token) return nullptr;
    at += token.size();
  }
  return at;
}

/// Where the line that starts here ends, blanks aside; nullptr when it has no end yet, or none like that of an object.
const char* end_of_one_line(const char* at, const char* end) {
  const char* stop = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
  while (stop && stop > at && is_space(stop[-1])) --stop;
  return stop && stop > at && stop[-1] == '}' ? stop : nullptr;
}

std::string_view view(const char* from, const char* to) { return {from, static_cast<std::size_t>(to - from)}; }

}  // namespace

std::size_t Documents::read(const char* bytes, std::size_t size, bool last, Batch& batch) {
  const char* at = bytes;
  const char* end = bytes + size;
  if (!begun_ && view(at, end).starts_with("\xEF\xBB\xBF")) at += 3;
  begun_ = true;
  while (!batch.full() && step(at, end, last, batch)) patients_.hand_over(false, batch);
  if (last && at == end) {
    if (where_ != Where::outside) {
      patients_.add_refused(line_, "", "the Bundle ends before it is complete");
      where_ = Where::outside;
    }
    if (others_ > 0 && !told_) said_.told.push_back("passed over: " + io::digits(static_cast<long long>(others_)) + " resources that are no QuestionnaireResponse");
    told_ = true;
    patients_.hand_over(true, batch);
  }
  return static_cast<std::size_t>(at - bytes);
}

/// One document, member or separator; false when more bytes are wanted, or none are left.
bool Documents::step(const char*& at, const char* end, bool last, Batch& batch) {
  if (discarding_) return discard(at, end);
  pass_space(at, end);
  if (at == end) return false;
  if (where_ == Where::members) return members(at, end, last);
  if (where_ == Where::entries) return entries(at, end, last);
  return outside(at, end, last, batch);
}

bool Documents::discard(const char*& at, const char* end) {
  const void* line_end = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
  discarding_ = line_end == nullptr;
  at = line_end ? static_cast<const char*>(line_end) : end;
  return !discarding_;
}

bool Documents::outside(const char*& at, const char* end, bool last, Batch& batch) {
  if (*at != '{') return give_up(at, end, last, "is not a JSON object");
  if (end - at < 256 && !last) return false;
  if (const char* inside = into_bundle(at, end)) {
    pass(at, inside);
    where_ = Where::members;
    return true;
  }
  if (take_at_once(at, end)) return true;
  const char* stop = end_of_document(at, end);
  if (!stop) return wait_or_give_up(at, end, last, "ends before its JSON is complete");
  const char* from = at;
  if (!take(view(at, stop), batch)) {
    ++at;  // a Bundle after all: its members, one by one
    where_ = Where::members;
    return true;
  }
  pass(from, stop);
  at = stop;
  return true;
}

/// The line, when it ends like a document; else as far as the brackets go.
const char* Documents::end_of_document(const char* at, const char* end) const {
  const char* stop = end_of_one_line(at, end);
  return stop && end_of_value(at, stop) == stop ? stop : end_of_value(at, end);
}

bool Documents::members(const char*& at, const char* end, bool last) {
  if (*at == '}') return ++at, where_ = Where::outside, true;
  if (*at == ',') return ++at, true;
  if (*at != '"') return give_up(at, end, last, "is not sound JSON: a name was expected in the Bundle");
  const char* name_end = end_of_string(at, end);
  const char* colon = name_end ? skip_space(name_end, end) : nullptr;
  const char* value = colon && colon < end ? skip_space(colon + 1, end) : nullptr;
  if (!value || value == end) return wait_or_give_up(at, end, last, "ends in the middle of a Bundle");
  if (*colon != ':') return give_up(at, end, last, "is not sound JSON: a colon was expected in the Bundle");
  if (view(at, name_end) == "\"entry\"" && *value == '[') {
    pass(at, value + 1);
    where_ = Where::entries;
    return true;
  }
  const char* stop = end_of_value(value, end);
  if (!stop || (stop == end && !last)) return wait_or_give_up(at, end, last, "ends in the middle of a Bundle");
  if (!is_sound(view(value, stop))) return give_up(at, end, last, "is not sound JSON in the Bundle");
  pass(at, stop);
  return true;
}

bool Documents::entries(const char*& at, const char* end, bool last) {
  if (*at == ']') return ++at, where_ = Where::members, true;
  if (*at == ',') return ++at, true;
  if (*at != '{') return give_up(at, end, last, "is not sound JSON: an entry was expected in the Bundle");
  const char* stop = end_of_value(at, end);
  if (!stop) return wait_or_give_up(at, end, last, "ends in the middle of a Bundle");
  take_response(view(at, stop));
  pass(at, stop);
  return true;
}

void Documents::pass_space(const char*& at, const char* end) { pass(at, skip_space(at, end)); }
void Documents::pass(const char*& at, const char* to) {
  line_ += line_feeds(view(at, to));
  at = to;
}

/// Memory stays bounded: what has no end after so many bytes is given up.
bool Documents::wait_or_give_up(const char*& at, const char* end, bool last, const std::string& says) {
  const bool too_long = static_cast<std::size_t>(end - at) > longest_document;
  if (!last && !too_long) return false;
  return give_up(at, end, true, too_long ? "has no end after " + io::digits(longest_document) + " bytes" : says);
}

/// Refuses the line that starts here and goes on behind it; false while too little of it is there to be shown.
bool Documents::give_up(const char*& at, const char* end, bool last, const std::string& says) {
  constexpr std::ptrdiff_t shown = 60;
  const char* stop = std::find(at, std::min(end, at + std::min(shown, end - at)), '\n');
  if (stop == end && end - at < shown && !last) return false;
  patients_.add_refused(line_, io::shown(view(at, stop)), says);
  where_ = Where::outside;
  discarding_ = true;
  discard(at, end);
  return true;
}

/// What is sound from its first to its last bracket needs no look for its end. False when that is no response, or not all there.
bool Documents::take_at_once(const char*& at, const char* end) {
  constexpr std::size_t first_bytes = 256;
  const std::size_t type = view(at, end).substr(0, first_bytes).find("\"resourceType\"");
  if (type == std::string_view::npos) return false;
  const std::size_t size = reader_.read_first(view(at, end), response_);
  if (size == std::string_view::npos || size < type || response_.type != "QuestionnaireResponse") return false;
  patients_.add(std::move(response_), line_);
  pass(at, at + size);
  return true;
}

/// False for a Bundle, which is taken entry by entry instead.
bool Documents::take(std::string_view json, Batch& batch) {
  if (json.find("\"resourceType\"") == std::string_view::npos) return take_record(json, batch), true;
  if (json.find("\"Bundle\"") != std::string_view::npos) {
    std::size_t broken = 0;
    if (reader_.read(json, response_, broken) && response_.type == "Bundle") return false;
  }
  return take_response(json), true;
}

void Documents::take_record(std::string_view json, Batch& batch) {
  const io::ReadRecord read = io::read_record(knowledge_, json);
  Row& row = batch.rows[batch.filled];
  row.start(line_, knowledge_.instruments.size());
  put(knowledge_, read.record, batch.filled, batch.sheet);
  for (const Problem& problem : read.problems) row.notes.push_back({problem.id, "", problem.says});
  row.refused = read.unusable > 0;
  ++batch.filled;
}

void Documents::take_response(std::string_view json) {
  std::size_t broken = 0;
  if (!reader_.read(json, response_, broken))
    return patients_.add_refused(line_, io::shown(json.substr(std::min(broken, json.size()))),
                                 "is not JSON from character " + io::digits(static_cast<long long>(broken) + 1) + " on");
  if (response_.type != "QuestionnaireResponse") {
    ++others_;
    return;
  }
  patients_.add(std::move(response_), line_);
}

}  // namespace lintel::screen
