// Any file as the file of one patient. Opening it either gives everything that is in it, or refuses with a sentence; nothing in
// between, nothing but what is known beside the Record, and nothing of a sealed file that was changed.
//   node tests/fuzz/saved.mjs [--seconds=20] [--seed=1] [--keep=build/fuzz]     or a file that it kept: node tests/fuzz/saved.mjs <file>
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { NotOpened, differences, read, shaped, summary, write } from '../../web/file/file.mjs';

const { values: given, positionals: files } = parseArgs({ allowPositionals: true,
  options: { seconds: { type: 'string', default: '20' }, seed: { type: 'string', default: String(Date.now() % 1e9) }, keep: { type: 'string', default: 'build/fuzz' } } });

// A million rounds a file would leave a few files a second: here one round stands for all of them. Whatever the key is made of still makes another key.
const { subtle } = webcrypto;
Object.defineProperty(globalThis, 'crypto', { configurable: true, value: {
  getRandomValues: (bytes) => webcrypto.getRandomValues(bytes),
  subtle: {
    importKey: (...all) => subtle.importKey(...all), encrypt: (...all) => subtle.encrypt(...all), decrypt: (...all) => subtle.decrypt(...all),
    deriveKey: ({ iterations, salt, ...way }, ...all) => subtle.deriveKey({ ...way, iterations: 1, salt: new Uint8Array([...salt, ...new TextEncoder().encode(String(iterations))]) }, ...all),
  },
} });

// ---- numbers drawn from the seed (mulberry32)

let state = Number(given.seed) >>> 0;
function draw() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (count) => Math.floor(draw() * count);
const one_of = (all) => all[below(all.length)];

// ---- files as they are saved

const passphrase = 'über den Fluss';
const report = {
  plan: { id: 'chronic_tms_first', name: 'TMS first' }, urgent: { level: 'none' }, checks: { tms: { status: 'clear' }, ketamine: { status: 'contraindicated' } },
  scores: { phq9: { answered: 9, total: { low: 13, high: 13 } } },
  course: { madrs_24h: { instrument: 'madrs', recall_days: 1, response: { is: 'partial' }, bad_day: { says: 'Within the usual variation.' } } },
};
const full = {
  lintel: 1, knowledge: { version: '2026.12', hash: '0123456789ab' }, summary: summary(report), example: 'Somebody',
  record: {
    answers: { 'phq9.1': 2, 'cssrs.4': 'no', age: 44 }, settings: { region: 'us', doses: { sertraline: 100 } }, trials: [{ drug: 'sertraline', dose_mg: 100, weeks: 8 }],
    visits: [{ date: '2026-03-02', answers: { 'phq9.9': 1 }, totals: { madrs: 22 } }, { date: '2026-03-16', totals: { madrs: 12 }, recall: '7d' }],
    courses: [{ modality: 'tms', start: '2026-03-02', weekdays: ['mon'], done: ['2026-03-02'], missed: ['2026-03-03'], doses: { '2026-03-02': 56 } }],
    holidays: ['2026-04-06'], limits: { gap_hours: 2 }, today: '2026-03-20',
  },
};
const seeds = [full, { lintel: 1, record: {} }, { lintel: 1, record: { answers: { 'cssrs.4': 'yes' } }, summary: { level: 'red' } }];

// ---- changes

const own = Object.getOwnPropertyNames(Object.prototype);
const names = [...own, 'prototype', 'toJSON', 'then', 'length', '0', '', 'id', 'name', 'low', 'high', 'plan', 'record', 'answers', 'visits', 'sealed', 'lintel', 'x'.repeat(300), '\ud800', 'cssrs.4'];
const scalars = [null, true, false, 0, -0, 1, -1, 1e308, 2 ** 53, 0.1, '', 'x', '__proto__', 'constructor', 'yes', '2026-02-30', '2026-03-02', '\ud800', '\u0000', '\u2028', 'a'.repeat(2000)];
const deep = (levels, key) => {
  let inside = 1;
  for (let i = 0; i < levels; i++) inside = key ? with_key({}, key, inside) : [inside];
  return inside;
};
const with_key = (object, key, value) => Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
function weird() {
  const kind = below(12);
  if (kind < 6) return one_of(scalars);
  if (kind === 6) return {};
  if (kind === 7) return [];
  if (kind === 8) return deep(one_of([1, 10, 40, 70, 1000]), one_of([undefined, 'a', '__proto__']));
  if (kind === 9) return with_key({}, one_of(names), with_key({}, one_of(names), one_of(scalars)));
  if (kind === 10) return Array.from({ length: below(200) }, () => one_of(scalars));
  return structuredClone(one_of([full, full.summary, full.record, full.record.visits]));
}

