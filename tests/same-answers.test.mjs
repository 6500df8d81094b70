// 100,000 random Records: the command line and the page's module print the same bytes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { calculator, words } from '../scripts/load.mjs';

const records = 100_000;
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

test(`${records} random records: native and wasm give identical bytes`, async () => {
  const assess = await calculator();
  const { catalog } = await words();
  const known = JSON.parse(catalog());
  const native = spawn(command, ['assess', '--lines'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: native.stdout })[Symbol.asyncIterator]();
  const roll = dice(20261123);
  const plans = new Set();
  const batch = 500; // the pipe holds no more than that, so writing and reading take turns
  for (let done = 0; done < records; done += batch) {
    const lines = Array.from({ length: batch }, () => record(known, roll));
    if (!native.stdin.write(`${lines.join('\n')}\n`)) await Promise.race([once(native.stdin, 'drain'), Promise.resolve()]);
    for (const line of lines) {
      const { value } = await answers.next();
      const report = assess(line);
      assert.equal(report, value, `for ${line}`);
      plans.add(/"plan":\{"id":"([^"]*)"/.exec(report)[1]);
    }
  }
  native.stdin.end();
  assert.ok(plans.size > 5, `only ${[...plans]} were reached`);
});
