// What the compiler refuses in the tables: each of these is one line away from a knowledge that compiles.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const core = fileURLToPath(new URL('../core', import.meta.url));

/** A scale of two items beside a core of one question; every part can be replaced. */
const tables = ({
  first = '.asks = "Talking faster"', second = '.asks = "More energy"', words = '', stem = '', total = '.total = no_slot,', at = 2,
  rights = '.rights = "Copyrighted.",', scoring = '', cut_off = '.supports = {{0, {1, 1}}}', rule = '{0, {1, 1}}', last = '',
}) => `
#include "knowledge/coherent.hpp"
using namespace lintel;
using namespace lintel::knowledge;
constexpr Choice steps[] = {{"a", "Never"}, {"b", "Often"}, {"c", "Always"}};
constexpr Group groups[] = {{"core", "Core"}, {"scale", "Scale"}};
constexpr Question questions[] = {
    {.id = "core.1", .group = "core", .asks = "Mania ever?"},
    {.id = "scale.1", .kind = Kind::number, .group = "scale", ${first}, .range = {0, 2}},
    {.id = "scale.2", .kind = Kind::number, .group = "scale", ${second}, ${words} .range = {0, 2}},
    ${last}};
constexpr Concept concepts[] = {{"total", "Total", {0, 4}}, {"red", "Red"}};
constexpr CutOff cut_offs[] = {{.id = "scale-2", .at = ${at}, .says = "Positive", .cite = {{.place = "1"}}, ${cut_off}}};
constexpr HighestOf highest_of[] = {{1, 2}};
constexpr Instrument scale[] = {{.id = "scale", .name = "Scale", ${stem} .recall_days = 7, .first = 1, .items = 2, ${total} ${scoring}
                                 .cut_offs = cut_offs, ${rights} .cite = {{.place = "1"}}}};
constexpr Alarm alarms[] = {{.id = "alarm", .level = Urgency::red, .when = {${rule}}, .says = "!", .act = "Now.", .cite = {{.source = 0}}}};
constexpr Plan plans[] = {{.id = "wait", .says = "Wait.", .cite = {{.source = 0}}}};
constexpr Route routes[] = {{.id = "none", .cite = {{.source = 0}}}};
constexpr Source sources[] = {{"own", SourceKind::own, "Own", "", Seen::derived}};
constexpr Knowledge all{.sources = sources, .groups = groups, .questions = questions, .concepts = concepts, .first_beside = 1,
                        .instruments = scale, .alarms = alarms, .plans = plans, .routes = routes, .red = 4};
static_assert(coherent(all));
`;

function compile(parts) {
  const run = spawnSync('g++', ['-std=c++20', '-fsyntax-only', `-I${core}`, '-x', 'c++', '-'], { input: tables(parts), encoding: 'utf8' });
  return run.status === 0 ? '' : run.stderr;
}

const refused = {
  'wording without rights': [{ first: '.asks = "Have you been talking faster than usual?"' }, 'wording is shown only where the rights allow it'],
  'a long name, which is wording': [{ second: '.asks = "You had much more energy than usual in that time"' }, 'wording is shown only where the rights allow it'],
  'a stem without rights': [{ stem: '.asks = "Has there ever been a period of time",' }, 'a stem is shown only where the rights allow it'],
  'words for the steps of a scale without rights': [{ words: '.choices = steps,' }, 'the steps of a scale have words only where'],
  'an instrument that states no rights': [{ rights: '.rights = "",' }, 'an instrument states its rights'],
  'a rule that reads an item beside the core': [{ rule: '{1, {1, 2}}' }, 'no rule reads an instrument beside the core'],
  'a total beside the core that a rule could name': [{ total: '.total = 4,' }, 'no rule reads the total of an instrument beside the core'],
  'a cut-off that nobody can reach': [{ scoring: '.scoring = {.highest_of = highest_of},', at: 3 }, 'a cut-off can be reached'],
  'a cut-off that depends on another instrument': [{ cut_off: '.also = {{0, {1, 1}}}' }, 'depends on its own instrument only'],
  'a cut-off that speaks for an answer beside the core': [{ cut_off: '.supports = {{1, {1, 2}}}' }, 'no rule reads an instrument beside the core'],
  'pro-rating what is not a plain sum': [{ total: '.most_missing = 1, .total = no_slot,', scoring: '.scoring = {.times = 2},' }, 'only a plain sum is pro-rated'],
  'a question of the core after those beside it': [{ last: '{.id = "core.2", .group = "core", .asks = "Psychosis?"}' }, 'questions beside the core come after all others'],
};

test('the tables themselves compile', () => assert.equal(compile({}), ''));
for (const [title, [parts, sentence]] of Object.entries(refused))
  test(`${title} does not compile`, () => {
    const said = compile(parts);
    assert.ok(said.includes(sentence), said || 'it compiled');
  });
