// The command, the module in node, and the package: the same list gives the same lines, and scripts can go by the exit code.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load, screen_stream } from '../web/intake/screen.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = `${root}build/native/lintel`;
const folder = mkdtempSync(join(tmpdir(), 'lintel-screen-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const screen = (args, input = '') => {
  const { status, stdout, stderr } = spawnSync(command, ['screen', ...args], { input, maxBuffer: 2 ** 28 });
  return { status, out: stdout.toString(), err: stderr.toString() };
};
const rows_of = (text) => text.trim().split('\n').slice(1);

/** A list of so many referrals, the same in every run. */
function list(rows, seed = 7) {
  const roll = (sides) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * sides);
  };
  const headings = ['id', 'age', 'cssrs_4', 'aneurysm', 'prior_tms'];
  for (let i = 1; i <= 9; i++) headings.push(`phq9_${i}`);
  for (let i = 1; i <= 7; i++) headings.push(`gad7_${i}`);
  const lines = [headings.join(',')];
  for (let n = 0; n < rows; n++) {
    const cells = [`R-${n}`, 18 + roll(70), ['no', 'no', 'no', 'yes', ''][roll(5)], ['no', 'unknown', ''][roll(3)], ['never', 'partial', ''][roll(3)]];
    for (let i = 0; i < 16; i++) cells.push(roll(20) === 0 ? '' : roll(400) === 0 ? '8' : roll(4));
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}

test('exit codes: 0 everything read, 1 some rows refused, 2 it could not be done', () => {
  const good = screen([], 'phq9_1,phq9_9\n1,0\n');
  assert.equal(good.status, 0);
  assert.match(good.err, /1 rows: 1 screened, 0 refused/);
  const some = screen([], 'phq9_1,phq9_9\n1,0\n5,0\n');
  assert.equal(some.status, 1);
  assert.match(some.err, /2 rows: 1 screened, 1 refused/);
  assert.match(some.out, /\n2,3,,refused,unknown,no,.*phq9_1: ""5"" is not usable/);
  for (const [args, input] of [[['--bogus'], ''], [['no such file'], ''], [['--map', 'no such file'], ''], [['--format', 'xml'], ''], [[], 'a,b\n1,2\n'], [[], '']]) {
    const bad = screen(args, input);
    assert.equal(bad.status, 2, `${args}`);
    assert.equal(bad.out, '');
    assert.notEqual(bad.err, '');
  }
});

