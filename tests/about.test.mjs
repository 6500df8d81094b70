// About, as a page of its own: what is claimed there follows from what is asked.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { about_page } from '../web/written/about.mjs';

const lintel = (...args) => execFileSync(fileURLToPath(new URL('../build/native/lintel', import.meta.url)), args).toString();
const catalog = JSON.parse(lintel('catalog'));
const page = about_page(catalog, lintel('review'));
const answer = (what) => page.match(new RegExp(`<dt>${what}</dt><dd>([^<]*)</dd>`))?.[1];

test('the thirteen source attributes are all answered', () => {
  const list = page.split('<h2>Source attributes</h2>')[1].split('</dl>')[0];
  assert.equal(list.match(/<dt>/g).length, 13);
  assert.match(answer('Release and revision dates'), new RegExp(`${catalog.knowledge}.*${catalog.reviewed}.*${catalog.hash}`));
  assert.match(answer('Health status assessments'), /PHQ-9, GAD-7, MADRS/);
});

test('what is said not to be used is not asked', () => {
  const asked = catalog.questions.map((q) => `${q.id} ${q.asks} ${q.help ?? ''}`).join('\n');
  for (const [what, words] of Object.entries({
    Race: /\brace\b|racial/i, Ethnicity: /ethnic/i, Language: /\blanguage\b/i, 'Sexual orientation': /sexual|orientation/i,
    'Gender identity': /gender/i, Sex: /(?<!interest in )\bsex\b|\b(male|female|man|woman|men|women)\b/i, 'Date of birth': /birth|born/i,
  })) {
    assert.match(answer(what), /^Not used\./, what);
    assert.doesNotMatch(asked, words, what);
  }
  assert.ok(catalog.questions.some((q) => q.id === 'age' && q.unit === 'years'));
});

test('every source, every dispute and every row of the day can be found by its id', () => {
  for (const { id } of catalog.sources) assert.ok(page.includes(`id="s-${id}"`), id);
  for (const { id } of catalog.tensions) assert.ok(page.includes(`id="t-${id}"`), id);
  for (const { day } of catalog.modalities) for (const { id } of day) assert.ok(page.includes(`id="d-${id}"`), id);
  assert.equal(new Set(page.match(/ id="[^"]+"/g)).size, page.match(/ id="[^"]+"/g).length);
});

test('what is unverified is marked, the note on regulation among it', () => {
  assert.match(page, /<b>Regulation<\/b> <small class="unsure">unverified<\/small>/);
  assert.match(page.split('id="d-E05.weigh"')[1].split('</li>')[0], /EU SmPC Spravato <small class="unsure">unverified/);
});
