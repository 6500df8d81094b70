// One change of the tables at a time, and whether anything that is expected of a patient notices it.
#pragma once

#include "copy.hpp"
#include "expected.hpp"
#include "vignettes.hpp"

namespace lintel::proof {

/// A short list cannot be changed in place.
template <class T, std::size_t most>
Few<T, most> few(const std::vector<T>& all) {
  switch (all.size()) {
    case 0: return {};
    case 1: return {all[0]};
    case 2: return {all[0], all[1]};
    case 3: return {all[0], all[1], all[2]};
    case 4: return {all[0], all[1], all[2], all[3]};
    case 5: return {all[0], all[1], all[2], all[3], all[4]};
    case 6: return {all[0], all[1], all[2], all[3], all[4], all[5]};
    case 7: return {all[0], all[1], all[2], all[3], all[4], all[5], all[6]};
    default: return {all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]};
  }
}

inline std::string name(Text kind, Text id) { return std::string(kind) + " " + std::string(id); }

class Mutation {
 public:
  /// `only`: mutants with this in their name; empty: all.
  Mutation(const Knowledge& knowledge, const std::vector<Expected>& expected, std::string only)
      : knowledge_(knowledge), expected_(expected), only_(std::move(only)), copy_(knowledge) {}

  /// One mutant: `part` is changed, tried and put back.
  template <class Part>
  void change(const std::string& name, Part& part, const Part& to) {
    if (name.find(only_) == std::string::npos) return;
    const Part was = part;
    part = to;
    ++mutants_;
    const Knowledge& mutant = copy_.now();
    if (!is_noticed(mutant)) survivors_.push_back(name);
    part = was;
  }
  void number(const std::string& name, int& part) {
    change(name + " - 1", part, part - 1);
    change(name + " + 1", part, part + 1);
  }
  /// A total that is a multiple of `times`.
  void total(const std::string& name, int& part, int times) {
    change(name + " - " + std::to_string(times), part, part - times);
    change(name + " + " + std::to_string(times), part, part + times);
  }
  void small(const std::string& name, std::uint8_t& part) {
    change(name + " - 1", part, static_cast<std::uint8_t>(part - 1));
    change(name + " + 1", part, static_cast<std::uint8_t>(part + 1));
  }
  void range(const std::string& name, Range& part) {
    number(name + " low", part.low);
    if (part.high < no_limit) number(name + " high", part.high);
  }
  /// The numbers of a short list; none leaves `allowed`, and none is left out where the compiler asks for one.
  template <class Number, std::size_t most>
  void entries(const std::string& name, Few<Number, most>& part, Range allowed) {
    const std::vector<Number> all(part.begin(), part.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string which = name + " " + std::to_string(all[i]);
      for (const int by : {-1, 1}) {
        std::vector<Number> changed = all;
        changed[i] = static_cast<Number>(changed[i] + by);
        if (within(exactly(changed[i]), allowed) == Truth::yes) change(which + (by < 0 ? " - 1" : " + 1"), part, few<Number, most>(changed));
      }
      if (all.size() > 1) change(which + " left out", part, few<Number, most>(without(all, i)));
    }
  }
  template <std::size_t most>
  void conditions(const std::string& name, Few<Condition, most>& part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const std::string which = name + " " + id_of(knowledge_, part[i].subject);
      change(which + " left out", part, rebuilt(part, i, nullptr));
      for (const auto& [how, changed] : otherwise(part[i])) change(which + how, part, rebuilt(part, i, &changed));
    }
  }
  /// One that is never left out.
  void condition(const std::string& name, Condition& part) {
    for (const auto& [how, changed] : otherwise(part)) change(name + " " + id_of(knowledge_, part.subject) + how, part, changed);
  }
  template <class Row>
  static std::vector<Row> without(std::vector<Row> rows, std::size_t i) {
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
    return rows;
  }
  template <class Row>
  void row(const std::string& name, Row& part) {
    conditions(name, part.when);
    conditions(name + " unless", part.unless);
  }
  template <class Row>
  void left_out(const std::string& name, std::vector<Row>& rows, std::size_t i) {
    change(name + " left out", rows, without(rows, i));
  }
  template <class Row>
  void after_the_next(const std::string& name, std::vector<Row>& rows, std::size_t i) {
    if (i + 1 == rows.size()) return;
    std::vector<Row> swapped = rows;
    std::swap(swapped[i], swapped[i + 1]);
    change(name + " after the next", rows, swapped);
  }

  void flip(const std::string& name, bool& part) { change(name, part, !part); }
  /// Counts of 0 ask for nothing, so one fewer than that is the same.
  void trials(const std::string& name, TrialRule& part) {
    if (part.count > 0) number(name + " count", part.count);
    if (part.count > 0 || part.classes) {
      number(name + " most improvement", part.most_improvement);
      flip(name + " intolerance", part.intolerance);
      if (part.count != 1) flip(name + " classes", part.classes);
    }
    for (std::size_t i = 0; i < part.weeks.size(); ++i)
      for (const int by : {-1, 1}) {
        std::vector<int> weeks(part.weeks.begin(), part.weeks.end());
        weeks[i] += by;
        change(name + " weeks " + std::to_string(part.weeks[i]) + (by < 0 ? " - 1" : " + 1"), part.weeks, few<int, 3>(weeks));
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
  void totals(std::size_t instrument);
  void readings(std::size_t instrument);
  void asked();
  void numbers();
  void choices();
  void items(std::size_t instrument);
  void over_time();
  void limits();
  void trends();
  void relapse(const std::string& name, Trend& trend);
  void bad_days();
  void dimensions();
  void calendar();
  void protocol(std::size_t at);
  void phases(const std::string& name, Protocol& protocol);
  int end() const;

 private:
  /// Whether any answer to the question lies within one and not within the other.
  bool tells_apart(Slot subject, Range a, Range b) const {
    if (subject >= knowledge_.questions.size()) return true;
    const Range range = knowledge_.questions[subject].range;
    const auto clipped = [&](Range r) { return Range{std::max(r.low, range.low), std::min(r.high, range.high)}; };
    return clipped(a) != clipped(b);
  }
  /// The condition with one thing of it changed, each in its own way: "no" for "yes", one more, one fewer.
  std::vector<std::pair<std::string, Condition>> otherwise(const Condition& is) const {
    const Range wanted = is.wanted;
    if (wanted == Range{0, 0}) return {{" no -> yes", {is.subject, {1, 1}}}};
    if (wanted == Range{1, 1}) return {{" 1 -> 0", {is.subject, {0, 0}}}};
    std::vector<std::pair<std::string, Condition>> all;
    for (const int by : {-1, 1}) {
      const Range lower{wanted.low + by, wanted.high}, higher{wanted.low, wanted.high + by};
      if (wanted.low > -no_limit && tells_apart(is.subject, wanted, lower)) all.push_back({" low " + std::to_string(by), {is.subject, lower}});
      if (wanted.high < no_limit && tells_apart(is.subject, wanted, higher)) all.push_back({" high " + std::to_string(by), {is.subject, higher}});
    }
    return all;
  }
  template <std::size_t most>
  static Few<Condition, most> rebuilt(const Few<Condition, most>& part, std::size_t at, const Condition* in_its_place) {
    std::vector<Condition> all(part.begin(), part.end());
    if (in_its_place) all[at] = *in_its_place;
    else all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
    return few<Condition, most>(all);
  }
  bool is_noticed(const Knowledge& mutant);
  bool may_have(const Instrument& instrument, std::size_t items) const;

  const Knowledge& knowledge_;
  const std::vector<Expected>& expected_;
  const std::string only_;
  Vignettes vignettes_{};
  bool scored_{false};  ///< the sheets of scores.cpp can notice what is changed now
  bool dated_{false};   ///< only what is read from its text can
  Copy copy_;
  long mutants_{0};
  std::vector<std::string> survivors_{};
};

}  // namespace lintel::proof
