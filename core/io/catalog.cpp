#include "io/catalog.hpp"

#include "engine/engine.hpp"
#include "io/json.hpp"
#include "io/sentence.hpp"
#include "knowledge/cited.hpp"

namespace lintel::io {
namespace {

void write_choices(JsonWriter& json, const Question& question) {
  if (question.choices.empty()) return;
  json.key("choices").open('[');
  for (const Choice& choice : question.choices) {
    json.open('{').text("id", choice.id).text("says", choice.says);
    if (!choice.code.empty()) json.text("code", choice.code);
    json.close('}');
  }
  json.close(']');
}

void write_question(JsonWriter& json, const Question& question) {
  json.open('{').text("id", question.id).text("kind", word(question.kind)).text("group", question.group);
  json.text("asks", question.asks);
  if (!question.help.empty()) json.text("help", question.help);
  write_choices(json, question);
  if (question.kind == Kind::number) json.number("low", question.range.low).number("high", question.range.high);
  if (!question.unit.empty()) json.text("unit", question.unit);
  if (!question.code.empty()) json.text("code", question.code);
  json.close('}');
}

void write_bands(JsonWriter& json, const BandSet& set) {
  json.open('{').text("id", set.id).key("bands").open('[');
  for (const Band& band : set.bands) json.open('{').number("from", band.from).text("says", band.says).close('}');
  json.close(']').close('}');
}

/// The highest total there can be: that of an instrument with every item at its worst.
int highest_total(const Knowledge& knowledge, const Instrument& instrument) {
  Record worst;
  worst.answers.resize(knowledge.questions.size());
  for (std::size_t i = 0; i < instrument.items; ++i) {
    const bool reversed = std::find(instrument.scoring.reversed.begin(), instrument.scoring.reversed.end(), i + 1) != instrument.scoring.reversed.end();
    worst.answers[instrument.first + i] = {Given::value, reversed ? 0 : knowledge.questions[instrument.first + i].range.high};
  }
  return score(knowledge, instrument, worst).total.high;
}

void write_instrument(JsonWriter& json, const Knowledge& knowledge, const Instrument& instrument) {
  json.open('{').text("id", instrument.id).text("name", instrument.name).text("asks", instrument.asks);
  json.text("rated_by", instrument.rated_by);
  if (instrument.recall.empty()) json.number("recall_days", instrument.recall_days);
  else json.text("recall", instrument.recall);
  json.truth("beside", knowledge.is_beside(instrument)).number("highest", highest_total(knowledge, instrument));
  for (const Condition& condition : instrument.scoring.only_if) {
    json.key("only_if").open('{').text("question", id_of(knowledge, condition.subject));
    json.text("is", wanted(knowledge, condition)).close('}');
  }
  json.key("items").open('[');
  for (std::size_t i = 0; i < instrument.items; ++i) json.text(knowledge.questions[instrument.first + i].id);
  json.close(']');
  json.key("band_sets").open('[');
  for (const BandSet& set : instrument.band_sets) write_bands(json, set);
  json.close(']');
  if (!instrument.panel_code.empty()) json.text("panel_code", instrument.panel_code);
  if (!instrument.total_code.empty()) json.text("total_code", instrument.total_code);
  json.truth("wording_is_free", instrument.wording_is_free).text("rights", instrument.rights).close('}');
}

void write_skip(JsonWriter& json, const Knowledge& knowledge, const Skip& skip) {
  json.open('{').text("question", id_of(knowledge, skip.question));
  json.text("asked_if", id_of(knowledge, skip.asked_if.subject)).text("is", wanted(knowledge, skip.asked_if)).close('}');
}

void write_drug(JsonWriter& json, const Drug& drug) {
  json.open('{').text("id", drug.id).text("name", drug.name).text("family", drug.family);
  json.key("least_tenths_of_mg").open('[');
  for (const int least : drug.least) json.number(least);
  json.close(']').close('}');
}

void write_source(JsonWriter& json, const Source& source) {
  json.open('{').text("id", source.id).text("kind", word(source.kind)).text("title", source.title);
  if (!source.address.empty()) json.text("address", source.address);
  json.text("seen", seen(source)).truth("first_hand", source.first_hand);
  if (!source.read.empty()) json.text("read_by", source.read);
  json.close('}');
}

void write_cites(JsonWriter& json, const Knowledge& knowledge, const Cites& cites) {
  json.key("cite").open('[');
  for (const Cite& cite : cites) {
    json.open('{').text("source", knowledge.sources[cite.source].id);
    if (!cite.place.empty()) json.text("place", cite.place);
    if (cite.unverified) json.truth("unverified", true);
    json.close('}');
  }
  json.close(']');
}

void write_tension(JsonWriter& json, const Knowledge& knowledge, const Tension& tension) {
  json.open('{').text("id", tension.id).text("title", tension.title);
  json.key("readings").open('[');
  for (const Tension::Reading& reading : tension.readings) {
    json.open('{').text("who", reading.who).text("says", reading.says);
    write_cites(json, knowledge, reading.cite);
    json.close('}');
  }
  json.close(']').text("does", tension.does);
  json.key("rows").open('[');
  for (const Text id : tension.rows) json.text(id);
  json.close(']');
  write_cites(json, knowledge, tension.cite);
  json.close('}');
}

void write_day_row(JsonWriter& json, const Knowledge& knowledge, const DayRow& row) {
  json.open('{').text("id", row.id).text("level", word(row.level)).text("must", row.must);
  if (row.leaving) json.truth("leaving", true);
  write_cites(json, knowledge, row.cite);
  json.close('}');
}

void write_rule(JsonWriter& json, const TrialRule& rule) {
  json.key("trials").open('{').number("count", rule.count).key("weeks").open('[');
  for (const int weeks : rule.weeks) json.number(weeks);
  json.close(']').number("most_improvement", rule.most_improvement);
  json.truth("intolerance", rule.intolerance).truth("classes", rule.classes).close('}');
}

void write_definition(JsonWriter& json, const Knowledge& knowledge, const Definition& definition) {
  json.open('{').text("id", definition.id).text("name", definition.name).text("says", definition.says);
  write_rule(json, definition.trials);
  write_cites(json, knowledge, definition.cite);
  json.close('}');
}

void write_staging(JsonWriter& json, const Knowledge& knowledge, const Staging& staging) {
  json.open('{').text("id", staging.id).text("name", staging.name).text("says", staging.bands.note).key("parts").open('[');
  for (const StagingPart& part : staging.parts) {
    json.open('{').text("id", part.id).text("says", part.says).key("points").open('[');
    for (const Points& row : part.rows) json.open('{').number("points", row.points).text("says", row.says).close('}');
    json.close(']').close('}');
  }
  json.close(']').key("bands").open('[');
  for (const Band& band : staging.bands.bands) json.open('{').number("from", band.from).text("says", band.says).close('}');
  json.close(']');
  write_cites(json, knowledge, staging.bands.cite);
  json.close('}');
}

void write_stage(JsonWriter& json, const Knowledge& knowledge, const Stage& stage) {
  json.open('{').text("id", stage.id).text("says", stage.says);
  write_cites(json, knowledge, stage.cite);
  json.close('}');
}

void add_question(Slot question, std::vector<Slot>& questions) {
  if (std::find(questions.begin(), questions.end(), question) == questions.end()) questions.push_back(question);
}

/// The questions that a condition can hang on, through definitions; a score stands for its first item.
void questions_behind(const Knowledge& knowledge, Slot subject, std::vector<Slot>& questions) {
  if (question_at(knowledge, subject)) return add_question(subject, questions);
  for (const Instrument& instrument : knowledge.instruments)
    if (instrument.total == subject) add_question(instrument.first, questions);
  for (const Clause& clause : knowledge.defined)
    if (clause.defines == subject)
      for (const Conditions* conditions : {&clause.when, &clause.unless})
        for (const Condition& condition : *conditions) questions_behind(knowledge, condition.subject, questions);
}

void write_requirement(JsonWriter& json, const Knowledge& knowledge, const Requirement& requirement) {
  json.open('{').text("id", requirement.id).text("says", requirement.says).text("proof", requirement.proof);
  if (requirement.trials.count > 0) write_rule(json, requirement.trials);
  if (requirement.concurrent != Concurrent::not_mentioned) json.text("concurrent", word(requirement.concurrent));
  std::vector<Slot> questions;
  for (const Conditions* conditions : {&requirement.when, &requirement.unless})
    for (const Condition& condition : *conditions) questions_behind(knowledge, condition.subject, questions);
  if (requirement.concurrent == Concurrent::documented) add_question(knowledge.documented, questions);
  json.key("questions").open('[');
  if (requirement.trials.count > 0) json.text("trials");
  for (const Slot question : questions) json.text(id_of(knowledge, question));
  json.close(']').close('}');
}

void write_policy(JsonWriter& json, const Knowledge& knowledge, const Policy& policy) {
  json.open('{').text("id", policy.id).text("payer", policy.payer).text("treatment", policy.treatment);
  json.text("name", policy.name).text("version", policy.version).text("reading", word(policy.reading));
  json.text("note", policy.note).key("requirements").open('[');
  for (const Requirement& requirement : policy.requirements) write_requirement(json, knowledge, requirement);
  json.close(']');
  write_cites(json, knowledge, policy.cite);
  json.close('}');
}

void write_code(JsonWriter& json, const Knowledge& knowledge, const Code& code) {
  json.open('{').text("id", code.id).text("system", code.system).text("says", code.says);
  if (!code.from.empty()) json.text("from", code.from);
  if (!code.note.empty()) json.text("note", code.note);
  write_cites(json, knowledge, code.cite);
  json.close('}');
}

template <class Row, class Write>
void write_list(JsonWriter& json, std::string_view name, std::span<const Row> rows, Write write) {
  json.key(name).open('[');
  for (const Row& row : rows) write(row);
  json.close(']');
}

void write_parts(const Knowledge& knowledge, JsonWriter json) {
  json.open('{').text("version", LINTEL_VERSION).text("knowledge", knowledge.version);
  json.text("reviewed", knowledge.reviewed).text("hash", knowledge.hash);
  write_list(json, "groups", knowledge.groups, [&](const Group& group) {
    json.open('{').text("id", group.id).text("title", group.title).text("help", group.help).close('}');
  });
  write_list(json, "questions", knowledge.questions, [&](const Question& question) { write_question(json, question); });
  write_list(json, "skips", knowledge.skips, [&](const Skip& skip) { write_skip(json, knowledge, skip); });
  write_list(json, "instruments", knowledge.instruments,
             [&](const Instrument& instrument) { write_instrument(json, knowledge, instrument); });
  write_list(json, "plans", knowledge.plans, [&](const Plan& plan) { json.open('{').text("id", plan.id).text("name", plan.name).close('}'); });
  write_list(json, "modalities", knowledge.modalities, [&](const Modality& modality) {
    json.open('{').text("id", modality.id).text("name", modality.name).text("begins", modality.begins);
    write_list(json, "day", modality.day, [&](const DayRow& row) { write_day_row(json, knowledge, row); });
    json.close('}');
  });
  write_list(json, "protocols", knowledge.protocols, [&](const Protocol& protocol) {
    json.open('{').text("id", protocol.id).text("modality", protocol.modality).text("name", protocol.name);
    json.text("says", protocol.says).close('}');
  });
  write_list(json, "limits", knowledge.limits, [&](const Limit& limit) {
    json.open('{').text("id", limit.id).text("says", limit.says).number("usual", limit.usual);
    json.number("low", limit.range.low).number("high", limit.range.high).close('}');
  });
  write_list(json, "drugs", knowledge.drugs, [&](const Drug& drug) { write_drug(json, drug); });
  write_list(json, "dose_tables", knowledge.dose_tables, [&](const DoseTable& table) {
    json.open('{').text("id", table.id).text("says", table.says).truth("verified", table.verified).close('}');
  });
  write_list(json, "definitions", knowledge.definitions,
             [&](const Definition& definition) { write_definition(json, knowledge, definition); });
  write_list(json, "stagings", knowledge.stagings, [&](const Staging& staging) { write_staging(json, knowledge, staging); });
  write_list(json, "thase_rush", knowledge.stages, [&](const Stage& stage) { write_stage(json, knowledge, stage); });
  write_list(json, "policies", knowledge.policies, [&](const Policy& policy) { write_policy(json, knowledge, policy); });
  write_list(json, "codes", knowledge.codes, [&](const Code& code) { write_code(json, knowledge, code); });
  write_list(json, "sources", knowledge.sources, [&](const Source& source) {
    const auto at = static_cast<std::size_t>(&source - knowledge.sources.data());
    if (knowledge::is_cited(knowledge, at)) write_source(json, source);
  });
  write_list(json, "tensions", knowledge.tensions, [&](const Tension& tension) { write_tension(json, knowledge, tension); });
  write_list(json, "article", knowledge.article, [&](const Sentence& sentence) {
    json.open('{').text("id", sentence.id).text("text", sentence.text).close('}');
  });
  json.close('}');
}

}  // namespace

std::string write_catalog(const Knowledge& knowledge) {
  std::string out;
  write_parts(knowledge, JsonWriter(out));
  return out;
}

}  // namespace lintel::io
