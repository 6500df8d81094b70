#include "io/report.hpp"

#include "io/cites.hpp"
#include "io/date.hpp"
#include "io/sentence.hpp"

namespace lintel::io {
namespace {

/// How many questions at once are "the few that would decide it".
constexpr std::size_t few = 5;

class ReportWriter {
 public:
  ReportWriter(const Knowledge& knowledge, const ReadRecord& read, const Report& report, std::string& out)
      : knowledge_(knowledge), read_(read), record_(read.record), report_(report), json_(out) {}

  void write(WriteParts over_time) {
    json_.open('{').truth("read", read_.read);
    urgent();
    scores();
    resistance();
    checks();
    today();
    plan();
    ask_next();
    coverage();
    if (over_time) over_time(knowledge_, record_, report_, json_);
    json_.key("problems").open('[');
    for (const Problem& problem : read_.problems) json_.open('{').text("id", problem.id).text("says", problem.says).close('}');
    json_.close(']');
    json_.key("stamp").open('{');
    json_.text("version", LINTEL_VERSION).text("knowledge", knowledge_.version);
    json_.text("reviewed", knowledge_.reviewed).text("hash", knowledge_.hash).close('}');
    json_.close('}');
  }

 private:
  // ---- small things

  void range(std::string_view name, Range range) {
    json_.key(name).open('{').number("low", range.low);
    if (range.high >= no_limit) json_.key("high").null();
    else json_.number("high", range.high);
    json_.close('}');
  }
  void ids(std::string_view name, const std::vector<Slot>& slots) {
    json_.key(name).open('[');
    for (const Slot slot : slots) json_.text(asked_id(slot));
    json_.close(']');
  }
  /// The trials are asked for as a list, not as a question of their own.
  Text asked_id(Slot slot) const { return slot == knowledge_.adequate_failures ? "trials" : id_of(knowledge_, slot); }

  void cite(const Cites& cites) { write_cites(knowledge_, cites, json_); }

  // ---- why: the evaluated row itself

  void because(const Conditions& when, const Conditions& unless) {
    json_.key("because").open('[');
    for (const Condition& condition : when) reason(condition);
    for (const Condition& condition : unless) reason(condition);
    json_.close(']');
  }

  /// What the subject is; for a concept also what it means and the clauses that make it so. The wording of a
  /// question is not repeated: it stands under its id in the catalog, and on the page.
  void reason(const Condition& condition) {
    const Slot slot = condition.subject;
    json_.open('{').text("id", asked_id(slot)).text("is", value_id(knowledge_, slot, report_.values[slot]));
    if (!question_at(knowledge_, slot)) {
      json_.text("says", says_of(knowledge_, slot));
      reasons_of_concept(slot);
    }
    json_.close('}');
  }

  void reasons_of_concept(Slot slot) {
    if (as_truth(report_.values[slot]) != Truth::yes) return;
    std::size_t found = 0;
    const auto begin = [&] {
      if (found++ == 0) json_.key("because").open('[');
    };
    for (const std::span<const Clause> clauses : {knowledge_.defined, knowledge_.situations})
      for (const Clause& clause : clauses)
        if (clause.defines == slot && holds(clause.when, clause.unless)) {
          begin();
          for (const Condition& condition : clause.when) reason(condition);
        }
    for (const Modality& modality : knowledge_.modalities)
      for (const Check& check : modality.checks)
        if (modality.contraindicated == slot && check.level == Level::absolute && holds(check.when, check.unless)) {
          begin();
          json_.open('{').text("id", check.id).text("says", check.says).text("is", "yes").close('}');
        }
    if (slot == knowledge_.red)
      for (const AlarmReport& alarm : report_.urgent.alarms)
        if (alarm.alarm->level == Urgency::red) {
          begin();
          json_.open('{').text("id", alarm.alarm->id).text("says", alarm.alarm->says).text("is", "yes").close('}');
        }
    if (found > 0) json_.close(']');
  }

  bool holds(const Conditions& when, const Conditions& unless) const {
    const auto is = [&](const Condition& c) { return within(report_.values[c.subject], c.wanted); };
    return std::all_of(when.begin(), when.end(), [&](const Condition& c) { return is(c) == Truth::yes; }) &&
           std::all_of(unless.begin(), unless.end(), [&](const Condition& c) { return is(c) == Truth::no; });
  }

