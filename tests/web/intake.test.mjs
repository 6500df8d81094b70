// A referral list: dropped on the page, read by it alone, sorted by urgency.
import assert from 'node:assert/strict';
import { answer, click, given, press, says } from './hands.mjs';
import { choose, ended, lines, list, open, redrawn, rows, saved, set } from './lists.mjs';
import { accessibility, everywhere } from './page.mjs';

const bom = '\ufeff';
const phq9 = Array.from({ length: 9 }, (_, i) => `phq9_${i + 1}`);
const gad7 = Array.from({ length: 7 }, (_, i) => `gad7_${i + 1}`);
const heads = ['id', ...phq9, 'phq9_total', ...gad7, 'Shoe size'];
/** A row by its id, the nine items, the stated total and the seven items. */
const row = (id, nine, total, seven = '0111111') => [id, ...nine.split('').map((c) => c.replace('_', '')), total, ...seven.split('').map((c) => c.replace('_', '')), '42'];

/** Every trouble at once: semicolons, a byte-order mark, CRLF, blanks, nines, a cell that is no answer, a total that
 *  differs, an id that a spreadsheet would run, an id with a line end in it. */
const troubled = bom + [heads,
  row('A-1', '100000000', '1'),           // line 2
  row('A-2', '222222223', '19'),          // line 3: item 9 nearly every day
  row('A-3', '11_11111_', '7'),           // line 4: two blanks, item 9 among them
  row('A-4', '119111110', '8'),           // line 5: a nine
  row('A-5', '111111x10', '8'),           // line 6: no answer at all
  row('A-6', '111111110', '20'),          // line 7: the stated total is not 8
  row('=HYPERLINK("http://a.example")', '000000001', '1'), // line 8
].map((cells) => cells.map((c) => (/["\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(';')).join('\r\n') + '\r\n';

everywhere('a troubled table is screened row by row, and what cannot be read is told with its place', async (page, server) => {
  await list(page, 'clinic.csv', troubled);
  assert.match(await says(page, '#in-state'), /7 rows: 5 screened, 2 refused/);
  assert.match(await says(page, '#in-counts'), /1 of the screened rows holds something to look at/);
  const level = (id) => page.evaluate((l) => document.querySelector(`.level[data-level=${l}] b`).textContent, id);
  const levels = await Promise.all(['red', 'amber', 'unknown', 'yellow', 'none_found'].map(level));
  assert.equal(levels.reduce((sum, n) => sum + Number(n), 0), 7, 'each row has one level');
  assert.equal((await lines(page))[0], 3, 'item 9 nearly every day comes first');
  const all = await rows(page);
  const line = (n) => all.find(([first]) => first.split(' ')[0] === String(n));
  assert.match(line(3)[2], /^19 moderately severe$/); // 8 twos and a three
  assert.match(line(4)[2], /^7–13 mild or moderate 2 missing$/);
  assert.match(line(2)[4], /not asked/);
  assert.match(line(5).join(' '), /Refused. phq9_3: “9” is not usable/);
  await page.evaluate(() => (document.getElementById('in-refused').open = true));
  const refused = await page.evaluate(() => [...document.querySelectorAll('#in-refused tbody tr')].map((tr) => [...tr.cells].map((c) => c.textContent)));
  assert.deepEqual(refused.filter(([, id]) => id === 'A-5').map((r) => r.slice(0, 4)), [['6', 'A-5', 'phq9_7', 'x']]);
  assert.deepEqual(refused.filter(([, id]) => id === 'A-6').map((r) => r.slice(0, 2)), [['7', 'A-6']]); // the total that differs
  assert.match(line(7)[2], /^8 mild/, 'the stated total is not believed');
  assert.deepEqual(server.reports, []);
});

everywhere('a file can be dropped anywhere on the view, and beside it does nothing', async (page) => {
  const drop = (name) =>
    page.evaluate((called) => {
      const given = new DataTransfer();
      given.items.add(new File(['phq9_1,phq9_9\n0,3\n'], called));
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: given });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    }, name);
  await open(page);
  await click(page, '[data-view=now]');
  assert.equal(await drop('elsewhere.csv'), true, 'the browser must not go to the file');
  await click(page, '[data-view=intake]');
  assert.equal(await page.evaluate(() => document.getElementById('in-run').hidden), true);
  await drop('dropped.csv');
  await ended(page);
  assert.equal(await says(page, '#in-name'), 'dropped.csv');
  assert.match((await rows(page))[0].join(' '), /^2 ! ?Red 3–24/); // a three and a nought, seven items open
});

everywhere('what a nine means is asked, and then those rows are screened', async (page) => {
  await list(page, 'clinic.csv', troubled);
  assert.match(await says(page, '#in-asks'), /“9” stands once where it is no answer \(phq9_3\)/);
  await set(page, '#in-asks [data-code="9"]', 'declined');
  await click(page, '#in-asks button');
  await page.until(() => document.getElementById('in-state').textContent.includes('6 screened'));
  await ended(page);
  const fifth = (await rows(page)).find(([first]) => first.startsWith('5 '));
  assert.match(fifth[2], /^7–10 mild or moderate 1 missing$/, 'a nine is no zero');
});

everywhere('columns are mapped by hand, and the mapping is kept as a file', async (page) => {
  const table = 'nr,mood,sleep\n1,2,3\n2,0,1\n';
  await open(page);
  await choose(page, 'own.csv', table);
  await ended(page, 'asks');
  assert.equal(await page.evaluate(() => document.getElementById('in-list').hidden), true);
  await set(page, '[data-column="2"]', 'phq9.2');
  await set(page, '[data-column="3"]', 'phq9.3');
  const { name, text } = await saved(page, '#in-columns .buttons button:nth-of-type(2)');
  assert.equal(name, 'mapping.json');
  const kept = JSON.parse(text);
  assert.deepEqual(kept.columns.map((c) => c.is), [null, 'phq9.2', 'phq9.3']);
  await click(page, '#in-columns .main');
  await ended(page);
  assert.match((await rows(page))[0].join(' '), /5–26/); // 2 and 3, seven items open
  // The file gives the same again.
  await choose(page, 'own.csv', table);
  await ended(page, 'asks');
  await choose(page, 'mapping.json', text, '#in-columns [type=file]');
  await ended(page);
  assert.match(await says(page, '#in-mapping summary'), /2 of 3 columns are read/);
  assert.match((await rows(page))[0].join(' '), /5–26/);
});

everywhere('a table without headings is mapped by number, and a mapping that does not fit can be left', async (page) => {
  await open(page);
  await choose(page, 'bare.csv', '1,2\n3,0\n');
  await ended(page, 'asks');
  await page.evaluate(() => (document.querySelector('#in-columns [type=checkbox]').checked = false));
  await set(page, '[data-column="1"]', 'phq9.1');
  await set(page, '[data-column="2"]', 'phq9.9');
  await click(page, '#in-columns .main');
  await ended(page);
  assert.match(await says(page, '#in-state'), /2 rows: 2 screened, 0 refused/);
  assert.deepEqual(await lines(page), [1, 2]); // item 9 is 2 in the first line, 0 in the second
  await page.evaluate(() => (document.getElementById('in-mapping').open = true));
  await page.until(() => !!document.querySelector('#in-columns select'));
  await choose(page, 'mapping.json', '{"columns": [{"heading": "Mood", "is": "phq9.2"}]}', '#in-columns [type=file]');
  await ended(page, 'asks');
  assert.match(await says(page, '#in-asks'), /The mapping names "Mood", which is not in this table/);
  await choose(page, 'clinic.csv', troubled);
  await ended(page, 'asks'); // what was loaded is tried on the next file too
  await click(page, '#in-asks button');
  await ended(page);
  assert.match(await says(page, '#in-state'), /7 rows/);
});

everywhere('items written from 1 to 4 are asked about', async (page) => {
  await open(page);
  const shifted = [phq9.join(','), ...Array.from({ length: 40 }, (_, i) => phq9.map((_, j) => 1 + ((i + j) % 4)).join(','))].join('\n') + '\n';
  await choose(page, 'shifted.csv', shifted);
  await ended(page, 'asks');
  await set(page, '[data-offset=phq9]', '1');
  await click(page, '#in-columns .main');
  await ended(page);
  assert.match(await says(page, '#in-state'), /40 rows: 40 screened, 0 refused/);
});

everywhere('filters and sorting show what they say, and Show all brings back the rest', async (page) => {
  await list(page, 'clinic.csv', troubled);
  await redrawn(page, () => click(page, '[data-level=red]'));
  assert.deepEqual(await lines(page), [3]);
  assert.equal(await page.evaluate(() => document.querySelector('[data-level=red]').getAttribute('aria-pressed')), 'true');
  await redrawn(page, () => click(page, '[data-level=red]'));
  await redrawn(page, () => set(page, '#in-text', 'a-6'));
  assert.deepEqual(await lines(page), [7]);
  await redrawn(page, () => click(page, '#in-all'));
  await redrawn(page, () => click(page, '[data-sort=phq9]'));
  assert.equal((await lines(page))[0], 3);
  assert.equal(await page.evaluate(() => document.querySelector('[aria-sort]').textContent), 'PHQ-9');
  await redrawn(page, () => click(page, '[data-sort=row]'));
  assert.deepEqual(await lines(page), [2, 3, 4, 5, 6, 7, 8]);
  await redrawn(page, () => set(page, '#in-status', 'evaluation_first'));
  assert.deepEqual(await lines(page), [3]);
});

everywhere('a row opens as a full report, answers are asked about first, and the list keeps its place', async (page) => {
  await answer(page, 'gad7.1', 2);
  await list(page, 'clinic.csv', troubled);
  await click(page, '[data-row="2"]');
  await page.until(() => document.getElementById('sure').open);
  await click(page, '#sure [value=yes]');
  await page.until(() => document.body.dataset.view === 'now');
  assert.equal(await given(page, 'phq9.9'), '3');
  assert.equal(await given(page, 'gad7.1'), '0');
  assert.match(await says(page, '#scores'), /19 of 27/);
  assert.match(await says(page, '#from-list'), /From a referral list: line 3 of clinic.csv/);
  await click(page, '#to-list');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.row), '2');
  await click(page, '[data-row="3"]'); // nothing was changed in the form, so nothing is lost
  await page.until(() => document.body.dataset.view === 'now');
  assert.match(await says(page, '#scores'), /7 to 13 of 27/);
  assert.equal(await given(page, 'phq9.9'), '');
});

