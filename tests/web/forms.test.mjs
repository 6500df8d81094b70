// A form of today at a visit counts like the answers of this visit; the page shows what follows, and judges nothing itself.
import assert from 'node:assert/strict';
import { click, press, says } from './hands.mjs';
import { everywhere } from './page.mjs';

async function open(page, record) {
  await page.evaluate(() => (document.getElementById('file').open = true));
  await page.until(() => !!document.getElementById('seal'));
  await page.evaluate((text) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], 'lintel.json', { type: 'application/json' }));
    const input = document.getElementById('file-chosen');
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, JSON.stringify({ lintel: 1, record }));
  await page.until(() => /^Opened/.test(document.getElementById('opened').textContent));
}

// Corrections 2.3 and 2.4: item 9 at 3 in a form dated today stops plan, day and calendar, whatever this visit's answers say.
const today = {
  answers: { 'phq9.9': 0, alcohol_24h: 'no' }, today: '2026-03-20',
  visits: [{ date: '2026-03-15', totals: { phq9: 20 } }, { date: '2026-03-20', answers: { 'phq9.9': 3 } }],
  courses: [{ modality: 'tms', protocol: 'tms_30', start: '2026-03-16', done: ['2026-03-16', '2026-03-17'] }],
};

everywhere('a red alarm of a form dated today stops plan, day and calendar, and says which form it was', async (page) => {
  await open(page, today);
  assert.match(await says(page, '#report #urgent'), /Stop: .*item 9.* Form of 20 Mar 2026\./);
  await click(page, '#report #urgent .why summary');
  assert.doesNotMatch(await says(page, '#report #urgent'), /over the last|better off dead/i, 'the answers of this visit are no reason for it');
  assert.equal(await says(page, '#plan .name'), 'Emergency evaluation first');
  assert.match(await says(page, '#today'), /^On the day Hidden while the red alarm stands/);
  assert.match(await page.evaluate(() => document.getElementById('alarm').textContent), /^Red alarm/);
  await page.evaluate(() => document.querySelector('[data-view=time]').click());
  await page.until(() => /No session is planned/.test(document.getElementById('course').innerText));
  assert.match(await says(page, '.courses-said'), /2 sessions given, none planned/);
  assert.match(await says(page, '.findings'), /Conflict\. .*No session is planned: a red alarm stands and no evaluation is recorded/);
  assert.equal(await page.evaluate(() => document.querySelectorAll('.calendar .session:not(.done)').length), 0);
  await page.evaluate(() => document.querySelector('[data-view=now]').click());
  await press(page, '[name=safety_evaluation_completed]');
  assert.match(await says(page, '#report #urgent'), /Red alarm, safety evaluation recorded as completed .*Form of 20 Mar 2026/);
  assert.notEqual(await says(page, '#plan .name'), 'Emergency evaluation first');
});

everywhere('the note names the form that an alarm comes from, and an alarm stands once', async (page) => {
  await page.evaluate(() => {
    globalThis.copied = [];
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void globalThis.copied.push(text) }, configurable: true });
  });
  await open(page, today);
  await click(page, '#copy');
  const [note] = await page.until(() => globalThis.copied.length && globalThis.copied);
  assert.match(note, /- PHQ-9 item 9[^\n]* Form of 20 Mar 2026\./);
  assert.match(note, /Plan: emergency evaluation first/);
  assert.equal(note.match(/item 9 /g).length, (await page.evaluate(() => document.querySelectorAll('#report #urgent li.red').length)) + (note.match(/; item 9: /g)?.length ?? 0));
  assert.doesNotMatch(await says(page, '#report #urgent'), /Visit of 2026-03-20/);
});

everywhere('of a treatment that is contraindicated no session is planned, and that is said', async (page) => {
  await open(page, { ...today, answers: { cochlear_implant: 'yes', 'cssrs.2': 'no' }, visits: [{ date: '2026-03-15', totals: { phq9: 12 } }] });
  await page.evaluate(() => document.querySelector('[data-view=time]').click());
  await page.until(() => /No session is planned: the treatment is contraindicated/.test(document.getElementById('course').innerText));
});