/** Every object and list in it. */
function inside_of(part, found = []) {
  const waiting = [part];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (!each || typeof each !== 'object') continue;
    found.push(each);
    waiting.push(...Object.values(each));
  }
  return found;
}
function altered(file) {
  for (let times = 1 + below(3); times > 0; times--) {
    const holder = one_of(inside_of(file));
    const keys = Object.keys(holder);
    const act = below(5);
    if (act === 0 || keys.length === 0) {
      if (Array.isArray(holder)) holder.push(weird());
      else with_key(holder, one_of(names), weird());
    } else if (act === 1) delete holder[one_of(keys)];
    else if (act === 2) with_key(holder, one_of(keys), holder[one_of(keys)] === file ? 1 : structuredClone(holder[one_of(keys)]));
    else with_key(holder, one_of(keys), weird());
  }
  return file;
}

const characters = ['"', '\\', '{', '}', '[', ']', ',', ':', '0', '9', 'e', '-', '\u0000', '\ud800', '\ufeff', '\n', 'é', '__proto__', '"__proto__":', '1e400', '\\u0000'];
/** Cut, put in, taken out, said twice. */
function scratched(text) {
  for (let times = 1 + below(4); times > 0; times--) {
    const at = below(text.length + 1), end = at + below(below(4) === 0 ? 200 : 4);
    const act = below(5);
    if (act === 0) text = text.slice(0, at);
    else if (act === 1) text = text.slice(0, at) + one_of(characters) + text.slice(at);
    else if (act === 2) text = text.slice(0, at) + one_of(characters) + text.slice(at + 1);
    else if (act === 3) text = text.slice(0, at) + text.slice(end);
    else text = text.slice(0, end) + text.slice(at);
  }
  return text;
}
/** A member that stands twice, with another value behind or before it: JSON.parse keeps the last and says nothing. */
function told_twice(text) {
  const members = [...text.matchAll(/"([^"\\]*)":(?=[^{[])/g)];
  const { 0: member, index } = one_of(members);
  return `${text.slice(0, index)}${member}${one_of(['"yes"', '"no"', 'null', '3'])},${text.slice(index)}`;
}

// ---- what must hold

const prototypes = [Object, Array, String, Number, Function, Promise].map((each) => each.prototype);
const as_they_are = () => prototypes.map((each) => Reflect.ownKeys(each).map((key) => [key, Object.getOwnPropertyDescriptor(each, key).value]));
const as_they_were = as_they_are();

const is_sentence = (text) => /^[A-Z][^\n]{5,300}\.$/s.test(text);
const known = (part, keys, what) => assert.deepEqual(Object.keys(part).filter((key) => !keys.includes(key)), [], `${what} holds what is not known`);
const is_value = (value) => typeof value === 'string' || Number.isFinite(value);

function check_opened(inside, record) {
  known(inside, ['knowledge', 'summary', 'record', 'example', 'damaged'], 'what was read');
  if (record) assert.ok(isDeepStrictEqual(inside.record, record), 'a part of the Record is missing');
  known(inside.knowledge, ['version', 'hash'], 'knowledge');
  assert.ok(Object.values(inside.knowledge).every((each) => typeof each === 'string'));
  const { plan = {}, level, statuses = {}, totals = {}, course = {} } = inside.summary;
  known(inside.summary, ['plan', 'level', 'statuses', 'totals', 'course'], 'summary');
  known(plan, ['id', 'name'], 'summary.plan');
  assert.ok(Object.values(plan).every((each) => typeof each === 'string') && ['undefined', 'string'].includes(typeof level));
  for (const each of Object.values(totals)) known(each, ['low', 'high'], 'summary.totals');
  for (const each of Object.values(course)) known(each, ['instrument', 'recall_days', 'response', 'says'], 'summary.course');
  for (const part of [statuses, totals, course]) assert.deepEqual(Object.keys(part).filter((id) => own.includes(id)), [], 'a name that every object has');
  JSON.stringify(inside.record); // what the calculator is given
  const usable = shaped(inside.record);
  known(usable, ['answers', 'settings', 'trials', 'visits', 'courses', 'holidays', 'limits', 'today'], 'the Record');
  assert.ok(Object.values(usable.answers).every(is_value), 'an answer that is none');
  for (const each of inside_of(usable)) assert.deepEqual(Object.keys(each).filter((id) => own.includes(id)), [], 'a name that every object has');
  assert.deepEqual(shaped(structuredClone(usable)), usable);
  for (const { what, was, is } of differences(inside.summary, summary(report))) assert.ok(typeof what === 'string' && (was ?? is) !== null);
}

