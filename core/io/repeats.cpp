#include "io/repeats.hpp"

#include <tuple>

#include "engine/engine.hpp"
#include "io/sentence.hpp"

namespace lintel::io {
namespace {

auto key(const Answer& answer) { return std::tuple(answer.given, answer.value); }

/// "yes", "3", or that it is not known.
std::string written(const Question& question, const Answer& answer) {
  if (answer.given != Given::value) return "not known";
  if (question.yes_no()) return answer.value == 1 ? "yes" : "no";
  if (question.kind == Kind::number) return digits(answer.value);
  return std::string(question.choices[static_cast<std::size_t>(answer.value)].id);
}

}  // namespace

void Repeats::sort() {
  std::sort(again_.begin(), again_.end(), [](const GivenAnswer& a, const GivenAnswer& b) {
    return std::tuple(a.question, key(a.answer)) < std::tuple(b.question, key(b.answer));
  });
}

std::vector<Answer> Repeats::each_once(const Answer& first, std::size_t at, std::size_t end) const {
  std::vector<Answer> all{first};
  for (; at < end; ++at)
    if (key(again_[at].answer) != key(first) && key(again_[at].answer) != key(all.back())) all.push_back(again_[at].answer);
  std::sort(all.begin(), all.end(), [](const Answer& a, const Answer& b) { return key(a) < key(b); });
  return all;
}

Answer Repeats::most_urgent(Slot question, const std::vector<Answer>& all) {
  Answer counts = all.front();
  for (std::size_t i = 1; i < all.size(); ++i) counts = of_two(question, counts, all[i]);
  return counts;
}

Answer Repeats::of_two(Slot question, const Answer& a, const Answer& b) {
  const auto place = [](const Compared& each) { return std::tuple(each.question, key(each.a), key(each.b)); };
  const Compared wanted{question, a, b, {}};
  const auto found = std::lower_bound(compared_.begin(), compared_.end(), wanted,
                                      [&](const Compared& x, const Compared& y) { return place(x) < place(y); });
  if (found != compared_.end() && place(*found) == place(wanted)) return found->counts;
  return compared_.insert(found, {question, a, b, more_urgent(knowledge_, question, a, b)})->counts;
}

std::string Repeats::says(Slot question, const std::vector<Answer>& all, const Answer& counts) const {
  const Question& asked = knowledge_.questions[question];
  if (all.size() == 1) return "is given twice with the same answer; it counts once";
  if (asked.kind == Kind::setting) return "is given twice; neither is used, the first choice stands";
  if (counts.given == Given::value) return "is given twice; the more urgent answer counts (" + written(asked, counts) + "), check both";
  return "is given twice; which answer is right is not known, it counts as unknown";
}

}  // namespace lintel::io
