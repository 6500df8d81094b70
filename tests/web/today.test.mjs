// The day of a session: away while nobody has asked about it, line by line once somebody has, never a leave to start.
import assert from 'node:assert/strict';
import { answer, openAll, says, use } from './hands.mjs';
import { everywhere } from './page.mjs';

everywhere('the day stays away while a course is planned and comes with the first answer about it', async (page) => {
  await use(page, 3);
  assert.equal(await says(page, '#today'), '');
  await answer(page, 'alcohol_24h', 'yes');
  assert.match(await says(page, '#today'), /On the day TMS before pulse one ✕ Stop Stops it Alcohol since yesterday/);
  assert.match(await says(page, '#today'), /Goes on, watched Alcohol deepens sedation/);
  assert.match(await says(page, '#checks'), /TMS ○ Nothing found against it in the answers/); // the plan does not wait for it
});

everywhere('a morning that nothing stops says no more than that, and each line has its source', async (page) => {
  await use(page, 6);
  assert.match(await says(page, '#today'), /TMS before pulse one ✕ Stop .*clinician reviews it before pulse one/);
  assert.match(await says(page, '#today'), /Blood pressure today 152\/94 three sources do not agree The clinic's article Monitor\. .*ASRA.*The esketamine label/);
  await page.evaluate(() => {
    const field = document.querySelector('[name=sleep_hours]');
    field.value = '7';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  assert.match(await says(page, '#today'), /TMS before pulse one ○ Nothing stops it among the answers/);
  await openAll(page);
  const text = await says(page, '#today');
  assert.match(text, /At least 4 hours of sleep last night ?This tool's own careful rule.*, T21; TMS workbook, daily checklist/);
  assert.doesNotMatch(text, /\b(safe|cleared|ready|go ahead|no risk|all clear)\b/i);
});

everywhere('what is not verified says so beside its sentence, and a dispute opens with its rule', async (page) => {
  await use(page, 6);
  assert.match(await says(page, '#today'), /as needed\. unverified Why\?/);
  await openAll(page);
  assert.match(await says(page, '#checks'), /EU SmPC Spravato unverified/);
  const disputes = (await says(page, '#checks')).match(/Where sources do not agree/g).length;
  assert.equal(disputes, 3); // K05 once; E05 twice: blood pressure, and the US and Europe
  assert.match(await says(page, '#checks'), /Where sources do not agree The clinic's article Monitor\./);
});

everywhere('while a red alarm stands the day is hidden with the treatments', async (page) => {
  await use(page, 6);
  await answer(page, 'delirium', 'yes');
  assert.match(await says(page, '#today'), /^On the day Hidden while the red alarm stands/);
});
