// Any Record, as text or put together from the bytes, under the sanitizers. Whatever comes in: a sound Report, the same one each time,
// nothing planned while sequencing is stopped, and no red alarm lost because something else was doubled, broken or made worse.
//   build/fuzz/fuzz_assess -max_len=4096 build/fuzz/met-assess tests/fuzz/seeds-assess
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "io/answer.hpp"
#include "io/json.hpp"
#include "knowledge/knowledge.hpp"

using namespace lintel;

namespace {

const Knowledge& known = knowledge::shipped();

[[noreturn]] void wrong(const char* says, std::string_view before, std::string_view after = {}) {
  std::fprintf(stderr, "%s\n  of %.*s\n", says, static_cast<int>(before.size()), before.data());
  if (!after.empty()) std::fprintf(stderr, "  and %.*s\n", static_cast<int>(after.size()), after.data());
  std::abort();
}

// ---------------------------------------------------------------- what a Report says

/// Follows a Report and keeps what the promises are about.
class Said final : public io::JsonListener {
 public:
  std::string level, plan, open_at;
  bool stops{};
  struct Red {
    std::string id, form;  ///< the day of the form that raised it
  };
  std::vector<Red> red;
  bool read{true};
  bool form_ahead{};             ///< a form of a day after today was left out
  std::size_t ahead{}, what_if{};
  std::string forbidden;

  void open(char bracket) override {
    if (is({"plan", "what_if", ""})) ++what_if;
    if (is({"urgent", "alarms", ""})) id_ = alarm_ = form_ = {};
    if (is({"schedule", "sessions", ""})) done_ = false;
    path_.push_back(bracket == '{' ? "?" : "");
  }
  void close() override {
    path_.pop_back();
    if (is({"schedule", "sessions", ""}) && !done_) ++ahead;
    if (!is({"urgent", "alarms", ""}) || alarm_ != "red") return;
    red.push_back({id_, form_});
  }
  void key(std::string_view name) override { path_.back() = name; }
  void value(const io::JsonScalar& scalar) override {
    if (is({"urgent", "level"})) level = scalar.text;
    if (is({"urgent", "stops"})) stops = scalar.text == "true";
    if (is({"urgent", "alarms", "", "id"})) id_ = scalar.text;
    if (is({"urgent", "alarms", "", "level"})) alarm_ = scalar.text;
    if (is({"urgent", "alarms", "", "form", "date"}) && scalar.type == io::JsonScalar::Type::text) form_ = scalar.text;
    if (is({"plan", "id"})) plan = scalar.text;
    if (is({"plan", "open_at"})) open_at = scalar.text;
    if (is({"schedule", "sessions", "", "done"})) done_ = scalar.text == "true";
    if (is({"read"})) read = scalar.text == "true";
    if (path_.empty()) return;
    if (path_.front() == "problems") {  // these repeat what came in
      form_ahead = form_ahead || scalar.text.find("is after today; this visit is left out") != std::string_view::npos;
      return;
    }
    std::string text(scalar.text);
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (const char* word : {"cleared", "no risk"})
      if (text.find(word) != std::string::npos) forbidden = text;
  }

 private:
  bool is(std::initializer_list<std::string_view> path) const { return std::equal(path.begin(), path.end(), path_.begin(), path_.end()); }

  std::vector<std::string> path_;
  std::string id_, alarm_, form_;
  bool done_{};
};

/// The Report of a Record, and what every Report promises.
Said said_of(const std::string& record) {
  bool was_read = false;
  const std::string report = io::assess(record, &was_read);
  Said said;
  if (io::read_json(report, said) != std::string_view::npos) wrong("the Report is not sound JSON", record, report);
  if (said.read != was_read) wrong("the Report and the caller are told different things", record);
  if (said.level.empty() || said.plan.empty()) wrong("the Report lacks its level or its plan", record, report);
  if (!said.forbidden.empty()) wrong("a word that no Report says", record, said.forbidden);
  if ((said.level == "red") != !said.red.empty()) wrong("the level is not that of the alarms", record);
  if (!said.stops) return said;
  if (said.plan != "emergency_first" && !(said.plan == "incomplete" && said.open_at == "emergency_first")) wrong("a plan while sequencing is stopped", record, said.plan);
  if (said.ahead > 0) wrong("a session is planned while sequencing is stopped", record);
  if (said.what_if > 0) wrong("another plan is held out while sequencing is stopped", record);
  return said;
}

// ---------------------------------------------------------------- a Record as a tree, keys that stand twice included

struct Node {
  char kind{'x'};  ///< '{', '[', '"' or a literal
  std::string text{};
  std::vector<std::string> keys{};
  std::vector<Node> parts{};

