#include "io/review.hpp"

#include "io/sentence.hpp"
#include "io/value.hpp"

namespace lintel::io {
namespace {

class Sheet {
 public:
  Sheet(const Knowledge& knowledge, std::string& out) : knowledge_(knowledge), out_(out) {}

  void write() {
    line({"# What Lintel knows"});
    line({"Knowledge ", knowledge_.version, " (", knowledge_.hash, "), reviewed ", knowledge_.reviewed,
          ". Every sentence below stands in a table; this sheet is written from the tables."});
    line({"It informs a qualified clinician. An answer nobody gave is unknown, never no."});
    line({"How to read it: each sentence has an **id**, which it has alone, and its sources in brackets with the place in "
          "them. \"own\" is this tool's own rule, with the place in the fact base. What is marked unverified is shown to "
          "users as unverified. A change of a table changes its sentence here, and the stamp above. The signature is at the end."});
    const std::size_t contents_at = out_.size();
    body();
    out_.insert(contents_at, "## Contents\n\n" + contents_ + '\n');
    signature();
  }

 private:
  void body() {
    instruments();
    safety();
    definitions("## What is worked out from the answers", knowledge_.defined);
    modalities();
    tilts();
    definitions("## What is worked out from the checks", knowledge_.situations);
    plans();
    routes();
    remarks();
    tensions();
    change();
    bad_days();
    dimensions();
    protocols();
    trials();
    definitions_of_resistance();
    stagings();
    policies();
    codes();
    questions();
    article();
    sources();
  }

  /// A paragraph or a heading. Headings of the second and third level go into the contents.
  void line(std::initializer_list<Text> parts) {
    const std::size_t start = out_.size();
    for (const Text part : parts) out_ += part;
    enter(Text(out_).substr(start));
    out_ += "\n\n";
  }
  void enter(Text text) {
    const std::size_t depth = text.find(' ');
    if (text.substr(0, depth) != "##" && text.substr(0, depth) != "###") return;
    const Text title = text.substr(depth + 1);
    contents_ += std::string(2 * (depth - 2), ' ') + "- [" + std::string(title) + "](#" + anchor(title) + ")\n";
  }
  /// The name that Markdown readers give a heading: "Plans, read from the top" is "plans-read-from-the-top".
  static std::string anchor(Text title) {
    std::string name;
    for (const char c : title) {
      if (c == ' ' || c == '-') name += '-';
      else if (c >= 'A' && c <= 'Z') name += static_cast<char>(c - 'A' + 'a');
      else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 127) name += c;
    }
    return name;
  }
  void row(Text id, Text text) {
    out_ += "- **";
    out_ += id;
    out_ += "** ";
    out_ += text;
  }
  void end_row(const Cites& cites) {
    out_ += " [";
    for (const Cite& cite : cites) {
      if (&cite != cites.begin()) out_ += "; ";
      out_ += knowledge_.sources[cite.source].id;
      if (!cite.place.empty()) (out_ += ' ') += cite.place;
      if (cite.unverified) out_ += " (unverified)";
    }
    out_ += "]\n";
  }

  template <class List>
  void conditions(Text lead, Text join, const List& list) {
    if (list.empty()) return;
    out_ += lead;
    for (const Condition& condition : list) {
      if (&condition != list.begin()) out_ += join;
      out_ += sentence(knowledge_, condition);
    }
    out_ += '.';
  }
  void when(const Conditions& when, const Conditions& unless) {
    conditions(" When: ", " and ", when);
    conditions(" Unless: ", " or ", unless);
  }

  void instruments() {
    for (const Instrument& instrument : knowledge_.instruments) {
      line({"## ", instrument.name});
      line({"Rated by: ", instrument.rated_by, ". Looks back: ", looks_back(instrument), ". ", instrument.rights});
      if (knowledge_.is_beside(instrument)) line({"Beside the core: it is scored, and no rule reads it."});
      if (!instrument.asks.empty()) line({instrument.asks});
      for (const Question& each : knowledge_.questions)
        if (each.group == instrument.id && is_of(instrument, each)) question(each);
      scoring(instrument);
      out_ += '\n';
    }
  }

