// The file a patient is kept in: what goes in comes out, and whatever is wrong with a file is said and changes nothing.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { NotOpened, differences, read, shaped, summary, write } from '../web/file/file.mjs';

globalThis.crypto ??= webcrypto; // node 18 keeps it elsewhere

const inside = {
  knowledge: { version: '2026.1', hash: '0123456789ab' },
  summary: { plan: { id: 'chronic_tms_first', name: 'TMS first' }, level: 'none', statuses: { tms: 'clear' }, totals: { phq9: { low: 13, high: 13 } } },
  record: { answers: { 'phq9.1': 2, age: 44 }, trials: [], settings: { region: 'us' }, visits: [{ date: '2026-03-02', totals: { madrs: 22 } }] },
};
const passphrase = 'über den Fluss und in die Wälder';
const refused = (says) => (error) => error instanceof NotOpened && says.test(error.message);
const sealed = write(inside, passphrase);

test('a file without a passphrase gives back what was put in', async () => {
  const file = read(await write(inside, ''));
  assert.equal(file.sealed, false);
  assert.deepEqual(await file.open(), inside);
});

test('a sealed file gives back what was put in, and shows nothing of it before', async () => {
  const text = await sealed;
  for (const word of ['phq9', 'madrs', 'age', 'tms', '2026']) assert.ok(!text.includes(word), word);
  const file = read(text);
  assert.equal(file.sealed, true);
  assert.deepEqual(await file.open(passphrase), inside);
});

test('the file names what it was sealed with: AES-GCM 256, PBKDF2 with at least 600,000 iterations', async () => {
  const { lintel, kdf, cipher } = JSON.parse(await sealed);
  assert.equal(lintel, 1);
  assert.equal(kdf.name, 'PBKDF2');
  assert.equal(kdf.hash, 'SHA-256');
  assert.ok(kdf.iterations >= 600_000);
  assert.equal(atob(kdf.salt).length, 16);
  assert.deepEqual([cipher.name, cipher.bits, atob(cipher.iv).length], ['AES-GCM', 256, 12]);
});

test('two files of the same patient share neither salt nor IV', async () => {
  const [a, b] = [JSON.parse(await sealed), JSON.parse(await write(inside, passphrase))];
  assert.notEqual(a.kdf.salt, b.kdf.salt);
  assert.notEqual(a.cipher.iv, b.cipher.iv);
  assert.notEqual(a.sealed, b.sealed);
});

test('a letter with its dots apart is the same letter', async () => {
  assert.deepEqual(await read(await sealed).open(passphrase.normalize('NFD')), inside);
});

test('a wrong passphrase, or none, opens nothing', async () => {
  for (const wrong of ['uber den Fluss', '', undefined])
    await assert.rejects(read(await sealed).open(wrong), refused(/passphrase is not the right one/));
});