  Node* last(std::string_view key) {
    for (std::size_t at = keys.size(); at-- > 0;)
      if (keys[at] == key) return &parts[at];
    return nullptr;
  }
  Node& add(std::string_view key, Node part) {
    keys.emplace_back(key);
    return parts.emplace_back(std::move(part));
  }
  Node& add(Node part) { return parts.emplace_back(std::move(part)); }
};
Node text(std::string_view value) { return {.kind = '"', .text = std::string(value)}; }
Node literal(std::string_view value) { return {.text = std::string(value)}; }
Node number(int value) { return literal(io::digits(value)); }
Node object() { return {.kind = '{'}; }
Node list() { return {.kind = '['}; }

class TreeMaker final : public io::JsonListener {
 public:
  void open(char bracket) override { stack_.push_back({bracket}), names_.push_back(name_); }
  void close() override {
    Node done = std::move(stack_.back());
    name_ = names_.back();
    stack_.pop_back(), names_.pop_back();
    put(std::move(done));
  }
  void key(std::string_view name) override { name_ = name; }
  void value(const io::JsonScalar& scalar) override { put({scalar.type == io::JsonScalar::Type::text ? '"' : 'x', std::string(scalar.text)}); }
  Node root;

 private:
  void put(Node node) {
    if (stack_.empty()) root = std::move(node);
    else if (stack_.back().kind == '{') stack_.back().add(name_, std::move(node));
    else stack_.back().add(std::move(node));
  }
  std::vector<Node> stack_;
  std::vector<std::string> names_;
  std::string name_;
};

void write(const Node& node, io::JsonWriter& json) {
  if (node.kind == '"') json.text(node.text);
  else if (node.kind == 'x') json.written(node.text);
  else {
    json.open(node.kind);
    for (std::size_t at = 0; at < node.parts.size(); ++at) {
      if (node.kind == '{') json.key(node.keys[at]);
      write(node.parts[at], json);
    }
    json.close(node.kind == '{' ? '}' : ']');
  }
}
std::string written(const Node& node) {
  std::string out;
  {
    io::JsonWriter json(out);
    write(node, json);
  }
  return out;
}

// ---------------------------------------------------------------- bytes as choices

/// What the bytes decide; where they end, a row of numbers drawn from all of them.
class Choices {
 public:
  Choices(const std::uint8_t* data, std::size_t size) : at_(data), end_(data + size) {
    for (const std::uint8_t* byte = data; byte < end_; ++byte) drawn_ = (drawn_ ^ *byte) * 0x100000001B3U;
  }
  bool more() const { return at_ < end_; }
  void spend() { at_ = end_; }
  std::size_t of(std::size_t count) {
    if (at_ < end_ && count <= 256) return *at_++ % count;
    drawn_ = drawn_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(drawn_ >> 33U) % count;
  }
  template <class List>
  auto& one(List& all) {
    return all[of(std::size(all))];
  }