  static std::string looks_back(const Instrument& instrument) {
    return instrument.recall.empty() ? std::to_string(instrument.recall_days) + " days" : std::string(instrument.recall);
  }
  /// An item, or a question that goes with them; in the group of a core instrument other questions may stand too.
  bool is_of(const Instrument& instrument, const Question& question) const {
    const auto slot = static_cast<std::size_t>(&question - knowledge_.questions.data());
    const bool item = slot >= instrument.first && slot < instrument.first + std::size_t{instrument.items};
    return item || slot == instrument.difficulty || knowledge_.is_beside(instrument);
  }

  void total(const std::string& id, const Instrument& instrument) {
    const Scoring& scoring = instrument.scoring;
    row(id + ".total", "Sum of the items");
    for (const HighestOf& group : scoring.highest_of)
      out_ += "; of items " + std::to_string(group.first) + " to " + std::to_string(group.last) + " only the highest";
    for (const std::uint8_t item : scoring.reversed) out_ += "; item " + std::to_string(item) + " counts from the other end";
    if (scoring.times > 1) out_ += ", times " + std::to_string(scoring.times);
    out_ += '.';
    for (const Condition& condition : scoring.only_if) out_ += " 0 unless " + sentence(knowledge_, condition) + ".";
    if (!instrument.panel_code.empty()) out_ += " LOINC panel " + std::string(instrument.panel_code) + ".";
    if (!instrument.total_code.empty()) out_ += " LOINC total " + std::string(instrument.total_code) + ".";
  }

  void cut_off(const CutOff& cut_off) {
    row(cut_off.id, cut_off.says);
    out_ += '.';
    conditions(" Only with: ", " and ", cut_off.also);
    conditions(" Speaks for: ", " or ", cut_off.supports);
    end_row(cut_off.cite);
  }

  void scoring(const Instrument& instrument) {
    const std::string id(instrument.id);
    total(id, instrument);
    if (instrument.most_missing > 0)
      out_ += " Pro-rated, and named so, with at most " + std::to_string(instrument.most_missing) + " items missing" +
              (instrument.safety_item ? ", never while item " + std::to_string(instrument.safety_item) + " is." : ".");
    else out_ += " Never pro-rated.";
    end_row(instrument.cite);
    for (const BandSet& set : instrument.band_sets) bands(id, set);
    for (const CutOff& each : instrument.cut_offs) cut_off(each);
    for (const ItemSign& sign : instrument.signs) {
      row("sign " + id + "." + std::to_string(sign.item), "From " + std::to_string(sign.from) + " on: " + std::string(sign.says));
      end_row(sign.cite);
    }
    for (const Subscale& subscale : instrument.subscales) {
      row(id + "." + std::string(subscale.id), subscale.says);
      out_ += "; items";
      for (const std::uint8_t item : subscale.items) out_ += " " + std::to_string(item);
      end_row(subscale.cite);
    }
    if (instrument.algorithm) algorithm(id, *instrument.algorithm);
  }

  void bands(const std::string& id, const BandSet& set) {
    row(id + ".bands." + std::string(set.id), "");
    for (const Band& band : set.bands)
      out_ += (&band == &set.bands.front() ? "" : ", ") + std::string("from ") + std::to_string(band.from) + " " + std::string(band.says);
    out_ += ". ";
    out_ += set.note;
    end_row(set.cite);
  }

