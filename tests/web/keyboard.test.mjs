// The keyboard alone suffices.
import assert from 'node:assert/strict';
import { focused, given, says } from './hands.mjs';
import { everywhere } from './page.mjs';

/** Tab until the focus is in the question. */
async function tabTo(page, id) {
  for (let i = 0; i < 60; i++) {
    if (await page.evaluate((at) => document.activeElement.closest('.q')?.id === at, id)) return;
    await page.press('Tab');
  }
  throw new Error(`Tab does not reach ${id}; it is at ${await focused(page)}`);
}

/** Jumps by the list of groups, which is made of links. */
async function toGroup(page, group) {
  await page.evaluate((id) => document.querySelector(`nav a[href="#g-${id}"]`).focus(), group);
  await page.press('Enter');
}

everywhere('digits answer a scale and move on; arrows choose; letters answer yes or no', async (page) => {
  await tabTo(page, 'psychosis_now');
  await page.press('n', 'n', 'u', 'y');
  assert.deepEqual(await Promise.all(['psychosis_now', 'mania_now', 'catatonia', 'delirium'].map((q) => given(page, q))), ['no', 'no', 'unknown', 'yes']);
  assert.equal(await focused(page), 'intoxicated');
  await page.press('Shift+Enter', 'Backspace'); // back to delirium, which was a slip
  assert.equal(await given(page, 'delirium'), '');
  await toGroup(page, 'phq9');
  await tabTo(page, 'phq9.1');
  await page.press('2', '1', '3', '0', '2', '1', '0', '1', '0');
  assert.match(await says(page, '#scores'), /10 of 27 moderate/);
  assert.equal(await focused(page), 'phq9.difficulty');
  await page.press('Shift+Enter', 'ArrowRight');
  assert.match(await says(page, '#scores'), /11 of 27/);
  await page.press('9'); // no such answer
  assert.match(await says(page, '#scores'), /11 of 27/);
});

everywhere('digits typed elsewhere answer nothing', async (page) => {
  await page.press('1', 'y', 'n');
  assert.equal(await page.evaluate(() => document.querySelectorAll(':checked:not(option)').length), 0);
});

everywhere('a crisis is answered to its plan without a mouse', async (page) => {
  const group = async (id, keys) => {
    await toGroup(page, id);
    await page.press('Tab');
    for (const key of keys) {
      if (key.length > 1 && !/^[A-Z]/.test(key)) await page.type(key);
      else await page.press(key);
    }
  };
  await group('safety', 'nnnnn');
  await group('cssrs', 'nnn'); // 3 to 5 are passed over after a no to 2
  await group('madrs', 'n');
  await group('situation', ['46', 'Enter', 'y', '60', 'Enter']);
  await group('metal', 'nnnnn');
  assert.match(await says(page, '#plan'), /Open/);
  await group('metal', 'nnnnn'); // the cursor is on a mark now: letters are for yes-or-no questions only
  await page.press('Enter', 'n', 'Enter', 'n', 'n', 'n');
  for (const id of ['raised_intracranial_pressure', 'pregnant', 'aneurysm', 'arteriovenous_malformation', 'intracerebral_haemorrhage', 'ketamine_allergy', 'rems_ready']) {
    await page.evaluate((at) => document.querySelector(`[name="${at}"]`).focus(), id);
    await page.press(id === 'rems_ready' ? 'y' : 'n');
  }
  for (const id of ['prior_tms', 'prior_ketamine']) {
    await page.evaluate((at) => document.querySelector(`[name="${at}"]`).focus(), id);
    await page.press('1');
  }
  assert.equal(await says(page, '#plan .name'), 'Ketamine first, TMS within weeks');
});