 private:
  const std::uint8_t* at_;
  const std::uint8_t* end_;
  std::uint64_t drawn_{0xCBF29CE484222325U};
};

/// The questions that a red alarm asks. Whatever else is wrong, an alarm that stands on them stays.
bool asks_red(std::string_view id) {
  for (const Alarm& alarm : known.alarms)
    for (const Condition& condition : alarm.when)
      if (alarm.level == Urgency::red && known.questions[condition.subject].id == id) return true;
  return false;
}
/// A no here lets an instrument pass over others: it is an answer to them.
bool passes_over(std::string_view id) {
  return std::any_of(known.skips.begin(), known.skips.end(), [&](const Skip& skip) { return skip.asked_if.subject < known.questions.size() && known.questions[skip.asked_if.subject].id == id; });
}

constexpr std::string_view days[] = {"2026-03-01", "2026-03-02", "2026-03-16", "2026-03-20", "2026-04-01", "2026-12-31", "2099-01-01"};
constexpr std::string_view bad_days[] = {"2026-02-30", "", "tomorrow", "2026-3-1", "0000-00-00"};

Node junk(Choices& choose) {
  switch (choose.of(12)) {
    case 0: return literal("null");
    case 1: return literal("true");
    case 2: return literal("-1");
    case 3: return literal("1e400");
    case 4: return literal("2.5");
    case 5: return object();
    case 6: return list();
    case 7: return text("\xEF\xBF\xBD");
    case 8: return text("cleared");
    case 9: {
      Node deep = list();
      for (int i = 0; i < 50; ++i) deep = Node{.kind = '[', .parts = {std::move(deep)}};
      return deep;
    }
    case 10: {
      Node nested = object();
      nested.add("answers", object()).add("cssrs.4", text("no"));
      return nested;
    }
    default: return text(choose.one(bad_days));
  }
}

Node answer_to(const Question& question, Choices& choose) {
  const bool may_be_open = question.kind != Kind::mark && question.kind != Kind::setting;
  if (may_be_open && choose.of(8) == 0) return text(choose.of(2) == 0 ? "unknown" : "declined");
  if (question.yes_no()) return text(choose.of(2) == 0 ? "no" : "yes");
  if (question.kind == Kind::number) return number(question.range.low + static_cast<int>(choose.of(static_cast<std::size_t>(question.range.high - question.range.low) + 1)));
  return text(choose.one(question.choices).id);
}
Node any_answer(const Question& question, Choices& choose) { return choose.of(8) == 0 ? junk(choose) : answer_to(question, choose); }

const Question& any_question(Choices& choose) {
  if (choose.of(2) == 0) {
    const Alarm& alarm = choose.one(known.alarms);
    if (alarm.when[0].subject < known.questions.size()) return known.questions[alarm.when[0].subject];
  }
  return known.questions[choose.of(2) == 0 ? choose.of(256) % known.questions.size() : choose.of(known.questions.size())];
}

// ---------------------------------------------------------------- a Record put together

constexpr std::string_view starts[] = {
    R"({"answers":{"phq9.9":3}})",
    R"({"answers":{"cssrs.4":"no"},"today":"2026-03-20","visits":[{"date":"2026-03-20","answers":{"cssrs.4":"yes"}}]})",
    R"({"answers":{"cssrs.2":"no","cssrs.6":"no","madrs_rated":"no","psychosis_now":"no","mania_now":"no","catatonia":"no","delirium":"no","intoxicated":"no","phq9.9":0},
        "trials":[{"drug":"sertraline","dose_mg":150,"weeks":8,"adherence":"yes","outcome":"no_response"}],"today":"2026-03-16",
        "courses":[{"modality":"tms","protocol":"tms_36_taper","start":"2026-03-02","done":["2026-03-02"]}]})",
    R"({"visits":[{"date":"2026-03-01","answers":{"madrs.10":6}},{"date":"2026-03-16","totals":{"phq9":4}}]})",
};

Node tree_of(std::string_view json) {
  TreeMaker maker;
  if (io::read_json(json, maker) != std::string_view::npos) return object();
  return std::move(maker.root);
}
Node& part(Node& record, std::string_view name, char kind) {
  Node* found = record.last(name);
  return found && found->kind == kind ? *found : record.add(name, {kind});
}
Node& last_entry(Node& entries) {
  return !entries.parts.empty() && entries.parts.back().kind == '{' ? entries.parts.back() : entries.add(object());
}
Node day(Choices& choose) { return text(choose.of(8) == 0 ? choose.one(bad_days) : choose.one(days)); }

void answer(Node& answers, Choices& choose) {
  const Question& question = any_question(choose);
  answers.add(question.id, any_answer(question, choose));
}

