// What must be true of every table. The compiler reads this before anybody else does.
#pragma once

#include "model.hpp"

namespace lintel::knowledge {

/// Not constexpr on purpose: reaching it stops the build with the sentence that should have been true.
void broken(Text sentence);

consteval void require(bool fact, Text sentence) {
  if (!fact) broken(sentence);
}

template <class Row>
consteval void require_unique_ids(std::span<const Row> rows) {
  for (const Row& row : rows)
    for (const Row& other : rows) require(&row == &other || row.id != other.id, "ids are unique");
}

/// A condition that is always or never met says nothing.
consteval void require_telling(const Knowledge& knowledge, const Condition& condition) {
  const std::size_t questions = knowledge.questions.size();
  require(condition.subject < questions + knowledge.concepts.size(), "a condition names a question or a concept");
  require(condition.subject < knowledge.first_beside || condition.subject >= questions,
          "no rule reads an instrument beside the core");
  const Range whole = condition.subject < questions ? knowledge.questions[condition.subject].range
                                                    : knowledge.concepts[condition.subject - questions].range;
  require(within(whole, condition.wanted) == Truth::unknown, "a condition can be met and can fail");
  const bool counted = condition.subject == knowledge.lean_ketamine || condition.subject == knowledge.lean_tms || condition.subject == knowledge.lead;
  require(!counted || condition.wanted.low >= 1 || condition.wanted.high <= -1, "reasons are counted from one on");
}

/// Conditions speak only of what is worked out before them.
template <class List>
consteval void require_known_before(const Knowledge& knowledge, const List& conditions, Slot limit) {
  for (const Condition& condition : conditions) {
    require_telling(knowledge, condition);
    require(condition.subject < limit, "a condition speaks only of what is worked out before it");
  }
}

consteval Slot end_of_all(const Knowledge& knowledge) {
  return static_cast<Slot>(knowledge.questions.size() + knowledge.concepts.size());
}

consteval void require_good_questions(const Knowledge& knowledge) {
  require_unique_ids(knowledge.questions);
  for (const Question& question : knowledge.questions) {
    require(!question.asks.empty() && !question.group.empty(), "a question asks something and stands in a group");
    bool grouped = false;
    for (const Group& group : knowledge.groups) grouped = grouped || group.id == question.group;
    require(grouped, "a question's group exists");
    const bool named = question.kind == Kind::choice || question.kind == Kind::setting || !question.choices.empty();
    const int choices = static_cast<int>(question.choices.size());
    require(!named || (question.range.low == 0 && question.range.high == choices - 1), "choices fill their range");
    require(question.range.low < question.range.high, "a question has at least two answers");
    require(!question.yes_no() || question.range == Range{0, 1}, "yes or no are two answers");
    const bool lengths = &question - knowledge.questions.data() == knowledge.trial_weeks;
    for (const Choice& choice : question.choices) require((choice.amount > 0) == lengths, "the lengths of a trial stand for a number, and nothing else does");
    for (const Concept& concept_ : knowledge.concepts) require(concept_.id != question.id, "ids are unique");
  }
  require_unique_ids(knowledge.concepts);
}

/// A name is short and asks nothing; the words of a scale are longer or end with a question mark.
consteval bool is_a_name(Text text) {
  return text.size() <= 40 && text.find('?') == Text::npos && text.find(". ") == Text::npos;
}

/// Without rights to its wording an instrument shows names and digits: no stem, and no words for the steps of a scale.
consteval void require_rights(const Knowledge& knowledge, const Instrument& instrument) {
  require(!instrument.rights.empty(), "an instrument states its rights");
  if (instrument.wording_is_free) return;
  require(instrument.asks.empty(), "a stem is shown only where the rights allow it");
  for (std::size_t i = 0; i < instrument.items; ++i) {
    const Question& item = knowledge.questions[instrument.first + i];
    require(is_a_name(item.asks), "wording is shown only where the rights allow it: name the item");
    require(item.choices.empty() || item.range.high == 1, "the steps of a scale have words only where the rights allow it");
  }
}

consteval void require_own_answers(const Knowledge& knowledge, const Instrument& instrument, const Condition& condition) {
  require(condition.subject < knowledge.questions.size(), "a total or cut-off depends on answers only");
  const Question& question = knowledge.questions[condition.subject];
  require(question.group == instrument.id, "a total or cut-off depends on its own instrument only");
  require(within(question.range, condition.wanted) == Truth::unknown, "a condition can be met and can fail");
}

/// What makes a total more than a sum, and the highest total that follows.
consteval int require_good_scoring(const Knowledge& knowledge, const Instrument& instrument) {
  const Scoring& scoring = instrument.scoring;
  const auto most = [&](std::size_t item) { return knowledge.questions[instrument.first + item - 1].range.high; };
  int highest = 0;
  for (std::size_t item = 1; item <= instrument.items; ++item) highest += most(item);
  std::size_t last = 0;
  for (const HighestOf& group : scoring.highest_of) {
    require(last < group.first && group.first < group.last && group.last <= instrument.items, "groups of items rise, each of two or more");
    for (std::size_t item = group.first; item < group.last; ++item) {
      require(most(item) == most(item + 1), "items that stand for one another have the same range");
      highest -= most(item);
    }
    last = group.last;
  }
  for (const std::uint8_t item : scoring.reversed) require(0 < item && item <= instrument.items, "a reversed item exists");
  for (const Condition& condition : scoring.only_if) require_own_answers(knowledge, instrument, condition);
  require(scoring.times > 0, "a total is multiplied by at least one");
  const bool plain = scoring.highest_of.empty() && scoring.reversed.empty() && scoring.only_if.empty() && scoring.times == 1;
  require(plain || instrument.most_missing == 0, "only a plain sum is pro-rated");
  return highest * scoring.times;
}

/// An instrument beside the core has no total that a rule could name, and its questions come after all others.
consteval void require_good_total(const Knowledge& knowledge, const Instrument& instrument, int highest) {
  if (knowledge.is_beside(instrument)) return require(instrument.total == no_slot, "no rule reads the total of an instrument beside the core");
  const std::size_t total = instrument.total - knowledge.questions.size();
  require(knowledge.concepts[total].range == Range{0, highest}, "the total's range is what its items give");
}

consteval void require_good_cut_off(const Knowledge& knowledge, const Instrument& instrument, const CutOff& cut_off, int highest) {
  require(cut_off.at > 0 && cut_off.at <= highest && !cut_off.cite.empty(), "a cut-off can be reached and has a source");
  for (const Condition& condition : cut_off.also) require_own_answers(knowledge, instrument, condition);
  for (const Condition& condition : cut_off.supports) {
    require_telling(knowledge, condition);
    require(condition.subject < knowledge.questions.size(), "a cut-off speaks for an answer");
  }
}

template <std::size_t most>
consteval void require_items(const Instrument& instrument, const Few<std::uint8_t, most>& items) {
  for (const std::uint8_t item : items) require(0 < item && item <= instrument.items, "an item that is read exists");
}

/// A safety item stands out where a total is pro-rated or followed; elsewhere a sign tells of an item.
consteval bool reads_safety_item(const Knowledge& knowledge, const Instrument& instrument) {
  for (const Trend& trend : knowledge.trends)
    if (trend.instrument == instrument.id) return true;
  return instrument.most_missing > 0;
}

consteval void require_good_instrument(const Knowledge& knowledge, const Instrument& instrument) {
  require(instrument.safety_item == 0 || reads_safety_item(knowledge, instrument), "a safety item is read by something");
  for (std::size_t i = 0; i < instrument.items; ++i) {
    const Question& item = knowledge.questions[instrument.first + i];
    require((item.kind == Kind::number || item.kind == Kind::yes_no) && item.range.low == 0, "items are numbers from zero");
    require(item.group == instrument.id, "an item stands under its instrument");
  }
  require((instrument.recall_days > 0) != !instrument.recall.empty(), "an instrument says how far back it looks, once");
  const int highest = require_good_scoring(knowledge, instrument);
  require_good_total(knowledge, instrument, highest);
  for (const BandSet& set : instrument.band_sets) {
    require(set.bands.front().from == 0, "bands start at zero");
    for (const Band& band : set.bands) require(band.from % instrument.scoring.times == 0, "a band starts at a total that there can be");
    for (std::size_t i = 1; i < set.bands.size(); ++i) require(set.bands[i].from > set.bands[i - 1].from, "bands rise");
    require(set.bands.back().from <= highest, "every band can be reached");
    require(!set.cite.empty(), "a band set has a source");
  }
  for (const Subscale& subscale : instrument.subscales) {
    require(!subscale.cite.empty(), "a subscale has a source");
    require_items(instrument, subscale.items);
  }
  if (instrument.algorithm) {
    require(!instrument.algorithm->cite.empty(), "a symptom count has a source");
    require(instrument.algorithm->counts_from.size() == instrument.items, "every item of a symptom count has its limit");
    for (const SymptomCount::Outcome& outcome : instrument.algorithm->outcomes) require(outcome.count.high <= instrument.items, "no more symptoms count than there are");
    require_items(instrument, instrument.algorithm->core);
  }
  require(!instrument.cite.empty(), "an instrument has a source");
  require_unique_ids(instrument.cut_offs);
  for (const CutOff& cut_off : instrument.cut_offs) require_good_cut_off(knowledge, instrument, cut_off, highest);
  for (const ItemSign& sign : instrument.signs)
    require(0 < sign.item && sign.item <= instrument.items && sign.from > 0 && !sign.cite.empty(), "a sign can be seen and has a source");
  require_rights(knowledge, instrument);
}

/// Beside the core: every question from there on, and nothing before, belongs to an instrument that stands there.
consteval void require_good_border(const Knowledge& knowledge) {
  for (std::size_t slot = 0; slot < knowledge.questions.size(); ++slot) {
    bool beside = false;
    for (const Instrument& instrument : knowledge.instruments)
      beside = beside || (instrument.id == knowledge.questions[slot].group && knowledge.is_beside(instrument));
    require(beside == (slot >= knowledge.first_beside), "questions beside the core come after all others");
  }
}

consteval void require_good_definitions(const Knowledge& knowledge, std::span<const Clause> clauses) {
  Slot last = 0;
  for (const Clause& clause : clauses) {
    require(clause.defines >= last, "clauses stand in the order of the concepts they define");
    last = clause.defines;
    require(!clause.cite.empty(), "a definition has a source");
    require_known_before(knowledge, clause.when, clause.defines);
    require_known_before(knowledge, clause.unless, clause.defines);
  }
}

consteval void require_good_checks(const Knowledge& knowledge) {
  for (const Modality& modality : knowledge.modalities) {
    require_unique_ids(modality.checks);
    for (const Check& check : modality.checks) {
      require(!check.cite.empty() && !check.says.empty(), "a check says something and has a source");
      require(check.other.says.empty() == check.other.cite.empty(), "a dissenting view has a source");
      require(!check.when.empty(), "a check has a condition");
      require_known_before(knowledge, check.when, knowledge.red);
      require_known_before(knowledge, check.unless, knowledge.red);
    }
  }
}

/// A session that is planned does not know its mornings: what is asked on the day has rows of its own.
consteval void require_no_day(const Knowledge& knowledge, const Conditions& conditions) {
  for (const Condition& condition : conditions) {
    if (condition.subject >= knowledge.questions.size()) continue;
    const Question& question = knowledge.questions[condition.subject];
    require(question.kind == Kind::mark || question.group != "today", "no status waits for what is asked on the day");
  }
}

consteval void require_good_days(const Knowledge& knowledge) {
  for (const Clause& clause : knowledge.defined) {
    require_no_day(knowledge, clause.when);
    require_no_day(knowledge, clause.unless);
  }
  for (const Modality& modality : knowledge.modalities) {
    for (const Check& check : modality.checks) {
      require(check.level != Level::session, "what stops a session stands among the rows of the day");
      require_no_day(knowledge, check.when);
      require_no_day(knowledge, check.unless);
    }
    require(!modality.begins.empty() && !modality.day.empty(), "a modality has a day, and it begins with something");
    require_unique_ids(modality.day);
    for (const DayRow& row : modality.day) {
      require(!row.must.empty() && !row.says.empty() && !row.cite.empty(), "a row of the day says both and has a source");
      require(row.other.says.empty() == row.other.cite.empty(), "a dissenting view has a source");
      require(row.level == Level::session || row.level == Level::monitor, "a row of the day stops it or has it watched");
      require(!row.when.empty(), "a row of the day has a condition");
      require_known_before(knowledge, row.when, end_of_all(knowledge));
      require_known_before(knowledge, row.unless, end_of_all(knowledge));
    }
  }
}

/// A red alarm without a recorded evaluation.
consteval bool is_stop(const Knowledge& knowledge, const Conditions& when, const Conditions& unless) {
  const auto is_yes = [](const Conditions& conditions, Slot subject) {
    return conditions.size() == 1 && conditions[0].subject == subject && conditions[0].wanted == Range{1, 1};
  };
  return is_yes(when, knowledge.red) && is_yes(unless, knowledge.evaluated);
}

/// What is stopped is stopped in the plan and on every day alike.
consteval void require_good_stop(const Knowledge& knowledge) {
  if (knowledge.evaluated == no_slot) return;
  require(knowledge.questions[knowledge.evaluated].kind == Kind::mark, "an evaluation is recorded, never guessed");
  require(is_stop(knowledge, knowledge.plans.front().when, knowledge.plans.front().unless), "the first plan is that sequencing is stopped");
  for (const Modality& modality : knowledge.modalities)
    require(is_stop(knowledge, modality.day.front().when, modality.day.front().unless), "a day begins with whether sequencing is stopped");
}

consteval bool is_plan(const Knowledge& knowledge, Text id) {
  for (const Plan& plan : knowledge.plans)
    if (plan.id == id) return true;
  return false;
}

consteval void require_good_plans(const Knowledge& knowledge) {
  require_unique_ids(knowledge.plans);
  const Slot all = end_of_all(knowledge);
  for (const Plan& plan : knowledge.plans) {
    require(!plan.cite.empty() && !plan.says.empty(), "a plan says something and has a source");
    require_known_before(knowledge, plan.when, all);
    require_known_before(knowledge, plan.unless, all);
    for (const Text other : plan.alternatives) require(is_plan(knowledge, other) && other != plan.id, "alternatives exist");
  }
  require(knowledge.plans.back().when.empty() && knowledge.plans.back().unless.empty(), "the last plan catches the rest");
  require(knowledge.routes.back().when.empty(), "the last route catches the rest");
  require_unique_ids(knowledge.remarks);
  for (const Remark& remark : knowledge.remarks) {
    require(!remark.cite.empty(), "a remark has a source");
    require(remark.plans.empty() || !remark.combined, "a remark names its plans or asks what they propose, not both");
    for (const Text plan : remark.plans) require(is_plan(knowledge, plan), "a remark's plans exist");
    require_known_before(knowledge, remark.when, all);
    require_known_before(knowledge, remark.unless, all);
  }
  for (const Route& route : knowledge.routes) {
    require(!route.cite.empty(), "a route has a source");
    require_known_before(knowledge, route.when, all);
    require_known_before(knowledge, route.unless, all);
  }
  require_unique_ids(knowledge.tilts);
  for (const Tilt& tilt : knowledge.tilts) {
    require(!tilt.cite.empty(), "a tilt has a source");
    require_known_before(knowledge, tilt.when, knowledge.lean_ketamine);
  }
}

template <class Row>
consteval bool any_has_id(std::span<const Row> rows, Text id) {
  for (const Row& row : rows)
    if (row.id == id) return true;
  return false;
}

consteval bool is_row(const Knowledge& knowledge, Text id) {
  for (const Modality& modality : knowledge.modalities)
    if (any_has_id(modality.checks, id) || any_has_id(modality.day, id)) return true;
  return any_has_id(knowledge.plans, id) || any_has_id(knowledge.routes, id) || any_has_id(knowledge.remarks, id);
}

consteval void require_good_tensions(const Knowledge& knowledge) {
  require_unique_ids(knowledge.tensions);
  for (const Tension& tension : knowledge.tensions) {
    require(!tension.title.empty() && !tension.does.empty() && !tension.cite.empty(), "a tension says what is done and has a source");
    require(!tension.readings.empty(), "a tension has readings");
    for (const Tension::Reading& reading : tension.readings)
      require(!reading.who.empty() && !reading.says.empty() && !reading.cite.empty(), "a reading has a source");
    for (const Text id : tension.rows) require(is_row(knowledge, id), "what a tension concerns exists");
  }
}

consteval void require_good_skips(const Knowledge& knowledge) {
  const auto questions = static_cast<Slot>(knowledge.questions.size());
  for (const Skip& skip : knowledge.skips) {
    require_telling(knowledge, skip.asked_if);
    require(skip.question < questions && skip.asked_if.subject < questions, "a skip rule speaks of two questions");
    require(skip.asked_if.subject != skip.question, "a question does not skip itself");
    require(!skip.cite.empty(), "a skip rule has a source");
  }
}

consteval void require_good_rule(const Knowledge& knowledge, const TrialRule& rule) {
  require(rule.count > 1 || !rule.classes, "one trial is one class");
  require(rule.count >= 1 && rule.most_improvement >= 0 && rule.most_improvement < 50, "a trial rule asks for trials that failed");
  for (const int weeks : rule.weeks) {
    bool can_be_set = false;
    for (const Choice& choice : knowledge.questions[knowledge.trial_weeks].choices)
      can_be_set = can_be_set || choice.amount == weeks;
    require(can_be_set, "a length of trial is one that can be set too");
  }
}

consteval void require_good_definitions_of_resistance(const Knowledge& knowledge) {
  require_unique_ids(knowledge.definitions);
  for (const Definition& definition : knowledge.definitions) {
    require(!definition.cite.empty() && !definition.says.empty(), "a definition says something and has a source");
    require_good_rule(knowledge, definition.trials);
    require_known_before(knowledge, definition.unless, knowledge.red);
  }
  for (std::size_t i = 1; i < knowledge.outcomes.size(); ++i)
    require(knowledge.outcomes[i].improvement.low == knowledge.outcomes[i - 1].improvement.high + 1, "outcomes follow each other");
}

consteval void require_good_stagings(const Knowledge& knowledge) {
  require_unique_ids(knowledge.stagings);
  for (const Staging& staging : knowledge.stagings) {
    Range total;
    for (const StagingPart& part : staging.parts) {
      require(!part.says.empty(), "a part of a staging has a name");
      total = total + Range{part.rows.front().points, part.rows.back().points};
      for (std::size_t i = 0; i < part.rows.size(); ++i) {
        require(i == 0 || part.rows[i].points == part.rows[i - 1].points + 1, "points rise one by one");
        require_known_before(knowledge, part.rows[i].when, knowledge.red);
      }
    }
    require(staging.bands.bands.front().from == total.low, "bands start at the lowest total");
    require(staging.bands.bands.back().from <= total.high, "every band can be reached");
    require(!staging.bands.cite.empty(), "a staging has a source");
    require_telling(knowledge, staging.applies);
  }
  require_unique_ids(knowledge.stages);
  for (std::size_t i = 0; i < knowledge.stages.size(); ++i) {
    const Stage& stage = knowledge.stages[i];
    require(!stage.cite.empty(), "a stage has a source");
    require(i == 0 || stage.classes >= knowledge.stages[i - 1].classes, "stages ask for more and more");
    bool exists = stage.family.empty();
    for (const Drug& drug : knowledge.drugs) exists = exists || drug.family == stage.family;
    require(exists, "a stage's class is one that drugs have");
    require_known_before(knowledge, stage.also, knowledge.red);
  }
}

consteval void require_good_requirement(const Knowledge& knowledge, const Requirement& requirement) {
  require(!requirement.says.empty() && !requirement.proof.empty(), "a requirement says what it asks and what proves it");
  const bool asks = !requirement.when.empty() || !requirement.unless.empty() || requirement.trials.count > 0 ||
                    requirement.concurrent != Concurrent::not_mentioned;
  require(asks, "a requirement asks for something");
  if (requirement.trials.count > 0) require_good_rule(knowledge, requirement.trials);
  require_known_before(knowledge, requirement.when, knowledge.red);
  require_known_before(knowledge, requirement.unless, knowledge.red);
}

consteval void require_good_policies(const Knowledge& knowledge) {
  require_unique_ids(knowledge.policies);
  for (const Policy& policy : knowledge.policies) {
    require(!policy.cite.empty() && !policy.name.empty(), "a policy has a name and a source");
    bool payer = false, treatment = false;
    for (const Choice& choice : knowledge.questions[knowledge.payer].choices) payer = payer || choice.id == policy.payer;
    for (const Modality& modality : knowledge.modalities) treatment = treatment || modality.id == policy.treatment;
    require(payer && treatment, "a policy's payer can be set, and its treatment exists");
    const bool read = policy.reading == Reading::copy || policy.reading == Reading::secondary;
    require(read != policy.requirements.empty(), "only a text that was read has requirements");
    require_unique_ids(policy.requirements);
    for (const Requirement& requirement : policy.requirements) require_good_requirement(knowledge, requirement);
  }
  require_unique_ids(knowledge.codes);
  for (const Code& code : knowledge.codes)
    require(!code.system.empty() && !code.says.empty() && !code.cite.empty(), "a code has a system, a meaning and a source");
}

/// Everything that an answer or concept reaches through definitions.
class Reach {
 public:
  constexpr Reach(const Knowledge& knowledge, std::span<const Slot> from) {
    for (const Slot slot : from) reached_.at(slot) = true;
    for (const std::span<const Clause> clauses : {knowledge.defined, knowledge.situations})
      for (const Clause& clause : clauses)
        if (any(clause.when) || any(clause.unless)) reached_.at(clause.defines) = true;
  }
  template <class List>
  constexpr bool any(const List& conditions) const {
    for (const Condition& condition : conditions)
      if (reached_.at(condition.subject)) return true;
    return false;
  }

