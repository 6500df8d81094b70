#include "screen/referrals.hpp"

namespace lintel::screen {
namespace {

bool has_default(const Question& question) { return question.kind == Kind::mark || question.kind == Kind::setting; }

/// What a blank is worth: its whole range, or the default of a mark or setting.
Range blank_value(const Question& question) { return has_default(question) ? Range{0, 0} : question.range; }

}  // namespace

Referrals::Referrals(const Knowledge& knowledge)
    : knowledge_(knowledge),
      instrument_(knowledge.questions.size() + knowledge.concepts.size()),
      passed_over_(knowledge.questions.size()) {
  for (const Question& question : knowledge.questions) {
    subjects_.push_back(question.yes_no() ? Subject::truth : Subject::answer);
    fresh_.push_back(everywhere(as_truth(blank_value(question))));
  }
  for (const Concept& concept_ : knowledge.concepts) {
    subjects_.push_back(Subject::truth);
    fresh_.push_back(everywhere(as_truth(concept_.range)));
  }
  for (std::size_t i = 0; i < knowledge.instruments.size(); ++i)
    if (const Slot total = knowledge.instruments[i].total; total != no_slot) {
      subjects_[total] = Subject::total;
      instrument_[total] = static_cast<std::uint16_t>(i);
    }
  if (knowledge.adequate_failures != no_slot) subjects_[knowledge.adequate_failures] = Subject::failures;
  for (const Slot lean : {knowledge.lean_ketamine, knowledge.lean_tms, knowledge.lead})
    if (lean != no_slot) subjects_[lean] = Subject::lean;
}

void Referrals::read(const Sheet& sheet, const std::vector<Totals>& totals) {
  sheet_ = &sheet;
  totals_ = &totals;
  truths_ = fresh_;
  for (Slot slot = 0; slot < knowledge_.questions.size(); ++slot) {
    passed_over_[slot] = 0;
    if (!sheet.used[slot] || subjects_[slot] != Subject::truth) continue;
    const Column& column = sheet.answers[slot];
    const std::uint64_t yes = lanes_within(column, {1, 1});
    const std::uint64_t no = has_default(knowledge_.questions[slot]) ? ~yes : lanes_within(column, {0, 0});
    truths_[slot] = {yes, ~no};
  }
  for (const Skip& skip : knowledge_.skips) pass_over(skip);
}

/// Only a blank is passed over: who was asked all the same and declined, or did not know, has left it open.
void Referrals::pass_over(const Skip& skip) {
  const std::uint64_t not_wanted = ~is(skip.asked_if).maybe;
  if (not_wanted == 0) return;
  const std::uint64_t blank = sheet_->used[skip.question] ? lanes_equal(sheet_->answers[skip.question], not_asked) : all_lanes;
  const std::uint64_t passed = not_wanted & blank;
  passed_over_[skip.question] |= passed;
  Truths& truths = truths_[skip.question];
  truths = {truths.yes & ~passed, truths.maybe & ~passed};
}

Truths Referrals::is(const Condition& condition) const {
  switch (subjects_[condition.subject]) {
    case Subject::answer: return is_answer(condition);
    case Subject::total: return is_total(condition);
    case Subject::failures: return is_failures(condition.wanted);
    case Subject::lean: return is_lean(condition);
    case Subject::truth: break;
  }
  return condition.wanted.low == 1 ? truths_[condition.subject] : !truths_[condition.subject];
}

Truths Referrals::is_answer(const Condition& condition) const {
  const Slot slot = condition.subject;
  Truths truths = everywhere(within(blank_value(knowledge_.questions[slot]), condition.wanted));
  if (sheet_->used[slot]) {
    const std::uint64_t in = lanes_within(sheet_->answers[slot], condition.wanted);
    const std::uint64_t given = lanes_with_value(sheet_->answers[slot]);
    truths = {(truths.yes & ~given) | in, (truths.maybe & ~given) | in};
  }
  if (const std::uint64_t passed = passed_over_[slot]) {
    const Truths then = everywhere(within(exactly(knowledge_.questions[slot].passed_over()), condition.wanted));
    truths = {(truths.yes & ~passed) | (then.yes & passed), (truths.maybe & ~passed) | (then.maybe & passed)};
  }
  return truths;
}

Truths Referrals::is_total(const Condition& condition) const {
  const Totals& totals = (*totals_)[instrument_[condition.subject]];
  const Range wanted = condition.wanted;
  // Inside whatever the margin; not outside whatever the margin.
  const std::uint64_t inside = lanes_within(totals.low, {wanted.low, no_limit}) & lanes_within(totals.high, {-1000, wanted.high});
  const std::uint64_t touching = lanes_within(totals.high, {wanted.low, no_limit}) & lanes_within(totals.low, {-1000, wanted.high});
  return {inside, touching};
}

Truths Referrals::is_failures(Range wanted) const {
  Truths truths;
  for (unsigned lane = 0; lane < lanes; ++lane) set_lane(truths, lane, within(sheet_->failures[lane], wanted));
  return truths;
}

/// Reasons of one side, or their difference; conditions on them are "at least" or "at most".
Truths Referrals::is_lean(const Condition& condition) const {
  const SideCounts& ketamine = counts_[0];
  const SideCounts& tms = counts_[1];
  const SideCounts none{};
  const SideCounts& mine = condition.subject == knowledge_.lean_tms ? tms : ketamine;
  const SideCounts& other = condition.subject == knowledge_.lead ? tms : none;
  const Range wanted = condition.wanted;
  if (wanted.high >= no_limit)
    return {mine.sure.exceeds(other.possible, wanted.low), mine.possible.exceeds(other.sure, wanted.low)};
  return {other.sure.exceeds(mine.possible, -wanted.high), other.possible.exceeds(mine.sure, -wanted.high)};
}

void Referrals::values_at(std::size_t lane, Values& values) const {
  values.resize(subjects_.size());
  for (std::size_t slot = 0; slot < subjects_.size(); ++slot) {
    const auto as_slot = static_cast<Slot>(slot);
    switch (subjects_[slot]) {
      case Subject::truth: values[slot] = as_range(at_lane(truths_[slot], static_cast<unsigned>(lane))); break;
      case Subject::answer: values[slot] = answer_at(as_slot, lane); break;
      case Subject::total: {
        const Totals& totals = (*totals_)[instrument_[slot]];
        values[slot] = {totals.low[lane], totals.high[lane]};
        break;
      }
      case Subject::failures: values[slot] = sheet_->failures[lane]; break;
      case Subject::lean: break;
    }
  }
  if (knowledge_.lead == no_slot) return;
  values[knowledge_.lean_ketamine] = lean_at(Side::ketamine, lane);
  values[knowledge_.lean_tms] = lean_at(Side::tms, lane);
  values[knowledge_.lead] = values[knowledge_.lean_ketamine] - values[knowledge_.lean_tms];
}

Range Referrals::answer_at(Slot slot, std::size_t lane) const {
  if (passed_over_[slot] >> lane & 1U) return exactly(knowledge_.questions[slot].passed_over());
  const Code code = sheet_->used[slot] ? sheet_->answers[slot][lane] : not_asked;
  return is_value(code) ? exactly(code) : blank_value(knowledge_.questions[slot]);
}

Range Referrals::lean_at(Side side, std::size_t lane) const {
  const SideCounts& counts = counts_[static_cast<std::size_t>(side)];
  return {counts.sure.at(lane), counts.possible.at(lane)};
}

std::uint64_t Referrals::known(Slot question) const {
  const std::uint64_t given = sheet_->used[question] ? lanes_with_value(sheet_->answers[question]) : 0;
  const std::uint64_t by_default = has_default(knowledge_.questions[question]) ? all_lanes : 0;
  return given | passed_over_[question] | by_default;
}

}  // namespace lintel::screen
