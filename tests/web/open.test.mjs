// Opening is all or nothing: whatever a file holds, either all of it that can be used is there, or everything is as it was and that is said.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { write } from '../../web/file/file.mjs';
import { answer, click, says, use } from './hands.mjs';
import { everywhere_altered, watch_calculators } from './altered.mjs';
import { everywhere } from './page.mjs';

globalThis.crypto ??= webcrypto; // node 18 keeps it elsewhere

async function open_menu(page) {
  await page.evaluate(() => (document.getElementById('file').open = true));
  await page.until(() => !!document.getElementById('seal'));
}
async function open(page, file) {
  await open_menu(page);
  await page.evaluate((text) => {
    document.querySelector('#file .says').textContent = '';
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], 'lintel.json', { type: 'application/json' }));
    const input = document.getElementById('file-chosen');
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, typeof file === 'string' ? file : JSON.stringify(file));
}

/** All that a person could see of the patient. */
const everything = (page) => page.evaluate(() => ({
  answers: [...document.forms[0].elements].filter((each) => (/radio|checkbox/.test(each.type) ? each.checked : each.value)).map((each) => `${each.name.replace(/^trial\.\d+/, 'trial')}=${each.value}`).join(' '),
  report: document.getElementById('report').textContent, time: document.getElementById('time')?.textContent,
  dates: [...document.querySelectorAll('#time .courses input')].map((each) => each.value || each.checked).join('|'), bar: document.getElementById('bar').textContent,
}));

/** What came of it: a question, a refusal, or a patient. */
const outcome = (page) => page.until(() => {
  if (document.getElementById('sure').open) return `asks: ${document.querySelector('#sure p').textContent}`;
  const banner = document.getElementById('opened');
  if (!banner.hidden && /^Opened/.test(banner.textContent)) return `opened: ${banner.textContent}`;
  const told = document.querySelector('#file .says').textContent;
  return /Nothing has changed|nothing has changed/.test(told) && `refused: ${told}`;
});

const visits = [{ date: '2026-03-01', answers: { 'phq9.1': 3, 'phq9.9': 1 }, totals: { madrs: 30 }, recall: '7d', rated_by: 'clinician' }, { date: '2026-03-16', totals: { phq9: 12 } }];
const whole = {
  lintel: 1, knowledge: { version: '2026.11', hash: '0' }, example: 'Somebody',
  summary: {
    plan: { id: 'chronic_tms_first', name: 'TMS first' }, level: 'none', statuses: { tms: 'clear' }, totals: { phq9: { low: 13, high: 13 } },
    course: { phq9: { instrument: 'phq9', recall_days: 14, response: 'response', says: 'Within variation.' } },
  },
  record: {
    answers: { 'phq9.1': 2, 'phq9.9': 3, age: 44, aneurysm: 'no', primary_pathology: 'anhedonia' }, settings: { region: 'us', doses: { sertraline: 100 } },
    trials: [{ drug: 'sertraline', dose_mg: 100, weeks: 8, adherence: 'yes', outcome: 'no_response' }], visits,
    courses: [{ modality: 'tms', protocol: 'tms_30', start: '2026-03-02', weekdays: ['mon', 'tue'], done: ['2026-03-02'], missed: ['2026-03-03'], doses: { '2026-03-02': 56 } }],
    holidays: ['2026-04-06'], limits: { gap_hours: 2 }, today: '2026-03-20',
  },
};

/** The path of every part of it. */
function* paths(part, path = []) {
  if (path.length) yield path;
  if (part && typeof part === 'object') for (const key of Object.keys(part)) yield* paths(part[key], [...path, key]);
}
const wrong = [null, 7, 'x', true, [], {}, [null], { x: null }, [[1]], '\ud800', 1e300];
function altered_at(path, value) {
  const file = structuredClone(whole);
  let part = file;
  for (const key of path.slice(0, -1)) part = part[key];
  part[path.at(-1)] = value;
  return file;
}
/** Every path once, each with another wrong value in turn: of every kind, at every depth. */
const malformed = [...paths(whole)].filter(([first]) => first !== 'lintel').map((path, n) => [path.join('.'), altered_at(path, wrong[n % wrong.length])]);