 private:
  std::array<bool, 1024> reached_{};
};

/// No alarm, check, tilt, plan, route or remark can be moved by it.
consteval bool decides_nothing(const Knowledge& knowledge, const Reach& reach) {
  for (const Alarm& alarm : knowledge.alarms)
    if (reach.any(alarm.when) || reach.any(alarm.until)) return false;
  for (const Modality& modality : knowledge.modalities)
    for (const Check& check : modality.checks)
      if (reach.any(check.when) || reach.any(check.unless)) return false;
  for (const Tilt& tilt : knowledge.tilts)
    if (reach.any(tilt.when)) return false;
  for (const Plan& plan : knowledge.plans)
    if (reach.any(plan.when) || reach.any(plan.unless)) return false;
  for (const Route& route : knowledge.routes)
    if (reach.any(route.when) || reach.any(route.unless)) return false;
  for (const Remark& remark : knowledge.remarks)
    if (reach.any(remark.when) || reach.any(remark.unless)) return false;
  return true;
}

/// Severity and resistance are two axes: what only staging asks moves no decision ("acute" in a staging is a length, not
/// a crisis), and no item or total of a scale moves a staging or a definition.
consteval bool axes_apart(const Knowledge& knowledge, Slot episode_le_12m, Slot severity_at_baseline) {
  const Slot only_staged[] = {episode_le_12m, severity_at_baseline};
  require(decides_nothing(knowledge, Reach(knowledge, only_staged)),
          "the length and the baseline severity of an episode decide no plan");
  for (const Instrument& instrument : knowledge.instruments) {
    std::array<Slot, 32> scores{};
    std::size_t count = 0;
    if (instrument.total != no_slot) scores.at(count++) = instrument.total;
    for (Slot item = instrument.first; item < instrument.first + instrument.items; ++item) scores.at(count++) = item;
    const Reach scale(knowledge, std::span(scores).first(count));
    for (const Staging& staging : knowledge.stagings)
      for (const StagingPart& part : staging.parts)
        for (const Points& row : part.rows) require(!scale.any(row.when), "no score moves a staging");
    for (const Definition& definition : knowledge.definitions)
      require(!scale.any(definition.unless), "no score moves a definition of resistance");
  }
  return true;
}

consteval void require_good_sources(const Knowledge& knowledge) {
  require_unique_ids(knowledge.sources);
  for (const Source& source : knowledge.sources) {
    require(!source.title.empty(), "a source has a title");
    require((source.seen == Seen::copy) == !source.read.empty(), "what was read has a day, what was not has none");
    require(source.seen == Seen::copy || !source.first_hand, "only what was read can be first-hand");
  }
  require_unique_ids(knowledge.article);
  require_unique_ids(knowledge.dose_tables);
  for (const DoseTable& table : knowledge.dose_tables) require(!table.cite.empty(), "a dose table has a source");
}

consteval bool is_limit(const Knowledge& knowledge, Text id) {
  for (const Limit& limit : knowledge.limits)
    if (limit.id == id) return true;
  return false;
}

consteval void require_good_trends(const Knowledge& knowledge) {
  require_unique_ids(knowledge.limits);
  for (const Limit& limit : knowledge.limits)
    require(within(exactly(limit.usual), limit.range) == Truth::yes && !limit.cite.empty(), "a limit's usual value is allowed and has a source");
  for (const Trend& trend : knowledge.trends) {
    bool found = false;
    for (const Instrument& instrument : knowledge.instruments) found = found || instrument.id == trend.instrument;
    require(found, "a trend follows an instrument");
    require(is_limit(knowledge, trend.reliable) && is_limit(knowledge, trend.planned), "a trend's limits exist");
    require(!trend.remissions.empty() && !trend.response.empty() && !trend.cite.empty(), "a trend defines remission and has sources");
    require(trend.apart > 0, "two forms on one day never confirm each other");
    require(trend.least_baseline > 0, "of a baseline of 0 there is no percent");
    for (const OtherRecall& other : trend.other_recall) require(other.days > 0 && other.apart > 0, "another look-back confirms on another day");
    require((trend.relapse.at_least == 0) == trend.relapse.cite.empty(), "a definition of relapse has a source");
    for (const Remission& each : trend.remissions) {
      require(!each.cite.empty(), "a definition of remission has a source");
      require(trend.relapse_line == 0 || each.at_most < trend.relapse_line, "remission lies below the relapse line");
      require(trend.relapse.at_least == 0 || each.at_most <= trend.remissions.front().at_most, "the widest definition of remission comes first");
    }
    for (const Magnitude& each : trend.magnitudes)
      require((each.points > 0) != (each.per_mille > 0) && !each.cite.empty(), "a magnitude is in points or a share and has a source");
  }
}

/// A knowledge that follows nobody over time has no verdicts.
consteval void require_good_bad_days(const Knowledge& knowledge) {
  if (knowledge.trends.empty()) return;
  require(knowledge.bad_days.size() == static_cast<std::size_t>(Said::loss) + 1, "every verdict on a day has its row");
  require_unique_ids(knowledge.bad_days);
  int at = 0;
  for (const BadDay& row : knowledge.bad_days) {
    require(static_cast<int>(row.said) == at++, "verdicts stand in the order of their names");
    require(!row.says.empty() && !row.act.empty() && !row.cite.empty(), "a verdict says something, says what to do, and has a source");
    const bool soothes = row.state == DayState::within_variation || row.state == DayState::watch;
    require(soothes != row.to_patient.empty(), "only a day that is not a loss has a sentence for the patient");
  }
  require(!knowledge.safety_first.says.empty() && !knowledge.expected_waning.cite.empty(), "what outranks a verdict is said");
  const EarlySign& sign = knowledge.early_sign;
  require(sign.session > 0 && sign.below > 0 && sign.below < 100 && sign.days > 0, "the early sign has its session, its per cent and its days");
  require(!sign.says.empty() && !sign.cite.empty(), "the early sign says something and has a source");
  bool known = false;
  for (const Modality& modality : knowledge.modalities) known = known || modality.id == sign.modality;
  require(known, "the early sign belongs to a modality");
  for (const Dimension& each : knowledge.dimensions) {
    require(!each.limits.empty() && !each.cite.empty() && !each.items.empty(), "a dimension states its limits and has a source");
    for (const Instrument& instrument : knowledge.instruments)
      if (instrument.id == each.instrument) require_items(instrument, each.items);
  }
}

consteval void require_good_protocols(const Knowledge& knowledge) {
  if (knowledge.protocols.empty()) return;
  require_unique_ids(knowledge.protocols);
  for (const Protocol& protocol : knowledge.protocols) {
    bool found = false;
    for (const Modality& modality : knowledge.modalities) found = found || modality.id == protocol.modality;
    require(found && !protocol.phases.empty() && !protocol.cite.empty(), "a protocol belongs to a modality, has phases and a source");
    int weekdays = 0;
    for (unsigned bit = 0; bit < 7; ++bit) weekdays += (protocol.weekdays >> bit) & 1;
    for (const Phase& phase : protocol.phases) {
      require(phase.sessions > 0 && phase.per_week > 0 && phase.per_day > 0 && phase.every_weeks > 0, "a phase has sessions and a rhythm");
      require(phase.sessions > 1 || (phase.every_weeks == 1 && phase.per_day == 1), "a single session has no rhythm");
      require(phase.per_week <= weekdays, "the usual weekdays are enough for the rhythm");
      require(phase.per_week == 1 || phase.every_weeks == 1, "what is rarer than weekly is once in its weeks");
      require(!phase.open_ended || &phase == protocol.phases.end() - 1, "only the last phase has no end");
    }
    require((protocol.first_mg == 0) == (protocol.older_first_mg == 0), "a first dose is fixed for every age");
  }
  require(knowledge.calendar_rules.size() == static_cast<std::size_t>(CalendarRule::motor_threshold) + 1, "every calendar rule has its row");
  int at = 0;
  for (const CalendarRow& row : knowledge.calendar_rules)
    require(static_cast<int>(row.rule) == at++ && !row.says.empty() && !row.cite.empty(), "calendar rules stand in the order of their names, with a source");
  for (const DoseHelp& help : knowledge.dose_help)
    require(!help.refused.empty() && !help.cite.empty() && help.weight.low > 0, "a dose can be refused and has a source");
}

consteval bool coherent(const Knowledge& knowledge) {
  require_good_sources(knowledge);
  require_good_questions(knowledge);
  require_good_skips(knowledge);
  require_unique_ids(knowledge.instruments);
  for (const Instrument& instrument : knowledge.instruments) require_good_instrument(knowledge, instrument);
  require_good_border(knowledge);
  require_unique_ids(knowledge.alarms);
  for (const Alarm& alarm : knowledge.alarms) {
    require(!alarm.cite.empty() && !alarm.act.empty(), "an alarm says what to do and has a source");
    require_known_before(knowledge, alarm.when, knowledge.red);
    require_known_before(knowledge, alarm.until, knowledge.red);
    require(alarm.known_by.empty() == alarm.act_then.empty(), "an act that follows has what it waits for");
    for (const Slot slot : alarm.known_by) require(slot < knowledge.first_beside, "an act waits for answers that rules read");
  }
  require_good_definitions(knowledge, knowledge.defined);
  require_good_definitions(knowledge, knowledge.situations);
  require_good_checks(knowledge);
  require_good_days(knowledge);
  require_good_plans(knowledge);
  require_good_stop(knowledge);
  require_good_tensions(knowledge);
  require_good_definitions_of_resistance(knowledge);
  require_good_stagings(knowledge);
  require_good_policies(knowledge);
  require_good_trends(knowledge);
  require_good_bad_days(knowledge);
  require_good_protocols(knowledge);
  return true;
}

}  // namespace lintel::knowledge