/** A line of a table as its cells. */
const cells = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, c]) => c.replace(/^"|"$/g, '').replaceAll('""', '"'));

everywhere('what is saved holds the list as it is shown, and no cell starts a formula', async (page) => {
  await list(page, 'clinic.csv', troubled);
  const shown = await lines(page);
  const csv = await saved(page, '#in-csv');
  assert.equal(csv.name, 'triage.csv');
  const [heading, ...body] = csv.text.trimEnd().split('\n');
  assert.match(heading, /^row,line,id,read,urgent,/);
  assert.deepEqual(body.map((line) => Number(line.split(',')[1])), shown);
  for (const line of body) for (const cell of cells(line)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
  assert.ok(csv.text.includes("'=HYPERLINK"), 'the id is kept as a text');
  const ndjson = await saved(page, '#in-ndjson');
  const again = ndjson.text.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(again.map((each) => each.line), shown);
  assert.equal(again.find((each) => each.line === 6).read, 'refused');
  // Filtered, only what is shown.
  await redrawn(page, () => set(page, '#in-text', 'A-2'));
  assert.deepEqual((await saved(page, '#in-ndjson')).text.trimEnd().split('\n').map((line) => JSON.parse(line).id), ['A-2']);
});

everywhere('records and FHIR responses are read as they are', async (page) => {
  const record = (item9) => JSON.stringify({ answers: Object.fromEntries([...phq9.keys()].map((i) => [`phq9.${i + 1}`, i === 8 ? item9 : 1])), trials: [{ drug: 'sertraline', dose_mg: 100, weeks: 8, adherence: 'yes', outcome: 'no_response' }] });
  await list(page, 'records.ndjson', `${record(0)}\n${record(3)}\n`);
  assert.deepEqual(await lines(page), [2, 1]);
  assert.equal(await page.evaluate(() => document.getElementById('in-mapping').hidden), true);
  await click(page, '[data-row="2"]');
  await page.until(() => document.body.dataset.view === 'now');
  assert.equal(await page.evaluate(() => document.querySelectorAll('.trial').length), 1);
  assert.equal(await given(page, 'phq9.9'), '3');

  const loinc = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8'];
  const often = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'];
  const response = (patient, item9) => ({ resource: { resourceType: 'QuestionnaireResponse', status: 'completed', subject: { reference: `Patient/${patient}` }, authored: '2026-11-01',
    item: loinc.map((code, i) => ({ linkId: `/${code}`, answer: [{ valueCoding: { system: 'http://loinc.org', code: often[i === 8 ? item9 : 1] } }] })) } });
  await click(page, '#to-list');
  await choose(page, 'bundle.json', JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [response('a', 0), response('b', 3)] }));
  await ended(page);
  await page.until(() => document.querySelectorAll('#in-scroll tbody tr').length === 2);
  assert.match((await rows(page))[0].join(' '), /Red 11 moderate/); // eight ones and a three
});

