#include "engine/engine.hpp"

namespace lintel {
namespace {

/// The truth of every row that can speak of a patient, from the gravest on: alarms, checks, rows of the day.
class Rows {
 public:
  Rows(const Knowledge& knowledge, Slot question, Answer answer) {
    Record record;
    record.answers.resize(question + std::size_t{1});
    record.answers[question] = answer;
    Values values = read_answers(knowledge, record);
    OnePatient patient(values);
    conclude(knowledge, patient);
    for (const Urgency level : {Urgency::red, Urgency::amber, Urgency::yellow}) add_alarms(knowledge, values, level);
    for (int level = 0; level <= static_cast<int>(Level::efficacy); ++level) add_checks(knowledge, values, static_cast<Level>(level));
    for (const Level level : {Level::session, Level::monitor}) add_days(knowledge, values, level);
  }

  struct Row {
    int rank{};
    Truth truth{};
  };
  const std::vector<Row>& rows() const { return rows_; }

 private:
  void add_alarms(const Knowledge& knowledge, const Values& values, Urgency level) {
    for (const Alarm& alarm : knowledge.alarms)
      if (alarm.level == level) rows_.push_back({rank_, all_of(alarm.when, values)});
    ++rank_;
  }
  void add_checks(const Knowledge& knowledge, const Values& values, Level level) {
    for (const Modality& modality : knowledge.modalities)
      for (const Check& check : modality.checks)
        if (check.level == level) rows_.push_back({rank_, holds(check.when, check.unless, values)});
    ++rank_;
  }
  void add_days(const Knowledge& knowledge, const Values& values, Level level) {
    for (const Modality& modality : knowledge.modalities)
      for (const DayRow& row : modality.day)
        if (row.level == level) rows_.push_back({rank_, holds(row.when, row.unless, values)});
    ++rank_;
  }

  std::vector<Row> rows_;
  int rank_{};
};

enum class Which : std::uint8_t { same, first, second, neither };

/// Which of the two makes a row true (`at`: yes) or leaves it possible (unknown) that the other does not, at the gravest rank of all.
Which raises_more(const Rows& first, const Rows& second, Truth at) {
  bool a = false, b = false;
  for (std::size_t i = 0; i < first.rows().size(); ++i) {
    if (i > 0 && first.rows()[i].rank != first.rows()[i - 1].rank && (a || b)) break;
    const bool in_first = first.rows()[i].truth >= at, in_second = second.rows()[i].truth >= at;
    a = a || (in_first && !in_second);
    b = b || (in_second && !in_first);
  }
  return a && b ? Which::neither : a ? Which::first : b ? Which::second : Which::same;
}

}  // namespace

Answer more_urgent(const Knowledge& knowledge, Slot question, Answer first, Answer second) {
  constexpr Answer not_known{Given::unknown, 0};
  if (first.given == second.given && first.value == second.value) return first;
  if (knowledge.questions[question].kind == Kind::setting) return not_known;
  const Rows a(knowledge, question, first), b(knowledge, question, second);
  Which more = raises_more(a, b, Truth::yes);
  if (more == Which::same) more = raises_more(a, b, Truth::unknown);
  if (more == Which::first) return first;
  if (more == Which::second) return second;
  const bool both_are_values = first.given == Given::value && second.given == Given::value;
  const bool raise_something = raises_more(a, Rows(knowledge, question, {}), Truth::yes) == Which::first;
  if (more == Which::same && both_are_values && raise_something) return first.value > second.value ? first : second;
  return not_known;
}

}  // namespace lintel
