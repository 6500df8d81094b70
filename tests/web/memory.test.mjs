// After a wipe nothing of the patient is left: not in the calculators' memory, not in what scripts hold.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write } from '../../web/file/file.mjs';
import { everywhere_altered, watch_calculators } from './altered.mjs';
import { click, focus } from './hands.mjs';

globalThis.crypto ??= webcrypto; // node 18 keeps it elsewhere

// Typed by keyboard, never handed to the page by its driver: what the driver holds would be found too.
const word = 'QzLintelWdh', dose = '7351.25', phq9 = '19';

async function enter_patient(page) {
  await focus(page, 'age');
  await page.type(word);
  await page.evaluate(() => document.querySelector('#trials .add').click());
  await page.evaluate(() => document.querySelector('.trial [inputmode=decimal]').focus());
  await page.type(dose);
  await page.evaluate(() => document.querySelector('[data-view=time]').click());
  await page.until(() => !!document.getElementById('visit-date'));
  await page.evaluate(() => {
    const date = document.getElementById('visit-date');
    date.value = '2026-04-17';
    document.getElementById('visit-phq9').focus();
  });
  await page.type(phq9);
  await page.press('Enter');
  await page.evaluate(() => [...document.querySelectorAll('#time button')].find((b) => b.textContent === 'Add a course').click());
  await page.evaluate(() => {
    const protocol = document.querySelector('.courses [name=protocol]');
    protocol.value = 'ketamine_6_three_weeks';
    protocol.dispatchEvent(new Event('input', { bubbles: true }));
    const start = document.querySelector('.courses [name=start]');
    start.value = '2026-04-20';
    start.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.evaluate(() => document.querySelector('[name=weight_kg]').focus());
  await page.type('QzQ');
}

/** Which of these stands in any memory that a calculator has ever had; handed over backwards, so that they are not found in themselves. */
const in_memories = (page) => page.evaluate((backwards) => {
  const needles = backwards.map((text) => [...text].reverse().map((c) => c.charCodeAt(0)));
  const found = new Set();
  for (const { buffer } of globalThis.calculators.memories) {
    const memory = new Uint8Array(buffer);
    needles.forEach((needle, n) => {
      for (let at = memory.indexOf(needle[0]); at >= 0; at = memory.indexOf(needle[0], at + 1))
        if (needle.every((byte, i) => memory[at + i] === byte)) return found.add(n);
    });
  }
  return [...found].sort();
}, [word, dose].map((text) => [...text].reverse().join('')));

const kept_elsewhere = (page) => page.evaluate(() => [...document.querySelectorAll('#time .visits tr, #time #course *, .trial, .courses > li, #opened:not([hidden])')].length);

const ways = {
  'Clear everything': async (page) => {
    await page.evaluate(() => document.getElementById('clear').click());
    await click(page, '#sure [value=yes]');
    await page.until(() => document.querySelectorAll('.trial').length === 0);
  },
  'Shift+F8': (page) => page.press('Shift+F8'),
  'the idle wipe': async (page) => {
    await page.evaluate(() => (document.getElementById('file').open = true));
    await page.until(() => !!document.getElementById('idle'));
    await page.evaluate(() => {
      const real = Date.now;
      const idle = document.getElementById('idle');
      idle.value = '5';
      idle.dispatchEvent(new Event('change', { bubbles: true }));
      Date.now = () => real() + 6 * 60_000;
    });
    await page.until(() => document.querySelectorAll('.trial').length === 0);
  },
};

for (const [name, wipe] of Object.entries(ways))
  everywhere_altered(`after ${name} nothing of the patient is in memory, and the page works on`, watch_calculators, async (page) => {
    await enter_patient(page);
    await page.evaluate(() => document.querySelector('[data-view=now]').click());
    assert.deepEqual(await in_memories(page), [0, 1], 'they are there to be found before');
    if (page.heap) assert.ok((await page.heap()).includes(word));
    await wipe(page);
    assert.equal(await kept_elsewhere(page), 0);
    if (page.heap) {
      const held = await page.heap();
      for (const text of [word, dose, '2026-04-17', 'QzQ']) assert.equal(held.indexOf(text), -1, `${text} is still held: ${held.slice(held.indexOf(text) - 300, held.indexOf(text) + 100)}`);
    }
    assert.deepEqual(await in_memories(page), []);
    await focus(page, 'phq9.1', 2);
    await page.press('Space');
    await page.until(() => /2 to 26/.test(document.querySelector('#scores').textContent));
    await page.evaluate(() => document.querySelector('[data-view=time]').click());
    assert.equal(await kept_elsewhere(page), 0 + (await page.evaluate(() => document.querySelectorAll('#course *').length)));
    assert.doesNotMatch(await page.evaluate(() => document.body.textContent), /QzLintelWdh|7351/);
  });

everywhere_altered('of a patient from a file, saved and led through, nothing is held after a wipe', watch_calculators, async (page) => {
  const folder = mkdtempSync(join(tmpdir(), 'patient-'));
  const file = join(folder, 'patient.json');
  writeFileSync(file, JSON.stringify({
    lintel: 1, example: 'QzNamed', knowledge: { version: 'QzVersion', hash: '1' }, summary: { plan: { id: 'x', name: 'QzOldPlan' } },
    record: { answers: { age: word, 'phq9.1': 2 }, visits: [{ date: '2026-04-17', totals: { phq9: 19 }, rated_by: 'QzRater' }] },
  }));
  const sealed = join(folder, 'sealed.json');
  writeFileSync(sealed, await write({ record: { answers: { age: word } } }, 'QzSecret'));
  await page.evaluate(() => (document.getElementById('file').open = true));
  await page.until(() => !!document.getElementById('file-chosen'));
  await page.choose_file('#file-chosen', file);
  await page.until(() => document.getElementById('sure').open);
  await click(page, '#sure [value=yes]');
  await page.until(() => document.getElementById('opened').textContent.includes('QzOldPlan'));
  await page.evaluate(() => document.getElementById('lead-me').click());
  await page.evaluate(() => (document.getElementById('file').open = true));
  await page.choose_file('#file-chosen', sealed);
  await page.until(() => !!document.getElementById('unseal').offsetParent);
  await focus(page, 'age');
  await page.evaluate(() => document.getElementById('unseal').focus());
  await page.type('QzSecret');
  await page.press('Shift+F8');
  const held = await page.heap();
  for (const text of [word, 'QzNamed', 'QzVersion', 'QzOldPlan', '2026-04-17', 'QzRater', 'QzSecret'])
    assert.equal(held.indexOf(text), -1, `${text} is still held: ${held.slice(held.indexOf(text) - 300, held.indexOf(text) + 100)}`);
  assert.deepEqual(await in_memories(page), []);
  rmSync(folder, { recursive: true });
}, { engines: ['chromium'] });
