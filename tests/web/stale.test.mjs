// What the page says follows from what stands in the form now, or it says nothing: a calculator that fails leaves no old report behind.
import assert from 'node:assert/strict';
import { everywhere_altered, watch_calculators } from './altered.mjs';
import { answer, says, use } from './hands.mjs';
import { everywhere } from './page.mjs';

/** Everything on the page that a report is drawn into. */
const of_a_report = '#problems, #urgent, #stop, #scores, #resistance, #staging, #plan, #checks, #today, #changes, #coverage, #stamp';
const shown = (page) => page.evaluate((css) => [...document.querySelectorAll(css)].map((each) => each.textContent).join('').trim(), of_a_report);
const state = (page) => page.evaluate(() => (document.getElementById('state')?.hidden ? '' : document.getElementById('state')?.textContent ?? ''));
const told = (page) => page.evaluate(() => ['alarm', 'news'].map((id) => document.getElementById(id).textContent).join(' ').trim());
const fail = (page, fails) => page.evaluate((given) => (globalThis.calculators.fails = given), fails);
const made = (page) => page.evaluate(() => globalThis.calculators.made);
const choose = (page, name, value) => page.evaluate((n, v) => document.querySelector(`[name="${n}"][value="${v}"]`).click(), name, value);

/** What is put on the clipboard. */
const watch_clipboard = (page) => page.evaluate(() => {
  globalThis.copied = [];
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void globalThis.copied.push(text) }, configurable: true });
});

const failures = ['trap', 'memory', 'empty', 'cut', '{}', 'null', '[]', '{"read":false,"urgent":{"level":"unknown","stops":false,"alarms":[]}}'];

everywhere_altered('whichever way the calculator fails, nothing of the report before stays, and the next change is worked out again', watch_calculators, async (page) => {
  await watch_clipboard(page);
  await use(page, 0); // staging, policies, what would change the plan: everything is there
  await answer(page, 'alcohol_24h', 'no');
  await answer(page, 'cssrs.4', 'yes');
  await answer(page, 'safety_evaluation_completed', 'yes');
  assert.match(await shown(page), /Coverage/);
  for (const failure of failures) {
    await choose(page, 'phq9.1', 1);
    assert.match(await says(page, '#scores'), /PHQ-9/);
    await fail(page, failure);
    await choose(page, 'phq9.1', 2);
    assert.equal(await shown(page), '', failure);
    assert.match(await state(page), /^Not worked out: .*Change an answer to try again/, failure);
    assert.equal(await page.evaluate(() => document.getElementById('bar').textContent), 'Not worked out');
    assert.deepEqual(await page.evaluate(() => [document.body.dataset.level, document.getElementById('plan').dataset.plan, document.querySelectorAll('.verdict:not(:empty), [aria-invalid]').length, document.body.classList.contains('stopped')]),
      await page.evaluate(() => [undefined, undefined, 0, false]), failure);
    await page.evaluate(() => document.getElementById('copy').click());
    assert.deepEqual(await page.evaluate(() => globalThis.copied), [], failure);
    assert.doesNotMatch(await told(page), /alarm|plan:|PHQ-9/i, failure);
    await fail(page, []);
    await choose(page, 'phq9.1', 3);
    assert.equal(await state(page), '', failure);
    assert.match(await says(page, '#scores'), /PHQ-9/, failure);
  }
  await page.evaluate(() => document.getElementById('copy').click());
  assert.equal((await page.evaluate(() => globalThis.copied)).length, 1);
});

everywhere_altered('what fails once is worked out by a new instance, and nobody need know', watch_calculators, async (page) => {
  await answer(page, 'phq9.1', 2);
  for (const failure of failures) {
    const before = await made(page);
    await fail(page, [failure]);
    await choose(page, 'phq9.2', 3);
    assert.match(await says(page, '#scores'), /5 to 26 of 27/, failure);
    assert.equal(await state(page), '');
    assert.equal(await made(page), before + 1, failure);
    await choose(page, 'phq9.2', 3); // taken back
  }
});

