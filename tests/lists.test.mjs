// What the page does with a list outside of the page: cells that are copied, lines that are told apart, bytes that are known again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Fingerprint } from '../web/intake/fingerprint.mjs';
import { pasted, pasted_rows, runs } from '../web/intake/formula.mjs';
import { is_heading, is_same, lines_of, number_of, told_of } from '../web/intake/lines.mjs';
import { load } from '../web/intake/screen.mjs';

const bytes_of = (text) => new TextEncoder().encode(text);
const text_of = (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const starts = ['=1+1', '+1', '-1', '@A1', '＝1', '＋1', '－1', '＠A'];
// Blank, no-break and wide blanks, no width at all, byte-order mark, soft hyphen, direction, fillers that look like nothing, control characters.
const unseen = ['', ' ', '\t', '\r', '\n', '\u00a0', '\u3000', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u202e', '\u061c', '\u3164', '\u115f', '\ufe0f', '\u0000', '\u001f', '\u0085'];

test('what a spreadsheet would run is a text, whatever stands in front of it', () => {
  for (const first of unseen)
    for (const second of unseen)
      for (const start of starts) {
        const cell = pasted(`${first}${second}${start}`);
        assert.equal(cell[0], "'", JSON.stringify([first, second, start]));
        assert.doesNotMatch(cell, /[\t\r\n]/);
      }
  for (const plain of ['', 'A-1', '7', '1=1', 'a@b.example', '\u200bA', "'=1"]) assert.equal(runs(plain), false, plain);
  assert.equal(pasted('x\ty\r\nz'), 'x y z');
});

test('quotes in a cell are no way out of it: a spreadsheet takes them off', () => {
  assert.equal(pasted('"=1+1"'), '"""=1+1"""');
  assert.equal(pasted('="a"'), '"\'=""a"""');
  assert.equal(pasted_rows([['id', 'value'], ['a"b', '=1']]), 'id\tvalue\n"a""b"\t\'=1\n');
});

const lines_in = (text, format) => [...lines_of(bytes_of(text), format)].map(text_of);

test('a line of JSON ends at a line end, whatever quotes stand in it', () => {
  assert.deepEqual(lines_in('{"row":1,"id":"a\\"b"}\n{"row":2,"id":"5\\""}\n"\n', 'ndjson'), ['{"row":1,"id":"a\\"b"}\n', '{"row":2,"id":"5\\""}\n', '"\n']);
  assert.throws(() => lines_in('{"row":1}\n{"row":2', 'ndjson'), /the last line has no end/);
});

test('a line of a table ends as RFC 4180 says: a quote opens at the start of a cell only', () => {
  assert.deepEqual(lines_in('a,"b\nc",d\ne"f,g\n"h""\n""i",j\n', 'csv'), ['a,"b\nc",d\n', 'e"f,g\n', '"h""\n""i",j\n']);
  assert.deepEqual(lines_in('a;"b\nc"\n"";"\n"\n', 'csv'), ['a;"b\nc"\n', '"";"\n"\n']); // with another separator too
  assert.throws(() => lines_in('a,"b\n', 'csv'), /the last line has no end/);
});

test('a row is known by its number, its line, its id and what was found', () => {
  const json = bytes_of('{"row":12,"line":30,"id":"=a, \\"b\\"","read":"screened","urgent":{"level":"red","decided":false},"problems":[]}\n');
  const table = bytes_of('12,30,"\'=a, ""b""",screened,red,no,3\n');
  const told = { row: 12, line: 30, id: '=a, "b"', read: 'screened', urgent: 'red' };
  assert.deepEqual(told_of(json, 'ndjson'), told);
  assert.ok(is_same(told_of(table, 'csv'), told), 'the apostrophe keeps a spreadsheet from running it');
  assert.deepEqual([number_of(json, 'ndjson'), number_of(table, 'csv')], [12, 12]);
  for (const other of [{ row: 13 }, { line: 31 }, { id: '=a' }, { read: 'refused' }, { urgent: 'amber' }]) assert.ok(!is_same(told_of(table, 'csv'), { ...told, ...other }), JSON.stringify(other));
  const heading = 'row,line,id,read,urgent,urgent_decided\n';
  for (const each of [heading, `\ufeff${heading}`, heading.replaceAll(',', ';')]) assert.ok(is_heading(bytes_of(each)), each);
  assert.equal(number_of(bytes_of(heading), 'csv'), 0);
  assert.equal(number_of(bytes_of('{"line":12}\n'), 'ndjson'), 0);
});

const marks_of = (bytes, size) => {
  const print = new Fingerprint();
  for (let at = 0; at < bytes.length; at += size) print.take(bytes.subarray(at, at + size));
  print.end();
  return print;
};

test('bytes are known again whatever the pieces, and one that differs is noticed', () => {
  const bytes = Uint8Array.from({ length: 1_100_000 }, (_, i) => (i * i) >> 7);
  const whole = marks_of(bytes, bytes.length);
  assert.equal(whole.size, 1_100_000);
  assert.equal(whole.marks.length, 2); // 1 MiB each, and the rest
  for (const size of [1, 3, 1021, 65536, 1 << 20, (1 << 20) + 1]) assert.deepEqual(marks_of(bytes, size).marks, whole.marks, `${size}`);
  for (const place of [0, 1, 2, 3, 70_001, 1 << 20, 1_099_999]) {
    const other = bytes.slice();
    other[place] ^= 1;
    assert.equal(marks_of(other, 65536).agrees(whole), false, `${place}`);
  }
  assert.ok(marks_of(bytes.subarray(0, 1 << 20), 65536).agrees(whole), 'as far as it goes');
});

const root = fileURLToPath(new URL('..', import.meta.url));
const compiled = WebAssembly.compile(readFileSync(`${root}build/wasm/screen.wasm`));
async function screened(text, format) {
  const core = await load(await compiled);
  core.start({ format });
  const lines = text_of(core.feed(bytes_of(text))) + text_of(core.finish());
  return { asks: core.result().asks, lines: lines.split('\n').filter(Boolean).map((line) => JSON.parse(line)) };
}

/** Any numbers, the same in every run. */
function dice(seed) {
  return (sides) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * sides);
  };
}