/** A table made in the page, so that no long text has to travel. */
const long = (page, count, cancel = false) =>
  page.evaluate((n, stop) => {
    const heads = [...Array.from({ length: 9 }, (_, i) => `phq9_${i + 1}`), ...Array.from({ length: 7 }, (_, i) => `gad7_${i + 1}`)];
    const part = Array.from({ length: 1000 }, (_, i) => heads.map((_, j) => (i * 7 + j * j + (i >> 3)) % 4).join(',')).join('\n') + '\n';
    const given = new DataTransfer();
    given.items.add(new File([`${heads}\n`, ...Array(n / 1000).fill(part)], 'long.csv'));
    const input = document.getElementById('in-file');
    input.files = given.files;
    input.dispatchEvent(new Event('change'));
    // As soon as rows are there.
    if (stop) new MutationObserver((_, seen) => {
      if (!/^[1-9]/.test(document.getElementById('in-state').textContent)) return;
      seen.disconnect();
      document.getElementById('in-cancel').click();
    }).observe(document.getElementById('in-state'), { childList: true });
  }, count, cancel);

everywhere('cancelled half-way, it says that the list is not complete', async (page) => {
  await open(page);
  await long(page, 4000000, true); // 128 MB
  await ended(page, 'stopped');
  const told = await says(page, '#in-state');
  const [, rows, screened] = /^Cancelled after [\d.]+ of 128 MB: this list is not complete\. ([\d,]+) rows: ([\d,]+) screened, 0 refused\.$/.exec(told);
  assert.equal(rows, screened); // the last one is a whole row, or it would be told as torn
  assert.ok(Number(rows.replaceAll(',', '')) < 4e6);
  assert.equal(await page.evaluate(() => document.getElementById('in-list').hidden), false);
  assert.equal(await page.evaluate(() => document.getElementById('in-cancel').hidden && document.getElementById('in-bar').hidden), true);
  // And another file can be read at once.
  await choose(page, 'clinic.csv', troubled);
  await ended(page);
  assert.match(await says(page, '#in-state'), /7 rows/);
});