test('whoever changes the outside of a sealed file breaks the seal', async () => {
  const change = async (edit) => {
    const file = JSON.parse(await sealed);
    edit(file);
    return read(JSON.stringify(file)).open(passphrase);
  };
  await assert.rejects(change((f) => (f.kdf.iterations = 700_000)), refused(/not the right one, or the file was changed/));
  await assert.rejects(change((f) => (f.kdf.salt = btoa('0123456789abcdef'))), NotOpened);
  await assert.rejects(change((f) => (f.cipher.iv = btoa('0123456789ab'))), NotOpened);
  await assert.rejects(change((f) => (f.sealed = f.sealed.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')))), NotOpened);
});

test('a seal that protects less than it should, or would hang the browser, is refused', async () => {
  for (const iterations of [1, 599_999, 20_000_001, 1e12, '1000000', null]) {
    const file = JSON.parse(await sealed);
    file.kdf.iterations = iterations;
    assert.throws(() => read(JSON.stringify(file)), refused(/not plausible/), String(iterations));
  }
});

test('a file cut off anywhere is told as such', async () => {
  for (const text of [await write(inside, ''), await sealed])
    for (const at of [12, 40, 90, text.length >> 1, text.length - 3])
      assert.throws(() => read(text.slice(0, at)), refused(/damaged or cut off/), `after ${at}`);
});

test('what is no file of Lintel is told as such', () => {
  const all = { '': /empty/, ' \n': /empty/, 'PK\u0003\u0004': /not a file of Lintel/, '{"resourceType": "Bundle"}': /not a file of Lintel/, '[1]': /not a file of Lintel/, null: /not a file of Lintel/, 17: /not a file of Lintel/ };
  for (const [text, says] of Object.entries(all)) assert.throws(() => read(text), refused(says), text);
});

test('a file of a later form is named, not guessed at', () => {
  assert.throws(() => read('{"lintel": 2, "record": {}}'), refused(/form 2, this page reads form 1/));
  assert.throws(() => read('{"lintel": "1", "record": {}}'), refused(/does not say which form/));
});

test('parts of the wrong shape are refused before anything is used', () => {
  for (const record of [undefined, null, [], 'x', { answers: [] }, { trials: {} }, { visits: 'none' }, { courses: null }])
    assert.throws(() => read(JSON.stringify({ lintel: 1, record })), refused(/damaged/), JSON.stringify(record));
  for (const part of ['kdf', 'cipher'])
    assert.throws(() => read(JSON.stringify({ lintel: 1, sealed: 'AAAA', kdf: {}, cipher: {}, [part]: undefined })), refused(/damaged/));
});

test('of a record only what has its shape reaches the page', () => {
  const given = {
    answers: { 'phq9.1': 2, age: [44], systolic: null }, trials: [null, { drug: 'sertraline', dose_mg: { a: 1 } }],
    visits: [7, { totals: { phq9: 9 } }, { date: '2026-03-02', totals: { phq9: 9, madrs: [] }, answers: 'none' }],
    courses: [{ modality: 'tms', done: ['2026-03-02', 5], weekdays: 'mon', missed: null }], holidays: ['2026-12-25', {}], today: 3, other: 1,
  };
  assert.deepEqual(shaped(given), {
    answers: { 'phq9.1': 2 }, settings: {}, trials: [{ drug: 'sertraline' }], visits: [{ date: '2026-03-02', totals: { phq9: 9 } }],
    courses: [{ modality: 'tms', weekdays: [], done: ['2026-03-02'], missed: [] }], holidays: ['2026-12-25'],
  });
});

test('10,000 visits with every item can be saved and opened again', async () => {
  const answers = Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`phq9.${i}`, 3]));
  const many = { ...inside, record: { visits: Array.from({ length: 10_000 }, () => ({ date: '2026-03-02', answers })) } };
  assert.equal((await read(await write(many, '')).open()).record.visits.length, 10_000);
  assert.equal((await read(await write(many, 'p')).open('p')).record.visits.length, 10_000);
});

// ---- whatever a file holds

const full = {
  lintel: 1, knowledge: { version: '2026.11', hash: '0' }, example: 'Somebody',
  summary: {
    plan: { id: 'chronic_tms_first', name: 'TMS first' }, level: 'none', statuses: { tms: 'clear' }, totals: { phq9: { low: 13, high: 13 } },
    course: { phq9: { instrument: 'phq9', recall_days: 14, response: 'response', says: 'Within variation.' } },
  },
  record: {
    answers: { 'phq9.1': 2, age: 44 }, settings: { region: 'us', doses: { sertraline: 100 } }, trials: [{ drug: 'sertraline', dose_mg: 100 }],
    visits: [{ date: '2026-03-02', answers: { 'phq9.9': 1 }, totals: { madrs: 22 } }],
    courses: [{ modality: 'tms', start: '2026-03-02', weekdays: ['mon'], done: ['2026-03-02'], missed: ['2026-03-03'], doses: { '2026-03-02': 56 } }],
    holidays: ['2026-04-06'], limits: { gap_hours: 2 }, today: '2026-03-20',
  },
};
const wrong = [null, 7, -1e300, 'x', '', true, [], {}, [null], [[1]], [{}], { x: null }, { x: [] }, { low: 'a', high: 1 }, '\ud800', '2026-02-30'];

