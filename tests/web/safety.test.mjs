// Alarms cannot be missed, cancelled or talked away.
import assert from 'node:assert/strict';
import { answer, click, openAll, press, says, use } from './hands.mjs';
import { everywhere } from './page.mjs';

everywhere('a red alarm stops everything until the evaluation is recorded, and stands after it', async (page) => {
  await use(page, 3);
  assert.match(await says(page, '#plan .name'), /TMS first/);
  await answer(page, 'cssrs.2', 'yes');
  await answer(page, 'cssrs.4', 'yes');
  assert.match(await says(page, '#urgent'), /Stop: evaluation first .*intent.*Do not leave the patient alone.*Local emergency number first.*988.*116 123/);
  assert.equal(await says(page, '#plan .name'), 'Emergency evaluation first');
  assert.doesNotMatch(await says(page, '#plan, #checks, #changes'), /TMS first|Contraindicated|Nothing found/);
  assert.match(await page.evaluate(() => document.getElementById('alarm').textContent), /Red alarm/);
  await click(page, '#report #urgent .on button');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'safety_evaluation_completed');
  await press(page, '[name=safety_evaluation_completed]');
  assert.match(await says(page, '#urgent'), /Red alarm, safety evaluation recorded as completed/);
  assert.match(await says(page, '#plan .name'), /TMS first/);
  await press(page, '[name=safety_evaluation_completed]');
  assert.match(await says(page, '#urgent'), /Stop/);
});

everywhere('PHQ-9 item 9 at 3 stops, pending the C-SSRS; a low total cancels nothing', async (page) => {
  for (let i = 1; i <= 8; i++) await answer(page, `phq9.${i}`, 0);
  await answer(page, 'phq9.9', 3);
  assert.match(await says(page, '#scores'), /3 of 27 minimal or none/);
  assert.match(await says(page, '#urgent'), /Stop: ask the C-SSRS now/);
});

everywhere('nothing answered is not nothing found', async (page) => {
  assert.match(await says(page, '#urgent'), /Not known: ask/);
  assert.match(await says(page, '#checks'), /Incomplete, not yet ruled out.*Not yet ruled out: \d+/);
  assert.match(await says(page, '#plan'), /Open: cannot advise yet/);
});

everywhere('the words that would lull nobody may read', async (page) => {
  for (const example of [undefined, 0, 1, 2, 3, 4, 5]) {
    if (example !== undefined) await use(page, example);
    await openAll(page);
    const text = await page.evaluate(() => document.body.textContent);
    // "MR-safe" is the name of a property of metal.
    assert.doesNotMatch(text, /(?<!MR-)\bsafe\b|\bcleared\b|\bno risk\b/i, `example ${example}`);
  }
});