void visit(Node& record, Choices& choose) {
  Node& visits = part(record, "visits", '[');
  switch (choose.of(6)) {
    case 0: visits.add(object()).add("date", day(choose)); break;
    case 1: last_entry(visits).add("date", day(choose)); break;
    case 2: last_entry(visits).add("recall", text(choose.of(2) == 0 ? "24h" : "7d")); break;
    case 3: last_entry(visits).add("rated_by", text(choose.of(2) == 0 ? "self" : "clinician")); break;
    case 4: part(last_entry(visits), "totals", '{').add(choose.one(known.instruments).id, number(static_cast<int>(choose.of(64)))); break;
    default: answer(part(last_entry(visits), "answers", '{'), choose);
  }
}

void course(Node& record, Choices& choose) {
  Node& courses = part(record, "courses", '[');
  switch (choose.of(8)) {
    case 0: courses.add(object()).add("modality", text(choose.one(known.modalities).id)); break;
    case 1: last_entry(courses).add("protocol", text(choose.one(known.protocols).id)); break;
    case 2: last_entry(courses).add("start", day(choose)); break;
    case 3: part(last_entry(courses), "done", '[').add(day(choose)); break;
    case 4: part(last_entry(courses), "missed", '[').add(day(choose)); break;
    case 5: part(last_entry(courses), "doses", '{').add(choose.one(days), number(static_cast<int>(choose.of(120)))); break;
    case 6: part(last_entry(courses), "weekdays", '[').add(text(choose.of(2) == 0 ? "mon" : "thu")); break;
    default: last_entry(courses).add(choose.of(2) == 0 ? "weight_kg" : "sessions", number(static_cast<int>(choose.of(250))));
  }
}

void trial(Node& record, Choices& choose) {
  static constexpr std::string_view outcomes[] = {"no_response", "partial", "response", "intolerance", "unknown"};
  Node& trials = part(record, "trials", '[');
  switch (choose.of(5)) {
    case 0: trials.add(object()).add("drug", text(choose.one(known.drugs).id)); break;
    case 1: last_entry(trials).add("outcome", text(choose.one(outcomes))); break;
    case 2: last_entry(trials).add("weeks", number(static_cast<int>(choose.of(20)))); break;
    case 3: last_entry(trials).add("dose_mg", number(static_cast<int>(choose.of(256)))); break;
    default: last_entry(trials).add("adherence", text(choose.of(2) == 0 ? "yes" : "no"));
  }
}

Node put_together(Choices& choose) {
  Node record = tree_of(choose.one(starts));
  for (int steps = 0; choose.more() && steps < 60; ++steps) {
    switch (choose.of(12)) {
      case 0: case 1: case 2: visit(record, choose); break;
      case 3: case 4: course(record, choose); break;
      case 5: trial(record, choose); break;
      case 6: record.add("today", day(choose)); break;
      case 7: record.add(choose.of(2) == 0 ? "limits" : "settings", object()).add(choose.of(2) == 0 ? choose.one(known.limits).id : any_question(choose).id, number(3)); break;
      case 8: part(record, "holidays", '[').add(day(choose)); break;
      default: answer(part(record, "answers", '{'), choose);
    }
  }
  return record;
}

// ---------------------------------------------------------------- what must not take a red alarm away

/// Objects of answers: of the Record itself and of its visits.
void answers_in(Node& record, std::vector<Node*>& found) {
  for (std::size_t at = 0; at < record.keys.size(); ++at) {
    Node& each = record.parts[at];
    if (record.keys[at] == "answers" && each.kind == '{') found.push_back(&each);
    if (record.keys[at] == "visits" && each.kind == '[')
      for (Node& one : each.parts)
        if (one.kind == '{') answers_in(one, found);
  }
}