  void algorithm(const std::string& id, const SymptomCount& algorithm) {
    row(id + ".algorithm", "Items count from");
    for (const std::uint8_t from : algorithm.counts_from) out_ += " " + std::to_string(from);
    out_ += "; at least one of items";
    for (const std::uint8_t item : algorithm.core) out_ += " " + std::to_string(item);
    out_ += " must count.";
    for (const SymptomCount::Outcome& outcome : algorithm.outcomes)
      out_ += " " + std::to_string(outcome.count.low) + " to " + std::to_string(outcome.count.high) + ": " + std::string(outcome.says) + ".";
    end_row(algorithm.cite);
  }

  void safety() {
    line({"## Alarms"});
    for (const Alarm& alarm : knowledge_.alarms) {
      row(std::string(word(alarm.level)) + " " + std::string(alarm.id), alarm.says);
      when(alarm.when, {});
      conditions(" Pending until known: ", " or ", alarm.until);
      (out_ += " Then: ") += alarm.act;
      known_by(alarm);
      end_row(alarm.cite);
    }
    for (const Skip& skip : knowledge_.skips) {
      row("skip " + std::string(id_of(knowledge_, skip.question)), std::string(says_of(knowledge_, skip.question)) + " is not waited for unless " + sentence(knowledge_, skip.asked_if) + ".");
      end_row(skip.cite);
    }
    out_ += '\n';
  }

  void known_by(const Alarm& alarm) {
    if (alarm.known_by.empty()) return;
    out_ += " Once";
    for (const Slot& slot : alarm.known_by) (out_ += &slot == alarm.known_by.begin() ? " " : ", ") += id_of(knowledge_, slot);
    (out_ += " are known: ") += alarm.act_then;
  }

  void definitions(Text title, std::span<const Clause> clauses) {
    line({title});
    Slot last = no_slot;
    for (const Clause& clause : clauses) {
      if (clause.defines != last) {
        row(id_of(knowledge_, clause.defines), says_of(knowledge_, clause.defines));
        out_ += ". Any of these makes it so:\n";
      }
      last = clause.defines;
      out_ += "  -";
      when(clause.when, clause.unless);
      end_row(clause.cite);
    }
    out_ += '\n';
  }

  void modalities() {
    for (const Modality& modality : knowledge_.modalities) {
      line({"## ", modality.name});
      for (const Check& check : modality.checks) {
        row(check.id, word(check.level));
        (out_ += ". ") += check.says;
        when(check.when, check.unless);
        end_row(check.cite);
        if (check.other.says.empty()) continue;
        (out_ += "  - Other sources: ") += check.other.says;
        end_row(check.other.cite);
      }
      out_ += '\n';
      day(modality);
    }
  }

  void day(const Modality& modality) {
    line({"### ", modality.name, ": on the day, before ", modality.begins});
    for (const DayRow& row : modality.day) {
      this->row(row.id, row.level == Level::session ? "Must be: " : "Watched: ");
      (out_ += row.must) += '.';
      when(row.when, row.unless);
      if (row.leaving) out_ += " Looked at before the patient leaves.";
      (out_ += " Then: ") += row.says;
      end_row(row.cite);
      if (row.other.says.empty()) continue;
      (out_ += "  - Other sources: ") += row.other.says;
      end_row(row.other.cite);
    }
    out_ += '\n';
  }

  void tilts() {
    line({"## What leans to one side"});
    for (const Tilt& tilt : knowledge_.tilts) {
      row(tilt.id, std::string("Toward ") + std::string(word(tilt.side)) + ". " + std::string(tilt.says));
      when(tilt.when, {});
      end_row(tilt.cite);
    }
    out_ += '\n';
  }

  void plans() {
    line({"## Plans, read from the top"});
    for (const Plan& plan : knowledge_.plans) {
      row(std::string(plan.rule) + " " + std::string(plan.id), std::string(plan.name) + ". " + std::string(plan.says));
      when(plan.when, plan.unless);
      (out_ += " Ground: ") += word(plan.grade);
      out_ += '.';
      end_row(plan.cite);
      for (const Text step : plan.steps) ((out_ += "  - ") += step) += '\n';
    }
    out_ += '\n';
  }

