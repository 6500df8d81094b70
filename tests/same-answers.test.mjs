// Random Records: the command line and the page's modules print the same bytes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { calculator, words } from '../scripts/load.mjs';

const records = 100_000, over_time = 10_000;
const command = fileURLToPath(new URL('../build/native/lintel', import.meta.url));

/** A small generator that gives the same numbers in every run. */
function dice(seed) {
  return (sides) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * sides);
  };
}

const odd = [-1, 99, 1.5, 'maybe', true, null, [1], { a: 1 }, 'ä"\\\u0001', '', 1e300];

/** Mostly usable, sometimes odd, sometimes missing. */
function answer(question, roll) {
  if (roll(40) === 0) return odd[roll(odd.length)];
  if (question.kind === 'number') return question.low + roll(question.high - question.low + 1);
  if (question.choices) return question.choices[roll(question.choices.length)].id;
  const open = question.kind === 'mark' ? 0 : roll(12);
  if (open === 1) return 'unknown';
  if (open === 2) return 'declined';
  return roll(8) === 0 ? 'yes' : 'no';
}

function record(catalog, roll) {
  const made = { answers: {}, settings: {}, trials: [] };
  const blank = 1 + roll(20);
  for (const question of catalog.questions)
    if (roll(blank) !== 0 || roll(3) === 0)
      made[question.kind === 'setting' ? 'settings' : 'answers'][question.id] = answer(question, roll);
  for (let n = roll(4); n > 0; n--)
    made.trials.push({
      drug: catalog.drugs[roll(catalog.drugs.length)].id,
      dose_mg: roll(600) / 2,
      weeks: roll(14),
      adherence: ['yes', 'no', 'unknown'][roll(3)],
      outcome: ['no_response', 'partial', 'response', 'intolerance', 'unknown', 'cured'][roll(6)],
    });
  if (roll(10) === 0) delete made.trials;
  return JSON.stringify(made);
}

const date_from = (days) => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);

/** Visits, courses and days off on top, in any order, sometimes odd. */
function record_over_time(catalog, roll) {
  const made = JSON.parse(record(catalog, roll));
  const scales = catalog.instruments.filter((i) => !i.beside);
  const items = scales.flatMap((i) => i.items);
  const some_answers = () => Object.fromEntries(items.filter(() => roll(3) > 0).map((id) => [id, answer(catalog.questions.find((q) => q.id === id), roll)]));
  made.visits = Array.from({ length: roll(12) }, () => ({
    date: roll(30) === 0 ? odd[roll(odd.length)] : date_from(roll(400)),
    ...(roll(2) ? { answers: some_answers() } : { totals: { [scales[roll(scales.length)].id]: roll(30) } }),
    ...(roll(4) === 0 && { recall: ['24h', '7d', '14d', 'a year'][roll(4)] }),
  }));
  made.courses = Array.from({ length: roll(3) }, () => {
    const protocol = catalog.protocols[roll(catalog.protocols.length)];
    return { modality: protocol.modality, protocol: protocol.id, start: date_from(roll(120)) };
  });
  if (roll(3) === 0) made.holidays = [date_from(roll(200))];
  if (roll(2) === 0) made.today = date_from(200 + roll(300));
  return JSON.stringify(made);
}

/** The same Records to both, in batches that the pipe holds. @returns {Promise<string[]>} what a Report is told apart by */
async function compare(assess, make, number, told_apart) {
  const { catalog } = await words();
  const known = JSON.parse(catalog());
  const native = spawn(command, ['assess', '--lines'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: native.stdout })[Symbol.asyncIterator]();
  const roll = dice(20261123);
  const seen = new Set();
  const batch = 500;
  for (let done = 0; done < number; done += batch) {
    const lines = Array.from({ length: batch }, () => make(known, roll));
    if (!native.stdin.write(`${lines.join('\n')}\n`)) await Promise.race([once(native.stdin, 'drain'), Promise.resolve()]);
    for (const line of lines) {
      const { value } = await answers.next();
      const report = assess(line);
      assert.equal(report, value, `for ${line}`);
      for (const [, each] of report.matchAll(told_apart)) seen.add(each);
    }
  }
  native.stdin.end();
  return [...seen];
}

test(`${records} random records: native and wasm give identical bytes`, async () => {
  const plans = await compare(await calculator(), record, records, /"plan":\{"id":"([^"]*)"/g);
  assert.ok(plans.length > 5, `only ${plans} were reached`);
});

test(`${over_time} random records with visits and courses: native and wasm give identical bytes`, async () => {
  const states = await compare(await calculator('months'), record_over_time, over_time, /"bad_day":\{"state":"([^"]*)"/g);
  assert.ok(states.length > 2, `only ${states} were reached`);
});
