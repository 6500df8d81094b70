// The patients of the article lead where the article and the stricter sources lead.
import assert from 'node:assert/strict';
import { examples } from '../../web/form/patients.mjs';
import { answer, click, openAll, says, use } from './hands.mjs';
import { everywhere } from './page.mjs';

const expected = {
  'Acute on chronic': ['Ketamine first, TMS within weeks', /S-39|within weeks/],
  'Trauma-based': ['Combination, leaning to ketamine first (low confidence)', /trauma-focused psychotherapy/],
  'Partial response to TMS': ['Add ketamine or esketamine', /TMS helped in part/],
  'Non-acute, chronic': ['TMS first as the foundation, ketamine if needed', /The article contradicts itself here/],
  'Severe but not resistant': ['One treatment at a time: optimise first', /Not everyone needs both/],
  'Ten weeks, one bad day': ['Continue what works', /not everyone needs both/],
  'Coiled aneurysm': ['Neither treatment: refer', /Both are contraindicated as answered/],
  'The morning of a session': ['Continue what works', /./],
};

everywhere('each example fills the form and leads to its plan', async (page) => {
  for (const [i, { name, plan }] of examples.entries()) {
    await use(page, i);
    await page.until((of) => document.getElementById('example').textContent.includes(of), name); // one with visits waits for its part of the page
    assert.equal(await page.evaluate(() => document.getElementById('plan').dataset.plan), plan, name);
    assert.equal(await says(page, '#plan .name'), expected[name][0], name);
    assert.match(await says(page, '#plan'), expected[name][1]);
    assert.match(await says(page, '#example'), new RegExp(`not a real one: ${name}`));
    assert.equal(await says(page, '#problems'), '', name);
  }
});

everywhere('severe and resistant are told apart', async (page) => {
  await use(page, 4);
  assert.match(await says(page, '#scores'), /severe/);
  assert.match(await says(page, '#resistance'), /Not treatment-resistant\. 0 adequate/);
});

everywhere('an example that is changed says so', async (page) => {
  await use(page, 0);
  await answer(page, 'phq9.1', 0);
  assert.match(await says(page, '#example'), /not a real one: Acute on chronic, edited$/);
});

everywhere('an example never overwrites a person without asking', async (page) => {
  await page.evaluate(() => document.querySelector('[name="age"]').focus());
  await page.type('50');
  await use(page, 0);
  assert.match(await says(page, 'dialog[open]'), /1 answer will be taken back/);
  await page.press('Escape');
  assert.equal(await says(page, '#example'), '');
  await use(page, 0);
  await click(page, 'dialog [value=yes]');
  await page.until(() => document.getElementById('example').textContent);
});

everywhere('every Why? has its source, and the article speaks in its own words', async (page) => {
  await use(page, 3);
  await openAll(page);
  const bare = await page.evaluate(() => [...document.querySelectorAll('#report .why')].filter((w) => !w.closest('#resistance') && !w.querySelector('.sources cite')).length);
  assert.equal(bare, 0);
  assert.match(await says(page, '#plan blockquote'), /start TMS as the foundation, adding ketamine if needed/);
  assert.match(await says(page, '#plan blockquote'), /start with either TMS or ketamine as the foundational treatment/);
});

everywhere('the note holds the day of a session once it is asked about, and the policies of the payer that is set', async (page) => {
  await use(page, 3);
  await page.evaluate(() => Object.defineProperty(navigator.clipboard, 'writeText', { value: async (text) => void (globalThis.copied = text) }));
  const note = async () => {
    await page.evaluate(() => (globalThis.copied = ''));
    await click(page, '#copy');
    return page.until(() => globalThis.copied);
  };
  assert.doesNotMatch(await note(), /before pulse one|Coverage/);
  await answer(page, 'alcohol_24h', 'yes');
  await page.evaluate(() => {
    const payer = document.getElementsByName('payer')[0];
    payer.value = 'aetna';
    payer.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const now = await note();
  assert.match(now, /\nTMS before pulse one: stop\. Open: \d+\.\n- Alcohol since yesterday/);
  assert.match(now, /\nIntranasal esketamine before going home: not known yet\./);
  assert.match(now, /\nCoverage, Aetna on TMS: \d (not )?(met|known).*; the payer decides\.\n/);
  assert.doesNotMatch(now, /\b(safe|cleared|ready|go ahead|no risk|all clear|approved)\b/i);
});

everywhere('the note has one line a thing, the version last, and says that it is an example', async (page) => {
  await use(page, 3);
  await page.evaluate(() => Object.defineProperty(navigator.clipboard, 'writeText', { value: async (text) => void (globalThis.copied = text) }));
  await click(page, '#copy');
  const note = await page.until(() => globalThis.copied);
  const lines = note.trim().split('\n');
  assert.match(lines[0], /^EXAMPLE PATIENT, NOT A REAL ONE/);
  assert.match(lines[1], /^PHQ-9 13 of 27, moderate; item 9: 0$/);
  assert.match(lines.at(-1), /^Lintel \S+, knowledge \S+ \([0-9a-f]{12}\), reviewed \d{4}-\d\d-\d\d$/);
  assert.doesNotMatch(note, /\t/);
});