  // ---- the parts

  void urgent() {
    const UrgentReport& urgent = report_.urgent;
    json_.key("urgent").open('{').text("level", word(urgent.level));
    json_.truth("pending", urgent.pending).truth("decided", urgent.decided).truth("stops", urgent.stops);
    json_.key("stopped_by").open('[');
    for (const AlarmReport& each : urgent.alarms)
      if (urgent.stops && each.alarm->level == Urgency::red) json_.text(each.alarm->id);
    json_.close(']').key("alarms").open('[');
    for (const AlarmReport& each : urgent.alarms) {
      const Alarm& alarm = *each.alarm;
      json_.open('{').text("id", alarm.id).text("level", word(alarm.level)).truth("pending", each.pending);
      json_.text("says", alarm.says).text("act", each.act);
      if (each.of_form) form(each);
      because(alarm.when, {});
      cite(alarm.cite);
      json_.close('}');
    }
    json_.close(']');
    ids("not_known", urgent.not_known);
    json_.close('}');
  }

  void form(const AlarmReport& alarm) {
    json_.key("form").open('{').key("date");
    if (alarm.date == no_date) json_.null();
    else json_.text(write_date(alarm.date));
    json_.truth("until_asked", alarm.until_asked).close('}');
  }

  void scores() {
    json_.key("scores").open('{');
    for (const ScoreReport& score : report_.scores) {
      json_.key(score.instrument->id).open('{');
      write_score(score);
      json_.close('}');
    }
    json_.close('}');
  }

  void write_score(const ScoreReport& score) {
    const Instrument& instrument = *score.instrument;
    range("total", score.total);
    json_.number("answered", score.answered).number("items", instrument.items);
    json_.key("prorated");
    if (score.prorated < 0) json_.null();
    else json_.number(score.prorated);
    bands(score);
    ids("missing", score.missing);
    if (instrument.algorithm) algorithm(score);
    cut_offs(score);
    subscales(score);
    if (instrument.difficulty != no_slot) difficulty(instrument);
    if (!instrument.signs.empty()) signs(score);
    cite(instrument.cite);
  }

  void bands(const ScoreReport& score) {
    json_.key("bands").open('[');
    for (const BandReport& band : score.bands) {
      json_.open('{').text("set", band.set->id).text("from", band.from->says).text("to", band.to->says);
      json_.number("possible", static_cast<int>(band.to - band.from) + 1);
      if (!band.set->note.empty()) json_.text("note", band.set->note);
      cite(band.set->cite);
      json_.close('}');
    }
    json_.close(']');
  }

  void cut_offs(const ScoreReport& score) {
    json_.key("cut_offs").open('[');
    for (std::size_t i = 0; i < score.cut_offs.size(); ++i) {
      const CutOff& cut_off = score.instrument->cut_offs[i];
      json_.open('{').text("id", cut_off.id).number("at", cut_off.at).text("says", cut_off.says);
      json_.text("reached", word(score.cut_offs[i]));
      if (score.cut_offs[i] == Truth::yes) supports(cut_off);
      cite(cut_off.cite);
      json_.close('}');
    }
    json_.close(']');
  }

  /// The answer that a reached cut-off speaks for. Nobody is taken to have given it.
  void supports(const CutOff& cut_off) {
    for (const Condition& condition : cut_off.supports) {
      json_.key("supports").open('{').text("id", id_of(knowledge_, condition.subject));
      json_.text("is", value_id(knowledge_, condition.subject, condition.wanted)).close('}');
    }
  }

  void signs(const ScoreReport& score) {
    json_.key("signs").open('[');
    for (std::size_t i = 0; i < score.signs.size(); ++i) {
      if (score.signs[i] != Truth::yes) continue;
      const ItemSign& sign = score.instrument->signs[i];
      json_.open('{').number("item", sign.item).text("says", sign.says);
      cite(sign.cite);
      json_.close('}');
    }
    json_.close(']');
  }

