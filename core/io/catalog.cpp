#include "io/catalog.hpp"

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

void write_instrument(JsonWriter& json, const Knowledge& knowledge, const Instrument& instrument) {
  json.open('{').text("id", instrument.id).text("name", instrument.name).text("asks", instrument.asks);
  json.text("rated_by", instrument.rated_by).number("recall_days", instrument.recall_days);
  json.key("items").open('[');
  for (std::size_t i = 0; i < instrument.items; ++i) json.text(knowledge.questions[instrument.first + i].id);
  json.close(']');
  json.text("rights", instrument.rights).close('}');
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
  json.text("seen", word(source.seen)).close('}');
}

template <class Row, class Write>
void write_list(JsonWriter& json, std::string_view name, std::span<const Row> rows, Write write) {
  json.key(name).open('[');
  for (const Row& row : rows) write(row);
  json.close(']');
}

}  // namespace

std::string write_catalog(const Knowledge& knowledge) {
  std::string out;
  JsonWriter json(out);
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
    json.open('{').text("id", modality.id).text("name", modality.name).close('}');
  });
  write_list(json, "drugs", knowledge.drugs, [&](const Drug& drug) { write_drug(json, drug); });
  write_list(json, "dose_tables", knowledge.dose_tables, [&](const DoseTable& table) {
    json.open('{').text("id", table.id).text("says", table.says).close('}');
  });
  write_list(json, "sources", knowledge.sources, [&](const Source& source) {
    const auto at = static_cast<std::size_t>(&source - knowledge.sources.data());
    if (knowledge::is_cited(knowledge, at)) write_source(json, source);
  });
  write_list(json, "article", knowledge.article, [&](const Sentence& sentence) {
    json.open('{').text("id", sentence.id).text("text", sentence.text).close('}');
  });
  json.close('}');
  return out;
}

}  // namespace lintel::io
