#include "screen/cell.hpp"

#include <charconv>

namespace lintel::screen {
namespace {

struct Spelling {
  std::string_view text;
  Code code;
};

/// "None" and "-" are left out on purpose: they may mean no, and they may mean nothing.
constexpr Spelling open_spellings[] = {
    {"", not_asked},        {"na", not_asked},        {"n/a", not_asked},      {"nan", not_asked},
    {"null", not_asked},    {".", not_asked},         {"unknown", unknown},    {"unk", unknown},
    {"u", unknown},         {"?", unknown},           {"not known", unknown},  {"don't know", unknown},
    {"dont know", unknown}, {"do not know", unknown}, {"dk", unknown},         {"unsure", unknown},
    {"not sure", unknown},  {"declined", declined},   {"refused", declined},   {"prefer not to say", declined},
    {"prefer not to answer", declined}};
constexpr Spelling yes_no_spellings[] = {{"yes", 1}, {"y", 1}, {"true", 1}, {"1", 1}, {"no", 0}, {"n", 0}, {"false", 0}, {"0", 0}};

template <std::size_t n>
Code spelt(const Spelling (&spellings)[n], std::string_view text) {
  for (const Spelling& each : spellings)
    if (each.text == text) return each.code;
  return unreadable;
}

/// The same answer whether it is written "not_at_all", "Not at all" or "LA6568-5".
bool names(const Choice& choice, std::string_view text) {
  return folded(choice.id) == text || folded(choice.says) == text || (!choice.code.empty() && folded(choice.code) == text);
}

Code read_choice(const Question& question, std::string_view text) {
  for (std::size_t i = 0; i < question.choices.size(); ++i)
    if (names(question.choices[i], text)) return static_cast<Code>(i);
  return unreadable;
}

Code read_number(const Question& question, std::string_view text, int offset) {
  int number = 0;
  if (!whole_number(text, number)) return read_choice(question, text);
  return within(exactly(number - offset), question.range) == Truth::yes ? static_cast<Code>(number - offset) : unreadable;
}

}  // namespace

std::string folded(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool whole_number(std::string_view text, int& number) {
  const bool plain = !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string_view::npos;
  return plain && std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{};
}

Code open_answer(std::string_view text) { return spelt(open_spellings, text); }
Code yes_or_no(std::string_view text) { return spelt(yes_no_spellings, text); }

Code read_cell(const Question& question, std::string_view cell, int offset, const std::vector<Meaning>& own) {
  const std::string text = folded(cell);
  for (const Meaning& meaning : own)
    if (meaning.text == text) return meaning.code;
  const Code open = open_answer(text);
  const bool may_be_open = question.kind != Kind::mark && question.kind != Kind::setting;
  if (open != unreadable) return may_be_open || open == not_asked ? open : unreadable;
  if (question.yes_no()) return yes_or_no(text);
  return question.kind == Kind::number ? read_number(question, text, offset) : read_choice(question, text);
}

}  // namespace lintel::screen
