// What the page does with a list outside of the page: cells that are copied, lines that are told apart, bytes that are known again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pasted, pasted_rows, runs } from '../web/intake/formula.mjs';

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
