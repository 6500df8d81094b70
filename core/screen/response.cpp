#include "screen/response.hpp"

#include <tuple>

#include "io/json_reader.hpp"
#include "io/record.hpp"
#include "io/sentence.hpp"
#include "screen/cell.hpp"
#include "screen/plain.hpp"

namespace lintel::screen {
namespace {

using io::JsonScalar;
using Type = JsonScalar::Type;

/// LOINC's own yes and no (fact base 1.5, with the C-SSRS codes).
constexpr std::string_view loinc_yes = "LA33-6", loinc_no = "LA32-8";
constexpr std::string_view loinc_names[] = {"http://loinc.org", "https://loinc.org", "http://loinc.org/", "https://loinc.org/", "urn:oid:2.16.840.1.113883.6.1"};

constexpr std::size_t longest_kept = 1000;  ///< bytes of a link and a questionnaire
constexpr std::size_t most_values = 16;     ///< of one answer; with more of them the worst is taken for possible
constexpr std::size_t most_links = 8, most_named = 5;

std::size_t hash(std::string_view text) {
  std::uint64_t h = text.size();
  for (const char c : text) h = h * 31 + static_cast<unsigned char>(c);
  return static_cast<std::size_t>(h * 0x9E3779B97F4A7C15ULL >> 56U);
}

/// What FHIR has called the number that an answer counts: R4 and R5, STU3, and before that.
bool names_weight(std::string_view url) {
  for (const std::string_view name : {"/ordinalValue", "/itemWeight", "/questionnaire-ordinalValue", "/iso21090-CO-value"})
    if (url.ends_with(name)) return true;
  return false;
}

bool is_loinc(std::string_view system) { return std::find(std::begin(loinc_names), std::end(loinc_names), system) != std::end(loinc_names); }
bool is_loinc_answer(std::string_view code) { return code.starts_with("LA"); }

/// "2.0" is as good as 2 here.
bool whole_value(std::string_view text, int& number) {
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos && text.find_first_not_of('0', point + 1) == std::string_view::npos) text = text.substr(0, point);
  return whole_number(text, number);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What a wording says of the question, with or without a number beside it: "Nearly every day", "3 - Nearly every day", "No (0)".
/// A number says something where the words do not. Unreadable when neither is known.
Code worded(const Question& question, std::string_view display) {
  if (display.empty()) return unreadable;
  const std::string text = folded(display);
  std::string_view words = text, number;
  std::size_t digits = 0;
  while (digits < words.size() && is_digit(words[digits])) ++digits;
  number = words.substr(0, digits);
  words.remove_prefix(std::min(words.find_first_not_of(" \t-.:=)", digits), words.size()));
  if (const std::size_t bracket = words.find_last_of("(["); number.empty() && bracket != std::string_view::npos && bracket > 0) {
    std::string_view inside = words.substr(bracket + 1);
    if (inside.size() > 1 && (inside.back() == ')' || inside.back() == ']')) inside.remove_suffix(1);
    if (std::all_of(inside.begin(), inside.end(), is_digit)) {
      number = inside;
      words = words.substr(0, words.find_last_not_of(" \t", bracket - 1) + 1);
    }
  }
  if (question.yes_no()) return yes_or_no(words.empty() ? number : words);
  for (std::size_t i = 0; i < question.choices.size() && !words.empty(); ++i)
    if (folded(question.choices[i].says) == words || folded(question.choices[i].id) == words) return static_cast<Code>(i);
  int value = 0;
  const bool usable = question.kind == Kind::number && whole_number(number, value) && within(exactly(value), question.range) == Truth::yes;
  return usable ? static_cast<Code>(value) : unreadable;
}

std::string_view last_part(std::string_view link) { return link.substr(link.rfind('/') + 1); }
std::string both(std::string_view a, std::string_view b) { return io::shown(a) + " and " + io::shown(b); }

}  // namespace

void Response::clear() {
  for (std::string* text : {&type, &id, &status, &authored, &questionnaire, &full_url}) text->clear();
  for (Reference* each : {&subject, &source})
    for (std::string* text : {&each->reference, &each->type, &each->system, &each->value}) text->clear();
  contained.clear();
  answers.clear();
  unusable.clear();
  stated.clear();
  not_known.clear();
  more_not_known = 0;
  by_weight = 0;
  nobody = doubtful = false;
}

bool ResponseReader::read(std::string_view json, Response& response, std::size_t& broken) {
  start(json, response);
  broken = io::JsonReader<ResponseReader, Plain>(json, *this).read();
  if (broken != std::string_view::npos) return false;
  take_items();
  return true;
}

std::size_t ResponseReader::read_first(std::string_view text, Response& response) {
  start(text, response);
  const std::size_t end = io::JsonReader<ResponseReader, Plain>(text, *this).read_first();
  if (end != std::string_view::npos) take_items();
  return end;
}

void ResponseReader::start(std::string_view text, Response& response) {
  response.clear();
  out_ = &response;
  text_ = text;
  floors_.clear();
  open_.clear();
  closed_.clear();
}

void ResponseReader::take_items() {
  for (const Closed& closed : closed_) {
    if (closed->as != Meant::As::nothing || out_->questionnaire.empty()) {
      take(*closed);
      continue;
    }
    Item item = *closed;
    understand(item, out_->questionnaire);
    take(item);
  }
}

// ---- what stands where

ResponseReader::Key ResponseReader::key_of(Floor floor, std::string_view name) {
  struct Named {
    std::string_view name;
    Key key;
  };
  static constexpr Named on_top[] = {{"item", Key::item}, {"resourceType", Key::resource_type}, {"id", Key::id}, {"status", Key::status},
                                     {"authored", Key::authored}, {"subject", Key::subject}, {"source", Key::source}, {"questionnaire", Key::questionnaire},
                                     {"contained", Key::contained}, {"resource", Key::resource}, {"fullUrl", Key::full_url}};
  static constexpr Named in_entry[] = {{"resource", Key::resource}, {"fullUrl", Key::full_url}};
  static constexpr Named in_reference[] = {{"reference", Key::reference}, {"type", Key::type}, {"identifier", Key::identifier}};
  static constexpr Named in_identifier[] = {{"system", Key::system}, {"value", Key::value}};
  static constexpr Named in_contained[] = {{"resourceType", Key::resource_type}, {"id", Key::id}, {"identifier", Key::identifier}};
  static constexpr Named in_item[] = {{"linkId", Key::link}, {"answer", Key::answer}, {"item", Key::item}};
  static constexpr Named in_coding[] = {{"code", Key::code}, {"system", Key::system}, {"display", Key::display}, {"extension", Key::extension}};
  const auto one_of = [&](std::span<const Named> names) {
    for (const Named& each : names)
      if (each.name == name) return each.key;
    return Key::other;
  };
  switch (floor) {
    case Floor::top: return one_of(on_top);
    case Floor::entry: return one_of(in_entry);
    case Floor::reference: return one_of(in_reference);
    case Floor::identifier:
    case Floor::contained_identifier: return one_of(in_identifier);
    case Floor::contained: return one_of(in_contained);
    case Floor::item: return one_of(in_item);
    case Floor::answer: return name.starts_with("value") ? Key::value : name == "item" ? Key::item : name == "extension" ? Key::extension : Key::other;
    case Floor::coding: return one_of(in_coding);
    case Floor::quantity: return name == "value" ? Key::value : Key::other;
    case Floor::extension: return name == "url" ? Key::url : name == "valueDecimal" || name == "valueInteger" ? Key::value : Key::other;
    case Floor::contents:
    case Floor::contained_identifiers:
    case Floor::items:
    case Floor::answers:
    case Floor::extensions:
    case Floor::other: break;
  }
  return Key::other;
}

void ResponseReader::key(std::string_view name) {
  if (floors_.empty()) return;
  OnFloor& here = floors_.back();
  key_ = key_of(here.floor, name);
  if (key_ == Key::other) return;
  if (here.floor == Floor::answer && key_ == Key::value)
    typed_ = name == "valueCoding"    ? Typed::coding
             : name == "valueInteger" ? Typed::integer
             : name == "valueBoolean" ? Typed::boolean
             : name == "valueDecimal" ? Typed::decimal
             : name == "valueQuantity" ? Typed::quantity
                                       : Typed::other;
  const std::uint32_t bit = std::uint32_t{1} << static_cast<unsigned>(key_);
  again_ = (here.seen & bit) != 0;
  here.seen |= bit;
  if (again_) stands_twice(name);
  if (here.floor == Floor::answer && key_ == Key::value) open_.back().typed = typed_;
}

/// JSON leaves open which of two counts, so neither does. What stood there first is kept beside what comes now.
void ResponseReader::stands_twice(std::string_view name) {
  switch (floors_.back().floor) {
    case Floor::top:
    case Floor::entry:
      if (key_ == Key::subject || key_ == Key::source || key_ == Key::contained || key_ == Key::full_url || key_ == Key::resource) out_->nobody = true;
      if (key_ == Key::status || key_ == Key::resource) out_->doubtful = true;
      if (key_ == Key::subject || key_ == Key::source || key_ == Key::contained || key_ == Key::resource || key_ == Key::item)
        out_->unusable.add({std::string(name), "", "stands twice in the form; which one counts is not known"});
      break;
    case Floor::reference:
    case Floor::identifier:
      out_->nobody = true;
      out_->unusable.add({"subject", reference_->reference.empty() ? io::shown(reference_->value) : io::shown(reference_->reference),
                          "has \"" + std::string(name) + "\" twice; whom the form speaks of is not known"});
      break;
    case Floor::contained:
    case Floor::contained_identifier:
      out_->nobody = true;
      out_->unusable.add({"contained", io::shown(out_->contained.back().id), "has \"" + std::string(name) + "\" twice; whom the form speaks of is not known"});
      break;
    case Floor::item:
      if (key_ != Key::link) item().twice = name;
      break;
    case Floor::answer:
      if (key_ != Key::value) item().twice = name;
      else keep_value(open_.back().typed == typed_ ? name : ""), item().value = {};
      break;
    case Floor::coding:
      if (key_ != Key::extension) keep_value(name);
      break;
    case Floor::quantity: keep_value(name); break;
    case Floor::contents:
    case Floor::contained_identifiers:
    case Floor::items:
    case Floor::answers:
    case Floor::extensions:
    case Floor::extension:
    case Floor::other: break;
  }
}

/// Puts the value that is there aside, and goes on with it as the beginning of another one.
void ResponseReader::keep_value(std::string_view twice) {
  if (!twice.empty()) item().twice = twice;
  if (item().more.size() == most_values) item().too_many = true;
  else item().more.push_back(item().value);
}

/// And not the entry of a Bundle, which holds one.
bool ResponseReader::is_resource(const OnFloor& here) { return here.floor == Floor::top && (here.seen >> static_cast<unsigned>(Key::resource_type) & 1U) != 0; }

ResponseReader::Floor ResponseReader::below(char bracket) const {
  const bool object = bracket == '{';
  if (floors_.empty()) return object ? Floor::top : Floor::other;
  const auto only = [](bool right, Floor floor) { return right ? floor : Floor::other; };
  switch (floors_.back().floor) {
    case Floor::top:
    case Floor::entry:
      switch (key_) {
        case Key::resource: return only(object && !is_resource(floors_.back()), Floor::top);
        case Key::subject:
        case Key::source: return only(object, Floor::reference);
        case Key::contained: return only(!object, Floor::contents);
        case Key::item: return only(!object, Floor::items);
        default: return Floor::other;
      }
    case Floor::reference: return only(object && key_ == Key::identifier, Floor::identifier);
    case Floor::contents: return only(object, Floor::contained);
    case Floor::contained: return only(!object && key_ == Key::identifier, Floor::contained_identifiers);
    case Floor::contained_identifiers: return only(object, Floor::contained_identifier);
    case Floor::items: return only(object, Floor::item);
    case Floor::item: return key_ == Key::item ? only(!object, Floor::items) : only(!object && key_ == Key::answer, Floor::answers);
    case Floor::answers: return only(object, Floor::answer);
    case Floor::answer:
      if (key_ == Key::item) return only(!object, Floor::items);
      if (key_ == Key::extension) return only(!object, Floor::extensions);
      if (key_ != Key::value || !object) return Floor::other;
      return typed_ == Typed::coding ? Floor::coding : only(typed_ == Typed::quantity, Floor::quantity);
    case Floor::coding: return only(!object && key_ == Key::extension, Floor::extensions);
    case Floor::extensions: return only(object, Floor::extension);
    case Floor::identifier:
    case Floor::contained_identifier:
    case Floor::quantity:
    case Floor::extension:
    case Floor::other: break;
  }
  return Floor::other;
}

std::size_t ResponseReader::open(std::string_view rest) {
  const Floor floor = below(rest.front());
  if (floor == Floor::item) {
    if (!open_.empty()) open_.back().holds_items = true;
    if (const auto* known = familiar_.find(rest)) return closed_.push_back(known->made), known->text.size();
  }
  enter(floor, rest);
  floors_.push_back({floor});
  key_ = Key::other;
  return 0;
}

void ResponseReader::enter(Floor floor, std::string_view rest) {
  switch (floor) {
    case Floor::top:
      if (floors_.empty()) break;
      // What stands around a resource is an entry, and says nothing of it but its address.
      if (!again_) {
        const std::string full_url = std::move(out_->full_url);
        const bool nobody = out_->nobody;
        out_->clear();
        out_->full_url = full_url;
        out_->nobody = nobody;
        closed_.clear();
      }
      floors_.back().floor = Floor::entry;
      break;
    case Floor::reference: reference_ = key_ == Key::subject ? &out_->subject : &out_->source; break;
    case Floor::contained: out_->contained.emplace_back(); break;
    case Floor::contained_identifier: identifier_ = {}; break;
    case Floor::item: open_.push_back({{}, rest, false}); break;
    case Floor::answer:
      if (++item().answers > 1) keep_value("");
      item().value = {};
      break;
    case Floor::extension: extension_.clear(), extension_value_.clear(); break;
    case Floor::other:
      if (!floors_.empty() && floors_.back().floor == Floor::answer && key_ == Key::value) item().value.is = Value::Is::other, item().value.text = "an object or list";
      break;
    default: break;
  }
}

void ResponseReader::close(const char* behind) {
  switch (floors_.back().floor) {
    case Floor::item: {
      understand(item(), "");
      const OpenItem& last = open_.back();
      Closed closed = std::make_shared<const Item>(std::move(item()));
      if (!last.holds_items) familiar_.keep(last.rest, static_cast<std::size_t>(behind - last.rest.data()), closed);
      closed_.push_back(std::move(closed));
      open_.pop_back();
      break;
    }
    case Floor::extension: take_weight(); break;
    case Floor::contained_identifier: keep_identifier(); break;
    default: break;
  }
  floors_.pop_back();
}

void ResponseReader::value(const JsonScalar& scalar) {
  if (floors_.empty() || key_ == Key::other) return;
  const bool text = scalar.type == Type::text;
  switch (floors_.back().floor) {
    case Floor::top:
    case Floor::entry:
      if (text) take_top(scalar.text);
      break;
    case Floor::reference:
      if (text && key_ == Key::reference) reference_->reference = scalar.text;
      if (text && key_ == Key::type) reference_->type = scalar.text;
      break;
    case Floor::identifier:
      if (text && key_ == Key::value) reference_->value = scalar.text;
      if (text && key_ == Key::system) reference_->system = scalar.text;
      break;
    case Floor::contained:
      if (text && key_ == Key::id) out_->contained.back().id = scalar.text;
      if (text && key_ == Key::resource_type) out_->contained.back().type = scalar.text;
      break;
    case Floor::contained_identifier:
      if (text && key_ == Key::value) identifier_.value = scalar.text;
      if (text && key_ == Key::system) identifier_.system = scalar.text;
      break;
    case Floor::item:
      if (!text || key_ != Key::link) break;
      if (again_ && item().links.size() < most_links) item().links.push_back(std::move(item().link));
      item().link = scalar.text;
      break;
    case Floor::extension:
      if (key_ == Key::url && text) extension_ = again_ && names_weight(extension_) ? extension_ : std::string(scalar.text);
      if (key_ == Key::value && scalar.type == Type::number) extension_value_ = again_ ? both(extension_value_, scalar.text) : std::string(scalar.text);
      break;
    case Floor::coding:
    case Floor::quantity:
    case Floor::answer: take_in_answer(scalar); break;
    default: break;
  }
}

void ResponseReader::take_top(std::string_view text) {
  switch (key_) {
    case Key::resource_type:
      if (again_) out_->doubtful = true, out_->unusable.add({"resourceType", both(out_->type, text), "is said twice; what it is, is not known"});
      if (!again_ || out_->type != "QuestionnaireResponse") out_->type = text;
      break;
    case Key::id: out_->id = again_ ? "" : text; break;
    case Key::status:
      if (again_) out_->unusable.add({"status", both(out_->status, text), "is said twice; it counts as not finished"});
      out_->status = text;
      break;
    case Key::authored: take_once(out_->authored, text, "authored"); break;
    case Key::questionnaire: take_once(out_->questionnaire, text, "questionnaire"); break;
    case Key::full_url: out_->full_url = text; break;
    default: break;
  }
}

/// Said twice it is taken for not said. Of a questionnaire both names stay, as either may tell what short links mean.
void ResponseReader::take_once(std::string& to, std::string_view text, const char* name) {
  if (!again_) {
    to = text;
    return;
  }
  out_->unusable.add({name, both(to, text), "is said twice; which one counts is not known"});
  to = key_ == Key::questionnaire ? to + " " + std::string(text) : "";
}

void ResponseReader::take_in_answer(const JsonScalar& scalar) {
  using Is = Value::Is;
  Value& value = item().value;
  const bool number = scalar.type == Type::number;
  switch (key_) {
    case Key::code: value.is = Is::code, value.text = scalar.text; break;
    case Key::display:
      if (scalar.type == Type::text) value.display = scalar.text;
      break;
    case Key::system: value.system = is_loinc(scalar.text) ? "" : std::string(scalar.text); break;
    case Key::value:
      value.text = scalar.text;
      value.is = floors_.back().floor == Floor::quantity                   ? Is::decimal
                 : typed_ == Typed::integer && number                      ? Is::whole
                 : typed_ == Typed::boolean && scalar.type == Type::boolean ? Is::boolean
                 : typed_ == Typed::decimal && number                      ? Is::decimal
                                                                           : Is::other;
      break;
    default: break;
  }
}

/// The first one in the order of their texts, so that it is the same one however they are listed.
void ResponseReader::keep_identifier() {
  Contained& contained = out_->contained.back();
  const auto order = [](const Contained& each) { return std::tie(each.system, each.value); };
  if (identifier_.value.empty() || (!contained.value.empty() && order(contained) <= order(identifier_))) return;
  contained.system = identifier_.system;
  contained.value = identifier_.value;
}

/// Of two that differ neither counts.
void ResponseReader::take_weight() {
  if (!names_weight(extension_) || extension_value_.empty() || open_.empty()) return;
  std::string& weight = item().value.weight;
  weight = weight.empty() || weight == extension_value_ ? extension_value_ : weight + " and " + extension_value_;
}

// ---- what an item says

const Meant& ResponseReader::meant_by(const std::string& link, std::string_view questionnaire) {
  const std::size_t place = hash(link);
  Link& known = links_[place];
  Link& older = links_[place ^ 1U];
  for (const Link* each : {&known, &older})
    if (each->link == link && each->questionnaire == questionnaire && !link.empty()) return each->meant;
  Meant meant = recogniser_.name(last_part(link));
  if (meant.as == Meant::As::nothing) meant = recogniser_.short_name(last_part(link), questionnaire);
  older = std::move(known);
  const bool may_be_kept = link.size() + questionnaire.size() <= longest_kept;
  known = {may_be_kept ? link : "", std::string(may_be_kept ? questionnaire : ""), meant};
  return known.meant;
}

void ResponseReader::understand(Item& item, std::string_view questionnaire) {
  const Meant& meant = meant_by(item.link, questionnaire);
  item.as = meant.as;
  item.slot = meant.slot;
  if (meant.as != Meant::As::answer || item.answers == 0) return;
  const Question& question = knowledge_.questions[meant.slot];
  const bool several = item.answers > 1 || !item.more.empty() || item.too_many || !item.twice.empty();
  const Reading reading = several ? Reading{} : read_value(question, item.value);
  item.by_weight = reading.by_weight;
  item.doubtful = reading.code == unreadable;
  item.code = item.doubtful ? most_urgent(question, item) : reading.code;
}

/// Of everything that it could mean.
Code ResponseReader::most_urgent(const Question& question, const Item& item) {
  Code urgent = read_value(question, item.value).urgent;
  for (const Value& each : item.more) urgent = more_urgent(question, urgent, read_value(question, each).urgent);
  if (item.too_many) urgent = more_urgent(question, urgent, static_cast<Code>(question.kind == Kind::mark ? question.range.low : question.range.high));
  return urgent;
}

ResponseReader::Reading ResponseReader::read_value(const Question& question, const Value& value) {
  using Is = Value::Is;
  Reading reading;
  if (question.kind == Kind::setting) return reading;
  const Code coded = code_of(question, value);
  const Code said = said_of(question, value, coded);
  reading.urgent = more_urgent(question, coded, said);
  const bool foreign = value.is == Is::code && !value.system.empty() && is_loinc_answer(value.text);
  if (foreign) reading.wrong = "is a code of LOINC under another system";
  else reading.code = coded;
  weigh(question, value, said, reading);
  if (value.is == Is::code && is_value(reading.code) && is_value(said) && said != reading.code) {
    reading.code = unreadable;
    reading.wrong = "has a code and a wording that contradict each other";
  }
  return reading;
}

/// By the words beside a code, or in the place of one.
Code ResponseReader::said_of(const Question& question, const Value& value, Code coded) {
  if (value.is == Value::Is::boolean) return unreadable;
  if (value.is != Value::Is::code) return worded(question, value.text);
  const auto which = static_cast<std::size_t>(coded);
  const bool as_usual = is_value(coded) && which < question.choices.size() && question.choices[which].says == value.display;
  return as_usual ? coded : worded(question, value.display);
}

void ResponseReader::weigh(const Question& question, const Value& value, Code said, Reading& reading) {
  using Is = Value::Is;
  if (value.weight.empty() || question.kind != Kind::number || (value.is != Is::code && value.is != Is::whole)) return;
  int number = 0;
  const bool usable = whole_value(value.weight, number) && within(exactly(number), question.range) == Truth::yes;
  const auto weight = static_cast<Code>(number);
  if (usable) reading.urgent = more_urgent(question, reading.urgent, weight);
  // The lowest is meant by more than its weight only, which a declined answer may have as well.
  const bool lowest_is_said = said == question.range.low || value.text == io::digits(question.range.low);
  reading.by_weight = value.is == Is::code && reading.code == unreadable && usable && (number > question.range.low || lowest_is_said);
  if (reading.by_weight) reading.code = weight;
  else if (is_value(reading.code) && (!usable || weight != reading.code)) {
    reading.code = unreadable;
    reading.wrong = "has a weight that contradicts it";
  }
}

/// Whatever the system of the code is.
Code ResponseReader::code_of(const Question& question, const Value& value) {
  using Is = Value::Is;
  if (question.yes_no()) {
    if (value.is == Is::boolean) return value.text == "true" ? 1 : 0;
    if (value.is == Is::code && (value.text == loinc_yes || value.text == loinc_no)) return value.text == loinc_yes ? 1 : 0;
    return unreadable;
  }
  if (value.is == Is::code) {
    for (std::size_t i = 0; i < question.choices.size(); ++i)
      if (!value.text.empty() && (question.choices[i].code == value.text || (question.kind == Kind::choice && question.choices[i].id == value.text)))
        return static_cast<Code>(i);
    return unreadable;
  }
  int number = 0;
  const bool usable = value.is == Is::whole && question.kind == Kind::number && whole_number(value.text, number) &&
                      within(exactly(number), question.range) == Truth::yes;
  return usable ? static_cast<Code>(number) : unreadable;
}

// ---- what is made of it

void ResponseReader::take(const Item& item) {
  if (!item.links.empty()) return take_every_link(item);
  if (!item.twice.empty() && (item.answers == 0 || item.as != Meant::As::answer))
    out_->unusable.add({item.link, "", "has \"" + item.twice + "\" twice; which one counts is not known"});
  if (item.as == Meant::As::stated_total) {
    for (const Instrument& instrument : knowledge_.instruments)
      if (instrument.total == item.slot) take_total(instrument, item);
  } else if (item.as == Meant::As::answer && item.slot != knowledge_.trials_complete) {
    take_answer(item);
  } else if (item.answers > 0) {
    if (out_->not_known.size() < most_named) out_->not_known.push_back(item.link);
    else ++out_->more_not_known;
  }
}

void ResponseReader::take_answer(const Item& item) {
  if (item.answers == 0) return;  // an item without an answer has not been answered
  if (item.doubtful) tell_unusable(item);
  out_->by_weight += item.by_weight;
  add_answer(item.slot, item.code, item.doubtful, item);
}

/// Each of its links may be the right one.
void ResponseReader::take_every_link(const Item& item) {
  std::string links = io::shown(item.link);
  const auto take_link = [&](const std::string& link) {
    const Meant& meant = meant_by(link, out_->questionnaire);
    if (meant.as == Meant::As::answer && item.answers > 0 && meant.slot != knowledge_.trials_complete)
      add_answer(meant.slot, most_urgent(knowledge_.questions[meant.slot], item), true, item);
  };
  take_link(item.link);
  for (const std::string& link : item.links) {
    take_link(link);
    links = io::shown(link) + " and " + links;
  }
  out_->unusable.add({"linkId", links, "stands twice in one item; which question was answered is not known"});
}

void ResponseReader::add_answer(Slot slot, Code code, bool doubtful, const Item& item) {
  std::uint32_t& place = place_of_slot_[slot];
  if (place >= out_->answers.size() || out_->answers[place].slot != slot) {
    place = static_cast<std::uint32_t>(out_->answers.size());
    out_->answers.push_back({slot, code, doubtful});
    return;
  }
  ResponseAnswer& other = out_->answers[place];
  const auto said = [&](Code each) { return is_value(each) ? io::value_id(knowledge_, slot, exactly(each)) : std::string("?"); };
  out_->unusable.add({item.link, said(other.code) + " and " + said(code), "is answered twice; which one counts is not known"});
  other.code = more_urgent(knowledge_.questions[slot], other.code, code);
  other.doubtful = true;
}

/// "LA6568-5 "Nearly every day", weight 3, system urn:x"
std::string ResponseReader::shown(const Value& value) {
  std::string text = io::shown(value.text);
  if (!value.display.empty()) text += " \"" + io::shown(value.display) + "\"";
  if (!value.weight.empty()) text += ", weight " + io::shown(value.weight);
  if (!value.system.empty()) text += ", system " + io::shown(value.system);
  return text;
}

void ResponseReader::tell_unusable(const Item& item) {
  const Question& question = knowledge_.questions[item.slot];
  if (item.answers > 1 || !item.more.empty() || !item.twice.empty()) {
    std::string values;
    for (std::size_t i = 0; i < std::min(item.more.size(), most_named); ++i) values += shown(item.more[i]) + " and ";
    if (item.more.size() > most_named) values += io::digits(static_cast<long long>(item.more.size() - most_named)) + " others and ";
    values += shown(item.value);
    return out_->unusable.add({item.link, values, item.twice.empty() ? "has several answers; which one counts is not known" : "has \"" + item.twice + "\" twice; which one counts is not known"});
  }
  std::string right = question.yes_no()                  ? "valueBoolean, or the codes LA33-6 (yes) and LA32-8 (no)"
                      : question.kind == Kind::number    ? "valueInteger within " + io::digits(question.range.low) + " to " + io::digits(question.range.high)
                                                         : "a code of the catalog";
  if (!question.choices.empty() && !question.choices.front().code.empty()) right += ", or a LOINC answer code of the item";
  const std::string_view wrong = read_value(question, item.value).wrong;
  out_->unusable.add({item.link, shown(item.value), std::string(wrong.empty() ? "is not usable" : wrong) + "; right would be " + right});
}

/// Only to be compared with the items.
void ResponseReader::take_total(const Instrument& instrument, const Item& item) {
  int total = 0;
  const Range stated{static_cast<int>(&instrument - knowledge_.instruments.data()), total};
  if (whole_value(item.value.text, total)) out_->stated.push_back({stated.low, total});
}

}  // namespace lintel::screen
