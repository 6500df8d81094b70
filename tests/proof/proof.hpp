// What the proofs share: how they count, and patients to try things on.
#pragma once

#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>
#include <string>

#include "engine/engine.hpp"
#include "knowledge/knowledge.hpp"

namespace lintel::proof {

/// What was tried and what came out otherwise; the first few of the latter are printed.
class Tally {
 public:
  void add(bool as_expected, const std::string& what) {
    if (as_expected) ++passed_;
    else if (++failed_ <= 20) std::printf("FAILED %s\n", what.c_str());
  }
  /// Prints the line that scripts/test counts; the exit code of a program.
  int end() const {
    std::printf("%ld passed, %ld failed\n", passed_, failed_);
    return failed_ == 0 && passed_ > 0 ? 0 : 1;
  }

 private:
  long passed_{0};
  long failed_{0};
};

/// Seconds of this process on a core, which neighbours on the machine do not lengthen.
class Clock {
 public:
  double seconds() const { return static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC; }

 private:
  std::clock_t start_{std::clock()};
};

Slot slot(const Knowledge& knowledge, Text id);
std::string id_of(const Knowledge& knowledge, Slot slot);

/// Everything answered, nothing found, no trial failed.
Record nothing_found(const Knowledge& knowledge);

/// Random Records: from empty to full, from nothing found to everything, numbers mostly next to a limit of a table.
class Records {
 public:
  Records(const Knowledge& knowledge, unsigned seed);
  Record next();
  int roll(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }

 private:
  int number(Slot question);
  Trial trial();

  const Knowledge& knowledge_;
  std::mt19937 dice_;
  std::vector<std::vector<int>> near_;  ///< per question: its numbers in the tables, one below, at, one above
};

/// Makes rows of the tables true: answers are set, and what concepts need is followed down to answers. Where a concept
/// can come true in several ways one is taken at random; totals, failures and counts are set as they stand.
class Witness {
 public:
  Witness(const Knowledge& knowledge, Values values, Records& dice) : knowledge_(knowledge), values_(std::move(values)), dice_(dice) {}
  void make(const Condition& condition, bool true_ = true);
  void make(const Conditions& when, const Conditions& unless);
  /// With everything concluded.
  Values values() const;
  Values answers() const { return values_; }

 private:
  void make_concept(Slot concept_);

  const Knowledge& knowledge_;
  Values values_;
  Records& dice_;
};

/// The values of nothing_found before anything is concluded.
Values nothing_found_values(const Knowledge& knowledge);
/// Concludes on answers that are there already.
Values concluded(const Knowledge& knowledge, Values values);

// The proofs, each a program of its own: `proof <name> [--long]`. Each prints what it did and returns an exit code.
int agrees(const Knowledge& knowledge, bool longer);
int total(const Knowledge& knowledge, bool longer);
int rows(const Knowledge& knowledge);
int scores(const Knowledge& knowledge, bool longer);
int monotone(const Knowledge& knowledge, bool longer);
int boundaries(const Knowledge& knowledge);

/// Calls `visit` with every Condition of every table of rules.
template <class Visit>
void each_condition(const Knowledge& knowledge, Visit visit) {
  const auto all = [&](const auto& conditions) {
    for (const Condition& condition : conditions) visit(condition);
  };
  const auto rows = [&](const auto& table) {
    for (const auto& row : table) all(row.when), all(row.unless);
  };
  rows(knowledge.defined);
  rows(knowledge.situations);
  rows(knowledge.plans);
  rows(knowledge.routes);
  rows(knowledge.remarks);
  for (const Alarm& alarm : knowledge.alarms) all(alarm.when), all(alarm.until);
  for (const Tilt& tilt : knowledge.tilts) all(tilt.when);
  for (const Modality& modality : knowledge.modalities) rows(modality.checks);
  for (const Skip& skip : knowledge.skips) visit(skip.asked_if);
}

}  // namespace lintel::proof
