// The scales beside the core: closed until wanted, filled like the others, told beside the report, read by no rule.
import assert from 'node:assert/strict';
import { answer, click, focus, focused, given, paste, says, use } from './hands.mjs';
import { accessibility, everywhere } from './page.mjs';

const open = (page, scale) => click(page, `#g-${scale} > summary`);
const is_open = (page, scale) => page.evaluate((id) => document.getElementById(`g-${id}`).open, scale);
const count = (page, scale) => says(page, `#g-${scale} .count`);

everywhere('they stand closed at the end of the scales and are in nobody\'s way', async (page) => {
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('#g-more > details h2')].map((h) => h.textContent)),
    ['MDQ', 'AUDIT-C', 'DAST-10', 'PC-PTSD-5', 'PCL-5', 'SHAPS', 'QIDS-SR16', 'ISI', 'WHO-5']);
  assert.equal(await page.evaluate(() => document.querySelectorAll('#g-more > [open]').length), 0);
  assert.equal(await page.evaluate(() => document.getElementById('g-more').previousElementSibling.id), 'g-madrs');
  assert.equal(await count(page, 'mdq'), ''); // nothing is open in a scale that nobody has begun
  assert.equal((await says(page, '#scores')).includes('MDQ'), false);
  await click(page, 'nav a[href="#g-more"]');
  await focus(page, 'madrs.10', 0);
  await page.press('Enter'); // on to the next question that can be seen
  assert.equal(await page.evaluate(() => document.activeElement.closest('.group').id), 'g-madrs');
});

everywhere('a positive MDQ is told, and answers nothing by itself', async (page) => {
  await use(page, 0);
  if (await page.evaluate(() => document.getElementById('sure').open)) await click(page, '#sure [value=yes]');
  const plan = await says(page, '#plan .name');
  const bipolar = await given(page, 'bipolar');
  await open(page, 'mdq');
  await focus(page, 'mdq.1', 'yes');
  await paste(page, '1 1 1 1 1 1 1 0 0 0 0 0 0');
  assert.match(await says(page, '#g-mdq .told'), /13 answers taken/);
  assert.equal(await given(page, 'mdq.7'), 'yes');
  assert.equal(await given(page, 'mdq.8'), 'no');
  assert.match(await says(page, '#scores'), /MDQ 7 of 13 .*problem: not certain/);
  await answer(page, 'mdq.same_period', 'yes');
  await answer(page, 'mdq.problem', 'moderate');
  assert.match(await says(page, '#scores'), /problem: yes Supports a yes to Bipolar disorder/);
  assert.equal(await count(page, 'mdq'), '15/15');
  assert.equal(await given(page, 'bipolar'), bipolar);
  assert.equal(await says(page, '#plan .name'), plan);
});

everywhere('digits and letters answer yes-or-no items, and a row is taken wholly or not at all', async (page) => {
  await open(page, 'dast10');
  await focus(page, 'dast10.1', 'yes');
  await page.press('1', '0', 'y', 'n', 'u');
  assert.deepEqual(await Promise.all([1, 2, 3, 4, 5].map((n) => given(page, `dast10.${n}`))), ['yes', 'no', 'yes', 'no', 'unknown']);
  assert.equal(await focused(page), 'dast10.6');
  await page.press('2'); // no such answer
  assert.equal(await given(page, 'dast10.6'), '');
  await paste(page, '1 2');
  assert.match(await says(page, '#g-dast10 .told'), /2 in place 2 is not an answer there: nothing was taken/);
  await open(page, 'who5');
  await focus(page, 'who5.1', 0);
  await page.press('3', '3', '3', '2', '2');
  assert.match(await says(page, '#scores'), /WHO-5 52 of 100, above the line/);
});

everywhere('an item that is not asked is shown so; what is missing leads into a closed scale', async (page) => {
  await open(page, 'pcptsd5');
  await answer(page, 'pcptsd5.exposure', 'no');
  assert.match(await says(page, '#scores'), /PC-PTSD-5 0 of 5/);
  assert.ok(await page.evaluate(() => document.getElementById('pcptsd5.1').classList.contains('skipped')));
  await answer(page, 'pcptsd5.exposure', 'yes');
  await open(page, 'pcptsd5');
  assert.equal(await is_open(page, 'pcptsd5'), false);
  await click(page, '#scores .beside .fold summary');
  await page.until(() => !!document.querySelector('#scores .beside [data-ask="pcptsd5.1"]'));
  await click(page, '#scores .beside [data-ask="pcptsd5.1"]');
  assert.equal(await is_open(page, 'pcptsd5'), true);
  assert.equal(await focused(page), 'pcptsd5.1');
});

everywhere('a QIDS item 12 that is not 0 is told whatever the total', async (page) => {
  await open(page, 'qids');
  await focus(page, 'qids.1', 0);
  await paste(page, '0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0');
  assert.match(await says(page, '#scores'), /QIDS-SR16 1 of 27, none /);
  for (const part of ['#urgent', '#scores']) assert.match(await says(page, part), /QIDS item 12.* calls for the C-SSRS screener on the same day/);
});

for (const width of [320, 1400])
  everywhere(`all of them open: axe-core finds nothing, and nothing runs out of a window ${width} wide`, async (page) => {
    await page.evaluate(() => document.querySelectorAll('#g-more > details').forEach((d) => (d.open = true)));
    for (const [name, value] of [['qids.12', 1], ['auditc.1', 4], ['shaps.1', 1]]) await answer(page, name, value);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0);
    assert.deepEqual(await accessibility(page), []);
  }, { width, height: 800, engines: width < 450 ? ['chromium', 'firefox'] : undefined });