/** A list with any answers, trials and payers in it. */
function any_list(roll) {
  const pick = (list) => list[roll(list.length)];
  const cells = {
    id: () => `R-${roll(1000)}`, age: () => pick(['', 17, 40, 80, 'unknown']), payer: () => pick(['', 'Aetna', 'Red Shield']), trials_complete: () => pick(['', 'yes', 'no']),
    ...Object.fromEntries(['cssrs_2', 'cssrs_4', 'cssrs_6', 'psychosis_now', 'mania_now', 'aneurysm', 'seizure_history', 'augmentation_used'].map((id) => [id, () => pick(['', 'no', 'no', 'yes', 'unknown', 'declined'])])),
    ...Object.fromEntries([...Array.from({ length: 9 }, (_, i) => `phq9_${i + 1}`), ...Array.from({ length: 7 }, (_, i) => `gad7_${i + 1}`)].map((id) => [id, () => pick(['', 0, 0, 1, 2, 3])])),
    ...Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`madrs_${i + 1}`, () => pick(['', 0, 0, 1, 3, 6])])),
    ...Object.fromEntries([1, 2].flatMap((n) => [[`trial${n}_drug`, () => pick(['', 'sertraline', 'lithium', 'no such drug'])], [`trial${n}_dose_mg`, () => pick(['', 37.5, 200])],
      [`trial${n}_weeks`, () => pick(['', 2, 8])], [`trial${n}_adherence`, () => pick(['', 'yes', 'no'])], [`trial${n}_outcome`, () => pick(['', 'no response', 'partial', 'intolerance'])]])),
  };
  const heads = Object.keys(cells).filter((head) => head === 'id' || roll(4) > 0);
  return [heads, ...Array.from({ length: 40 }, () => heads.map((head) => cells[head]()))].map((line) => `${line.join()}\n`).join('');
}

test('what is given out of a row, read by itself, comes to the row that is listed: the page opens nothing else', async () => {
  const findings = ({ read, urgent, scores, checks, plan, ask_next, coverage }) => ({ read, urgent, scores, checks, plan, ask_next, coverage });
  let compared = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const text = any_list(dice(seed));
    const [shown, given] = [await screened(text, 'ndjson'), await screened(text, 'records')];
    assert.deepEqual(shown.asks, []);
    assert.equal(given.lines.length, shown.lines.filter(({ read }) => read === 'screened').length);
    for (const { row, line, ...record } of given.lines) {
      const listed = shown.lines[row - 1];
      assert.deepEqual([listed.row, listed.line], [row, line]);
      const alone = await screened(JSON.stringify(record), 'ndjson');
      assert.deepEqual(alone.lines.map(findings), [findings(listed)], text.split('\n')[line - 1]);
      compared++;
    }
  }
  assert.ok(compared > 300, `${compared}`);
});

test('a module that lacks what is called is refused before it reads anything', async () => {
  await assert.rejects(load(Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0])), /the screening module is not whole: it has no mapping_room/);
});
