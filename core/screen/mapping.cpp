#include "screen/mapping.hpp"

#include "io/json.hpp"
#include "screen/limits.hpp"
#include "io/sentence.hpp"
#include "io/value.hpp"

namespace lintel::screen {
namespace {

using io::JsonScalar;
using Type = JsonScalar::Type;

constexpr std::string_view separators[] = {",", ";", "\t"};

struct Named {
  std::string_view id;
  Code code;
};
constexpr Named named_codes[] = {{"yes", 1}, {"no", 0}, {"unknown", unknown}, {"declined", declined}, {"not_asked", not_asked}};

/// "yes", "unknown", ... or a whole number; choices are numbered from 0 as `lintel catalog` lists them.
bool code_named(std::string_view text, Code& code) {
  for (const Named& each : named_codes)
    if (each.id == text) return code = each.code, true;
  int number = 0;
  if (!whole_number(text, number) || number > 1000) return false;
  code = static_cast<Code>(number);
  return true;
}
std::string name_of(Code code) {
  if (is_value(code)) return io::digits(code);
  for (const Named& each : named_codes)
    if (each.code == code) return std::string(each.id);
  return "unknown";
}

bool slot_named(const Knowledge& knowledge, std::string_view id, Meant& meant) {
  for (Slot slot = 0; slot < questions_in_lists(knowledge); ++slot)
    if (knowledge.questions[slot].id == id) return meant = {Meant::As::answer, slot}, true;
  for (const Instrument& instrument : knowledge.instruments)
    if (io::id_of(knowledge, instrument.total) == id) return meant = {Meant::As::stated_total, instrument.total}, true;
  if (id == "id") return meant = {Meant::As::id, no_slot}, true;
  meant = trial_column(id);
  return meant.as == Meant::As::trial;
}

std::string meant_id(const Knowledge& knowledge, const Meant& meant) {
  if (meant.as == Meant::As::trial) return trial_id(meant);
  return meant.as == Meant::As::id ? "id" : std::string(io::id_of(knowledge, meant.slot));
}

/// Follows the reader; `path_` names the floors: "", "codes", "offsets", "columns", "columns.", "columns..codes".
class Reader final : public io::JsonListener {
 public:
  Reader(const Knowledge& knowledge, Mapping& mapping, Said& said) : knowledge_(knowledge), mapping_(mapping), said_(said) {}

  void open(char bracket) override {
    const std::string_view next = down(bracket);
    if (next.empty()) {
      problem(bracket == '{' ? "an object" : "a list");
      floors_.push_back("?");
      return;
    }
    floors_.push_back(next);
    if (next == "column") mapping_.columns.emplace_back();
  }
  void close() override { floors_.pop_back(); }
  void key(std::string_view name) override { name_ = name; }
  void value(const JsonScalar& scalar) override {
    if (!take(scalar)) problem(scalar.text);
  }

 private:
  std::string_view floor() const { return floors_.empty() ? "" : floors_.back(); }

  std::string_view down(char bracket) const {
    const std::string_view here = floor();
    if (bracket == '{' && here.empty() && floors_.empty()) return "top";
    if (bracket == '{' && here == "top" && (name_ == "codes" || name_ == "offsets")) return name_ == "codes" ? "codes" : "offsets";
    if (bracket == '[' && here == "top" && name_ == "columns") return "columns";
    if (bracket == '{' && here == "columns") return "column";
    if (bracket == '{' && here == "column" && name_ == "codes") return "column codes";
    return {};
  }

  void problem(std::string_view value) {
    if (floor() == "?") return;
    const std::string where = floor() == "top" || floor().empty() ? name_ : std::string(floor()) + ": " + name_;
    said_.ask("mapping: " + where + ": " + io::shown(value) + " is not usable here");
  }

  bool take(const JsonScalar& scalar) {
    const std::string_view here = floor();
    if (here == "?") return true;
    if (here == "top") return take_top(scalar);
    if (here == "codes") return take_code(scalar, mapping_.codes);
    if (here == "offsets") return take_offset(scalar);
    if (here == "column") return take_column(scalar);
    return here == "column codes" && take_code(scalar, mapping_.columns.back().codes);
  }

  bool take_top(const JsonScalar& scalar) {
    if (name_ == "separator")
      for (const std::string_view each : separators)
        if (scalar.text == each) return mapping_.separator = each[0], true;
    if (name_ == "encoding" && scalar.text == "utf-8") return mapping_.encoding = Mapping::Encoding::utf_8, true;
    if (name_ == "encoding" && scalar.text == "windows-1252") return mapping_.encoding = Mapping::Encoding::windows_1252, true;
    return false;
  }