everywhere('a hundred thousand rows are counted, paged and sorted, and the page goes on answering', async (page) => {
  await open(page);
  await page.evaluate(() => {
    globalThis.long_tasks = [];
    globalThis.frames = 0;
    new PerformanceObserver((seen) => globalThis.long_tasks.push(...seen.getEntries().map((e) => Math.round(e.duration)))).observe({ entryTypes: ['longtask'] });
    (function frame() {
      globalThis.frames++;
      requestAnimationFrame(frame);
    })();
  });
  const start = Date.now();
  await long(page, 100000);
  await ended(page);
  const took = Date.now() - start;
  assert.match(await says(page, '#in-state'), /100,000 rows: 100,000 screened, 0 refused/);
  assert.equal((await rows(page)).length, 50);
  assert.equal(await says(page, '#in-at'), '1 to 50 of 100,000');
  await redrawn(page, () => click(page, '[data-sort=gad7]'));
  await redrawn(page, () => click(page, '#in-on'));
  assert.equal(await says(page, '#in-at'), '51 to 100 of 100,000');
  const { tasks, frames } = await page.evaluate(() => ({ tasks: globalThis.long_tasks, frames: globalThis.frames }));
  console.log(`100,000 rows: ${took} ms, ${frames} frames, ${tasks.length} long tasks (${tasks.join(', ')} ms)`);
  assert.ok(frames > 0);
}, { engines: ['chromium'] });