everywhere_altered('over time: what was worked out goes, what was entered stays, and no file is made of what is not worked out', watch_calculators, async (page) => {
  await page.evaluate(() => {
    globalThis.files = [];
    HTMLAnchorElement.prototype.click = function () { globalThis.files.push(this.download); };
  });
  await use(page, 7);
  await page.until(() => !!document.querySelector('.trend'));
  const take = (kind) => page.evaluate((k) => document.querySelector(`[data-take=${k}]`).click(), kind);
  const remove = () => page.evaluate(() => document.querySelector('.visits [data-do=remove]').click());
  for (const failure of ['trap', 'memory', 'empty']) {
    await page.evaluate((k) => (globalThis.calculators.kinds = k), ['ics', 'csv']);
    await fail(page, failure);
    for (const kind of ['ics', 'csv']) {
      await take(kind);
      assert.match(await says(page, '#course [role=alert]'), /No file was made/, `${failure} ${kind}`);
    }
    assert.deepEqual(await page.evaluate(() => globalThis.files), []);
    await page.evaluate((k) => (globalThis.calculators.kinds = k), ['assess', 'ics', 'csv']);
    await remove();
    assert.match(await says(page, '#course'), /^Not worked out/, failure);
    assert.equal(await page.evaluate(() => document.querySelectorAll('#course svg, #course table, #course button').length), 0, failure);
    assert.ok(await page.evaluate(() => document.querySelectorAll('.visits tbody tr').length) > 5, 'the visits stay');
    assert.equal(await shown(page), '');
    await fail(page, []);
    await remove();
    await page.until(() => !!document.querySelector('.trend'));
  }
  await take('ics');
  assert.deepEqual(await page.evaluate(() => globalThis.files), ['lintel-example.ics']);
});

everywhere_altered('the walk ends where its plan is no longer worked out', watch_calculators, async (page) => {
  await answer(page, 'psychosis_now', 'yes');
  await page.evaluate(() => document.getElementById('lead-me').click());
  assert.match(await says(page, '#lead'), /Emergency evaluation first/);
  await fail(page, 'trap');
  await choose(page, 'gad7.1', 3);
  assert.equal(await says(page, '#lead'), '');
  assert.match(await state(page), /Not worked out/);
});

everywhere_altered('what was entered can be saved where nothing is worked out, and says that nothing was said', watch_calculators, async (page) => {
  await page.evaluate(() => {
    globalThis.files = [];
    URL.createObjectURL = (blob) => (blob.text().then((text) => globalThis.files.push(text)), 'blob:kept');
    HTMLAnchorElement.prototype.click = () => {};
  });
  await answer(page, 'phq9.1', 2);
  await fail(page, 'trap');
  await choose(page, 'phq9.2', 3);
  await page.evaluate(() => (document.getElementById('file').open = true));
  await page.until(() => !!document.querySelector('[data-do=save]'));
  await page.evaluate(() => document.querySelector('[data-do=save]').click());
  const file = JSON.parse(await page.until(() => globalThis.files[0]));
  assert.deepEqual(file, { lintel: 1, record: { answers: { 'phq9.1': 2, 'phq9.2': 3 }, settings: file.record.settings, trials: [] } });
});

// S5: half a character in one field made the whole Record unreadable, and the page said "No alarm stands now".
everywhere('half a character in a field is one answer that cannot be used, not the end of an alarm', async (page) => {
  await answer(page, 'phq9.9', 3);
  assert.match(await says(page, '#urgent'), /Stop/);
  for (const half of ['\ud800', '4\udc00', 'a\ud83d b']) {
    await page.evaluate((codes) => {
      const field = document.querySelector('[name=age]');
      field.value = String.fromCharCode(...codes);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, [...half].flatMap((c) => [...Array(c.length)].map((_, i) => c.charCodeAt(i))));
    assert.match(await says(page, '#urgent'), /Stop: ask the C-SSRS now/);
    assert.match(await says(page, '#problems'), /not usable/);
    assert.doesNotMatch(await told(page), /No alarm/);
  }
});

everywhere('an alarm that was there with the first report is told, and taken back only by a report', async (page) => {
  await answer(page, 'phq9.9', 3);
  assert.match(await told(page), /Red alarm/);
  await answer(page, 'phq9.9', 0);
  assert.match(await told(page), /No alarm stands now\. Not known: ask\./);
});
