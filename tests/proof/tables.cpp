// Every number, level, condition and row of the tables, changed one at a time while the program runs: something that
// was expected of a patient must come out otherwise. What survives is listed, and argued in tests/mutation/survivors.md.
#include <algorithm>
#include <functional>

#include "expected.hpp"

namespace lintel::proof {
namespace {

/// A copy of the tables that can be changed.
struct Copy {
  explicit Copy(const Knowledge& knowledge)
      : defined(all(knowledge.defined)), situations(all(knowledge.situations)), alarms(all(knowledge.alarms)),
        modalities(all(knowledge.modalities)), tilts(all(knowledge.tilts)), plans(all(knowledge.plans)),
        routes(all(knowledge.routes)), remarks(all(knowledge.remarks)), skips(all(knowledge.skips)), drugs(all(knowledge.drugs)),
        instruments(all(knowledge.instruments)), questions(all(knowledge.questions)), definitions(all(knowledge.definitions)),
        stagings(all(knowledge.stagings)), stages(all(knowledge.stages)), policies(all(knowledge.policies)),
        outcomes(all(knowledge.outcomes)), known(knowledge) {
    for (const Modality& modality : modalities) {
      checks.push_back(all(modality.checks));
      days.push_back(all(modality.day));
    }
    for (const Policy& policy : policies) requirements.push_back(all(policy.requirements));
    for (const Staging& staging : stagings) {
      parts.push_back(all(staging.parts));
      stage_bands.push_back(all(staging.bands.bands));
      points.emplace_back();
      for (const StagingPart& part : staging.parts) points.back().push_back(all(part.rows));
    }
    weeks = all(questions[known.trial_weeks].choices);
    for (const Instrument& instrument : instruments) {
      cut_offs.push_back(all(instrument.cut_offs));
      subscales.push_back(all(instrument.subscales));
      band_sets.push_back(all(instrument.band_sets));
      bands.emplace_back();
      for (const BandSet& set : instrument.band_sets) bands.back().push_back(all(set.bands));
    }
  }
  /// The tables as they stand in this copy.
  const Knowledge& now() {
    for (std::size_t i = 0; i < modalities.size(); ++i) modalities[i].checks = checks[i], modalities[i].day = days[i];
    for (std::size_t i = 0; i < policies.size(); ++i) policies[i].requirements = requirements[i];
    for (std::size_t i = 0; i < stagings.size(); ++i) {
      for (std::size_t part = 0; part < parts[i].size(); ++part) parts[i][part].rows = points[i][part];
      stagings[i].parts = parts[i];
      stagings[i].bands.bands = stage_bands[i];
    }
    questions[known.trial_weeks].choices = weeks;
    for (std::size_t i = 0; i < instruments.size(); ++i) {
      for (std::size_t b = 0; b < band_sets[i].size(); ++b) band_sets[i][b].bands = bands[i][b];
      instruments[i].band_sets = band_sets[i];
      instruments[i].cut_offs = cut_offs[i];
      instruments[i].subscales = subscales[i];
    }
    known.defined = defined, known.situations = situations, known.alarms = alarms, known.modalities = modalities;
    known.tilts = tilts, known.plans = plans, known.routes = routes, known.remarks = remarks, known.skips = skips;
    known.drugs = drugs, known.instruments = instruments, known.questions = questions;
    known.definitions = definitions, known.stagings = stagings, known.stages = stages, known.policies = policies;
    known.outcomes = outcomes;
    return known;
  }

  std::vector<Clause> defined, situations;
  std::vector<Alarm> alarms;
  std::vector<Modality> modalities;
  std::vector<std::vector<Check>> checks{};
  std::vector<Tilt> tilts;
  std::vector<Plan> plans;
  std::vector<Route> routes;
  std::vector<Remark> remarks;
  std::vector<Skip> skips;
  std::vector<Drug> drugs;
  std::vector<Instrument> instruments;
  std::vector<std::vector<CutOff>> cut_offs{};
  std::vector<std::vector<Subscale>> subscales{};
  std::vector<std::vector<BandSet>> band_sets{};
  std::vector<std::vector<std::vector<Band>>> bands{};
  std::vector<Question> questions;
  std::vector<Choice> weeks{};
  std::vector<std::vector<DayRow>> days{};
  std::vector<Definition> definitions;
  std::vector<Staging> stagings;
  std::vector<std::vector<StagingPart>> parts{};
  std::vector<std::vector<std::vector<Points>>> points{};
  std::vector<std::vector<Band>> stage_bands{};
  std::vector<Stage> stages;
  std::vector<Policy> policies;
  std::vector<std::vector<Requirement>> requirements{};
  std::vector<OutcomeRange> outcomes;
  Knowledge known;