  void subscales(const ScoreReport& score) {
    json_.key("subscales").open('{');
    for (std::size_t i = 0; i < score.subscales.size(); ++i) {
      const Subscale& subscale = score.instrument->subscales[i];
      json_.key(subscale.id).open('{').number("low", score.subscales[i].low).number("high", score.subscales[i].high);
      json_.text("says", subscale.says);
      cite(subscale.cite);
      json_.close('}');
    }
    json_.close('}');
  }

  /// The outcome only when it is the same whatever the missing items are.
  void algorithm(const ScoreReport& score) {
    const SymptomCount& algorithm = *score.instrument->algorithm;
    Text id = "none";
    Text says = algorithm.none;
    for (std::size_t i = 0; i < score.outcomes.size(); ++i) {
      if (score.outcomes[i] == Truth::no) continue;
      const bool certain = score.outcomes[i] == Truth::yes;
      id = certain ? algorithm.outcomes[i].id : "unknown";
      says = certain ? algorithm.outcomes[i].says : "Not certain while items are missing";
      break;
    }
    json_.key("algorithm").open('{').text("result", id).text("says", says);
    range("symptoms", score.symptoms);
    cite(algorithm.cite);
    json_.close('}');
  }

  void difficulty(const Instrument& instrument) {
    const Question& question = knowledge_.questions[instrument.difficulty];
    const Answer& answer = record_.answers[instrument.difficulty];
    json_.key("difficulty");
    if (answer.given != Given::value) json_.null();
    else json_.text(question.choices[static_cast<std::size_t>(answer.value)].id);
  }

  void resistance() {
    const ResistanceReport& resistance = report_.resistance;
    json_.key("resistance").open('{');
    range("adequate_failures", resistance.adequate_failures);
    json_.text("list_complete", word(resistance.list_complete)).text("trd", word(resistance.trd));
    json_.number("intolerances", resistance.intolerances);
    setting("trial_weeks", knowledge_.trial_weeks);
    setting("dose_table", knowledge_.dose_table);
    json_.key("trials").open('[');
    for (std::size_t i = 0; i < resistance.trials.size(); ++i) trial(record_.trials[i], resistance.trials[i]);
    json_.close(']');
    doses();
    // Of a patient of whom nothing is known yet every row would only say "unknown".
    if (!record_.trials.empty() || resistance.list_complete == Truth::yes) staging();
    json_.close('}');
  }

  void doses() {
    if (record_.doses.empty()) return;
    json_.key("doses").open('[');
    for (const DoseEdit& edit : record_.doses) {
      json_.open('{').text("drug", knowledge_.drugs[static_cast<std::size_t>(edit.drug)].id);
      json_.number("tenths_of_mg", edit.least).close('}');
    }
    json_.close(']');
  }

  void staging() {
    const ResistanceReport& resistance = report_.resistance;
    json_.key("by_weeks").open('[');
    for (const AtWeeks& at : resistance.by_weeks) {
      json_.open('{').number("weeks", at.weeks).number("low", at.failures.low).number("high", at.failures.high).close('}');
    }
    json_.close(']').key("definitions").open('[');
    for (const DefinitionReport& each : resistance.definitions) {
      json_.open('{').text("id", each.definition->id).key("results").open('[');
      for (const AtWeeks& at : each.results) json_.open('{').number("weeks", at.weeks).text("is", word(at.truth)).close('}');
      json_.close(']').close('}');
    }
    json_.close(']').key("staging").open('{');
    for (const StagingReport& each : resistance.stagings) composite(each);
    range("thase_rush", resistance.stage);
    json_.close('}');
  }

  void composite(const StagingReport& report) {
    json_.key(report.staging->id).open('{').text("applies", word(report.applies));
    if (report.applies != Truth::no) {
      range("total", report.total);
      json_.text("from", report.from->says).text("to", report.to->says).key("parts").open('{');
      for (std::size_t i = 0; i < report.parts.size(); ++i) range(report.staging->parts[i].id, report.parts[i]);
      json_.close('}');
    }
    json_.close('}');
  }

  void setting(std::string_view name, Slot slot) {
    json_.text(name, value_id(knowledge_, slot, report_.values[slot]));
  }

