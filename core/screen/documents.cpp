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

constexpr std::ptrdiff_t first_bytes = 256;  ///< in which a document says what it is

/// Behind the "{" of a Bundle whose type comes first, as servers write it; nullptr when it is none.
const char* into_bundle(const char* at, const char* end) {
  end = at + std::min(first_bytes, end - at);
  for (const std::string_view token : {"{", "\"resourceType\"", ":", "\"Bundle\""}) {
    at = skip_space(at, end);
    if (std::string_view(at, static_cast<std::size_t>(end - at)).substr(0, token.size()) != token) return nullptr;
    at += token.size();
  }
  return at;
}

std::string_view view(const char* from, const char* to) { return {from, static_cast<std::size_t>(to - from)}; }
std::string number(std::size_t n) { return io::digits(static_cast<long long>(n)); }

}  // namespace

std::size_t Documents::read(const char* bytes, std::size_t size, bool last, Batch& batch) {
  if (size < wanted_ && !last) return 0;
  wanted_ = 0;
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
    if (others_ > 0 && !told_) said_.tell("passed over: " + io::digits(static_cast<long long>(others_)) + " resources that are no QuestionnaireResponse");
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
  const Sight sight = sight_of(at, end, last, limits_.document);
  if (where_ == Where::members) return members(at, sight);
  if (where_ == Where::entries) return entries(at, sight);
  return outside(at, sight, batch);
}

bool Documents::discard(const char*& at, const char* end) {
  const void* line_end = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
  discarding_ = line_end == nullptr;
  at = line_end ? static_cast<const char*>(line_end) : end;
  return !discarding_;
}

bool Documents::outside(const char*& at, const Sight& sight, Batch& batch) {
  if (*at != '{') return give_up(at, sight, "is not a JSON object");
  if (sight.end - at < first_bytes && sight.waits()) return false;
  if (const char* inside = into_bundle(at, sight.end)) {
    pass(at, inside);
    where_ = Where::members;
    return true;
  }
  if (take_at_once(at, sight.end)) return true;
  if (unended_ >= limits_.unended) return one_line(at, sight, batch);
  const char* stop = seek_end(at, sight.end);
  if (stop) return take_whole(at, stop, batch), true;
  return wait_or_give_up(at, sight, "ends before its JSON is complete");
}

/// Where many documents have no end, looking for it as far as the bytes go would take ever longer: each is then held to its line.
bool Documents::one_line(const char*& at, const Sight& sight, Batch& batch) {
  const char* line_end = std::find(at, sight.end, '\n');
  if (line_end == sight.end && sight.waits()) return false;
  const char* stop = seek_end(at, line_end);
  if (stop) return take_whole(at, stop, batch), true;
  return give_up(at, sight, "ends before its JSON is complete");
}

void Documents::take_whole(const char*& at, const char* stop, Batch& batch) {
  if (take(view(at, stop), batch)) return pass(at, stop);
  ++at;  // a Bundle after all: its members, one by one
  where_ = Where::members;
}

const char* Documents::seek_end(const char* at, const char* end) {
  const char* stop = end_of_value(at, end);
  said_.work += static_cast<std::size_t>((stop ? stop : end) - at);
  return stop;
}

bool Documents::members(const char*& at, const Sight& sight) {
  if (*at == '}') return ++at, where_ = Where::outside, true;
  if (*at == ',') return ++at, true;
  if (*at != '"') return give_up(at, sight, "is not sound JSON: a name was expected in the Bundle; the rest of its line was not read");
  const char* name_end = end_of_string(at, sight.end);
  const char* colon = name_end ? skip_space(name_end, sight.end) : nullptr;
  const char* value = colon && colon < sight.end ? skip_space(colon + 1, sight.end) : nullptr;
  if (!value || value == sight.end) return wait_or_give_up(at, sight, "ends in the middle of a Bundle");
  if (*colon != ':') return give_up(at, sight, "is not sound JSON: a colon was expected in the Bundle; the rest of its line was not read");
  if (view(at, name_end) == "\"entry\"" && *value == '[') {
    pass(at, value + 1);
    where_ = Where::entries;
    return true;
  }
  const char* stop = seek_end(value, sight.end);
  if (!stop) return wait_or_give_up(at, sight, "ends in the middle of a Bundle");
  if (!is_sound(view(value, stop))) return give_up(at, sight, "is not sound JSON in the Bundle; the rest of its line was not read");
  pass(at, stop);
  return true;
}

bool Documents::entries(const char*& at, const Sight& sight) {
  if (*at == ']') return ++at, where_ = Where::members, true;
  if (*at == ',') return ++at, true;
  if (*at != '{') return give_up(at, sight, "is not sound JSON: an entry was expected in the Bundle; the rest of its line was not read");
  const char* stop = seek_end(at, sight.end);
  if (!stop) return wait_or_give_up(at, sight, "ends in the middle of a Bundle");
  take_response(view(at, stop));
  pass(at, stop);
  return true;
}

void Documents::pass_space(const char*& at, const char* end) { pass(at, skip_space(at, end)); }
void Documents::pass(const char*& at, const char* to) {
  line_ += line_feeds(view(at, to));
  at = to;
}

/// Memory stays bounded: what has no end in sight is given up. While it may still end it is not looked for again before there
/// is twice as much of it, so that long documents in many pieces are not read many times.
bool Documents::wait_or_give_up(const char*& at, const Sight& sight, const std::string& says) {
  constexpr std::size_t short_document = 1 << 16;
  const auto size = static_cast<std::size_t>(sight.end - at);
  if (sight.waits()) return wanted_ = size < short_document ? 0 : std::min(2 * size, limits_.document + 1), false;
  if (where_ == Where::outside && ++unended_ == limits_.unended)
    said_.tell(number(unended_) + " documents have no end; from line " + number(line_) + " on each is expected to end on the line where it begins");
  return give_up(at, sight, sight.full ? "has no end after " + number(limits_.document) + " bytes" : says);
}

/// Refuses the line that starts here and goes on behind it; false while too little of it is there to be shown.
bool Documents::give_up(const char*& at, const Sight& sight, const std::string& says) {
  constexpr std::ptrdiff_t shown = 60;
  const char* stop = std::find(at, at + std::min(shown, sight.end - at), '\n');
  if (stop == sight.end && sight.end - at < shown && sight.waits()) return false;
  patients_.add_refused(line_, io::shown(view(at, stop)), says);
  where_ = Where::outside;
  discarding_ = true;
  discard(at, sight.end);
  return true;
}

/// What is sound from its first to its last bracket needs no look for its end. False when that is no response, or not all there.
bool Documents::take_at_once(const char*& at, const char* end) {
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