everywhere('the keyboard alone suffices', async (page) => {
  await open(page);
  await choose(page, 'clinic.csv', troubled); // a dialogue of the system's own stands behind the button
  await ended(page);
  await redrawn(page, () => press(page, '[data-level=red]'));
  assert.deepEqual(await lines(page), [3]);
  await redrawn(page, () => press(page, '[data-level=red]'));
  await redrawn(page, () => press(page, '[data-sort=row]'));
  assert.deepEqual(await lines(page), [2, 3, 4, 5, 6, 7, 8]);
  const reached = await page.evaluate(() => [...document.querySelectorAll('#intake :is(button, select, input:not([type=file]), summary, [tabindex="0"])')]
    .filter((e) => e.getClientRects().length && !e.disabled && e.tabIndex < 0).map((e) => e.outerHTML));
  assert.deepEqual(reached, []);
  await press(page, '[data-row="1"]');
  await page.until(() => document.body.dataset.view === 'now');
  assert.equal(await given(page, 'phq9.1'), '1');
});

everywhere('of a list longer than what is held, the most urgent are shown and all are saved, in the order of the file', async (page) => {
  const held = 100_000, size = held + 50;
  const text = 'id,phq9_9\n' + Array.from({ length: size }, (_, i) => `r${i},${i === size - 1 ? 1 : 0}\n`).join('');
  await list(page, 'long.csv', text);
  assert.match(await says(page, '#in-state'), /100,050 rows: 100,050 screened, 0 refused/);
  assert.match(await says(page, '#in-counts'), /The list holds the 100,000 most urgent; the counts and what is saved hold all\./);
  assert.deepEqual((await lines(page)).slice(0, 1), [size + 1], 'the last row is the most urgent one');
  const csv = (await saved(page, '#in-csv')).text.trim().split('\n');
  assert.equal(csv.length, 1 + size);
  assert.match(csv[1], /^1,2,r0,screened,/);
  assert.match(csv.at(-1), /^100050,100051,r100049,screened,amber,/);
}, { engines: ['chromium', 'firefox'] });

everywhere('trials of a table are read, mapped by hand where their headings do not tell, and open with their row', async (page) => {
  await list(page, 'clinic.csv', 'id,phq9_1,trial1_drug,trial1_dose_mg,trial1_weeks,trial1_outcome,took it\na,2,Sertraline,37.5,8,no response,yes\n');
  assert.match(await says(page, '#in-mapping summary'), /5 of 7 columns are read: PHQ-9 \(1\), Antidepressant trials \(4\)/);
  await page.evaluate(() => (/** @type {HTMLDetailsElement} */ (document.getElementById('in-mapping')).open = true));
  await page.until(() => !!document.querySelector('[data-column="7"]'));
  await set(page, '[data-column="7"]', 'trials.1.adherence');
  await redrawn(page, () => click(page, '#in-columns button.main'));
  assert.match(await says(page, '#in-mapping summary'), /Antidepressant trials \(5\)/);
  await press(page, '[data-row="1"]');
  await page.until(() => document.body.dataset.view === 'now');
  const trial = await page.evaluate(() => {
    const row = document.querySelector('.trial');
    return [...row.querySelectorAll('select, input:not([type=radio]), input:checked')].map((field) => /** @type {any} */ (field).value);
  });
  assert.deepEqual(trial, ['sertraline', '37.5', '8', 'yes', 'no_response', '']); // no improvement in per cent
});