 private:
  template <class Row>
  static std::vector<Row> all(std::span<const Row> rows) { return {rows.begin(), rows.end()}; }
};

class Mutation {
 public:
  Mutation(const Knowledge& knowledge, const std::vector<Expected>& expected) : knowledge_(knowledge), expected_(expected), copy_(knowledge) {}

  /// One mutant: `part` is changed, tried and put back.
  template <class Part>
  void change(const std::string& name, Part& part, const Part& to) {
    const Part was = part;
    part = to;
    ++mutants_;
    const Knowledge& mutant = copy_.now();
    const bool killed = !differs(mutant, expected_).empty() || !scores_hold(mutant);
    if (!killed) survivors_.push_back(name);
    part = was;
  }
  void number(const std::string& name, int& part) {
    change(name + " - 1", part, part - 1);
    change(name + " + 1", part, part + 1);
  }
  void small(const std::string& name, std::uint8_t& part) {
    change(name + " - 1", part, static_cast<std::uint8_t>(part - 1));
    change(name + " + 1", part, static_cast<std::uint8_t>(part + 1));
  }
  template <std::size_t most>
  void conditions(const std::string& name, Few<Condition, most>& part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const std::string which = name + " " + id_of(knowledge_, part[i].subject);
      change(which + " left out", part, rebuilt(part, i, nullptr));
      const auto with = [&](Range wanted) {
        const Condition changed{part[i].subject, wanted};
        return rebuilt(part, i, &changed);
      };
      const Range wanted = part[i].wanted;
      if (wanted == Range{0, 0}) change(which + " no -> yes", part, with({1, 1}));
      else if (wanted == Range{1, 1}) change(which + " 1 -> 0", part, with({0, 0}));
      else
        for (const int by : {-1, 1}) {
          const Range lower{wanted.low + by, wanted.high}, higher{wanted.low, wanted.high + by};
          if (wanted.low > -no_limit && tells_apart(part[i].subject, wanted, lower)) change(which + " low " + std::to_string(by), part, with(lower));
          if (wanted.high < no_limit && tells_apart(part[i].subject, wanted, higher)) change(which + " high " + std::to_string(by), part, with(higher));
        }
    }
  }
  template <class Row>
  void row(const std::string& name, Row& part) {
    conditions(name, part.when);
    conditions(name + " unless", part.unless);
  }
  template <class Row>
  void left_out(const std::string& name, std::vector<Row>& rows, std::size_t i) {
    std::vector<Row> fewer = rows;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    change(name + " left out", rows, fewer);
  }

  void flip(const std::string& name, bool& part) { change(name, part, !part); }
  /// Counts of 0 ask for nothing, so one fewer than that is the same.
  void trials(const std::string& name, TrialRule& part) {
    if (part.count > 0) number(name + " count", part.count);
    if (part.count > 0 || part.classes) {
      number(name + " most improvement", part.most_improvement);
      flip(name + " intolerance", part.intolerance);
      flip(name + " classes", part.classes);
    }
    for (std::size_t i = 0; i < part.weeks.size(); ++i)
      for (const int by : {-1, 1}) {
        int weeks[3]{};
        std::copy(part.weeks.begin(), part.weeks.end(), weeks);
        weeks[i] += by;
        change(name + " weeks " + std::to_string(part.weeks[i]) + (by < 0 ? " - 1" : " + 1"), part.weeks,
               part.weeks.size() == 1 ? Few<int, 3>{weeks[0]} : part.weeks.size() == 2 ? Few<int, 3>{weeks[0], weeks[1]} : Few<int, 3>{weeks[0], weeks[1], weeks[2]});
      }
  }

  void run();
  void clauses();
  void alarms();
  void checks();
  void days();
  void plans();
  void beside_plans();
  void antidepressants();
  void stagings();
  void policies();
  void instruments();
  int end() const {
    for (const std::string& name : survivors_) std::printf("survived: %s\n", name.c_str());
    std::printf("%ld mutants of tables, %zu survived\n", mutants_, survivors_.size());
    return 0;
  }

