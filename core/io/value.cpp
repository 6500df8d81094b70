#include "io/value.hpp"

namespace lintel::io {
namespace {

std::string one_of(std::span<const Choice> choices) {
  std::string text;
  for (const Choice& choice : choices) text += (text.empty() ? "\"" : ", \"") + std::string(choice.id) + '"';
  return text;
}

/// "0, 1, 2, 3" for an item; "0 to 120" for a number.
std::string numbers_of(const Question& question) {
  std::string text;
  if (question.range.high - question.range.low > 6)
    text = digits(question.range.low) + " to " + digits(question.range.high);
  else
    for (int n = question.range.low; n <= question.range.high; ++n) text += (text.empty() ? "" : ", ") + digits(n);
  return text;
}

}  // namespace

std::string joined(std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const std::string_view text : texts) all += text;
  return all;
}

std::string shown(std::string_view value) {
  constexpr std::size_t most = 40;
  std::string text;
  while (!value.empty() && text.size() < most) {
    const std::size_t length = character_length(value);
    if (length == 0 || static_cast<unsigned char>(value[0]) < 0x20) text += '?';
    else text += value.substr(0, length);
    value.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return value.empty() ? text : text + "…";
}

std::string right_for(const Question& question) {
  switch (question.kind) {
    case Kind::yes_no: return "\"yes\", \"no\", \"unknown\" or \"declined\"";
    case Kind::mark: return "\"yes\" or \"no\"";
    case Kind::choice: return one_of(question.choices) + ", \"unknown\" or \"declined\"";
    case Kind::setting: return one_of(question.choices);
    case Kind::number: break;
  }
  return "a whole number: " + numbers_of(question) + "; or \"unknown\" or \"declined\"";
}

std::string shown(const Value& value) { return shown(value.scalar.text); }

bool read_answer(const Question& question, const Value& value, Answer& answer) {
  const bool may_be_open = question.kind != Kind::mark && question.kind != Kind::setting;
  if (may_be_open && value.says("unknown")) return answer = {Given::unknown, 0}, true;
  if (may_be_open && value.says("declined")) return answer = {Given::declined, 0}, true;
  if (question.kind == Kind::number) {
    int number = 0;
    if (!value.whole(number) || within(exactly(number), question.range) != Truth::yes) return false;
    return answer = {Given::value, number}, true;
  }
  if (question.yes_no()) {
    if (!value.says("yes") && !value.says("no")) return false;
    return answer = {Given::value, value.says("yes") ? 1 : 0}, true;
  }
  for (std::size_t i = 0; i < question.choices.size(); ++i)
    if (value.says(question.choices[i].id)) return answer = {Given::value, static_cast<int>(i)}, true;
  return false;
}

int tenths_of_mg(std::string_view written) {
  const std::size_t point = written.find('.');
  int whole = 0;
  const std::string_view before = written.substr(0, point);
  const auto read = std::from_chars(before.data(), before.data() + before.size(), whole);
  if (read.ec != std::errc{} || read.ptr != before.data() + before.size() || written[0] == '-') return -1;
  const std::string_view after = point == std::string_view::npos ? "0" : written.substr(point + 1);
  if (after.find_first_not_of("0123456789") != std::string_view::npos || whole > 10000) return -1;
  return 10 * whole + (after[0] - '0');
}

std::string of_tenths(int tenths) { return digits(tenths / 10) + (tenths % 10 != 0 ? "." + digits(tenths % 10) : ""); }

}  // namespace lintel::io