/// A later form, or one of no day, that asked nothing a red alarm asks, or asked it without an answer.
void add_form(Node& record, Choices& choose) {
  Node form = object();
  form.add("date", text(choose.of(3) == 0 ? choose.one(bad_days) : choose.of(2) == 0 ? "2099-12-31" : choose.one(days)));
  Node& answers = form.add("answers", object());
  switch (choose.of(5)) {
    case 0: break;
    case 1: answers.add("phq9.1", number(0)), answers.add("phq9.2", number(0)), answers.add("cssrs.1", text("no")); break;
    case 2: answers.add("cssrs.4", text("unknown")), answers.add("phq9.9", literal("null")), answers.add("madrs.10", text("declined")); break;
    case 3: form.add("totals", object()).add("phq9", number(0)); break;
    default: answers.add("mania_now", junk(choose)), form.add("recall", junk(choose));
  }
  part(record, "visits", '[').add(std::move(form));
}

/// A second form of the day on which an alarm was raised, which denies all of them but what the alarm waits for.
void add_form_of_the_day(Node& record, std::string_view date) {
  Node form = object();
  form.add("date", text(date));
  Node& answers = form.add("answers", object());
  for (const Alarm& alarm : known.alarms) {
    if (alarm.level != Urgency::red || alarm.when[0].subject >= known.questions.size()) continue;
    const Question& question = known.questions[alarm.when[0].subject];
    if (question.id.starts_with("cssrs")) continue;
    answers.add(question.id, question.yes_no() ? text("no") : number(0));
  }
  part(record, "visits", '[').add(std::move(form));
}

bool double_an_answer(Node& record, Choices& choose) {
  std::vector<Node*> all;
  answers_in(record, all);
  std::erase_if(all, [](const Node* each) { return each->keys.empty(); });
  if (all.empty()) return false;
  Node& answers = *all[choose.of(all.size())];
  const std::string id = answers.keys[choose.of(answers.keys.size())];
  const auto question = std::find_if(known.questions.begin(), known.questions.end(), [&](const Question& each) { return each.id == id; });
  answers.add(id, question == known.questions.end() ? junk(choose) : any_answer(*question, choose));
  return true;
}

/// A part, or a field of a visit, a trial or a course, that stands there twice.
bool double_a_part(Node& record, Choices& choose) {
  if (record.keys.empty()) return false;
  const std::size_t at = choose.of(record.keys.size());
  const std::string name = record.keys[at];
  if (name == "today") return false;  // the same as a broken one
  Node& entries = record.parts[at];
  if (entries.kind == '[' && !entries.parts.empty() && choose.of(2) == 0) {
    Node& entry = entries.parts[choose.of(entries.parts.size())];
    if (entry.kind != '{' || entry.keys.empty()) return false;
    const std::size_t field = choose.of(entry.keys.size());
    Node twin = choose.of(2) == 0 ? entry.parts[field] : junk(choose);
    entry.add(std::string(entry.keys[field]), std::move(twin));
    return true;
  }
  Node twin = choose.of(2) == 0 ? Node{.kind = entries.kind == '[' ? '[' : '{'} : junk(choose);
  record.add(name, std::move(twin));
  return true;
}

/// One field that no red alarm stands on, in any object of the Record; false: it was none of these.
bool break_a_field(Node& record, Choices& choose) {
  if (record.keys.empty()) return false;
  const std::size_t at = choose.of(record.keys.size());
  Node* field = &record.parts[at];
  const std::string& name = record.keys[at];
  const bool in_visits = name == "visits", in_answers = name == "answers";
  if (name == "today") return false;
  if (in_answers || in_visits || choose.of(2) == 0) {
    Node* inside = field;
    if (in_visits) {
      if (field->kind != '[' || field->parts.empty()) return false;
      inside = &field->parts[choose.of(field->parts.size())];
      if (inside->kind != '{' || inside->keys.empty()) return false;
      const std::size_t which = choose.of(inside->keys.size());
      if (inside->keys[which] != "answers") return inside->parts[which] = junk(choose), true;
      inside = &inside->parts[which];
    }
    if (inside->parts.empty()) return false;
    const std::size_t which = choose.of(inside->parts.size());
    if (inside->kind == '{' && (in_answers || in_visits) && asks_red(inside->keys[which])) return false;
    if (inside->kind != '{' && (in_answers || in_visits)) return false;
    field = &inside->parts[which];
  }
  *field = junk(choose);
  return true;
}

