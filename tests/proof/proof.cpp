#include "expected.hpp"

#include <cstdlib>
#include <cstring>

namespace lintel::proof {

Slot slot(const Knowledge& knowledge, Text id) {
  for (std::size_t i = 0; i < knowledge.questions.size(); ++i)
    if (knowledge.questions[i].id == id) return static_cast<Slot>(i);
  for (std::size_t i = 0; i < knowledge.concepts.size(); ++i)
    if (knowledge.concepts[i].id == id) return static_cast<Slot>(knowledge.questions.size() + i);
  std::printf("no table declares %s\n", std::string(id).c_str());
  std::exit(1);
}

std::string id_of(const Knowledge& knowledge, Slot slot) {
  const std::size_t questions = knowledge.questions.size();
  return std::string(slot < questions ? knowledge.questions[slot].id : knowledge.concepts[slot - questions].id);
}

Record nothing_found(const Knowledge& knowledge) {
  Record record;
  for (const Question& question : knowledge.questions) record.answers.push_back({Given::value, question.range.low});
  const auto set = [&](Text id, int value) { record.answers[slot(knowledge, id)].value = value; };
  set("age", 45);
  set("systolic", 120);
  set("diastolic", 75);
  set("sleep_hours", 8);
  set("primary_pathology", 3);
  set("trials_complete", 1);
  return record;
}

Values concluded(const Knowledge& knowledge, Values values) {
  OnePatient patient(values);
  conclude(knowledge, patient);
  return values;
}

Values nothing_found_values(const Knowledge& knowledge) {
  Values values = read_answers(knowledge, nothing_found(knowledge));
  for (const Instrument& instrument : knowledge.instruments)
    if (instrument.total != no_slot) values[instrument.total] = {0, 0};
  values[knowledge.adequate_failures] = {0, 0};
  return values;
}

// ---- making rows true

void Witness::make(const Condition& condition, bool true_) {
  Range& value = values_[condition.subject];
  const std::size_t questions = knowledge_.questions.size();
  const Range range = condition.subject < questions ? knowledge_.questions[condition.subject].range
                                                    : knowledge_.concepts[condition.subject - questions].range;
  const auto inside = [&](int each) { return condition.wanted.low <= each && each <= condition.wanted.high; };
  if (condition.subject >= questions && range == Range{0, 1}) {
    if (inside(1) == true_) make_concept(condition.subject);
    return;
  }
  if (condition.subject == knowledge_.lean_ketamine || condition.subject == knowledge_.lean_tms || condition.subject == knowledge_.lead) {
    for (const Tilt& tilt : knowledge_.tilts)
      if ((tilt.side == Side::ketamine) == (condition.wanted.high >= no_limit) && dice_.roll(4) != 0) make(tilt.when, {});
    return;
  }
  // One of the values nearby, at random.
  const int least = std::max(range.low, std::max(condition.wanted.low, -no_limit + 1) - 1);
  const int most = std::min({range.high, least + 6, condition.wanted.high + 1});
  std::vector<int> possible;
  for (int each = least; each <= most; ++each)
    if (inside(each) == true_) possible.push_back(each);
  for (int each = condition.wanted.high - 3; possible.empty() && each <= condition.wanted.high + 1; ++each)
    if (range.low <= each && each <= range.high && inside(each) == true_) possible.push_back(each);
  if (!possible.empty()) value = exactly(possible[static_cast<std::size_t>(dice_.roll(static_cast<int>(possible.size())))]);
}

void Witness::make(const Conditions& when, const Conditions& unless) {
  for (const Condition& condition : unless) make(condition, false);
  for (const Condition& condition : when) make(condition);
}

void Witness::make_concept(Slot concept_) {
  std::vector<const Conditions*> when, unless;
  static constexpr Conditions nothing{};
  const auto offer = [&](const Conditions& w, const Conditions& u) { when.push_back(&w), unless.push_back(&u); };
  for (const Clause& clause : knowledge_.defined)
    if (clause.defines == concept_) offer(clause.when, clause.unless);
  for (const Clause& clause : knowledge_.situations)
    if (clause.defines == concept_) offer(clause.when, clause.unless);
  if (concept_ == knowledge_.red)
    for (const Alarm& alarm : knowledge_.alarms)
      if (alarm.level == Urgency::red) offer(alarm.when, nothing);
  for (const Modality& modality : knowledge_.modalities)
    if (modality.contraindicated == concept_)
      for (const Check& check : modality.checks)
        if (check.level == Level::absolute) offer(check.when, check.unless);
  if (when.empty()) return;
  const auto way = static_cast<std::size_t>(dice_.roll(static_cast<int>(when.size())));
  make(*when[way], *unless[way]);
}

Values Witness::values() const { return concluded(knowledge_, values_); }

// ---- random Records

Records::Records(const Knowledge& knowledge, unsigned seed)
    : knowledge_(knowledge), dice_(seed), near_(knowledge.questions.size()) {
  each_condition(knowledge, [&](const Condition& condition) {
    if (condition.subject >= near_.size()) return;
    const Range range = knowledge.questions[condition.subject].range;
    for (const int limit : {condition.wanted.low, condition.wanted.high})
      for (int value = limit - 1; value <= limit + 1; ++value)
        if (range.low <= value && value <= range.high) near_[condition.subject].push_back(value);
  });
}

int Records::number(Slot question) {
  const Range range = knowledge_.questions[question].range;
  const auto& near = near_[question];
  if (!near.empty() && roll(2) == 0) return near[static_cast<std::size_t>(roll(static_cast<int>(near.size())))];
  return range.low + roll(range.high - range.low + 1);
}

Trial Records::trial() {
  Trial trial{.drug = roll(10) == 0 ? -1 : roll(static_cast<int>(knowledge_.drugs.size()))};
  if (roll(8) != 0) {
    const int least = trial.drug < 0 ? 500 : knowledge_.drugs[static_cast<std::size_t>(trial.drug)].least[static_cast<std::size_t>(roll(3))];
    trial.dose = exactly(std::max(1, least + roll(3) - 1 + (roll(3) == 0 ? 1000 : 0)));
  }
  if (roll(8) != 0) trial.weeks = exactly(3 + roll(7) + (roll(2) == 0 ? 10 : 0));
  trial.adherent = roll(4) == 0 ? static_cast<Truth>(roll(3)) : Truth::yes;
  trial.outcome = roll(3) == 0 ? static_cast<Outcome>(roll(5)) : Outcome::no_response;
  return trial;
}

Record Records::next() {
  static constexpr int shares[] = {0, 1, 3, 10, 50, 95};
  const int open = shares[roll(6)], found = shares[roll(5)];
  Record record;
  for (Slot i = 0; i < knowledge_.questions.size(); ++i) {
    const Question& question = knowledge_.questions[i];
    Answer answer{Given::value, 0};
    if (question.yes_no()) answer.value = roll(100) < found || roll(20) == 0 ? 1 : 0;
    else if (question.kind == Kind::choice || question.kind == Kind::setting || roll(100) < found + 10) answer.value = number(i);
    else answer.value = question.id == "age" ? 40 : question.id == "systolic" ? 120 : question.id == "diastolic" ? 70 : question.range.low;
    if (roll(100) < open) answer = {static_cast<Given>(roll(3)), 0};
    record.answers.push_back(answer);
  }
  // Half of them get past the first plan, so that the later ones are seen.
  if (roll(2) == 0) record.answers[slot(knowledge_, "safety_evaluation_completed")] = {Given::value, 1};
  for (int i = roll(5); i > 0; --i) record.trials.push_back(trial());
  return record;
}

}  // namespace lintel::proof

int main(int count, char** words) {
  using namespace lintel;
  const Knowledge& knowledge = knowledge::shipped();
  const std::string name = count > 1 ? words[1] : "";
  const bool longer = count > 2 && std::strcmp(words[2], "--long") == 0;
  std::setvbuf(stdout, nullptr, _IOLBF, 1 << 12);
  if (name == "agrees") return proof::agrees(knowledge, longer);
  if (name == "total") return proof::total(knowledge, longer);
  if (name == "rows") return proof::rows(knowledge);
  if (name == "scores") return proof::scores(knowledge, longer);
  if (name == "monotone") return proof::monotone(knowledge, longer);
  if (name == "boundaries") return proof::boundaries(knowledge);
  if (name == "reports" && count > 2) return proof::reports(words[2]);
  if (name == "holds" && count > 4) return proof::holds(knowledge, words[2], words[3], words[4]);
  if (name == "tables" && count > 2) return proof::tables(knowledge, words[2], count > 3 ? words[3] : "");
  std::puts("proof agrees|total|rows|scores|monotone|boundaries [--long], proof tables <expected> [<part of a name>], proof reports <records>, proof holds <expected> <records> <fingerprints>");
  return 2;
}