  void routes() {
    line({"## Which ketamine-class treatment, read from the top"});
    for (const Route& route : knowledge_.routes) {
      row("route " + std::string(route.id), std::string(route.name) + ". " + std::string(route.says));
      when(route.when, route.unless);
      end_row(route.cite);
    }
    out_ += '\n';
  }

  void remarks() {
    line({"## Beside a plan"});
    for (const Remark& remark : knowledge_.remarks) {
      row(remark.id, remark.says);
      when(remark.when, remark.unless);
      if (remark.combined) out_ += " Beside every plan that proposes both.";
      for (const Text& plan : remark.plans) (out_ += &plan == remark.plans.begin() ? " Beside: " : ", ") += plan;
      end_row(remark.cite);
    }
    out_ += '\n';
  }

  void tensions() {
    line({"## Where sources do not agree"});
    for (const Tension& tension : knowledge_.tensions) {
      row("tension " + std::string(tension.id), tension.title);
      (out_ += ". This tool: ") += tension.does;
      for (const Text& id : tension.rows) (out_ += &id == tension.rows.begin() ? " Concerns: " : ", ") += id;
      if (!tension.rows.empty()) out_ += '.';
      end_row(tension.cite);
      for (const Tension::Reading& reading : tension.readings) {
        (((out_ += "  - ") += reading.who) += ": ") += reading.says;
        end_row(reading.cite);
      }
    }
    out_ += '\n';
  }

  // ---- over time

  void change() {
    line({"## Change over time"});
    for (const Limit& limit : knowledge_.limits) {
      row(limit.id, limit.says);
      out_ += ": " + std::to_string(limit.usual) + ". A clinic may set " + std::to_string(limit.range.low) + " to " + std::to_string(limit.range.high) + ".";
      end_row(limit.cite);
    }
    for (const Trend& trend : knowledge_.trends) follow(trend);
    out_ += '\n';
  }

  void follow(const Trend& trend) {
    const std::string id(trend.instrument);
    row(id + ".response", "A fall of exactly half of the baseline or more is response, of exactly a quarter or more partial response, less is "
                          "non-response. The baseline is the last score before the first session of the course. Below a baseline of ");
    out_ += std::to_string(trend.least_baseline) + " points only, no percent.";
    end_row(trend.response);
    for (const Remission& each : trend.remissions) row(id + ".remission." + std::string(each.id), each.says), out_ += '.', end_row(each.cite);
    for (const Magnitude& each : trend.magnitudes) {
      row(id + ".change." + std::string(each.id), each.says);
      out_ += each.per_mille > 0 ? ". Reached from " + std::to_string(each.per_mille) + " thousandths on."
                                 : ". Reached from " + std::to_string(each.points) + " points on.";
      end_row(each.cite);
    }
    row(id + ".confirm", "Two forms confirm each other when they are at least ");
    out_ += std::to_string(trend.apart) + " days apart";
    for (const auto& [days, apart] : trend.other_recall)
      out_ += "; with a look-back of " + std::to_string(days) + (days == 1 ? " day" : " days") + ", a line of its own, " + std::to_string(apart);
    out_ += trend.relapse_line > 0 ? ". Relapse line: " + std::to_string(trend.relapse_line) + "." : ". No relapse line.";
    if (trend.clinician) out_ += " Clinician's ratings only; a self-rated version is another scale.";
    end_row(trend.cite);
    if (trend.relapse.at_least == 0) return;
    row(id + ".relapse", trend.relapse.says);
    out_ += ". At least " + std::to_string(trend.relapse.at_least) + ", days between: from " + std::to_string(trend.relapse.days.low);
    if (trend.relapse.days.high < no_limit) out_ += " to " + std::to_string(trend.relapse.days.high);
    out_ += trend.relapse.remitted ? "; after remission." : "; after response or remission.";
    end_row(trend.relapse.cite);
  }