test('a file that changes while it is read: said, and its lines are not to be used', async () => {
  const path = file('changing.csv', list(30_000));
  const run = spawn(command, ['screen', '--quiet', path], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  run.stderr.on('data', (text) => (err += text));
  const ended = once(run, 'close');
  await once(run.stdout, 'readable'); // nobody reads on, so it waits half-way
  appendFileSync(path, 'R-late,40\n');
  run.stdout.resume();
  assert.equal((await ended)[0], 2);
  assert.match(err, /changed while it was read/);
});

test('any number of threads: the same bytes, the same words, the same exit code', () => {
  const odd = '"R\n1",41,no,,partial,1,"2",3\r\n'; // too few cells, a line end in quotes
  const stray = 'R-2,41,no,,"never,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1\n';
  const texts = [list(40_000), list(20_000) + odd + list(30_000, 8).slice(200) + stray + list(10_000, 9).slice(200) + '\xFC,4', list(10)];
  texts.forEach((text, i) => {
    const path = file(`threads-${i}.csv`, Buffer.from(text, 'latin1'));
    for (const format of ['csv', 'ndjson']) {
      const one = screen(['--threads', '1', '--format', format, path]);
      assert.equal(one.out.split('\n').length > (format === 'csv' ? 11 : 10), true);
      for (const threads of ['2', '3', '7']) assert.deepEqual(screen(['--threads', threads, '--format', format, path]), one);
      assert.deepEqual(screen(['--threads', '2', '--format', format], readFileSync(path)), one);
    }
  });
  for (const bad of ['0', '65', 'two', '']) assert.equal(screen(['--threads', bad], 'phq9_1\n1\n').status, 2);
});

test('a line without end from a pipe: its row is refused, the others are read, and the memory stays small', { skip: process.platform !== 'linux' }, () => {
  const endless = `{ printf 'phq9_1,phq9_9\\n1,0\\n'; head -c 256M /dev/zero | tr '\\0' x; printf '\\n2,1\\n'; } | { ulimit -v 65536; '${command}' screen --quiet; }`;
  const { stdout, status } = spawnSync('/bin/bash', ['-c', endless]);
  assert.equal(status, 1);
  const lines = rows_of(stdout.toString());
  assert.deepEqual(lines.map((line) => line.split(',', 4)[3]), ['screened', 'refused', 'screened']);
  assert.match(lines[1], /the line is longer than 1048576 bytes/);
});

test('--quiet says nothing, --print-map gives a mapping that gives the same lines', () => {
  const path = file('list.csv', list(300));
  const plain = screen([path]);
  assert.equal(screen(['--quiet', path]).err, '');
  const map = screen(['--print-map', path]);
  assert.equal(map.status, 0);
  assert.equal(JSON.parse(map.out).columns[5].is, 'phq9.1');
  assert.equal(screen(['--map', file('map.json', map.out), path]).out, plain.out);
});

test('what is asked is asked once more by --print-map, which leaves the place for the answer', () => {
  const { out, err, status } = screen(['--print-map'], 'phq9_1,PHQ9.1\n1,2\n');
  assert.equal(status, 0);
  assert.match(err, /to be decided: column 1/);
  assert.deepEqual(JSON.parse(out).columns.map((c) => c.is), [null, null]);
});

test('a line filter: under GNU parallel the lines are those of one run', () => {
  const text = list(20_000);
  const whole = screen(['--quiet', file('whole.csv', text)]).out;
  const map = file('parallel.json', screen(['--print-map', join(folder, 'whole.csv')]).out);
  const filter = `${command} screen --quiet --no-header --map ${map}`;
  const run = spawnSync('parallel', ['--will-cite', '--pipe', '--keep-order', '--block', '200k', '--jobs', '2', filter], {
    input: text.slice(text.indexOf('\n') + 1), maxBuffer: 2 ** 28 });
  const without_line = (rows) => rows.map((row) => row.replace(/^\d+,\d+/, ''));
  const together = run.stdout.toString().trim().split('\n');
  assert.ok(run.status > 0, 'every block has refused rows, and parallel counts those blocks');
  assert.deepEqual(without_line(together), without_line(rows_of(whole)));
});

test('the module gives the same bytes as the command, whatever the pieces', async () => {
  const text = list(5000);
  const expected = screen(['--quiet'], text).out;
  const screener = await load(readFileSync(`${root}build/wasm/screen.wasm`));
  for (const size of [777, 65536, 10 ** 7]) {
    const kept = [];
    const pieces = async function* () {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
    const heard = [];
    const result = await screen_stream(screener, pieces(), { write: (lines) => void kept.push(lines), progress: (at) => heard.push(at) });
    assert.equal(Buffer.concat(kept).toString(), expected);
    assert.equal(result.rows, 5000);
    assert.ok(result.refused > 0 && result.refused < 500);
    assert.equal(heard.at(-1).bytes, text.length);
  }
  const json = [];
  await screen_stream(screener, Readable.from([Buffer.from(text)]), { format: 'ndjson', write: (lines) => void json.push(lines) });
  assert.equal(Buffer.concat(json).toString(), screen(['--quiet', '--format', 'ndjson'], text).out);
});

test('a stopped list leaves nothing behind for the next one', async () => {
  const screener = await load(readFileSync(`${root}build/wasm/screen.wasm`));
  const stop = new AbortController();
  const pieces = async function* () {
    yield Buffer.from(list(3000));
    stop.abort();
    yield Buffer.from('R-x,1\n');
  };
  await assert.rejects(screen_stream(screener, pieces(), { signal: stop.signal }), { name: 'AbortError' });
  const kept = [];
  await screen_stream(screener, Readable.from([Buffer.from('phq9_1\n1\n')]), { write: (lines) => void kept.push(lines) });
  assert.equal(rows_of(Buffer.concat(kept).toString()).length, 1);
});

test('npm pack gives a package that screens node streams', async () => {
  execFileSync(`${root}scripts/pack`);
  const { version } = JSON.parse(readFileSync(`${root}wasm/package/package.json`, 'utf8'));
  file('package.json', '{"private": true, "type": "module"}');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `${root}build/lintel-screen-${version}.tgz`], { cwd: folder });
  const made = await import(join(folder, 'node_modules/lintel-screen/index.js'));
  const text = list(2000);
  const expected = screen(['--quiet'], text).out;
  const { rows, refused, lines } = await made.screen(createReadStream(file('p.csv', text)));
  assert.equal(lines, expected);
  assert.equal(rows, 2000);
  assert.ok(refused > 0);
  let piped = '';
  const sink = new Writable({ write: (bytes, _e, done) => ((piped += bytes), done()) });
  await pipeline(createReadStream(join(folder, 'p.csv')), made.screening(), sink);
  assert.equal(piped, expected);
  await assert.rejects(pipeline(Readable.from([Buffer.from('a,b\n1,2\n')]), made.screening(), new Writable()), /no column was recognised/);
});
