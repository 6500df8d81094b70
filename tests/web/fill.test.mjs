// Filling the form: by mouse, by paste, and taking it back.
import assert from 'node:assert/strict';
import { answer, click, focus, given, paste, press, says } from './hands.mjs';
import { everywhere } from './page.mjs';

const row = [2, 1, 3, 0, 2, 1, 0, 1, 0]; // 10: moderate (Kroenke 2001)

everywhere('clicks fill a PHQ-9; its total, band and sources are there', async (page) => {
  assert.match(await says(page, '#scores'), /PHQ-9 not asked/);
  for (let i = 0; i < 8; i++) await answer(page, `phq9.${i + 1}`, row[i]);
  assert.match(await says(page, '#scores'), /10 to 13 of 27 moderate .*1 item missing/);
  await answer(page, 'phq9.9', row[8]);
  assert.match(await says(page, '#scores'), /10 of 27 moderate/);
  await click(page, '#scores .score .why summary');
  await page.until(() => /Kroenke.*2001/.test(document.querySelector('#scores .sources')?.textContent));
});

everywhere('an answer is taken back by choosing it again, or by Backspace', async (page) => {
  await answer(page, 'aneurysm', 'yes');
  assert.equal(await given(page, 'aneurysm'), 'yes');
  await answer(page, 'aneurysm', 'yes');
  assert.equal(await given(page, 'aneurysm'), '');
  await answer(page, 'aneurysm', 'unknown');
  assert.equal(await given(page, 'aneurysm'), 'unknown');
  await page.press('Backspace');
  assert.equal(await given(page, 'aneurysm'), '');
  assert.match(await says(page, '#g-vessels .count'), /^0\//);
});

everywhere('a pasted row fills a scale wholly or not at all', async (page) => {
  const total = () => says(page, '#scores .score .total, #scores .score.blank p');
  await focus(page, 'phq9.1', 0);
  for (const [bad, told] of [['2 1 4', /4 in place 3 is not an answer/], ['1 1 1 1 1 1 1 1 1 1 1', /11 values for 10 items/], ['two one', /Only a row of digits/]]) {
    await paste(page, bad);
    assert.match(await says(page, '#g-phq9 .told'), told);
    assert.match(await total(), /^not asked/);
  }
  await paste(page, row.join(' '));
  assert.match(await says(page, '#g-phq9 .told'), /9 answers taken/);
  assert.match(await total(), /^10 of 27/);
  await focus(page, 'gad7.6', 0);
  await paste(page, '3,3');
  assert.match(await total(), /6 to 21 of 21/);
  await focus(page, 'madrs.1', 0);
  await paste(page, '4433443440\n');
  assert.match(await total(), /33 of 60/);
  assert.match(await says(page, '#scores'), /moderate .*By other sources severe \(Müller 2003\)/); // 31 to 34
});

everywhere('a number that cannot be used is told beside its field', async (page) => {
  await focus(page, 'systolic');
  await page.type('150/90');
  assert.match(await says(page, '#systolic .wrong'), /150\/90 is not usable.*40 to 300/);
  await page.press('u');
  assert.equal(await page.evaluate(() => document.querySelector('#systolic input').value), '');
  assert.equal(await says(page, '#problems'), '');
});

everywhere('trials are added, judged and removed by keyboard', async (page) => {
  await press(page, '#trials .add');
  await page.type('sertraline');
  await page.press('Tab');
  await page.type('100');
  await page.press('Tab');
  await page.type('3');
  assert.match(await says(page, '.verdict'), /Does not count: too short/);
  await page.press('Backspace');
  await page.type('8');
  await page.press('Tab', 'y', 'Tab', 'ArrowRight', 'ArrowLeft');
  assert.match(await says(page, '.verdict'), /Counts as an adequate trial that failed/);
  assert.match(await says(page, '#resistance'), /1 adequate trial failed among those listed/);
  await press(page, '.trial .remove');
  assert.equal(await page.evaluate(() => document.querySelectorAll('.trial').length), 0);
  assert.equal(await page.evaluate(() => document.activeElement.className), 'add');
});
