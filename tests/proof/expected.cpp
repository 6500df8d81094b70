#include "expected.hpp"

#include <fstream>

#include "io/record.hpp"

namespace lintel::proof {
namespace {

constexpr const char* truths[] = {"no", "unknown", "yes"};
constexpr const char* statuses[] = {"clear", "monitor", "specialist", "incomplete", "contraindicated"};
constexpr const char* levels[] = {"none", "yellow", "unknown", "amber", "red"};

std::string name(Truth truth) { return truths[static_cast<std::size_t>(truth)]; }
std::string text(Range range) { return std::to_string(range.low) + ".." + (range.high >= no_limit ? "" : std::to_string(range.high)); }

std::string truth_of(const Report& report, const Knowledge& knowledge, std::string_view modality, std::string_view row) {
  for (std::size_t i = 0; i < knowledge.modalities.size(); ++i)
    if (knowledge.modalities[i].id == modality)
      for (const Finding& finding : report.checks[i].findings)
        if (finding.check->id == row) return name(finding.truth);
  return "no";
}

std::string of_score(const ScoreReport& score, std::string_view part) {
  if (part == "total") return text(score.total);
  if (part == "band") return score.bands.empty() ? "" : std::string(score.bands[0].from->says) + ".." + std::string(score.bands[0].to->says);
  std::string all;
  for (const Truth reached : score.cut_offs) all += name(reached) + " ";
  return all;
}

/// What the Report says under this name; "?" when it does not know the name.
std::string said(const Knowledge& knowledge, const Report& report, std::string_view what) {
  const PlanReport& plan = report.plan;
  if (what == "plan") return plan.chosen ? std::string(plan.chosen->id) : "incomplete";
  if (what == "proposes") return std::string(plan.chosen && plan.chosen->ketamine ? "ketamine " : "") + (plan.chosen && plan.chosen->tms ? "tms" : "");
  if (what == "route") return plan.route ? std::string(plan.route->id) : "";
  if (what == "urgent") return levels[static_cast<std::size_t>(report.urgent.level)];
  if (what == "pending") return report.urgent.pending ? "yes" : "no";
  if (what == "failures") return text(report.resistance.adequate_failures);
  if (what == "trd") return name(report.resistance.trd);
  const std::size_t dot = what.find('.');
  const std::string_view first = what.substr(0, dot), rest = what.substr(dot + 1);
  if (first == "remark") {
    for (const Remark* remark : plan.remarks)
      if (remark->id == rest) return "yes";
    return "no";
  }
  if (first == "status") {
    for (std::size_t i = 0; i < knowledge.modalities.size(); ++i)
      if (knowledge.modalities[i].id == rest) return statuses[static_cast<std::size_t>(report.checks[i].status)];
  }
  if (first == "check") return truth_of(report, knowledge, rest.substr(0, rest.find('.')), rest.substr(rest.find('.') + 1));
  for (const ScoreReport& score : report.scores)
    if (score.instrument->id == first) return of_score(score, rest);
  return "?";
}

}  // namespace

std::vector<Expected> read_expected(const Knowledge& knowledge, const char* path) {
  std::vector<Expected> all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::size_t tab = line.find('\t');
    Expected each{io::read_record(knowledge, line.substr(0, tab)).record, {}};
    while (tab != std::string::npos) {
      const std::size_t next = line.find('\t', tab + 1);
      const std::string part = line.substr(tab + 1, next == std::string::npos ? next : next - tab - 1);
      each.answers.emplace_back(part.substr(0, part.find('=')), part.substr(part.find('=') + 1));
      tab = next;
    }
    all.push_back(each);
  }
  return all;
}

std::string differs(const Knowledge& knowledge, const std::vector<Expected>& all) {
  for (const Expected& each : all) {
    const Report report = assess(knowledge, each.record);
    for (const auto& [what, wanted] : each.answers)
      if (const std::string is = said(knowledge, report, what); is != wanted) return what + " is " + is + ", not " + wanted;
  }
  return {};
}

int holds(const Knowledge& knowledge, const char* path) {
  Tally tally;
  const std::vector<Expected> all = read_expected(knowledge, path);
  const std::string difference = differs(knowledge, all);
  tally.add(!all.empty() && difference.empty(), difference);
  tally.add(scores_hold(knowledge), "a score is not what it should be");
  return tally.end();
}

}  // namespace lintel::proof
