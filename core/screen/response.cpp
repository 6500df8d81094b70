#include "screen/response.hpp"

#include <functional>

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

constexpr std::size_t longest_kept = 1000;  ///< bytes of a link and a questionnaire

std::size_t hash(std::string_view text) {
  std::uint64_t h = text.size();
  for (const char c : text) h = h * 31 + static_cast<unsigned char>(c);
  return static_cast<std::size_t>(h * 0x9E3779B97F4A7C15ULL >> 56U);
}

/// What FHIR R4 and R5 call the number that an answer counts.
bool names_weight(std::string_view url) { return url.ends_with("/StructureDefinition/ordinalValue") || url.ends_with("/StructureDefinition/itemWeight"); }

/// "2.0" is as good as 2 here.
bool whole_value(std::string_view text, int& number) {
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos && text.find_first_not_of('0', point + 1) == std::string_view::npos) text = text.substr(0, point);
  return whole_number(text, number);
}

/// Whether the lowest answer is meant by more than its weight, which a declined answer may have as well.
bool says_lowest(const Question& question, std::string_view code, std::string_view display) {
  const std::string number = io::digits(question.range.low), text = folded(display);
  return code == number || text == number || (!question.choices.empty() && text == folded(question.choices.front().says));
}

std::string_view last_part(std::string_view link) { return link.substr(link.rfind('/') + 1); }

}  // namespace

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
  for (Item& item : closed_) {
    if (item.as == Meant::As::nothing && !out_->questionnaire.empty()) understand(item, out_->questionnaire);
    take(item);
  }
}

/// A name without escapes stands in the text as long as that is read.
void ResponseReader::key(std::string_view name) {
  const std::less<const char*> before;
  const bool inside = !before(name.data(), text_.data()) && before(name.data(), text_.data() + text_.size());
  key_ = inside ? name : std::string_view(unescaped_key_ = name);
}

ResponseReader::Floor ResponseReader::below(char bracket) const {
  const bool object = bracket == '{';
  if (floors_.empty()) return object ? Floor::top : Floor::other;
  const Floor here = floors_.back();
  const auto is = [&](Floor floor, std::string_view key, bool wants_object) { return here == floor && key_ == key && object == wants_object; };
  if (is(Floor::top, "resource", true)) return Floor::top;  // an entry of a Bundle
  if (is(Floor::top, "subject", true)) return Floor::subject;
  if (is(Floor::subject, "identifier", true)) return Floor::identifier;
  if (is(Floor::top, "item", false) || is(Floor::item, "item", false) || is(Floor::answer, "item", false)) return Floor::items;
  if (here == Floor::items && object) return Floor::item;
  if (is(Floor::item, "answer", false)) return Floor::answers;
  if (here == Floor::answers && object) return Floor::answer;
  if (is(Floor::answer, "valueCoding", true)) return Floor::coding;
  if (is(Floor::answer, "valueQuantity", true)) return Floor::quantity;
  if (is(Floor::coding, "extension", false)) return Floor::extensions;
  if (here == Floor::extensions && object) return Floor::extension;
  return Floor::other;
}

std::size_t ResponseReader::open(std::string_view rest) {
  const Floor floor = below(rest.front());
  if (floor == Floor::item) {
    if (!open_.empty()) open_.back().holds_items = true;
    if (const auto* known = familiar_.find(rest)) return closed_.push_back(known->made), known->text.size();
    open_.push_back({{}, rest, false});
  }
  if (floor == Floor::answer) ++item().answers;
  if (floor == Floor::extension) extension_.clear(), extension_value_.clear();
  const bool in_answer = !floors_.empty() && floors_.back() == Floor::answer;
  if (in_answer && floor == Floor::other && key_.starts_with("value")) item().is = Item::Is::other, item().value = std::string(key_);
  floors_.push_back(floor);
  return 0;
}

void ResponseReader::close(const char* behind) {
  if (floors_.back() == Floor::item) {
    const OpenItem& last = open_.back();
    understand(item(), "");
    if (!last.holds_items) familiar_.keep(last.rest, static_cast<std::size_t>(behind - last.rest.data()), last.item);
    closed_.push_back(std::move(item()));
    open_.pop_back();
  }
  if (floors_.back() == Floor::extension) take_weight();
  floors_.pop_back();
}

