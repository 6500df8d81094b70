// Definitions, stagings, payers and doses of the reader's own, as they are seen. (Words: the fact base 3.1, 3.3, 3.4, 6.)
import assert from 'node:assert/strict';
import { click, openAll, says, use } from './hands.mjs';
import { everywhere } from './page.mjs';

/** What a person types or chooses in a field. */
const write = (page, name, value) =>
  page.evaluate((n, v) => {
    const field = document.querySelector(`[name="${n}"]`) ?? [...document.querySelectorAll('.trial [name]')].find((i) => i.name.endsWith(n));
    field.value = v;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, name, value);

/** What the form says of the first trial; out of view it is not laid out, so its text is read as it stands. */
const verdict = (page) => page.evaluate(() => document.querySelector('.trial .verdict').textContent);

everywhere('a trauma case: definitions side by side, both stagings, and Ambetter first once it is chosen', async (page) => {
  await use(page, 1); // sertraline 150 mg for 8 weeks, venlafaxine 225 mg for 10: two classes
  await write(page, 'payer', 'ambetter');
  await openAll(page);
  const staging = await says(page, '#staging');
  assert.match(staging, /FDA and EMA usage/);
  assert.match(staging, /Maudsley staging composite: \d+ to \d+ of 3 to 15/);
  assert.match(staging, /it is a staging composite and no severity/);
  assert.match(staging, /Thase and Rush: stage II\./);
  const coverage = await says(page, '#coverage');
  assert.match(coverage, /^Coverage The plan proposes both treatments\. .*TMS Ambetter CP\.BH\.200/);
  assert.match(coverage, /not met: No ketamine or esketamine at the same time/);
  assert.match(coverage, /Medicare LCD L33398 text not read; effective 1 April 2023/);
  assert.match(coverage, /Shown by: Chart or pharmacy record of each trial/);
  assert.doesNotMatch(coverage, /\b(approved|safe|cleared|no risk)\b/i);
  if (page.errors) assert.deepEqual(page.errors, []); // the driver of WebKit tells none
});

everywhere('25 % is partial for the clinic and counts for Cigna', async (page) => {
  await use(page, 1);
  await page.evaluate(() => {
    for (const row of document.querySelectorAll('.trial')) {
      row.querySelector('[name$=outcome]:checked').checked = false;
      row.querySelector('[name$=improvement_percent]').value = '25';
    }
    document.querySelector('.trial [name$=improvement_percent]').dispatchEvent(new Event('input', { bubbles: true }));
  });
  await write(page, 'payer', 'cigna');
  await openAll(page);
  assert.match(await verdict(page), /it helped in part/);
  assert.match(await says(page, '#resistance'), /Not treatment-resistant/);
  assert.match(await says(page, '#coverage'), /met: Improvement of at most 25 % on two antidepressants of different classes[^.]*\. 2 counted/);
}, { engines: ['chromium', 'firefox'] });

everywhere('a dose of one’s own changes what counts and is named; one that cannot be used is told at its field', async (page) => {
  await use(page, 1);
  await write(page, 'doses.sertraline', '200');
  assert.match(await verdict(page), /dose too low/);
  await openAll(page);
  assert.match(await says(page, '#staging'), /Lowest adequate doses of your own: Sertraline 200 mg/);
  await write(page, 'doses.sertraline', 'much');
  assert.match(await says(page, '#problems'), /much is not usable/);
  await click(page, '#own-doses summary');
  assert.match(await says(page, '[id="doses.sertraline"]'), /a daily dose above 0/);
  assert.doesNotMatch(await verdict(page), /dose too low/);
}, { engines: ['chromium', 'firefox'] });

everywhere('outside the United States no policy is worked out; while the alarm stands none is shown', async (page) => {
  await use(page, 1);
  await write(page, 'region', 'eu');
  assert.match(await says(page, '#coverage'), /for the United States only/);
  await write(page, 'region', 'us');
  await page.evaluate(() => document.querySelector('[name="cssrs.5"][value=yes]').click());
  assert.equal(await says(page, '#coverage'), '');
}, { engines: ['chromium'] });