/** @returns {Promise<boolean>} whether it was opened */
async function check(text, { secret, record, only } = {}) {
  let inside;
  try {
    inside = await read(text).open(secret);
  } catch (error) {
    assert.ok(error instanceof NotOpened && is_sentence(error.message), `not a refusal with a sentence: ${error?.stack}`);
  }
  assert.ok(isDeepStrictEqual(as_they_are(), as_they_were), 'something that every object has was changed');
  if (!inside) return false;
  if (only) assert.ok(isDeepStrictEqual(inside, only), 'a sealed file that was changed opens with something else');
  check_opened(inside, record);
  return true;
}

/** What the text says once it is parsed, or nothing. */
function record_in(text) {
  try {
    return JSON.parse(text).record;
  } catch {
    return undefined;
  }
}

const is_sealed = (text) => {
  try {
    return 'sealed' in JSON.parse(text);
  } catch {
    return false;
  }
};

// ---- one after the other

const tried = { plain: 0, sealed: 0, opened: 0 };
let last = '';
async function try_one() {
  const seed = structuredClone(one_of(seeds));
  const way = below(10);
  if (way < 5) {
    last = JSON.stringify(altered(seed));
    tried.opened += await check(last, { record: record_in(last) });
  } else if (way < 7) {
    last = scratched(JSON.stringify(seed));
    tried.opened += await check(last, { record: record_in(last) });
  } else if (way === 7) {
    last = told_twice(JSON.stringify(seed));
    assert.equal(await check(last), false, 'a name that stands twice was read as its last');
  }
  if (way < 8) return void tried.plain++;
  tried.sealed++;
  const { lintel, ...held } = way === 8 ? altered(seed) : seed;
  const text = await write(held, passphrase);
  last = `${passphrase}\n${JSON.stringify(held)}\n${text}`;
  if (way === 8) return void (tried.opened += await check(text, { secret: passphrase, record: record_in(JSON.stringify(held)) }));
  const only = await read(text).open(passphrase);
  const at = below(text.length);
  const other = below(3) === 0 ? scratched(text) : below(2) === 0 ? JSON.stringify(altered(JSON.parse(text)))
    : text.slice(0, at) + String.fromCharCode((text.charCodeAt(at) + 1 + below(126)) % 127) + text.slice(at + 1);
  last = `${passphrase}\n${other}`;
  const opened = await check(other, { secret: passphrase, only: is_sealed(other) ? only : undefined });
  if (opened && other.length === text.length) assert.ok(isDeepStrictEqual(JSON.parse(other), JSON.parse(text)), 'a sealed file with another byte was opened');
}

if (files.length > 0) {
  for (const file of files) {
    const lines = readFileSync(file, 'utf8');
    const sealed = lines.startsWith(`${passphrase}\n`);
    const text = sealed ? lines.slice(lines.lastIndexOf('\n', lines.length - 2) + 1) : lines;
    console.log(file, (await check(text, { secret: passphrase, record: sealed ? undefined : record_in(text) })) ? 'is opened' : 'is refused');
  }
} else {
  try {
    for (const end = Date.now() + 1000 * Number(given.seconds); Date.now() < end; ) await try_one();
  } catch (error) {
    mkdirSync(given.keep, { recursive: true });
    const kept = `${given.keep}/saved-${given.seed}.txt`;
    writeFileSync(kept, last);
    console.error(`${error.stack}\nIt was ${kept}: ${last.slice(0, 1500)}\nseed ${given.seed}\n0 passed, 1 failed`);
    process.exit(1);
  }
  console.log(`seed ${given.seed}: ${tried.plain} files and ${tried.sealed} sealed ones, ${tried.opened} of them opened\n1 passed, 0 failed`);
}
