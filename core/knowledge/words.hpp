// The words that tables are written in. A name that no table declares does not compile.
#pragma once

#include "knowledge/concepts.hpp"

namespace lintel::knowledge {

consteval Slot slot(Text id) {
  Slot at = 0;
  for (const Question& question : questions) {
    if (question.id == id) return at;
    ++at;
  }
  for (const Concept& concept_ : concepts) {
    if (concept_.id == id) return at;
    ++at;
  }
  unknown_name(id);
  return no_slot;
}

consteval Condition yes(Text id) { return {slot(id), {1, 1}}; }
consteval Condition no(Text id) { return {slot(id), {0, 0}}; }
consteval Condition at_least(Text id, int limit) { return {slot(id), {limit, no_limit}}; }
consteval Condition at_most(Text id, int limit) { return {slot(id), {-no_limit, limit}}; }
consteval Condition between(Text id, int low, int high) { return {slot(id), {low, high}}; }
consteval Condition exactly(Text id, int value) { return {slot(id), {value, value}}; }

/// A choice question answered with this choice.
consteval Condition is(Text id, Text choice) {
  const Slot at = slot(id);
  int value = 0;
  for (const Choice& option : questions[at].choices) {
    if (option.id == choice) return {at, {value, value}};
    ++value;
  }
  unknown_name(choice);
  return {};
}

}  // namespace lintel::knowledge
