#include "expected.hpp"

#include <fstream>

#include "io/answer.hpp"
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

std::string state(const DayLine& line) {
  if (line.fails == Truth::yes) return line.row->level == Level::session ? "stop" : "watch";
  return line.fails == Truth::unknown ? "not_known" : "holds";
}

/// "tms": its word and how many lines stop, are watched, are not known; "leaving.tms": the same of the way home;
/// "tms.T12": that line.
std::string of_day(const Report& report, std::string_view part) {
  const bool leaving = part.substr(0, 8) == "leaving.";
  if (leaving) part.remove_prefix(8);
  const std::string_view modality = part.substr(0, part.find('.'));
  for (const DayReport& day : report.today) {
    if (day.modality->id != modality) continue;
    int stop = 0, watch = 0, open = 0;
    for (const DayLine& line : day.lines) {
      if (modality != part && line.row->id == part.substr(modality.size() + 1)) return state(line);
      if (line.row->leaving != leaving) continue;
      stop += state(line) == "stop", watch += state(line) == "watch", open += state(line) == "not_known";
    }
    if (modality != part) return "not_shown";
    const Day word = leaving ? day.leaving : day.start;
    return (word == Day::stop ? "stop " : word == Day::not_known ? "not_known " : "nothing_stops ") + std::to_string(stop) + " " +
           std::to_string(watch) + " " + std::to_string(open);
  }
  return "?";
}

/// "medicare_l34522": whether all of it is met; "medicare_l34522.severe": that one.
std::string of_policy(const Report& report, std::string_view part) {
  const std::string_view id = part.substr(0, part.find('.'));
  for (const PolicyReport& policy : report.coverage.policies) {
    if (policy.policy->id != id) continue;
    if (id == part) return name(policy.met);
    for (std::size_t i = 0; i < policy.requirements.size(); ++i)
      if (policy.policy->requirements[i].id == part.substr(id.size() + 1)) return name(policy.requirements[i]);
  }
  return "?";
}

/// "fda_ema.6": by that definition, at six weeks.
std::string of_definition(const Report& report, std::string_view part) {
  for (const DefinitionReport& each : report.resistance.definitions)
    for (const AtWeeks& at : each.results)
      if (std::string(each.definition->id) + "." + std::to_string(at.weeks) == part) return name(at.truth);
  return "?";
}

std::string of_staging(const Report& report, std::string_view part) {
  const StagingReport& staging = report.resistance.stagings[0];
  if (part == "applies") return name(staging.applies);
  if (part == "total") return text(staging.total);
  if (part == "bands") return std::string(staging.from->says) + ".." + std::string(staging.to->says);
  for (std::size_t i = 0; i < staging.parts.size(); ++i)
    if (staging.staging->parts[i].id == part) return text(staging.parts[i]);
  return "?";
}

std::string of_trials(const Report& report, std::string_view weeks) {
  for (const AtWeeks& at : report.resistance.by_weeks)
    if (std::to_string(at.weeks) == weeks) return text(at.failures);
  return "?";
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
  if (first == "day") return of_day(report, rest);
  if (first == "policy") return of_policy(report, rest);
  if (what == "policies") return report.coverage.policies.empty() ? "none" : "some";
  if (first == "definition") return of_definition(report, rest);
  if (first == "listed") return of_trials(report, rest);
  if (first == "thase_rush") return text(report.resistance.stage);
  if (first == "maudsley") return report.resistance.stagings[0].parts.empty() && rest != "applies" ? "none" : of_staging(report, rest);
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

namespace {

/// A number for the whole text of a Report, down to the last question that is asked next (FNV-1a).
std::string fingerprint(const std::string& record) {
  std::uint64_t sum = 14695981039346656037U;
  for (const char letter : io::assess(record)) sum = (sum ^ static_cast<unsigned char>(letter)) * 1099511628211U;
  return std::to_string(sum);
}

bool reports_hold(const char* records, const char* fingerprints) {
  std::ifstream records_file(records), wanted_file(fingerprints);
  long compared = 0;
  for (std::string record, wanted; std::getline(records_file, record); ++compared)
    if (!std::getline(wanted_file, wanted) || fingerprint(record) != wanted) return false;
  return compared > 0;
}

}  // namespace

int reports(const char* records) {
  std::ifstream file(records);
  for (std::string record; std::getline(file, record);) std::puts(fingerprint(record).c_str());
  return 0;
}

int holds(const Knowledge& knowledge, const char* path, const char* records, const char* fingerprints) {
  Tally tally;
  const bool same = reports_hold(records, fingerprints);
  tally.add(same, "a Report reads otherwise");
  if (!same) return tally.end();  // one difference is enough
  const std::vector<Expected> all = read_expected(knowledge, path);
  const std::string difference = differs(knowledge, all);
  tally.add(!all.empty() && difference.empty(), difference);
  tally.add(scores_hold(knowledge), "a score is not what it should be");
  return tally.end();
}

}  // namespace lintel::proof
