// Started by scripts/bench. Everybody reads the same list from the same disk and writes or hands out lines.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { in_worker } from './browser.mjs';
import { write_list } from './list.mjs';
import { parse_and_score, write_responses } from './responses.mjs';
import { byte_loop, papaparse, sql, udsv } from './peers.mjs';
import { load, screen_stream } from '../../web/intake/screen.mjs';

const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 5);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}build/bench`;
const lintel = `${root}build/native/lintel`;
const list = `${folder}/list-${rows}.csv`;

mkdirSync(folder, { recursive: true });
const { questions } = JSON.parse(execFileSync(lintel, ['catalog'], { maxBuffer: 2 ** 28 }));
const facts = questions.filter((q) => q.kind === 'yes_no' && q.id !== 'trials_complete').slice(0, 30).map((q) => q.id);
if (!existsSync(list)) await write_list(list, rows, facts);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** Everybody in turn, so that whoever else uses the machine slows all of them alike. */
async function in_turn(title, runs, base) {
  const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let i = 0; i < rounds; i++)
    for (const [name, run] of Object.entries(runs)) {
      const start = performance.now();
      try {
        const own = await run();
        times[name].push(own ?? (performance.now() - start) / 1000);
      } catch (error) {
        if (name === base) throw error;
        console.log(`${name} gave up: ${error.message.split('\n', 1)[0]}`);
        times[name].push(NaN);
      }
    }
  console.log(`\n${title}`);
  for (const [name, list] of Object.entries(times)) {
    const ratios = list.map((time, i) => time / times[base][i]);
    console.log(`${name.padEnd(22)} ${median(list).toFixed(3).padStart(8)} s  ${median(ratios).toFixed(2).padStart(7)} x ${base}`);
  }
}

function run(command, args) {
  const { status, stderr, error } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], shell: false });
  if (error || status > 1) throw new Error(`${command}: ${error ?? stderr}`);
}
const shell = (line) => run('/bin/sh', ['-c', line]);

async function duckdb(threads) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  await connection.run(`COPY (${sql(`read_csv('${list}', header = true, delim = ',', all_varchar = true)`)}) TO '${folder}/out.csv'`);
  connection.closeSync();
  instance.closeSync();
}

const chunks = () => createReadStream(list, { highWaterMark: 1 << 18 });
const screener = await load(readFileSync(`${root}build/wasm/screen.wasm`));

console.log(`${rows} referrals, medians of ${rounds}; ${cpus().length} x ${cpus()[0].model}, node ${process.versions.node}`);
console.log('Lintel: full triage with rules and row errors. Everybody else: three totals and a flag.');

await in_turn('from a shell, file to file (DuckDB inside node, without its start)', {
  lintel: () => shell(`'${lintel}' screen --quiet '${list}' > '${folder}/out.csv' || [ $? = 1 ]`),
  'DuckDB, 2 threads': () => duckdb(2),
  'DuckDB, 1 thread': () => duckdb(1),
  cp: () => copyFileSync(list, `${folder}/copy.csv`),
}, 'lintel');

await in_turn('in node, file in, bytes out', {
  lintel: () => screen_stream(screener, chunks(), { write: () => {} }).then(() => undefined),
  'byte loop by hand': () => byte_loop(chunks(), () => {}),
  udsv: () => udsv(chunks(), () => {}),
  papaparse: () => papaparse(chunks(), () => {}),
}, 'lintel');

const responses = `${folder}/responses-${rows / 10}.ndjson`;
if (!existsSync(responses)) await write_responses(responses, rows / 10, questions);
const documents = () => createReadStream(responses, { highWaterMark: 1 << 18 });
console.log(`\n${responses}: ${(statSync(responses).size / 1e6).toFixed(0)} MB, three QuestionnaireResponses of each patient`);
await in_turn('in node, FHIR in, bytes out', {
  lintel: () => screen_stream(screener, documents(), { write: () => {} }).then(() => undefined),
  'JSON.parse and totals': () => parse_and_score(documents(), () => {}, questions),
}, 'lintel');

const browser = await in_worker(list, root);
await in_turn('in a web worker of Chromium, Blob in, bytes out', Object.fromEntries(
  ['lintel', 'byte loop by hand', 'udsv', 'papaparse', 'DuckDB-wasm'].map((name) => [name, () => browser.run(name)])), 'lintel');
await browser.close();

console.log('\nmemory of the command, MB at its highest');
for (const size of [rows / 10, rows, rows * 10]) {
  const path = `${folder}/list-${size}.csv`;
  if (!existsSync(path)) await write_list(path, size, facts);
  const { stdout } = spawnSync('/bin/sh', ['-c', `'${lintel}' screen --quiet '${path}' > /dev/null & pid=$!; peak=0; while kill -0 $pid 2>/dev/null; do now=$(awk '/VmHWM/{print $2}' /proc/$pid/status 2>/dev/null || true); [ -n "$now" ] && peak=$now; sleep 0.01; done; echo $peak`]);
  console.log(`${String(size).padStart(9)} rows ${(Number(stdout) / 1000).toFixed(1).padStart(6)}`);
}
