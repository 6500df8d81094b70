#include "knowledge/knowledge.hpp"

#include "knowledge/article.hpp"
#include "knowledge/change.hpp"
#include "knowledge/cited.hpp"
#include "knowledge/coherent.hpp"
#include "knowledge/coverage/codes.hpp"
#include "knowledge/coverage/spravato.hpp"
#include "knowledge/coverage/tms.hpp"
#include "knowledge/fingerprint.hpp"
#include "knowledge/instruments/instruments.hpp"
#include "knowledge/modalities/day.hpp"
#include "knowledge/modalities/defined.hpp"
#include "knowledge/modalities/esketamine.hpp"
#include "knowledge/modalities/ketamine.hpp"
#include "knowledge/modalities/tms.hpp"
#include "knowledge/protocols.hpp"
#include "knowledge/resistance.hpp"
#include "knowledge/safety.hpp"
#include "knowledge/sequencing.hpp"
#include "knowledge/tensions.hpp"

namespace lintel::knowledge {
namespace {

constexpr auto defined = join(core_clauses, history_clauses, medical_clauses, coverage_clauses, risk_clauses);
constexpr auto skips = join(safety_skips, history_skips, medical_skips, coverage_skips);
constexpr auto policies = join(tms_policies, spravato_policies);

constexpr Modality modalities[] = {
    {"tms", "TMS", tms_checks, slot("tms_contraindicated"), "pulse one", tms_day, Side::tms},
    {"ketamine", "IV/IM ketamine", ketamine_checks, slot("ketamine_contraindicated"), "the infusion or injection",
     ketamine_day, Side::ketamine, ketamine_wanes},
    {"esketamine", "Intranasal esketamine", esketamine_checks, slot("esketamine_contraindicated"), "the spray",
     esketamine_day, Side::ketamine},
};

consteval Knowledge contents(Text hash) {
  return {.version = "2026.11",
          .reviewed = "2026-11-23",
          .hash = hash,
          .sources = sources,
          .article = article,
          .groups = groups,
          .questions = questions,
          .skips = skips,
          .concepts = concepts,
          .first_beside = static_cast<Slot>(core_questions.size()),
          .instruments = instruments,
          .drugs = drugs,
          .dose_tables = dose_tables,
          .outcomes = outcomes,
          .definitions = definitions,
          .stagings = stagings,
          .stages = stages,
          .classes_failed = classes_failed,
          .policies = policies,
          .codes = codes,
          .defined = defined,
          .alarms = alarms,
          .modalities = modalities,
          .tilts = tilts,
          .situations = situations,
          .plans = plans,
          .routes = routes,
          .remarks = remarks,
          .tensions = tensions,
          .limits = limits,
          .trends = trends,
          .bad_days = bad_days,
          .dimensions = dimensions,
          .protocols = protocols,
          .calendar_rules = calendar_rules,
          .dose_help = dose_help,
          .article_weeks = article_weeks,
          .safety_first = safety_first,
          .expected_waning = expected_waning,
          .early_sign = early_sign,
          .risen = slot("madrs_10_risen"),
          .risen_item = slot("madrs.10"),
          .risen_by = 2,
          .older_in_europe = slot("older_in_europe"),
          .red = slot("red"),
          .evaluated = slot("safety_evaluation_completed"),
          .adequate_failures = slot("adequate_failures"),
          .trd = slot("trd"),
          .trials_complete = slot("trials_complete"),
          .trial_weeks = slot("trial_weeks"),
          .dose_table = slot("dose_table"),
          .payer = slot("payer"),
          .documented = slot("concurrent_documented"),
          .coverage_if = {is("region", "us")},
          .lean_ketamine = slot("reasons_for_ketamine"),
          .lean_tms = slot("reasons_for_tms"),
          .lead = slot("lead_of_ketamine")};
}

static_assert(coherent(contents("")));
static_assert(axes_apart(contents(""), slot("episode_le_12m"), slot("severity_at_baseline")));
constexpr auto hash = fingerprint(contents(""));
constexpr Knowledge all = contents({hash.data(), hash.size()});

template <class Row, std::size_t n, class Strip>
consteval std::array<Row, n> stripped(std::span<const Row, n> rows, Strip strip) {
  std::array<Row, n> copy{};
  for (std::size_t i = 0; i < n; ++i) strip(copy[i] = rows[i]);
  return copy;
}
/// A Report names these answers by their ids; the steps of an item are numbers.
consteval bool has_named_choices(const Question& question) {
  for (const Instrument& instrument : instruments)
    if (instrument.difficulty == slot(question.id)) return true;
  return question.kind == Kind::choice || question.kind == Kind::setting;
}
consteval std::size_t count_choices() {
  std::size_t count = 0;
  for (const Question& question : questions)
    if (has_named_choices(question)) count += question.choices.size();
  return count;
}
consteval auto choices_without_words() {
  std::array<Choice, count_choices()> copy{};
  std::size_t at = 0;
  for (const Question& question : questions)
    if (has_named_choices(question))
      for (const Choice& choice : question.choices) copy[at++] = {.id = choice.id, .amount = choice.amount};
  return copy;
}
constexpr auto bare_choices = choices_without_words();
consteval auto questions_without_words() {
  auto copy = questions;
  std::size_t at = 0;
  for (Question& question : copy) {
    question.asks = question.help = question.group = question.unit = question.code = {};
    const std::size_t size = has_named_choices(question) ? question.choices.size() : 0;
    question.choices = std::span(bare_choices).subspan(at, size);
    at += size;
  }
  return copy;
}
constexpr auto bare_questions = questions_without_words();
constexpr auto bare_defined = stripped(std::span(defined), [](Clause& clause) { clause.cite = {}; });
constexpr auto bare_situations = stripped(std::span(situations), [](Clause& clause) { clause.cite = {}; });
constexpr auto bare_skips = stripped(std::span(skips), [](Skip& skip) { skip.cite = {}; });
consteval auto ids_of_cited_sources() {
  std::array<Source, std::size(sources)> copy{};
  for (std::size_t i = 0; i < copy.size(); ++i)
    if (is_cited_in_reports(all, i)) copy[i].id = sources[i].id;
  return copy;
}
constexpr auto bare_sources = ids_of_cited_sources();
constexpr auto bare_drugs = stripped(std::span(drugs), [](Drug& drug) { drug.name = {}; });
constexpr auto bare_instruments = stripped(std::span(instruments), [](Instrument& instrument) {
  instrument.asks = instrument.rated_by = instrument.recall = instrument.rights = {};
  instrument.panel_code = instrument.total_code = {};
});

template <std::size_t n>
consteval std::array<DayRow, n> without_must(const DayRow (&rows)[n]) {
  return stripped(std::span(rows), [](DayRow& row) { row.must = {}; });
}
constexpr auto bare_tms_day = without_must(tms_day);
constexpr auto bare_ketamine_day = without_must(ketamine_day);
constexpr auto bare_esketamine_day = without_must(esketamine_day);
constexpr Modality bare_modalities[] = {
    {modalities[0].id, modalities[0].name, modalities[0].checks, modalities[0].contraindicated, "", bare_tms_day,
     modalities[0].side, modalities[0].wanes},
    {modalities[1].id, modalities[1].name, modalities[1].checks, modalities[1].contraindicated, "", bare_ketamine_day,
     modalities[1].side, modalities[1].wanes},
    {modalities[2].id, modalities[2].name, modalities[2].checks, modalities[2].contraindicated, "", bare_esketamine_day,
     modalities[2].side, modalities[2].wanes},
};
constexpr auto bare_definitions = stripped(std::span(definitions), [](Definition& definition) {
  definition.name = definition.says = {};
  definition.cite = {};
});
constexpr auto bare_stagings = stripped(std::span(stagings), [](Staging& staging) {
  staging.name = staging.bands.note = {};
  staging.bands.cite = {};
});
constexpr auto bare_stages = stripped(std::span(stages), [](Stage& stage) {
  stage.says = {};
  stage.cite = {};
});

consteval std::size_t count_requirements() {
  std::size_t count = 0;
  for (const Policy& policy : policies) count += policy.requirements.size();
  return count;
}
consteval auto requirements_without_words() {
  std::array<Requirement, count_requirements()> copy{};
  std::size_t at = 0;
  for (const Policy& policy : policies)
    for (const Requirement& requirement : policy.requirements) {
      copy[at] = requirement;
      copy[at].says = copy[at].proof = {};
      copy[at++].cite = {};
    }
  return copy;
}
constexpr auto bare_requirements = requirements_without_words();
consteval auto policies_without_words() {
  std::array<Policy, std::size(policies)> copy = policies;
  std::size_t at = 0;
  for (Policy& policy : copy) {
    policy.name = policy.version = policy.note = {};
    policy.cite = {};
    policy.requirements = std::span(bare_requirements).subspan(at, policy.requirements.size());
    at += policy.requirements.size();
  }
  return copy;
}
constexpr auto bare_policies = policies_without_words();

consteval Knowledge without_words(Knowledge knowledge) {
  knowledge.questions = bare_questions;
  knowledge.sources = bare_sources;
  knowledge.drugs = bare_drugs;
  knowledge.instruments = bare_instruments;
  knowledge.modalities = bare_modalities;
  knowledge.defined = bare_defined;
  knowledge.situations = bare_situations;
  knowledge.skips = bare_skips;
  knowledge.groups = {};
  knowledge.article = {};
  knowledge.dose_tables = {};
  knowledge.tensions = {};
  knowledge.definitions = bare_definitions;
  knowledge.stagings = bare_stagings;
  knowledge.stages = bare_stages;
  knowledge.policies = bare_policies;
  knowledge.codes = {};
  return knowledge;
}
constexpr Knowledge bare = without_words(all);

consteval Knowledge without_time(Knowledge knowledge) {
  knowledge.limits = {};
  knowledge.trends = {};
  knowledge.bad_days = {};
  knowledge.dimensions = {};
  knowledge.protocols = {};
  knowledge.calendar_rules = {};
  knowledge.dose_help = {};
  knowledge.safety_first = knowledge.expected_waning = {};
  knowledge.early_sign = {};
  return knowledge;
}
constexpr Knowledge bare_visit = without_time(bare);

}  // namespace

const Knowledge& shipped() { return all; }
const Knowledge& rules() { return bare; }
const Knowledge& rules_of_a_visit() { return bare_visit; }

}  // namespace lintel::knowledge
