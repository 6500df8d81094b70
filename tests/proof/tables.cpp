// Every number, level, condition and row of the tables, changed one at a time while the program runs: something that
// was expected of a patient must come out otherwise. What survives is listed, and argued in tests/mutation/survivors.md.
// Order is changed only where a table is read in its order; what would not compile (core/knowledge/coherent.hpp) is not tried.
#include "mutation.hpp"

namespace lintel::proof {

void Mutation::clauses() {
  for (std::vector<Clause>* table : {&copy_.defined, &copy_.situations})
    for (std::size_t i = 0; i < table->size(); ++i) {
      const std::string which = "clause " + std::to_string(i) + " of " + id_of(knowledge_, (*table)[i].defines);
      row(which, (*table)[i]);
      left_out(which, *table, i);
    }
}

void Mutation::alarms() {
  for (std::size_t i = 0; i < copy_.alarms.size(); ++i) {
    Alarm& alarm = copy_.alarms[i];
    const std::string which = name("alarm", alarm.id);
    conditions(which, alarm.when);
    conditions(which + " until", alarm.until);
    left_out(which, copy_.alarms, i);
    for (const Urgency level : {Urgency::yellow, Urgency::amber, Urgency::red})
      if (level != copy_.alarms[i].level) change(which + " level " + std::to_string(static_cast<int>(level)), copy_.alarms[i].level, level);
  }
}

void Mutation::checks() {
  for (std::size_t m = 0; m < copy_.checks.size(); ++m)
    for (std::size_t i = 0; i < copy_.checks[m].size(); ++i) {
      const std::string which = std::string(copy_.modalities[m].id) + " " + std::string(copy_.checks[m][i].id);
      row(which, copy_.checks[m][i]);
      left_out(which, copy_.checks[m], i);
      for (const Level level : {Level::absolute, Level::relative, Level::monitor, Level::efficacy}) {
        const Level is = copy_.checks[m][i].level;
        const bool alike = (level == Level::relative && is == Level::refer) || (level == Level::efficacy && is == Level::session);
        if (level != is && !alike) change(which + " level " + std::to_string(static_cast<int>(level)), copy_.checks[m][i].level, level);
      }
    }
}

void Mutation::days() {
  for (std::size_t m = 0; m < copy_.days.size(); ++m)
    for (std::size_t i = 0; i < copy_.days[m].size(); ++i) {
      const std::string which = "day of " + std::string(copy_.modalities[m].id) + " " + std::string(copy_.days[m][i].id);
      row(which, copy_.days[m][i]);
      left_out(which, copy_.days[m], i);
      DayRow& line = copy_.days[m][i];
      change(which + " level", line.level, line.level == Level::session ? Level::monitor : Level::session);
      flip(which + " leaving", line.leaving);
    }
}

void Mutation::plans() {
  for (std::size_t i = 0; i < copy_.tilts.size(); ++i) {
    const std::string which = name("tilt", copy_.tilts[i].id);
    conditions(which, copy_.tilts[i].when);
    change(which + " side", copy_.tilts[i].side, copy_.tilts[i].side == Side::tms ? Side::ketamine : Side::tms);
    left_out(which, copy_.tilts, i);
  }
  for (std::size_t i = 0; i < copy_.plans.size(); ++i) {
    const std::string which = name("plan", copy_.plans[i].id);
    row(which, copy_.plans[i]);
    left_out(which, copy_.plans, i);
    change(which + " ketamine", copy_.plans[i].ketamine, !copy_.plans[i].ketamine);
    change(which + " tms", copy_.plans[i].tms, !copy_.plans[i].tms);
    after_the_next(which, copy_.plans, i);
  }
}

void Mutation::beside_plans() {
  for (std::size_t i = 0; i < copy_.routes.size(); ++i) {
    row(name("route", copy_.routes[i].id), copy_.routes[i]);
    left_out(name("route", copy_.routes[i].id), copy_.routes, i);
  }
  for (std::size_t i = 0; i < copy_.remarks.size(); ++i) {
    row(name("remark", copy_.remarks[i].id), copy_.remarks[i]);
    left_out(name("remark", copy_.remarks[i].id), copy_.remarks, i);
    if (copy_.remarks[i].plans.empty()) flip(name("remark", copy_.remarks[i].id) + " combined", copy_.remarks[i].combined);
  }
  for (std::size_t i = 0; i < copy_.skips.size(); ++i) {
    const std::string which = "skip of " + id_of(knowledge_, copy_.skips[i].question);
    left_out(which, copy_.skips, i);
    condition(which + " asked if", copy_.skips[i].asked_if);
  }
}

void Mutation::antidepressants() {
  for (Drug& drug : copy_.drugs)
    for (int& least : drug.least)
      if (least > 0) number(name("dose of", drug.id), least);
  for (Choice& choice : copy_.choices[knowledge_.trial_weeks]) number(name("weeks", choice.id), choice.amount);
  for (OutcomeRange& outcome : copy_.outcomes) {
    const std::string which = "outcome " + std::to_string(static_cast<int>(outcome.outcome));
    number(which + " low", outcome.improvement.low);
    number(which + " high", outcome.improvement.high);
  }
}

void Mutation::stagings() {
  for (std::size_t i = 0; i < copy_.definitions.size(); ++i) {
    const std::string which = name("definition", copy_.definitions[i].id);
    trials(which, copy_.definitions[i].trials);
    conditions(which + " unless", copy_.definitions[i].unless);
    left_out(which, copy_.definitions, i);
  }
  for (std::size_t i = 0; i < copy_.stagings.size(); ++i) {
    for (std::size_t part = 0; part < copy_.parts[i].size(); ++part)
      for (std::size_t p = 0; p < copy_.points[i][part].size(); ++p) {
        const std::string which = std::string(copy_.stagings[i].id) + " " + std::string(copy_.parts[i][part].id) + " " + std::to_string(p);
        number(which + " points", copy_.points[i][part][p].points);
        conditions(which, copy_.points[i][part][p].when);
        left_out(which, copy_.points[i][part], p);
      }
    for (std::size_t band = 1; band < copy_.stage_bands[i].size(); ++band)
      number(name("band", copy_.stage_bands[i][band].says) + " of " + std::string(copy_.stagings[i].id), copy_.stage_bands[i][band].from);
  }
  for (std::size_t i = 0; i < copy_.stages.size(); ++i) {
    const std::string which = name("stage", copy_.stages[i].id);
    if (i == 0 || copy_.stages[i].classes > copy_.stages[i - 1].classes) change(which + " classes - 1", copy_.stages[i].classes, copy_.stages[i].classes - 1);
    change(which + " classes + 1", copy_.stages[i].classes, copy_.stages[i].classes + 1);
    if (!copy_.stages[i].family.empty()) change(which + " family", copy_.stages[i].family, Text{});
    conditions(which, copy_.stages[i].also);
    left_out(which, copy_.stages, i);
  }
  trials("stages", copy_.known.classes_failed);
}

void Mutation::policies() {
  for (std::size_t i = 0; i < copy_.requirements.size(); ++i)
    for (std::size_t r = 0; r < copy_.requirements[i].size(); ++r) {
      const std::string which = "policy " + std::string(copy_.policies[i].id) + " " + std::string(copy_.requirements[i][r].id);
      row(which, copy_.requirements[i][r]);
      trials(which, copy_.requirements[i][r].trials);
      for (const Concurrent clause : {Concurrent::not_mentioned, Concurrent::forbidden, Concurrent::documented})
        if (clause != copy_.requirements[i][r].concurrent)
          change(which + " concurrent " + std::to_string(static_cast<int>(clause)), copy_.requirements[i][r].concurrent, clause);
      left_out(which, copy_.requirements[i], r);
    }
  conditions("where policies apply", copy_.known.coverage_if);
}

bool Mutation::is_noticed(const Knowledge& mutant) {
  if (scored_ && !scores_hold(mutant)) return true;
  if (!dated_ && !differs(mutant, expected_).empty()) return true;
  return !vignettes_.differs(mutant).empty();
}

void Mutation::run() {
  clauses();
  alarms();
  checks();
  days();
  plans();
  beside_plans();
  antidepressants();
  stagings();
  policies();
  instruments();
  asked();
  over_time();
}

int Mutation::end() const {
  for (const std::string& name : survivors_) std::printf("survived: %s\n", name.c_str());
  std::printf("%ld mutants of tables, %zu survived\n", mutants_, survivors_.size());
  return 0;
}

int tables(const Knowledge& knowledge, const char* path, const char* only) {
  const std::vector<Expected> expected = read_expected(knowledge, path);
  const std::string difference = differs(knowledge, expected) + Vignettes().differs(knowledge);
  if (expected.empty() || !difference.empty()) {
    std::printf("without any mutant: %s\n", difference.c_str());
    return 1;
  }
  Clock clock;
  Mutation mutation(knowledge, expected, only);
  mutation.run();
  std::printf("%zu Records, %.1f s\n", expected.size(), clock.seconds());
  return mutation.end();
}

}  // namespace lintel::proof
