// Which sources something that is shown rests on. The table of sources may hold more: they are not carried to the page.
#pragma once

#include "model.hpp"

namespace lintel::knowledge {

constexpr bool names(const Cites& cites, std::size_t source) {
  for (const Cite& cite : cites)
    if (cite.source == source) return true;
  return false;
}
template <class Row>
constexpr bool any_names(std::span<const Row> rows, std::size_t source) {
  for (const Row& row : rows) {
    if (names(row.cite, source)) return true;
    if constexpr (requires { row.other; })
      if (names(row.other.cite, source)) return true;
  }
  return false;
}
constexpr bool names(const Instrument& instrument, std::size_t source) {
  return names(instrument.cite, source) || any_names(instrument.band_sets, source) ||
         any_names(instrument.cut_offs, source) || any_names(instrument.subscales, source) ||
         any_names(instrument.signs, source) ||
         (instrument.algorithm && names(instrument.algorithm->cite, source));
}

constexpr bool names(const Trend& trend, std::size_t source) {
  return names(trend.cite, source) || names(trend.response, source) || names(trend.relapse.cite, source) ||
         any_names(trend.remissions, source) || any_names(trend.magnitudes, source);
}
constexpr bool is_cited_over_time(const Knowledge& knowledge, std::size_t source) {
  for (const Trend& trend : knowledge.trends)
    if (names(trend, source)) return true;
  return any_names(knowledge.limits, source) || any_names(knowledge.bad_days, source) ||
         any_names(knowledge.dimensions, source) || any_names(knowledge.protocols, source) ||
         any_names(knowledge.calendar_rules, source) || any_names(knowledge.dose_help, source) ||
         names(knowledge.safety_first.cite, source) || names(knowledge.expected_waning.cite, source) ||
         names(knowledge.early_sign.cite, source);
}

/// What a Report does not name: it gives the ids of these rows, whose sources are in the catalog.
constexpr bool is_cited_beside_reports(const Knowledge& knowledge, std::size_t source) {
  for (const Policy& policy : knowledge.policies)
    if (names(policy.cite, source) || any_names(policy.requirements, source)) return true;
  for (const Staging& staging : knowledge.stagings)
    if (names(staging.bands.cite, source)) return true;
  for (const Tension& tension : knowledge.tensions)
    for (const Tension::Reading& reading : tension.readings)
      if (names(reading.cite, source)) return true;
  return any_names(knowledge.tensions, source) || any_names(knowledge.defined, source) || any_names(knowledge.situations, source) ||
         any_names(knowledge.codes, source) || any_names(knowledge.definitions, source) ||
         any_names(knowledge.stages, source) || any_names(knowledge.dose_tables, source);
}

/// What a Report names.
constexpr bool is_cited_in_reports(const Knowledge& knowledge, std::size_t source) {
  for (const Instrument& instrument : knowledge.instruments)
    if (names(instrument, source)) return true;
  for (const Modality& modality : knowledge.modalities)
    if (any_names(modality.checks, source) || any_names(modality.day, source)) return true;
  if (is_cited_over_time(knowledge, source)) return true;
  return any_names(knowledge.alarms, source) || any_names(knowledge.tilts, source) ||
         any_names(knowledge.plans, source) || any_names(knowledge.routes, source) ||
         any_names(knowledge.remarks, source);
}

constexpr bool is_cited(const Knowledge& knowledge, std::size_t source) {
  return is_cited_in_reports(knowledge, source) || is_cited_beside_reports(knowledge, source);
}

}  // namespace lintel::knowledge