  void trial(const Trial& given, const TrialReport& trial) {
    json_.open('{').key("drug");
    if (given.drug < 0) json_.null();
    else json_.text(knowledge_.drugs[static_cast<std::size_t>(given.drug)].id);
    json_.text("outcome", word(given.outcome)).text("dose", word(trial.dose)).text("weeks", word(trial.weeks));
    json_.text("adherence", word(trial.adherent)).text("adequate_failure", word(trial.adequate_failure)).close('}');
  }

  void checks() {
    json_.key("checks").open('{');
    for (const ModalityReport& modality : report_.checks) {
      json_.key(modality.modality->id).open('{').text("status", word(modality.status));
      findings("findings", modality, Truth::yes);
      findings("not_yet_ruled_out", modality, Truth::unknown);
      ids("not_known", modality.not_known);
      json_.close('}');
    }
    json_.close('}');
  }

  void findings(std::string_view name, const ModalityReport& modality, Truth truth) {
    json_.key(name).open('[');
    for (const Finding& finding : modality.findings) {
      if (finding.truth != truth) continue;
      const Check& check = *finding.check;
      json_.open('{').text("id", check.id).text("level", word(check.level)).text("says", check.says);
      if (truth == Truth::yes) because(check.when, check.unless);
      cite(check.cite);
      other_sources(check.other);
      json_.close('}');
    }
    json_.close(']');
  }
  void other_sources(const Dissent& other) {
    if (other.says.empty()) return;
    json_.key("other_sources").open('{').text("says", other.says);
    cite(other.cite);
    json_.close('}');
  }

  void today() {
    json_.key("today").open('{');
    for (const DayReport& day : report_.today) {
      json_.key(day.modality->id).open('{').text("status", word(day.start));
      json_.key("lines").open('[');
      bool leaving = false;
      for (const DayLine& line : day.lines) {
        day_line(line);
        leaving = leaving || line.row->leaving;
      }
      json_.close(']');
      if (leaving) json_.text("leaving", word(day.leaving));
      json_.close('}');
    }
    json_.close('}');
  }

  static Text state_of(const DayLine& line) {
    if (line.fails != Truth::yes) return line.fails == Truth::no ? "holds" : "not_known";
    return line.row->level == Level::session ? "stop" : "watch";
  }

  /// What must be, and its source, stand under the row's id in the catalog and on the page: most lines hold, and the
  /// list is drawn anew with every answer.
  void day_line(const DayLine& line) {
    const DayRow& row = *line.row;
    json_.open('{').text("id", row.id).text("state", state_of(line));
    if (row.leaving) json_.truth("leaving", true);
    if (line.fails == Truth::yes) {
      json_.text("says", row.says);
      because(row.when, row.unless);
      other_sources(row.other);
    }
    if (line.fails == Truth::unknown) ids("ask", line.ask);
    if (line.fails != Truth::no) cite(row.cite);
    json_.close('}');
  }

  void plan() {
    const PlanReport& report = report_.plan;
    json_.key("plan").open('{');
    if (report.chosen) chosen(*report.chosen);
    else open_plan();
    json_.key("ruled_out").open('[');
    for (const RuledOut& each : report.ruled_out) {
      json_.open('{').text("id", each.plan->id).text("rule", each.plan->rule).text("name", each.plan->name);
      json_.key("by");
      if (each.by.subject == no_slot) json_.null();
      else reason(each.by);
      json_.close('}');
    }
    json_.close(']');
    tilts();
    json_.close('}');
  }

  void open_plan() {
    json_.text("id", "incomplete").text("rule", "R18").text("name", "Open: cannot advise yet");
    json_.text("says", "What is listed has to be known first. While an earlier plan is open, no later one is announced.");
    if (const Plan* at = report_.plan.open_at) json_.text("open_at", at->id).text("open_at_name", at->name);
    json_.key("alternatives").open('[').close(']');
  }