/** One file tried on a page that shows another patient, the example over time. */
async function try_file(page, path, file) {
  const before = await everything(page);
  await open(page, file);
  let came = await outcome(page);
  while (came.startsWith('asks')) {
    assert.deepEqual(await everything(page), before, `${path}: asked before anything is touched`);
    await page.evaluate(() => document.querySelector('#sure [value=yes]').click());
    came = await outcome(page);
  }
  if (came.startsWith('refused')) return assert.deepEqual(await everything(page), before, `${path}: ${came}`);
  assert.match(came, /^opened/, path);
  assert.doesNotMatch(came, /othing has changed/, path);
  assert.match(await says(page, '#scores, #urgent, #resistance'), /PHQ-9/, path);
  assert.doesNotMatch(await page.evaluate(() => document.body.textContent), /could not be drawn|undefined|NaN|\[object /, path);
  await show_example(page);
}
async function show_example(page) {
  await use(page, 7);
  await page.until(() => document.getElementById('sure').open ? document.querySelector('#sure [value=yes]').click() : /Ten weeks/.test(document.getElementById('example').textContent));
}

test('every path of a file is tried, with every kind of wrong value', () => {
  assert.ok(malformed.length > 50, String(malformed.length));
  assert.ok(wrong.length < malformed.length / 4);
});
const parts = 6; // one after the other on one page they would take too long on a busy machine
for (let part = 0; part < parts; part++)
  everywhere(`of a file whose parts have the wrong shape all that can be used is opened after it has been named, or nothing (${part + 1} of ${parts})`, async (page) => {
    await show_example(page);
    for (const [path, file] of malformed.filter((_, n) => n % parts === part)) await try_file(page, path, file);
  });

everywhere('S8: a summary with a hole in it is named first, and either way nothing is said that is not so', async (page) => {
  await answer(page, 'phq9.1', 2);
  const before = await everything(page);
  const S8 = '{"lintel":1,"knowledge":{"version":"2026.11","hash":"0"},"summary":{"course":{"x":null}},"record":{"answers":{"phq9.9":3}}}';
  await open(page, S8);
  assert.match(await outcome(page), /^asks: 1 remark on this file: what was said then \(course\.x\) cannot be read\./);
  assert.deepEqual(await everything(page), before);
  await click(page, '#sure [value=no]');
  assert.match(await outcome(page), /refused: Not opened\. Nothing has changed\./);
  assert.deepEqual(await everything(page), before);
  await open(page, S8);
  await outcome(page);
  await click(page, '#sure [value=yes]');
  await page.until(() => /Open the file/.test(document.querySelector('#sure p').textContent));
  await click(page, '#sure [value=yes]');
  assert.match(await outcome(page), /^opened/);
  assert.match(await says(page, '#urgent'), /Stop: ask the C-SSRS now/);
  assert.equal(await says(page, '#file .says'), '');
});

everywhere_altered('what cannot be worked out is not opened, be it a file, an example or a row of a list', watch_calculators, async (page) => {
  await answer(page, 'phq9.1', 2);
  const before = await everything(page);
  const fail = (fails) => page.evaluate((given) => (globalThis.calculators.fails = given), fails);
  await fail('trap');
  await open(page, { lintel: 1, record: { answers: { 'phq9.9': 3 } } });
  assert.match(await outcome(page), /refused: That did not work, and nothing has changed\./);
  await use(page, 3);
  await page.until(() => /was not opened, and nothing has changed/.test(document.getElementById('opened').textContent));
  assert.deepEqual(await everything(page), before);
  await fail([]);
  await use(page, 3);
  await page.until(() => document.getElementById('sure').open);
  assert.deepEqual(await everything(page), before);
});

everywhere('what goes wrong while the form is filled leaves everything as it was', async (page) => {
  await use(page, 7);
  await page.until(() => !!document.querySelector('.trend'));
  const before = await everything(page);
  await page.evaluate(() => {
    const ol = document.querySelector('#trials ol');
    const real = ol.append;
    let n = 0;
    ol.append = (...given) => { if (n++ === 0) throw new Error('broken'); real.apply(ol, given); };
  });
  await open(page, { ...whole, example: undefined });
  await outcome(page);
  for (let i = 0; i < 2; i++) {
    await page.evaluate(() => document.getElementById('sure').open && document.querySelector('#sure [value=yes]').click());
    await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  }
  assert.match(await outcome(page), /refused: That did not work, and nothing has changed\. \(broken\)/);
  assert.deepEqual(await everything(page), before);
});

everywhere('a file that is saved with doses of one’s own, trials and courses is the same once it is opened again', async (page) => {
  await open(page, whole);
  assert.match(await outcome(page), /^opened/);
  await page.evaluate(() => {
    globalThis.files = [];
    URL.createObjectURL = (blob) => (blob.text().then((text) => globalThis.files.push(text)), 'blob:kept');
    HTMLAnchorElement.prototype.click = () => {};
  });
  await open_menu(page);
  await page.evaluate(() => document.querySelector('[data-do=save]').click());
  const { record } = JSON.parse(await page.until(() => globalThis.files[0]));
  assert.deepEqual({ ...record, settings: { region: record.settings.region, doses: record.settings.doses } }, whole.record);
});

/** While the calculator of visits is on its way. */
everywhere_altered('a patient with visits is not shown before the visits have been looked at', () => {
  const real = globalThis.fetch;
  globalThis.fetch = async (file, ...more) => {
    if (String(file).endsWith('months.wasm')) await new Promise((done) => (globalThis.let_go = done));
    if (globalThis.no_months) throw new TypeError('no line');
    return real(file, ...more);
  };
}, async (page) => {
  await answer(page, 'phq9.1', 2);
  const before = await everything(page);
  await open(page, whole);
  await page.until(() => /^Visits not looked at yet\./.test(document.getElementById('opened').textContent));
  const { time, dates, ...here } = await everything(page);
  assert.deepEqual(here, { answers: before.answers, report: before.report, bar: before.bar });
  await page.evaluate(() => ((globalThis.no_months = true), globalThis.let_go()));
  assert.match(await outcome(page), /refused: .*nothing has changed\./);
  await page.evaluate(() => (globalThis.no_months = false));
  await open(page, whole); // tried again
  await page.until(() => /^Visits not looked at yet\./.test(document.getElementById('opened').textContent));
  await page.evaluate(() => globalThis.let_go());
  await page.until(() => document.getElementById('sure').open);
  await click(page, '#sure [value=yes]');
  assert.match(await outcome(page), /^opened/);
  await page.evaluate(() => document.querySelector('[data-view=time]').click());
  await page.until(() => !!document.querySelector('.trend'));
});

everywhere('a sealed file that is still being opened when everything is wiped stays away', async (page) => {
  const sealed = await write({ record: { answers: { 'phq9.1': 3 } } }, 'word');
  await open(page, sealed);
  await page.until(() => !!document.getElementById('unseal').offsetParent);
  await page.evaluate(() => {
    document.getElementById('unseal').value = 'word';
    document.querySelector('[data-do=unseal]').click();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', shiftKey: true, bubbles: true, cancelable: true }));
  });
  // As long as opening it takes, and longer.
  await page.evaluate(async () => {
    const key = await crypto.subtle.importKey('raw', new Uint8Array([1]), 'PBKDF2', false, ['deriveBits']);
    for (let i = 0; i < 2; i++) await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', iterations: 1_000_000, salt: new Uint8Array(16) }, key, 256);
  });
  assert.equal(await page.evaluate(() => document.getElementById('sure').open), false);
  assert.equal(await page.evaluate(() => document.querySelectorAll('.q :checked:not(option)').length), 0);
  assert.equal(await page.evaluate(() => document.getElementById('opened').hidden), true);
});

everywhere('what was said of one patient goes with that patient', async (page) => {
  await open(page, { lintel: 1, knowledge: { version: '2025.1', hash: '1' }, summary: { plan: { id: 'x', name: 'An older plan' } }, record: { answers: { 'phq9.1': 3 } } });
  assert.match(await outcome(page), /An older plan/);
  await use(page, 3);
  await click(page, '#sure [value=yes]');
  await page.until(() => /Non-acute/.test(document.getElementById('example').textContent));
  assert.equal(await page.evaluate(() => document.getElementById('opened').textContent), '');
});

everywhere('while a red alarm stops the order of treatments, what has changed of it is not told either', async (page) => {
  await open(page, { lintel: 1, knowledge: { version: '2025.1', hash: '1' }, record: { answers: { 'cssrs.4': 'yes' } },
    summary: { plan: { id: 'x', name: 'An older plan' }, level: 'none', statuses: { tms: 'clear' } } });
  const says = await outcome(page);
  assert.match(says, /Urgency: No alarm in the answers → Red alarm/);
  assert.doesNotMatch(says, /Plan: |An older plan|Nothing found/);
});