  void bad_days() {
    line({"## One bad day, or a loss of response"});
    line({"The reference is the median of the last 3 scores while responding, at least 2; a score that stood out itself is left out of it."});
    for (const BadDay& each : knowledge_.bad_days) {
      row(each.id, each.says);
      (out_ += " Then: ") += each.act;
      end_row(each.cite);
      if (!each.to_patient.empty()) ((out_ += "  - For the patient: ") += each.to_patient) += '\n';
    }
    row("safety-first", knowledge_.safety_first.says), end_row(knowledge_.safety_first.cite);
    for (const Modality& modality : knowledge_.modalities)
      if (modality.wanes.high > 0) {
        row("expected-waning", knowledge_.expected_waning.says);
        out_ += " " + std::string(modality.name) + ": days " + std::to_string(modality.wanes.low) + " to " + std::to_string(modality.wanes.high) + ".";
        end_row(knowledge_.expected_waning.cite);
      }
    early_sign();
    out_ += '\n';
  }

  void early_sign() {
    const EarlySign& sign = knowledge_.early_sign;
    if (sign.session == 0) return;
    row("early-sign", "");
    for (const Modality& modality : knowledge_.modalities)
      if (modality.id == sign.modality) out_ += std::string(modality.name) + " alone, a session a day: ";
    out_ += "less than " + std::to_string(sign.below) + " % better at session " + std::to_string(sign.session) + " (the first form up to " +
            std::to_string(sign.days) + " days after it), by";
    Text before = " ";
    for (const Trend& trend : knowledge_.trends)
      for (const Instrument& instrument : knowledge_.instruments)
        if (trend.early_sign && instrument.id == trend.instrument) (out_ += before) += instrument.name, before = " or ";
    out_ += ". ";
    out_ += sign.says;
    end_row(sign.cite);
  }

  void dimensions() {
    line({"## Two axes, described"});
    for (const Dimension& each : knowledge_.dimensions) {
      row(each.id, std::string(each.axis) + ": " + std::string(each.says) + ". " + std::string(each.limits));
      end_row(each.cite);
    }
    out_ += '\n';
  }

  void protocols() {
    line({"## Treatment courses on the calendar"});
    for (const Protocol& each : knowledge_.protocols) {
      row(each.id, each.name);
      out_ += ":";
      for (const Phase& phase : each.phases) this->phase(phase, &phase == each.phases.begin());
      (out_ += ". ") += each.says;
      weekdays(each.weekdays);
      if (each.first_mg > 0)
        out_ += " First dose " + std::to_string(each.first_mg) + " mg; where the European text applies from its age on, " + std::to_string(each.older_first_mg) + " mg.";
      end_row(each.cite);
    }
    for (const CalendarRow& each : knowledge_.calendar_rules) {
      static constexpr Text weights[] = {"conflict ", "warning ", "note "};
      row(std::string(weights[static_cast<std::size_t>(each.weight)]) + std::string(each.id), each.says);
      end_row(each.cite);
    }
    for (const DoseHelp& each : knowledge_.dose_help) {
      row("dose." + std::string(each.modality), each.says);
      (out_ += " Otherwise: ") += each.refused;
      end_row(each.cite);
    }
    out_ += '\n';
  }

  void phase(const Phase& phase, bool first) {
    out_ += (first ? " " : ", then ") + std::to_string(phase.sessions) + (phase.open_ended ? " or more" : "");
    if (phase.per_day > 1) out_ += ", " + std::to_string(phase.per_day) + " a day";
    out_ += phase.every_weeks > 1 ? " every " + std::to_string(phase.every_weeks) + " weeks" : " at " + std::to_string(phase.per_week) + " a week";
    for (const int& mg : phase.mg) out_ += (&mg == phase.mg.begin() ? ", " : " or ") + std::to_string(mg);
    if (!phase.mg.empty()) out_ += " mg";
  }

