#include "knowledge/knowledge.hpp"

#include "knowledge/article.hpp"
#include "knowledge/cited.hpp"
#include "knowledge/coherent.hpp"
#include "knowledge/fingerprint.hpp"
#include "knowledge/instruments/instruments.hpp"
#include "knowledge/modalities/day.hpp"
#include "knowledge/modalities/defined.hpp"
#include "knowledge/modalities/esketamine.hpp"
#include "knowledge/modalities/ketamine.hpp"
#include "knowledge/modalities/tms.hpp"
#include "knowledge/resistance.hpp"
#include "knowledge/safety.hpp"
#include "knowledge/sequencing.hpp"
#include "knowledge/tensions.hpp"

namespace lintel::knowledge {
namespace {

constexpr auto defined = join(core_clauses, medical_clauses, risk_clauses);
constexpr auto skips = join(safety_skips, medical_skips);

constexpr Modality modalities[] = {
    {"tms", "TMS", tms_checks, slot("tms_contraindicated"), "pulse one", tms_day},
    {"ketamine", "IV/IM ketamine", ketamine_checks, slot("ketamine_contraindicated"), "the infusion or injection",
     ketamine_day},
    {"esketamine", "Intranasal esketamine", esketamine_checks, slot("esketamine_contraindicated"), "the spray",
     esketamine_day},
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
          .defined = defined,
          .alarms = alarms,
          .modalities = modalities,
          .tilts = tilts,
          .situations = situations,
          .plans = plans,
          .routes = routes,
          .remarks = remarks,
          .tensions = tensions,
          .red = slot("red"),
          .adequate_failures = slot("adequate_failures"),
          .trd = slot("trd"),
          .trials_complete = slot("trials_complete"),
          .trial_weeks = slot("trial_weeks"),
          .dose_table = slot("dose_table"),
          .lean_ketamine = slot("reasons_for_ketamine"),
          .lean_tms = slot("reasons_for_tms"),
          .lead = slot("lead_of_ketamine")};
}

static_assert(coherent(contents("")));
constexpr auto hash = fingerprint(contents(""));
constexpr Knowledge all = contents({hash.data(), hash.size()});

template <class Row, std::size_t n, class Strip>
consteval std::array<Row, n> stripped(std::span<const Row, n> rows, Strip strip) {
  std::array<Row, n> copy{};
  for (std::size_t i = 0; i < n; ++i) strip(copy[i] = rows[i]);
  return copy;
}
constexpr auto bare_questions = stripped(std::span(questions), [](Question& question) {
  question.asks = question.help = question.group = question.code = {};
});
consteval auto ids_of_cited_sources() {
  std::array<Source, std::size(sources)> copy{};
  for (std::size_t i = 0; i < copy.size(); ++i)
    if (is_cited(all, i)) copy[i].id = sources[i].id;
  return copy;
}
constexpr auto bare_sources = ids_of_cited_sources();
constexpr auto bare_drugs = stripped(std::span(drugs), [](Drug& drug) { drug.name = drug.family = {}; });
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
    {modalities[0].id, modalities[0].name, modalities[0].checks, modalities[0].contraindicated, "", bare_tms_day},
    {modalities[1].id, modalities[1].name, modalities[1].checks, modalities[1].contraindicated, "", bare_ketamine_day},
    {modalities[2].id, modalities[2].name, modalities[2].checks, modalities[2].contraindicated, "", bare_esketamine_day},
};

consteval Knowledge without_words(Knowledge knowledge) {
  knowledge.questions = bare_questions;
  knowledge.sources = bare_sources;
  knowledge.drugs = bare_drugs;
  knowledge.instruments = bare_instruments;
  knowledge.modalities = bare_modalities;
  knowledge.groups = {};
  knowledge.article = {};
  knowledge.dose_tables = {};
  knowledge.tensions = {};
  return knowledge;
}
constexpr Knowledge bare = without_words(all);

}  // namespace

const Knowledge& shipped() { return all; }
const Knowledge& rules() { return bare; }

}  // namespace lintel::knowledge
