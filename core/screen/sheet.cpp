#include "screen/sheet.hpp"

#include "engine/engine.hpp"

namespace lintel::screen {

Knowledge for_lists(const Knowledge& knowledge) {
  Knowledge listed = knowledge;
  std::size_t count = 0;  // those beside the core come last (coherent.hpp)
  while (count < knowledge.instruments.size() && !knowledge.is_beside(knowledge.instruments[count])) ++count;
  listed.instruments = knowledge.instruments.first(count);
  return listed;
}

Sheet::Sheet(const Knowledge& knowledge) : answers(knowledge.questions.size()), used(knowledge.questions.size()) {
  for (Column& column : answers) column.fill(not_asked);
  failures.fill({0, no_limit});
  for (const Policy& policy : knowledge.policies)
    for (const Requirement& requirement : policy.requirements)
      if (requirement.trials.count > 0) enough_trials.push_back(everywhere(Truth::unknown));
}

Code code_of(const Answer& answer) {
  switch (answer.given) {
    case Given::not_asked: return not_asked;
    case Given::unknown: return unknown;
    case Given::declined: return declined;
    case Given::value: break;
  }
  return static_cast<Code>(answer.value);
}

Answer answer_of(Code code) {
  if (is_value(code)) return {Given::value, code};
  if (code == not_asked) return {};
  return {code == declined ? Given::declined : Given::unknown, 0};
}

void put(const Knowledge& knowledge, const Record& record, std::size_t lane, Sheet& sheet) {
  for (std::size_t slot = 0; slot < sheet.answers.size(); ++slot) {
    const Code code = slot < record.answers.size() ? code_of(record.answers[slot]) : not_asked;
    sheet.answers[slot][lane] = code;
    if (code != not_asked) sheet.used[slot] = 1;
  }
  put_trials(knowledge, record, lane, sheet);
}

void put_trials(const Knowledge& knowledge, const Record& record, std::size_t lane, Sheet& sheet) {
  const Values values = read_answers(knowledge, record);
  const ResistanceReport report = resistance(knowledge, record, values);
  sheet.failures[lane] = report.adequate_failures;
  if (report.list_complete != Truth::yes) sheet.failures[lane].high = no_limit;
  std::size_t asks = 0;
  for (const Policy& policy : knowledge.policies)
    for (const Requirement& requirement : policy.requirements)
      if (requirement.trials.count > 0)
        set_lane(sheet.enough_trials[asks++], static_cast<unsigned>(lane),
                 count_for_payer(knowledge, record, report, values, requirement.trials).truth);
}

void forget_trials(std::size_t lane, Sheet& sheet) {
  sheet.failures[lane] = {0, no_limit};
  for (Truths& enough : sheet.enough_trials) set_lane(enough, static_cast<unsigned>(lane), Truth::unknown);
}

Record record_at(const Sheet& sheet, std::size_t lane) {
  Record record;
  record.answers.reserve(sheet.answers.size());
  for (const Column& column : sheet.answers) record.answers.push_back(answer_of(column[lane]));
  return record;
}

}  // namespace lintel::screen