  bool take_code(const JsonScalar& scalar, std::vector<Meaning>& codes) const {
    Code code{};
    const bool usable = (scalar.type == Type::text || scalar.type == Type::number) && code_named(scalar.text, code);
    if (codes.size() == most_meanings) return tell_too_many(), true;
    if (usable) codes.push_back({folded(name_), code});
    return usable;
  }

  /// Every cell that is no plain answer is held against all of them.
  void tell_too_many() const {
    const std::string_view place = floor();
    said_.ask("mapping: " + std::string(place) + ": more than " + io::digits(most_meanings) + " of them cannot be used; " + io::shown(name_) + " is one too many");
  }

  bool take_offset(const JsonScalar& scalar) {
    int offset = 0;
    if (scalar.type != Type::number || !whole_number(scalar.text, offset) || offset > 1) return false;
    for (std::size_t i = 0; i < knowledge_.instruments.size(); ++i)
      if (knowledge_.instruments[i].id == name_) {
        mapping_.offsets[i] = offset;
        mapping_.offset_said[i] = true;
        return true;
      }
    return false;
  }

  bool take_column(const JsonScalar& scalar) {
    MappedColumn& column = mapping_.columns.back();
    if (name_ == "number") return scalar.type == Type::number && whole_number(scalar.text, column.number) && column.number > 0;
    if (name_ == "heading" && scalar.type == Type::text) return column.heading = scalar.text, true;
    if (name_ != "is") return false;
    if (scalar.type == Type::null) return column.meant = {}, true;
    return scalar.type == Type::text && slot_named(knowledge_, scalar.text, column.meant);
  }

  const Knowledge& knowledge_;
  Mapping& mapping_;
  Said& said_;
  std::vector<std::string_view> floors_;
  std::string name_;
};

void write_codes(io::JsonWriter& json, const std::vector<Meaning>& codes) {
  json.key("codes").open('{');
  for (const Meaning& each : codes) json.text(each.text, name_of(each.code));
  json.close('}');
}

}  // namespace

Mapping read_mapping(const Knowledge& knowledge, std::string_view text, Said& said) {
  Mapping mapping(knowledge);
  if (text.size() > longest_mapping) return said.ask("mapping: is longer than " + io::digits(longest_mapping) + " bytes"), mapping;
  Reader reader(knowledge, mapping, said);
  const std::size_t broken = io::read_json(text, reader);
  if (broken != std::string_view::npos) said.ask("mapping: is not JSON from character " + io::digits(static_cast<long long>(broken) + 1) + " on");
  for (const MappedColumn& column : mapping.columns)
    if (column.number == 0 && column.heading.empty()) said.ask("mapping: a column has neither a number nor a heading");
  return mapping;
}

namespace {

void write_columns(const Knowledge& knowledge, const Mapping& mapping, io::JsonWriter& json) {
  json.key("columns").open('[');
  for (const MappedColumn& column : mapping.columns) {
    if (&column == mapping.columns.data()) json.raw("\n");
    json.open('{').number("number", column.number).text("heading", column.heading).key("is");
    if (column.meant.as == Meant::As::nothing || column.meant.as == Meant::As::unclear) json.null();
    else json.text(meant_id(knowledge, column.meant));
    if (!column.codes.empty()) write_codes(json, column.codes);
    json.close('}');
    if (&column != &mapping.columns.back()) json.raw("\n");
  }
  json.close(']');
}

void write_parts(const Knowledge& knowledge, const Mapping& mapping, io::JsonWriter json) {
  json.open('{');
  if (mapping.separator) json.text("separator", std::string_view(&mapping.separator, 1));
  if (mapping.encoding != Mapping::Encoding::not_said)
    json.text("encoding", mapping.encoding == Mapping::Encoding::utf_8 ? "utf-8" : "windows-1252");
  if (!mapping.codes.empty()) write_codes(json, mapping.codes);
  json.key("offsets").open('{');
  for (std::size_t i = 0; i < mapping.offsets.size(); ++i)
    if (mapping.offset_said[i]) json.number(knowledge.instruments[i].id, mapping.offsets[i]);
  json.close('}');
  write_columns(knowledge, mapping, json);
  json.close('}');
}

}  // namespace

std::string write_mapping(const Knowledge& knowledge, const Mapping& mapping) {
  std::string out;
  write_parts(knowledge, mapping, io::JsonWriter(out));
  return out;
}

}  // namespace lintel::screen