 private:
  /// Whether any answer to the question lies within one and not within the other.
  bool tells_apart(Slot subject, Range a, Range b) const {
    if (subject >= knowledge_.questions.size()) return true;
    const Range range = knowledge_.questions[subject].range;
    const auto clipped = [&](Range r) { return Range{std::max(r.low, range.low), std::min(r.high, range.high)}; };
    return clipped(a) != clipped(b);
  }
  template <std::size_t most>
  static Few<Condition, most> rebuilt(const Few<Condition, most>& part, std::size_t at, const Condition* in_its_place) {
    std::vector<Condition> all(part.begin(), part.end());
    if (in_its_place) all[at] = *in_its_place;
    else all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
    switch (all.size()) {
      case 0: return {};
      case 1: return {all[0]};
      case 2: return two<most>(all);
      default: return more<most>(all);
    }
  }
  template <std::size_t most>
  static Few<Condition, most> two(const std::vector<Condition>& all) {
    if constexpr (most >= 2) return {all[0], all[1]};
    else return {all[0]};
  }
  template <std::size_t most>
  static Few<Condition, most> more(const std::vector<Condition>& all) {
    if constexpr (most < 6) return {all[0]};
    else if (all.size() == 3) return {all[0], all[1], all[2]};
    else if (all.size() == 4) return {all[0], all[1], all[2], all[3]};
    else if (all.size() == 5) return {all[0], all[1], all[2], all[3], all[4]};
    else return {all[0], all[1], all[2], all[3], all[4], all[5]};
  }

  const Knowledge& knowledge_;
  const std::vector<Expected>& expected_;
  Copy copy_;
  long mutants_{0};
  std::vector<std::string> survivors_{};
};

std::string name(Text kind, Text id) { return std::string(kind) + " " + std::string(id); }

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
    if (i + 1 < copy_.plans.size()) {
      std::vector<Plan> swapped = copy_.plans;
      std::swap(swapped[i], swapped[i + 1]);
      change(which + " after the next", copy_.plans, swapped);
    }
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
    change(name("remark", copy_.remarks[i].id) + " combined", copy_.remarks[i].combined, !copy_.remarks[i].combined);
  }
  for (std::size_t i = 0; i < copy_.skips.size(); ++i) {
    const std::string which = "skip of " + id_of(knowledge_, copy_.skips[i].question);
    left_out(which, copy_.skips, i);
    number(which + " counts as", copy_.skips[i].counts_as);
  }
}

void Mutation::antidepressants() {
  for (Drug& drug : copy_.drugs)
    for (int& least : drug.least)
      if (least > 0) number(name("dose of", drug.id), least);
  for (Choice& choice : copy_.weeks) number(name("weeks", choice.id), choice.amount);
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
    number(which + " classes", copy_.stages[i].classes);
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

void Mutation::instruments() {
  for (std::size_t i = 0; i < copy_.instruments.size(); ++i) {
    const std::string which = std::string(copy_.instruments[i].id);
    for (auto& set : copy_.bands[i])
      for (std::size_t b = 1; b < set.size(); ++b) number(which + " band " + std::string(set[b].says), set[b].from);
    for (CutOff& cut_off : copy_.cut_offs[i]) number(which + " cut-off " + std::string(cut_off.id), cut_off.at);
    if (!knowledge_.is_beside(copy_.instruments[i])) small(which + " most missing", copy_.instruments[i].most_missing);
    for (const std::uint8_t item : copy_.instruments[i].scoring.reversed)
      change(which + " reversed item " + std::to_string(item), copy_.instruments[i].scoring.reversed, {});
    number(which + " times", copy_.instruments[i].scoring.times);
  }
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
}

}  // namespace

int tables(const Knowledge& knowledge, const char* path) {
  const std::vector<Expected> expected = read_expected(knowledge, path);
  if (const std::string difference = differs(knowledge, expected); expected.empty() || !difference.empty()) {
    std::printf("without any mutant: %s\n", difference.c_str());
    return 1;
  }
  Clock clock;
  Mutation mutation(knowledge, expected);
  mutation.run();
  std::printf("%zu Records, %.1f s\n", expected.size(), clock.seconds());
  return mutation.end();
}

}  // namespace lintel::proof
