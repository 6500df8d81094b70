// Antidepressant trials for cases: one that failed adequately, and ways to change it.
#pragma once

#include "patients.hpp"

namespace lintel::tests {

using Trials = std::vector<json>;

/// Sertraline 100 mg for 8 weeks, taken, without response; with these fields changed.
inline json trial(const json& changes = json::object()) {
  json one = {{"drug", "sertraline"}, {"dose_mg", 100}, {"weeks", 8}, {"adherence", "yes"}, {"outcome", "no_response"}};
  one.update(changes);
  return one;
}
/// The same with a percentage in place of the outcome.
inline json improved(int percent, json changes = json::object()) {
  json one = trial(changes);
  one.erase("outcome");
  one["improvement_percent"] = percent;
  return one;
}
/// As many adequate failures of one drug.
inline Trials failures(int count) { return Trials(static_cast<std::size_t>(count), trial()); }

/// A trial of each drug at a dose that every table takes for adequate.
inline json of(const char* drug, int dose) { return trial({{"drug", drug}, {"dose_mg", dose}}); }
inline json ssri() { return of("sertraline", 100); }
inline json snri() { return of("venlafaxine", 225); }
inline json tricyclic() { return of("imipramine", 200); }
inline json maoi() { return of("phenelzine", 60); }

inline json counted(int low, int high) { return {{"low", low}, {"high", high}}; }
inline json whole_list(json answers = json::object()) {
  answers["trials_complete"] = "yes";
  return answers;
}

}  // namespace lintel::tests
