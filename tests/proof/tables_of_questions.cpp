// What can be answered, and how many items an instrument asks and how far it looks back: changed one at a time. What is
// expected when somebody answers one below the lowest or one above the highest is written in tests/vignettes/asked.json.
#include "mutation.hpp"

namespace lintel::proof {

void Mutation::asked() {
  numbers();
  choices();
  for (std::size_t i = 0; i < copy_.instruments.size(); ++i) items(i);
}

void Mutation::numbers() {
  for (Question& question : copy_.questions) {
    if (question.kind != Kind::number) continue;
    const std::string which = name("range of", question.id);
    number(which + " low", question.range.low);
    change(which + " high - 1", question.range.high, question.range.high - 1);
    if (question.choices.empty()) change(which + " high + 1", question.range.high, question.range.high + 1);  // else it has no name
  }
}

/// A choice keeps its place, for rules name it by that, but nobody can give it any more.
void Mutation::choices() {
  dated_ = true;
  for (std::size_t i = 0; i < copy_.choices.size(); ++i) {
    const Question& question = knowledge_.questions[i];
    if (question.kind != Kind::choice && question.kind != Kind::setting) continue;
    for (Choice& choice : copy_.choices[i]) change(name("choice of", question.id) + " " + std::string(choice.id) + " left out", choice.id, Text{"-"});
  }
  dated_ = false;
}

/// The compiler ties the items of a scale that rules read to the range of its total.
void Mutation::items(std::size_t i) {
  Instrument& instrument = copy_.instruments[i];
  const std::string which(instrument.id);
  for (const int by : {-1, 1}) {
    const auto items = static_cast<std::uint8_t>(instrument.items + by);
    if (may_have(instrument, items)) change(which + (by < 0 ? " items - 1" : " items + 1"), instrument.items, items);
  }
  if (instrument.recall_days > 0) number(which + " recall days", instrument.recall_days);
}

/// Whether coherent.hpp would let it ask so many: all of them its own, and each that it reads among them.
bool Mutation::may_have(const Instrument& instrument, std::size_t items) const {
  if (instrument.total != no_slot || instrument.first + items > knowledge_.questions.size()) return false;
  if (knowledge_.questions[instrument.first + items - 1].group != instrument.id) return false;
  const auto& groups = instrument.scoring.highest_of;
  return groups.empty() || groups.back().last <= items;
}

}  // namespace lintel::proof