  void weekdays(unsigned days) {
    static constexpr Text names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    out_ += " Usual days:";
    for (unsigned bit = 0; bit < 7; ++bit)
      if (days >> bit & 1U) (out_ += ' ') += names[bit];
    out_ += '.';
  }

  void trials() {
    line({"## Lowest adequate doses, mg a day"});
    for (const DoseTable& table : knowledge_.dose_tables) row(table.id, table.says), end_row(table.cite);
    line({"\nA reader can put a dose of their own in place of any row. Rows of a table that is not verified are marked so."});
    for (const Drug& drug : knowledge_.drugs) {
      row(drug.id, std::string(drug.name) + " (" + std::string(drug.family) + "):");
      for (std::size_t i = 0; i < drug.least.size(); ++i)
        out_ += (i ? ", " : " ") + std::string(knowledge_.dose_tables[i].id) + " " + dose(drug, i);
      out_ += '\n';
    }
    out_ += '\n';
  }
  std::string dose(const Drug& drug, std::size_t table) const {
    if (drug.least[table] == 0) return "not given";
    return of_tenths(drug.least[table]) + (knowledge_.dose_tables[table].verified ? "" : " (unverified)");
  }

  /// "2 trials of 6 weeks or longer, with at most 24 % improvement; not tolerated does not count."
  std::string asked(const TrialRule& rule) const {
    std::string text = std::to_string(rule.count) + (rule.classes ? " classes, in trials of " : rule.count == 1 ? " trial of " : " trials of ");
    for (const int weeks : rule.weeks) text += (weeks == rule.weeks[0] ? "" : ", ") + std::to_string(weeks);
    text += rule.weeks.empty() ? "as many weeks as are set" : " weeks or longer";
    text += ", with at most " + std::to_string(rule.most_improvement) + " % improvement";
    return text + (rule.intolerance ? "; not tolerated counts too." : "; not tolerated does not count.");
  }

  void definitions_of_resistance() {
    line({"## What treatment-resistant means, by body"});
    for (const OutcomeRange& range : knowledge_.outcomes) {
      row(word(range.outcome), "improvement of " + std::to_string(range.improvement.low) + " to " + std::to_string(range.improvement.high) + " %");
      out_ += '\n';
    }
    for (const Definition& definition : knowledge_.definitions) {
      row(definition.id, definition.name);
      ((out_ += ". ") += definition.says) += " Counted: ";
      out_ += asked(definition.trials);
      when({}, definition.unless);
      end_row(definition.cite);
    }
    out_ += '\n';
  }

  void stagings() {
    line({"## Staging"});
    for (const Staging& staging : knowledge_.stagings) {
      row(staging.id, staging.name);
      ((out_ += ". ") += staging.bands.note) += " Applies when: ";
      (out_ += sentence(knowledge_, staging.applies)) += ". Bands:";
      for (const Band& band : staging.bands.bands) out_ += " from " + std::to_string(band.from) + " " + std::string(band.says) + ".";
      end_row(staging.bands.cite);
      for (const StagingPart& part : staging.parts)
        for (const Points& points : part.rows) {
          out_ += "  - " + std::string(part.says) + ", " + std::string(points.says) + ": " + std::to_string(points.points) + ".";
          when(points.when, {});
          out_ += '\n';
        }
    }
    for (const Stage& stage : knowledge_.stages) {
      row("thase_rush." + std::string(stage.id), stage.says);
      out_ += ". Classes that failed: at least " + std::to_string(stage.classes) + ".";
      if (!stage.family.empty()) ((out_ += " One of them: ") += stage.family) += '.';
      conditions(" When: ", " and ", stage.also);
      end_row(stage.cite);
    }
    out_ += '\n';
  }