/** The path of every part. */
function* paths(part, path = []) {
  if (path.length) yield path;
  if (part && typeof part === 'object') for (const key of Object.keys(part)) yield* paths(part[key], [...path, key]);
}
function altered_at(path, value) {
  const file = structuredClone(full);
  let part = file;
  for (const key of path.slice(0, -1)) part = part[key];
  part[path.at(-1)] = value;
  return file;
}
const is_value = (given) => ['string', 'number'].includes(typeof given);
/** What reaches the page: values, lists of texts, and objects of values, nothing deeper but the parts that have rows. */
function has_shape({ answers, settings: { doses = {}, ...settings }, trials, visits, courses, holidays, limits = {} }) {
  const plain = (part) => Object.values(part).every(is_value);
  const row = (each) => Object.values(each).every((field) => is_value(field) || (Array.isArray(field) ? field.every((one) => typeof one === 'string') : plain(field)));
  return [answers, settings, doses, limits].every(plain) && [...trials, ...visits, ...courses].every(row) && holidays.every((day) => typeof day === 'string');
}

test('a wrong value of any kind at any path is refused with a sentence, or left out before it reaches the page', async () => {
  let tried = 0;
  for (const path of paths(full))
    for (const value of wrong) {
      const name = `${path.join('.')} = ${JSON.stringify(value)}`;
      tried++;
      let inside;
      try {
        inside = await read(JSON.stringify(altered_at(path, value))).open();
      } catch (error) {
        assert.ok(error instanceof NotOpened && /\.$/.test(error.message), `${name}: ${error}`);
        continue;
      }
      const record = shaped(inside.record);
      assert.ok(has_shape(record), name);
      assert.deepEqual(shaped(record), record, name);
      for (const { was, is, what } of differences(inside.summary, summary(report()))) {
        assert.ok(was !== null && is !== null && (was !== undefined || is !== undefined), name);
        if (what === 'course') assert.equal(typeof (was ?? is).instrument, 'string', name);
      }
      assert.deepEqual(Object.keys(inside.knowledge).filter((key) => typeof inside.knowledge[key] !== 'string'), [], name);
    }
  assert.ok(tried > 700, String(tried));
});

test('what of a summary cannot be read is named and compared with nothing', async () => {
  const inside = await read('{"lintel":1,"summary":{"course":{"x":null},"totals":{"phq9":{"low":1}},"level":3},"record":{}}').open();
  assert.deepEqual(inside.damaged, ['level', 'totals.phq9', 'course.x']);
  assert.deepEqual(inside.summary, { totals: {}, course: {} });
});

test('doses of one’s own are kept, and days that do not exist are not', () => {
  const { settings, visits, courses } = shaped({
    settings: { payer: 'all', doses: { sertraline: 75, x: null } }, visits: [{ date: '2026-02-29', totals: { phq9: 1 } }], courses: [{ modality: 'tms', start: '2026-13-01', done: ['2026-02-30', '2026-03-02'] }],
  });
  assert.deepEqual(settings, { payer: 'all', doses: { sertraline: 75 } });
  assert.deepEqual(visits, []);
  assert.deepEqual(courses, [{ modality: 'tms', done: ['2026-03-02'] }]);
});

const report = (over = {}) => ({
  plan: { id: 'chronic_tms_first', name: 'TMS first' }, urgent: { level: 'none' },
  checks: { tms: { status: 'clear' } }, scores: { phq9: { answered: 9, total: { low: 13, high: 13 } }, gad7: { answered: 0, total: { low: 0, high: 21 } } }, ...over,
});

test('what another knowledge says otherwise is listed, and nothing else', () => {
  assert.deepEqual(differences(summary(report()), summary(report())), []);
  const other = report({ plan: { id: 'neither', name: 'Neither' }, urgent: { level: 'amber' }, checks: { tms: { status: 'contraindicated' } } });
  assert.deepEqual(differences(summary(report()), summary(other)), [
    { what: 'plan', was: 'TMS first', is: 'Neither' },
    { what: 'level', was: 'none', is: 'amber' },
    { what: 'status', id: 'tms', was: 'clear', is: 'contraindicated' },
  ]);
});

test('what was said of a scale over time is kept, and told where it is said otherwise now', () => {
  const line = (is, says) => ({ instrument: 'madrs', recall_days: 1, response: { is }, bad_day: { says }, points: [] });
  const was = summary(report({ course: { madrs_24h: line('partial', 'Watch: one higher score.') } }));
  const is = summary(report({ course: { madrs_24h: line('response', 'Within the usual variation.') } }));
  assert.deepEqual(differences(was, was), []);
  assert.deepEqual(differences(was, is), [{ what: 'course', id: 'madrs_24h',
    was: { instrument: 'madrs', recall_days: 1, response: 'partial', says: 'Watch: one higher score.' },
    is: { instrument: 'madrs', recall_days: 1, response: 'response', says: 'Within the usual variation.' } }]);
  assert.deepEqual(differences({ plan: was.plan, level: was.level, statuses: was.statuses, totals: was.totals }, is), [], 'an older file kept nothing of it');
});