void ResponseReader::value(const JsonScalar& scalar) {
  if (floors_.empty()) return;
  const auto put = [&](std::string_view key, std::string& to) {
    if (key_ == key && scalar.type == Type::text) to = scalar.text;
  };
  switch (floors_.back()) {
    case Floor::top:
      put("resourceType", out_->type);
      put("status", out_->status);
      put("authored", out_->authored);
      put("questionnaire", out_->questionnaire);
      break;
    case Floor::subject: put("reference", out_->patient); break;
    case Floor::identifier:
      if (out_->patient.empty()) put("value", out_->patient);
      break;
    case Floor::item: put("linkId", item().link); break;
    case Floor::coding:
      if (key_ == "code") item().is = Item::Is::code, item().value = scalar.text;
      put("display", item().display);
      break;
    case Floor::extension:
      put("url", extension_);
      if ((key_ == "valueDecimal" || key_ == "valueInteger") && scalar.type == Type::number) extension_value_ = scalar.text;
      break;
    case Floor::quantity:
      if (key_ == "value") item().is = Item::Is::decimal, item().value = scalar.text;
      break;
    case Floor::answer:
      if (!key_.starts_with("value")) break;
      item().value = scalar.text;
      item().is = key_ == "valueInteger" && scalar.type == Type::number    ? Item::Is::whole
                  : key_ == "valueBoolean" && scalar.type == Type::boolean ? Item::Is::boolean
                  : key_ == "valueDecimal" && scalar.type == Type::number  ? Item::Is::decimal
                                                                           : Item::Is::other;
      break;
    case Floor::items:
    case Floor::answers:
    case Floor::extensions:
    case Floor::other: break;
  }
}

/// Of two that differ neither counts.
void ResponseReader::take_weight() {
  if (!names_weight(extension_) || extension_value_.empty()) return;
  std::string& weight = item().weight;
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
  item.code = unreadable;
  if (item.answers == 1) understand_answer(knowledge_.questions[meant.slot], item);
}

void ResponseReader::understand_answer(const Question& question, Item& item) {
  item.code = code_of(question, item);
  if (item.weight.empty() || item.is != Item::Is::code || question.kind != Kind::number) return;
  int weight = 0;
  const bool usable = whole_value(item.weight, weight) && within(exactly(weight), question.range) == Truth::yes;
  item.by_weight = item.code == unreadable && usable && (weight > question.range.low || says_lowest(question, item.value, item.display));
  if (item.by_weight) item.code = static_cast<Code>(weight);
  else if (!usable || weight != item.code) item.code = unreadable;
}

void ResponseReader::take(const Item& item) {
  if (item.as == Meant::As::stated_total) {
    for (const Instrument& instrument : knowledge_.instruments)
      if (instrument.total == item.slot) take_total(instrument, item);
  } else if (item.as == Meant::As::answer && item.slot != knowledge_.trials_complete) {
    take_answer(item);
  } else if (item.answers > 0) {
    out_->not_known.push_back(item.link);
  }
}

void ResponseReader::take_answer(const Item& item) {
  if (item.answers == 0) return;  // an item without an answer has not been answered
  for (ResponseAnswer& other : out_->answers) {
    if (other.slot != item.slot) continue;
    other.code = std::max(other.code, item.code);
    return out_->unusable.push_back({item.link, io::shown(item.value), "is answered twice; which one counts is not known"});
  }
  out_->answers.push_back({item.slot, item.code});
  out_->by_weight += item.by_weight;
  if (item.code == unreadable) tell_unusable(item);
}

void ResponseReader::tell_unusable(const Item& item) {
  const Question& question = knowledge_.questions[item.slot];
  const std::string weight = item.weight.empty() ? "" : ", weight " + item.weight;
  const std::string value = item.answers > 1 ? io::digits(item.answers) + " answers" : io::shown(item.value + weight);
  std::string right = question.yes_no()                  ? "valueBoolean, or the codes LA33-6 (yes) and LA32-8 (no)"
                      : question.kind == Kind::number    ? "valueInteger within " + io::digits(question.range.low) + " to " + io::digits(question.range.high)
                                                         : "a code of the catalog";
  if (!question.choices.empty() && !question.choices.front().code.empty()) right += ", or a LOINC answer code of the item";
  out_->unusable.push_back({item.link, value, "is not usable; right would be " + right});
}

Code ResponseReader::code_of(const Question& question, const Item& item) const {
  if (question.kind == Kind::setting) return unreadable;
  if (question.yes_no()) {
    if (item.is == Item::Is::boolean) return item.value == "true" ? 1 : 0;
    if (item.is == Item::Is::code && (item.value == loinc_yes || item.value == loinc_no)) return item.value == loinc_yes ? 1 : 0;
    return unreadable;
  }
  if (item.is == Item::Is::code) {
    for (std::size_t i = 0; i < question.choices.size(); ++i)
      if (!item.value.empty() && (question.choices[i].code == item.value || (question.kind == Kind::choice && question.choices[i].id == item.value)))
        return static_cast<Code>(i);
    return unreadable;
  }
  int number = 0;
  const bool usable = item.is == Item::Is::whole && question.kind == Kind::number && whole_number(item.value, number) &&
                      within(exactly(number), question.range) == Truth::yes;
  return usable ? static_cast<Code>(number) : unreadable;
}

/// Only to be compared with the items.
void ResponseReader::take_total(const Instrument& instrument, const Item& item) {
  int total = 0;
  if (whole_value(item.value, total)) out_->stated.push_back({static_cast<int>(&instrument - knowledge_.instruments.data()), total});
}

}  // namespace lintel::screen