  void policies() {
    line({"## What payers ask for"});
    line({"United States. A text that was not read is never worked out. That every requirement is met is no approval."});
    for (const Policy& policy : knowledge_.policies) {
      row(policy.id, policy.name);
      (((out_ += " (") += policy.treatment) += "; ") += word(policy.reading);
      if (!policy.version.empty()) (out_ += "; ") += policy.version;
      out_ += ")";
      if (!policy.note.empty()) (out_ += ". ") += policy.note;
      end_row(policy.cite);
      for (const Requirement& requirement : policy.requirements) this->requirement(policy, requirement);
    }
    out_ += '\n';
  }

  void requirement(const Policy& policy, const Requirement& requirement) {
    out_ += "  - **" + std::string(policy.id) + "." + std::string(requirement.id) + "** " + std::string(requirement.says) + ".";
    if (requirement.trials.count > 0) out_ += " Counted: " + asked(requirement.trials);
    when(requirement.when, requirement.unless);
    if (requirement.concurrent != Concurrent::not_mentioned)
      ((out_ += " TMS and ketamine at the same time: ") += word(requirement.concurrent)) += '.';
    ((out_ += " Shown by: ") += requirement.proof) += ".\n";
  }

  void codes() {
    line({"## Codes"});
    line({"A list to read in. Score bands are not ICD severities: no code is chosen from a score or an answer."});
    for (const Code& code : knowledge_.codes) {
      row(code.id, std::string(code.system) + ". " + std::string(code.says) + ".");
      if (!code.from.empty()) ((out_ += " From ") += code.from) += '.';
      if (!code.note.empty()) (out_ += ' ') += code.note;
      end_row(code.cite);
    }
    out_ += '\n';
  }

  void questions() {
    line({"## Everything that is asked"});
    line({"What belongs to an instrument stands with it."});
    for (const Group& group : knowledge_.groups) {
      bool first = true;
      for (const Question& each : knowledge_.questions) {
        if (each.group != group.id || is_written(each)) continue;
        if (first) line({"### Asked: ", group.title});
        first = false;
        question(each);
      }
      if (!first) out_ += '\n';
    }
  }
  bool is_written(const Question& question) const {
    return out_.find("\n- **" + std::string(question.id) + "** ") != std::string::npos;
  }

  void question(const Question& question) {
    row(question.id, question.asks);
    if (!question.help.empty()) (out_ += ' ') += question.help;
    if (question.kind == Kind::number)
      out_ += " (" + std::to_string(question.range.low) + " to " + std::to_string(question.range.high) +
              (question.unit.empty() ? "" : " " + std::string(question.unit)) + ")";
    if (question.kind == Kind::choice || question.kind == Kind::setting)
      for (const Choice& choice : question.choices) out_ += (&choice == question.choices.data() ? " (" : "; ") + std::string(choice.says);
    if (question.kind == Kind::choice || question.kind == Kind::setting) out_ += ')';
    if (!question.code.empty()) (out_ += " LOINC ") += question.code;
    out_ += '\n';
  }

  void article() {
    line({"## The clinic's article"});
    for (const Sentence& sentence : knowledge_.article) row(sentence.id, sentence.text), out_ += '\n';
    out_ += '\n';
  }

  void sources() {
    line({"## Sources"});
    for (const Source& source : knowledge_.sources) {
      row("source " + std::string(source.id), source.title);
      if (!source.address.empty()) (out_ += ". ") += source.address;
      ((((out_ += " (") += word(source.kind)) += "; ") += seen(source)) += ")\n";
    }
    out_ += '\n';
  }

  void signature() {
    line({"## Signature"});
    line({"I have read this sheet, with the version and the stamp at its top. I agree with every sentence but those that I "
          "name here."});
    for (const Text asked : {"Ids of the sentences I do not agree with, and why", "Name and qualification", "Place and date", "Signature"})
      line({asked, ": ______________________________"});
    out_.pop_back();
  }

  const Knowledge& knowledge_;
  std::string& out_;
  std::string contents_;
};

}  // namespace

std::string write_review(const Knowledge& knowledge) {
  std::string out;
  Sheet(knowledge, out).write();
  return out;
}

}  // namespace lintel::io