test('an instrument that was not asked has no total to differ', () => {
  assert.deepEqual(Object.keys(summary(report()).totals), ['phq9']);
});

test('a file that kept no summary differs in nothing that is known', () => {
  assert.deepEqual(differences({}, summary(report())), []);
});

// ---- what nobody of us has written into it

test('of a summary and of the knowledge only what is known is kept, however deep the rest lies', async () => {
  const inside = await read(`{"lintel":1,"knowledge":{"version":"2026.12","hash":"0","__proto__":"x","constructor":"y"},"record":{},"summary":{
    "plan":{"id":"neither","name":"Neither","hasOwnProperty":{"__proto__":{"level":"none"}}},"level":"constructor","more":1,
    "statuses":{"tms":"clear","constructor":"clear","__proto__":"clear"},"totals":{"phq9":{"low":1,"high":2,"__proto__":{"low":0}}},
    "course":{"phq9":{"instrument":"phq9","recall_days":14,"response":"response","says":"Within variation.","points":[1]}}}}`).open();
  assert.deepEqual(inside.knowledge, { version: '2026.12', hash: '0' });
  assert.deepEqual(inside.summary, {
    plan: { id: 'neither', name: 'Neither' }, statuses: { tms: 'clear' }, totals: { phq9: { low: 1, high: 2 } },
    course: { phq9: { instrument: 'phq9', recall_days: 14, response: 'response', says: 'Within variation.' } },
  });
  assert.deepEqual(inside.damaged, ['level', 'statuses.constructor', 'statuses.__proto__']);
  assert.ok(!JSON.stringify(inside).includes('__proto__":{') && !Object.hasOwn(inside.summary.totals.phq9, '__proto__'));
});

test('a name that every object has is no answer, no setting and no field', () => {
  const { record } = JSON.parse('{"record":{"answers":{"__proto__":1,"constructor":"yes","age":44},"settings":{"toString":"x"},"trials":[{"valueOf":"y","drug":"sertraline"}]}}');
  const { answers, settings, trials } = shaped(record);
  assert.deepEqual([answers, settings, trials], [{ age: 44 }, {}, [{ drug: 'sertraline' }]]);
});

test('a file in which an answer stands twice is refused: nobody knows which was meant', async () => {
  for (const twice of ['"answers":{"cssrs.4":"yes","cssrs.4":"no"}', '"answers":{"cssrs.4":"yes"},"answers":{}', '"answers":{"cssrs.4":"yes","cssrs\\u002e4":"no"}'])
    assert.throws(() => read(`{"lintel":1,"record":{${twice}}}`), refused(/stands in it twice/), twice);
  const same_in_two_places = '{"lintel":1,"record":{"visits":[{"date":"2026-03-02","answers":{"phq9.9":1}},{"date":"2026-03-03","answers":{"phq9.9":1}}]}}';
  assert.equal((await read(same_in_two_places).open()).record.visits.length, 2);
});

test('a number beyond all numbers and nesting without end are refused, and told from brackets inside a text', async () => {
  assert.throws(() => read('{"lintel":1,"record":{"answers":{"phq9.9":1e999}}}'), refused(/number in it is too large/));
  for (const levels of [40, 100_000]) assert.throws(() => read(`{"lintel":1,"record":{"answers":{"x":${'['.repeat(levels)}${']'.repeat(levels)}}}}`), refused(/deeper/));
  const name = 'a "quoted\\" [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ name: 1e999';
  assert.equal((await read(JSON.stringify({ lintel: 1, record: {}, example: name })).open()).example, name);
});

test('the last letter of a sealed file says nothing but what was sealed', async () => {
  const file = JSON.parse(await sealed);
  for (const part of ['salt', 'iv']) {
    const [holder, text] = part === 'salt' ? [file.kdf, file.kdf.salt] : [file.cipher, file.cipher.iv];
    holder[part] = text.endsWith('==') ? text.replace(/.==$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}==`) : text;
  }
  await assert.rejects(read(JSON.stringify(file)).open(passphrase), refused(/was changed/));
});
