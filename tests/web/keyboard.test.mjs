// The keyboard alone suffices.
import assert from 'node:assert/strict';
import { focused, given, says } from './hands.mjs';
import { everywhere } from './page.mjs';

/** Tab until the focus is in the question. */
async function tabTo(page, id, group) {
  if (group) await toGroup(page, group);
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

everywhere('a row is pasted with Ctrl+V', async (page) => {
  await tabTo(page, 'systolic', 'vessels');
  await page.type('213021010');
  await page.press('Control+a', 'Control+x');
  await tabTo(page, 'phq9.1', 'phq9');
  await page.press('Control+v');
  assert.match(await says(page, '#g-phq9 .told'), /9 answers taken/);
  assert.match(await says(page, '#scores'), /10 of 27 moderate/);
});

everywhere('digits typed elsewhere answer nothing', async (page) => {
  await page.press('1', 'y', 'n');
  assert.equal(await page.evaluate(() => document.querySelectorAll(':checked:not(option)').length), 0);
});

/** Answers a group from its first question to its last: "no", the first choice or 40, except where told otherwise. */
async function answerGroup(page, group, other = {}) {
  await toGroup(page, group);
  await page.press('Tab');
  for (let at = await here(page); at?.group === `g-${group}`; at = await here(page)) {
    if (at.kind.includes('trials')) return;
    if (at.kind.includes('mark')) await page.press('Enter');
    else if (at.kind.includes('number')) {
      await page.type(other[at.id] ?? '40');
      await page.press('Enter');
    } else await page.press(other[at.id] ?? (at.kind.includes('choice') ? '1' : 'n'));
    if ((await here(page))?.id === at.id) return; // the last question of all
  }
}

const here = (page) =>
  page.evaluate(() => {
    const question = document.activeElement.closest('.q');
    return question && { id: question.id, kind: question.className, group: question.closest('.group').id };
  });

everywhere('a crisis is answered to its plan without a mouse', async (page) => {
  await answerGroup(page, 'safety');
  await answerGroup(page, 'cssrs');
  assert.equal(await given(page, 'cssrs.3'), ''); // passed over after a no to item 2
  await toGroup(page, 'madrs');
  await page.press('Tab', 'n');
  await answerGroup(page, 'situation', { acute_crisis: 'y', episode_months: '60', mdd_acute_suicidality: 'n' });
  assert.equal(await says(page, '#plan .name'), 'Open: cannot advise yet');
  for (const group of ['metal', 'brain', 'vessels', 'mind', 'body', 'medicines']) await answerGroup(page, group);
  await answerGroup(page, 'access', { rems_ready: 'y' });
  await tabTo(page, 'trials', 'history');
  await page.press('Tab', '1', '1', 'n');
  assert.equal(await says(page, '#plan .name'), 'Ketamine first, TMS within weeks');
});