everywhere('a row that names its payer shows how much of what it asks for is met; without payers there is no such column', async (page) => {
  await list(page, 'clinic.csv', 'id,payer,augmentation_used\na,Aetna,yes\nb,,no\nc,Red Shield,no\n');
  assert.equal(await says(page, '#in-coverage'), 'Coverage');
  const all = await rows(page);
  const of = (line) => all.find(([first]) => first.startsWith(`${line} `)).at(-1);
  assert.equal(of(2), 'Aetna on TMS 1 met, 1 not known'); // augmentation tried; this table holds no trials
  assert.equal(of(3), '');
  assert.equal(of(4), '');
  await press(page, '[data-row="1"]');
  await page.until(() => document.body.dataset.view === 'now');
  assert.equal(await page.evaluate(() => /** @type {any} */ (document.getElementsByName('payer')[0]).value), 'aetna');
  await click(page, '[data-view=intake]');
  await choose(page, 'clinic.csv', troubled);
  await page.until(() => document.getElementById('in-coverage').hidden);
});

everywhere('opening the view asks for its program and for nothing else; a file asks for nothing', async (page, server) => {
  await page.requests();
  await open(page);
  await choose(page, 'clinic.csv', troubled);
  await ended(page);
  const files = (await page.requests()).map((url) => url.slice(server.url.length).replace(/-[A-Z0-9]{8}(?=\.js$)/, '')).sort();
  assert.deepEqual(files, ['intake-worker.js', 'intake.css', 'intake.html', 'intake.js', 'screen.wasm']);
  await choose(page, 'clinic.csv', troubled);
  await ended(page);
  await saved(page, '#in-csv');
  await click(page, '[data-view=now]');
  await click(page, '[data-view=intake]');
  assert.deepEqual(await page.requests(), []);
  assert.deepEqual(server.reports, []);
});

everywhere('Clear everything forgets the list too, and nothing of it is kept anywhere', async (page, server) => {
  await list(page, 'clinic.csv', troubled);
  await page.requests();
  await click(page, '[data-row="1"]');
  await page.until(() => document.body.dataset.view === 'now');
  await click(page, '#clear');
  await click(page, '#sure [value=yes]');
  await click(page, '[data-view=intake]');
  assert.equal(await page.evaluate(() => document.getElementById('intake').textContent.includes('A-2')), false);
  assert.equal(await page.evaluate(() => document.querySelectorAll('#intake tbody tr').length), 0);
  // And at once, without a question.
  await choose(page, 'clinic.csv', troubled);
  await ended(page);
  await page.press('Shift+F8');
  await page.until(() => document.getElementById('in-list').hidden);
  assert.equal(await page.evaluate(() => document.getElementById('intake').textContent.includes('A-2')), false);
  assert.deepEqual(await page.requests(), [], 'no request once the view is there');
  assert.deepEqual(server.reports, []);
  assert.deepEqual(await page.evaluate(() => [location.pathname + location.search + location.hash, localStorage.length, sessionStorage.length, document.querySelectorAll('[style]').length]), ['/', 0, 0, 0]);
});

for (const dark of [false, true])
  everywhere(`axe-core finds nothing in the view of a list${dark ? ', in the dark' : ''}`, async (page) => {
    await open(page);
    assert.deepEqual(await accessibility(page), [], 'empty');
    await choose(page, 'clinic.csv', troubled);
    await ended(page);
    await page.evaluate(() => document.querySelectorAll('#intake details').forEach((d) => (d.open = true)));
    await page.until(() => !!document.querySelector('#in-columns select'));
    assert.deepEqual(await accessibility(page), [], 'with a list, all of it opened');
    await choose(page, 'own.csv', 'nr,mood\n1,2\n');
    await ended(page, 'asks');
    assert.deepEqual(await accessibility(page), [], 'with a question');
  }, { dark });

everywhere('the list scrolls inside its own frame, not the page, in a window 320 wide', async (page) => {
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await list(page, 'clinic.csv', troubled);
  assert.ok((await wide()) <= 0);
  await page.evaluate(() => document.querySelectorAll('#intake details').forEach((d) => (d.open = true)));
  await page.until(() => !!document.querySelector('#in-columns select'));
  assert.ok((await wide()) <= 0);
}, { width: 320, height: 800, engines: ['chromium', 'firefox'] });
