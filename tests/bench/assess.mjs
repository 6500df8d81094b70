// How long one assess() takes with every question answered, JSON both ways: native inside a process, the command fed
// with lines through a pipe, and the page's module, in turn. Figures, not a test.  node tests/bench/assess.mjs [rounds]
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { calculator, words } from '../../scripts/load.mjs';

const rounds = Number(process.argv[2] ?? 9);
const calls = 2000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const assess = await calculator();
const { catalog } = await words();
const { record } = JSON.parse(readFileSync(`${root}tests/vignettes/base.json`, 'utf8'));

// The base patient, and for what it leaves open the first answer there is.
record.settings = {};
for (const q of JSON.parse(catalog()).questions) {
  const first = q.kind === 'number' ? q.low : (q.choices?.[0].id ?? 'no');
  if (q.kind === 'setting') record.settings[q.id] = first;
  else record.answers[q.id] ??= first;
}
const text = JSON.stringify(record);
const lines = `${text}\n`.repeat(calls);

execFileSync('cmake', ['--build', '--preset', 'native', '--target', 'lintel', 'bench_assess'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

const native = () => Number(spawnSync(`${root}build/native/bench_assess`, { input: text }).stdout);
function piped() {
  const start = performance.now();
  const run = spawnSync(`${root}build/native/lintel`, ['assess', '--lines'], { input: lines, maxBuffer: 2 ** 30 });
  if (run.status !== 0) throw new Error(String(run.stderr));
  return ((performance.now() - start) / calls) * 1000;
}
function wasm() {
  const start = performance.now();
  for (let i = 0; i < calls; i++) assess(text);
  return ((performance.now() - start) / calls) * 1000;
}
function plain() {
  const start = performance.now();
  for (let i = 0; i < calls; i++) JSON.stringify(JSON.parse(text));
  return ((performance.now() - start) / calls) * 1000;
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const times = { native: [], piped: [], wasm: [], plain: [] };
for (let i = 0; i <= rounds; i++)
  for (const [name, run] of Object.entries({ native, piped, wasm, plain })) {
    const us = run();
    if (i > 0) times[name].push(us); // the first round warms up
  }
const report = assess(text);
console.log(`record ${text.length} bytes, ${Object.keys(record.answers).length} answers; report ${report.length} bytes; medians of ${rounds}`);
for (const [name, list] of Object.entries(times)) console.log(`${name.padEnd(7)} ${median(list).toFixed(1).padStart(7)} µs a call`);
console.log(`wasm / native ${(median(times.wasm) / median(times.native)).toFixed(2)}; wasm / JSON.parse and stringify of the record alone ${(median(times.wasm) / median(times.plain)).toFixed(1)}`);