  void chosen(const Plan& plan) {
    json_.text("id", plan.id).text("rule", plan.rule).text("name", plan.name).text("says", plan.says);
    json_.text("grade", word(plan.grade));
    json_.key("steps").open('[');
    for (const Text step : plan.steps) json_.text(step);
    json_.close(']');
    json_.key("proposes").open('[');
    if (plan.ketamine) json_.text("ketamine");
    if (plan.tms) json_.text("tms");
    json_.close(']');
    because(plan.when, plan.unless);
    cite(plan.cite);
    alternatives(plan);
    route();
    json_.key("remarks").open('[');
    for (const Remark* remark : report_.plan.remarks) {
      json_.open('{').text("id", remark->id).text("says", remark->says);
      cite(remark->cite);
      json_.close('}');
    }
    json_.close(']');
    json_.key("what_if").open('[');
    for (const Change& change : report_.plan.what_if) write_change(change);
    json_.close(']');
  }

  void alternatives(const Plan& plan) {
    json_.key("alternatives").open('[');
    for (const Text id : plan.alternatives)
      for (const Plan& other : knowledge_.plans)
        if (other.id == id) json_.open('{').text("id", other.id).text("rule", other.rule).text("name", other.name).close('}');
    json_.close(']');
  }

  void route() {
    json_.key("route");
    if (const Route* route = report_.plan.route) {
      json_.open('{').text("id", route->id).text("name", route->name).text("says", route->says);
      because(route->when, {});
      cite(route->cite);
      json_.close('}');
    } else if (report_.plan.route_open) {
      json_.open('{').text("id", "open").text("name", "Route open").text("says", "The access questions decide it.").close('}');
    } else {
      json_.null();
    }
  }

  void write_change(const Change& change) {
    json_.open('{').text("id", id_of(knowledge_, change.question));
    json_.text("to", value_id(knowledge_, change.question, exactly(change.to)));
    json_.text("plan", change.plan ? change.plan->id : "incomplete");
    json_.text("name", change.plan ? change.plan->name : "Open: cannot advise yet").close('}');
  }

  void tilts() {
    json_.key("tilts").open('[');
    for (const TiltReport& each : report_.plan.tilts) {
      json_.open('{').text("id", each.tilt->id).text("toward", word(each.tilt->side)).text("holds", word(each.truth));
      json_.text("says", each.tilt->says);
      cite(each.tilt->cite);
      json_.close('}');
    }
    json_.close(']');
  }

  void ask_next() {
    json_.key("ask_next").open('[');
    for (std::size_t i = 0; i < std::min(few, report_.plan.ask_next.size()); ++i)
      json_.open('{').text("id", asked_id(report_.plan.ask_next[i])).close('}');
    json_.close(']');
  }

  // ---- coverage: by ids; the words stand in the catalog

  void coverage() {
    json_.key("coverage").open('{').text("concurrent", word(report_.coverage.concurrent));
    json_.key("policies").open('[');
    for (const PolicyReport& each : report_.coverage.policies)
      if (is_telling(each)) policy(each);
    json_.close(']').close('}');
  }

  /// A policy of whose requirements nothing is known yet is left out.
  static bool is_telling(const PolicyReport& policy) {
    return std::any_of(policy.requirements.begin(), policy.requirements.end(), [](Truth truth) { return truth != Truth::unknown; });
  }

  void policy(const PolicyReport& policy) {
    json_.open('{').text("id", policy.policy->id).text("result", met(policy.met));
    requirements("met", policy, Truth::yes);
    requirements("not_met", policy, Truth::no);
    requirements("unknown", policy, Truth::unknown);
    for (const AtWeeks& at : policy.trials) {
      json_.number("weeks", at.weeks);
      range("counted", at.failures);
    }
    json_.close('}');
  }
  void requirements(std::string_view name, const PolicyReport& policy, Truth truth) {
    json_.key(name).open('[');
    for (std::size_t i = 0; i < policy.requirements.size(); ++i)
      if (policy.requirements[i] == truth) json_.text(policy.policy->requirements[i].id);
    json_.close(']');
  }

  const Knowledge& knowledge_;
  const ReadRecord& read_;
  const Record& record_;
  const Report& report_;
  JsonWriter json_;
};

}  // namespace

std::string write_report(const Knowledge& knowledge, const ReadRecord& read, const Report& report, WriteParts over_time) {
  std::string out;
  out.reserve(32768);
  ReportWriter(knowledge, read, report, out).write(over_time);
  return out;
}

}  // namespace lintel::io