/// Another answer to a question that no red alarm rests on.
bool answer_otherwise(Node& record, Choices& choose) {
  const Slot slot = static_cast<Slot>(choose.of(2) == 0 ? choose.of(256) % known.questions.size() : choose.of(known.questions.size()));
  const Question& question = known.questions[slot];
  if (slot == known.evaluated || question.kind == Kind::setting || asks_red(question.id) || passes_over(question.id)) return false;
  Node& answers = part(record, "answers", '{');
  for (std::size_t at = 0; at < answers.keys.size(); ++at)
    if (answers.keys[at] == question.id) return answers.parts[at] = answer_to(question, choose), true;
  answers.add(question.id, answer_to(question, choose));
  return true;
}

bool add_what_belongs_nowhere(Node& record, Choices& choose) {
  static constexpr std::string_view places[] = {"trials", "courses", "holidays", "visits", "limits", "settings", "answers", "notes", "__proto__", ""};
  const std::string_view place = choose.one(places);
  Node* there = record.last(place);
  if (there && there->kind == '[') there->add(junk(choose));
  else if (there && there->kind == '{') there->add("none.such", junk(choose));
  else if (!there) record.add(place, junk(choose));
  return true;
}

/// A day of today that cannot be read does not make today's form an old one.
bool break_today(Node& record, const Said& said, Choices& choose) {
  Node* today = record.last("today");
  if (!today || said.form_ahead) return false;
  if (choose.of(2) == 0) *today = choose.of(2) == 0 ? list() : text(choose.one(bad_days));
  else record.add("today", day(choose));
  return true;
}

/// `day`: that of the forms whose alarms have to stay; empty: all of them have to.
const char* change(Node& record, const Said& said, Choices& choose, std::string& day) {
  switch (choose.of(8)) {
    case 0: return add_form(record, choose), "a form that asked nothing";
    case 1:
      day = said.red[choose.of(said.red.size())].form;
      if (day.empty()) return nullptr;
      return add_form_of_the_day(record, day), "another form of the same day";
    case 2: return double_an_answer(record, choose) ? "an answer given twice" : nullptr;
    case 3: return double_a_part(record, choose) ? "a part that stands twice" : nullptr;
    case 4: return break_a_field(record, choose) ? "a field that cannot be used" : nullptr;
    case 5: return answer_otherwise(record, choose) ? "another answer elsewhere" : nullptr;
    case 6: return break_today(record, said, choose) ? "a today that cannot be used" : nullptr;
    default: return add_what_belongs_nowhere(record, choose) ? "something that belongs nowhere" : nullptr;
  }
}

bool kept(const Said& before, const Said& now, std::string_view day) {
  const auto is_there = [&](const Said::Red& each) {
    return (!day.empty() && each.form != day) || std::any_of(now.red.begin(), now.red.end(), [&](const Said::Red& one) { return one.id == each.id; });
  };
  return now.level == "red" && (now.stops || !before.stops) && std::all_of(before.red.begin(), before.red.end(), is_there);
}

void red_stays(const Node& record, Choices& choose) {
  const std::string before = written(record);
  const Said said = said_of(before);
  for (int tries = 0; said.level == "red" && tries < 2; ++tries) {
    Node changed = record;
    std::string day;
    const char* what = change(changed, said, choose, day);
    if (!what) continue;
    const std::string after = written(changed);
    if (!kept(said, said_of(after), day)) wrong((std::string("a red alarm is lost by ") + what).c_str(), before, after);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Choices choose(data, size);
  if (size > 0 && data[0] < ' ' && data[0] != '\n') {
    red_stays(put_together(choose), choose);
    return 0;
  }
  const std::string record(reinterpret_cast<const char*>(data), size);
  choose.spend();
  said_of(record);
  if (size % 8 == 0 && io::assess(record) != io::assess(record)) wrong("the same Record, another Report", record);
  const Node tree = tree_of(record);
  if (tree.kind == '{' && !tree.parts.empty()) red_stays(tree, choose);
  return 0;
}
