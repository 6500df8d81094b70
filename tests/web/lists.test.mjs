// In a list it is always clear who is who: what opens is what was clicked, and what is saved is what is shown.
import assert from 'node:assert/strict';
import { click, given, says } from './hands.mjs';
import { choose, ended, everywhere_altered, lines, list, open, open_row, redrawn, rows, saved, saved_or_told, set, with_core } from './lists.mjs';
import { everywhere } from './page.mjs';

const item = (linkId, valueInteger) => ({ linkId, answer: [{ valueInteger }] });
const response = (patient, first, ninth) => ({ resource: { resourceType: 'QuestionnaireResponse', status: 'completed', questionnaire: 'http://loinc.org/q/44249-1',
  subject: { reference: `Patient/${patient}` }, authored: '2026-01-01T00:00:00Z', item: [item('44260-8', ninth), item('44250-9', first)] } });
/** As servers send it, on one line: p2 answers item 9 with 3, p3 with 1, p1 with 0. */
const bundle = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [response('p1', 0, 0), response('p2', 3, 3), response('p3', 2, 1)] });

everywhere('in a Bundle on one line a click opens the patient that was clicked', async (page) => {
  await list(page, 'bundle.json', bundle);
  assert.deepEqual((await rows(page)).map(([first, level]) => [first, level]), [['2 Patient/p2', '! Red'], ['3 Patient/p3', '! Amber may be higher'], ['1 Patient/p1', '? Not known']]);
  for (const [row, id, first, ninth] of [[2, 'p2', '3', '3'], [1, 'p1', '0', '0'], [3, 'p3', '2', '1']]) {
    await open_row(page, row);
    assert.deepEqual([await given(page, 'phq9.1'), await given(page, 'phq9.9')], [first, ninth], id);
    assert.match(await says(page, '#from-list'), new RegExp(`From a referral list: row ${row} of bundle\\.json, Patient/${id}`));
    await click(page, '#to-list');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.row), String(row), 'the list is where it was');
  }
});

everywhere('a Bundle on one line is saved whole, and as it is shown', async (page) => {
  await list(page, 'bundle.json', bundle);
  const csv = (await saved(page, '#in-csv')).text.trimEnd().split('\n').map((line) => line.split(',').slice(0, 5).join());
  assert.deepEqual(csv, ['row,line,id,read,urgent', '2,1,Patient/p2,screened,red', '3,1,Patient/p3,screened,amber', '1,1,Patient/p1,screened,unknown']);
  const json = (await saved(page, '#in-ndjson')).text.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(json.map(({ row, id, urgent }) => [row, id, urgent.level]), [[2, 'Patient/p2', 'red'], [3, 'Patient/p3', 'amber'], [1, 'Patient/p1', 'unknown']]);
  await redrawn(page, () => set(page, '#in-text', '3')); // the number that stands there
  assert.deepEqual((await rows(page)).map(([first]) => first), ['3 Patient/p3']);
});

const trial = (drug, weeks) => ({ drug, dose_mg: 100, weeks, adherence: 'yes', outcome: 'no_response' });
const record = (ninth, ...trials) => ({ answers: { 'phq9.9': ninth, trials_complete: 'yes' }, trials });
const trials_shown = (page) => page.evaluate(() => [...document.querySelectorAll('.trial [name$=".drug"]')].map((field) => field.value));

everywhere('Records open with their own trials: several on one line, one over many lines, blank lines between', async (page) => {
  const together = [record(1, trial('sertraline', 8)), record(3, trial('fluoxetine', 8), trial('citalopram', 6)), record(0)].map((each) => JSON.stringify(each)).join(' ');
  const spread = JSON.stringify(record(2, trial('venlafaxine', 9)), null, 2);
  await list(page, 'records.ndjson', `\n\n${together}\n\n${spread}\n`);
  for (const [row, ninth, drugs] of [[2, '3', ['fluoxetine', 'citalopram']], [1, '1', ['sertraline']], [3, '0', []], [4, '2', ['venlafaxine']]]) {
    await open_row(page, row);
    assert.deepEqual([await given(page, 'phq9.9'), await trials_shown(page)], [ninth, drugs], `row ${row}`);
    await click(page, '#to-list');
  }
});

everywhere('of Records on one line that nothing in the list tells apart, none is opened in place of another', async (page) => {
  await list(page, 'records.ndjson', `${JSON.stringify(record(1, trial('sertraline', 8)))}${JSON.stringify(record(1, trial('fluoxetine', 8)))}\n`);
  await click(page, '[data-row="2"]');
  await page.until(() => document.getElementById('in-saves').textContent.includes('was not opened'));
  assert.match(await says(page, '#in-saves'), /Line 1 was not opened: other records of the same line come to the same/);
  assert.equal(await page.evaluate(() => document.body.dataset.view), 'intake');
});

everywhere('another file that is chosen while a row is looked up ends the look-up', async (page) => {
  const long = 'id,phq9_1,phq9_9\n' + Array.from({ length: 20000 }, (_, i) => `a${i},1,${i === 19999 ? 3 : 0}\n`).join('');
  await list(page, 'long.csv', long);
  await page.evaluate(() => {
    document.querySelector('[data-row="20000"]').click();
    const given = new DataTransfer();
    given.items.add(new File(['id,phq9_1,phq9_9\nb1,2,2\nb2,2,2\n'], 'other.csv'));
    const input = document.getElementById('in-file');
    input.files = given.files;
    input.dispatchEvent(new Event('change'));
  });
  await page.until(() => document.getElementById('in-state').textContent.startsWith('2 rows'));
  await open_row(page, 1); // whatever was under way before this has come or never comes
  assert.equal(await given(page, 'phq9.9'), '2');
  assert.match(await says(page, '#from-list'), /line 2 of other\.csv, b1/);
});

everywhere('of two rows that are clicked one after the other the last one opens', async (page) => {
  await list(page, 'bundle.json', bundle);
  await page.evaluate(() => [1, 2].forEach((row) => document.querySelector(`[data-row="${row}"]`).click()));
  await page.until(() => document.body.dataset.view === 'now');
  assert.equal(await given(page, 'phq9.9'), '3');
  assert.match(await says(page, '#from-list'), /Patient\/p2/);
});

everywhere('Clear everything while a row is looked up: nothing of it comes afterwards', async (page) => {
  await list(page, 'bundle.json', bundle);
  await page.evaluate(() => {
    document.querySelector('[data-row="2"]').click();
    dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', shiftKey: true }));
  });
  await choose(page, 'bundle.json', bundle);
  await ended(page);
  await open_row(page, 1); // without a question, so nothing was in the form; whatever was under way has come or never comes
  assert.equal(await given(page, 'phq9.9'), '0');
});

/** Once something is asked of a list, its file holds other bytes, and the browser says nothing of it: Firefox does so. */
const changing = (from, to) => `{
  let changed = false;
  addEventListener('message', ({ data }) => (changed ||= ['record', 'save'].includes(data.do)));
  const { slice, stream, text } = Blob.prototype;
  const now = (file) => {
    const bytes = new FileReaderSync().readAsText(slice.call(file));
    return new Blob([bytes.replace(${JSON.stringify(from)}, ${JSON.stringify(to)})]);
  };
  const of = (blob) => (changed && blob instanceof File ? now(blob) : blob);
  Blob.prototype.slice = function (...given) { return slice.apply(of(this), given); };
  Blob.prototype.stream = function () { return stream.call(of(this)); };
  Blob.prototype.text = function () { return text.call(of(this)); };
}`;
const three = 'id,phq9_1,phq9_2,phq9_9\nA-1,0,1,0\nA-2,1,0,3\nA-3,2,1,1\n';

everywhere_altered('a file that was changed after it was read opens nobody and saves nothing', { worker: changing('A-2,1,0,3', 'A-2,0,1,3') }, async (page) => {
  await list(page, 'clinic.csv', three); // the totals and the level are the same, the answers are not
  await click(page, '[data-row="2"]');
  await page.until(() => document.getElementById('in-saves').textContent.includes('changed'));
  assert.match(await says(page, '#in-saves'), /The file has changed since it was read\. Choose it again\./);
  assert.equal(await page.evaluate(() => document.body.dataset.view), 'intake');
  const { handed, says: told } = await saved_or_told(page, '#in-csv');
  assert.equal(handed, false);
  assert.match(told, /The file has changed since it was read/);
});

/** Once something is asked of a list, the core answers in `format` as if the bytes were others. */
const misread = (format, from, to) => `{
  let asked = false;
  addEventListener('message', ({ data }) => (asked ||= ['record', 'save'].includes(data.do)));
  ${with_core(`(core) => {
  let format, at;
  return {
    start: (now, heading) => core.start((format = now), heading),
    room: (size) => (at = core.room(size)),
    take: (size) => {
      if (!asked || format !== ${format}) return core.take(size);
      const bytes = new Uint8Array(core.memory.buffer, at, size);
      const text = new TextDecoder('latin1').decode(bytes).replace(${JSON.stringify(from)}, ${JSON.stringify(to)});
      bytes.set(Uint8Array.from(text, (c) => c.charCodeAt(0)));
      core.take(text.length);
    },
  };
}`)}
}`;
const [as_csv, as_json, as_record] = [0, 1, 2];

for (const [what, format, from, to] of [['another patient', as_csv, 'A-2', 'B-2'], ['another level', as_csv, 'A-2,1,0,3', 'A-2,1,0,1'], ['a row less', as_csv, 'A-3,2,1,1\n', '']])
  everywhere_altered(`a table that would hold ${what} than is shown is not handed over`, { worker: misread(format, from, to) }, async (page) => {
    await list(page, 'clinic.csv', three);
    const { handed, says: told } = await saved_or_told(page, '#in-csv');
    assert.equal(handed, false);
    assert.match(told, /^Nothing was saved: what would have been written is not what is listed\./);
    assert.equal((await saved_or_told(page, '#in-ndjson')).handed, true, 'the rows as they are held are what is shown');
  });

for (const [what, format, from, to] of [['#in-ndjson', as_json, 'A-3', 'B-3'], ['#in-csv', as_csv, 'A-2,1,0,3\n', '']])
  everywhere_altered(`a list longer than what is held is saved whole, or not at all (${what.slice(4)})`, { held: 2, worker: misread(format, from, to) }, async (page) => {
    await list(page, 'clinic.csv', three);
    assert.match(await says(page, '#in-counts'), /The list holds the 2 most urgent/);
    const { handed, says: told } = await saved_or_told(page, what);
    assert.equal(handed, false);
    assert.match(told, /^Nothing was saved: what would have been written is not what is listed\./);
    const other = what === '#in-csv' ? '#in-ndjson' : '#in-csv';
    assert.match((await saved_or_told(page, other)).says, /^Saved as triage\.(csv|ndjson): 3 rows/);
  });

everywhere_altered('a row whose answers do not come to what is listed is not opened', { worker: misread(as_record, 'A-2,1,0,3', 'A-2,1,0,1') }, async (page) => {
  await list(page, 'clinic.csv', three);
  await click(page, '[data-row="2"]');
  await page.until(() => document.getElementById('in-saves').textContent.includes('was not opened'));
  assert.match(await says(page, '#in-saves'), /^Line 3, A-2, was not opened: what stands in the file does not come to what is listed\./);
  assert.equal(await page.evaluate(() => document.body.dataset.view), 'intake');
  await open_row(page, 1);
  assert.equal(await given(page, 'phq9.2'), '1');
});

/** Ids with odd quote marks, a line end and commas among plain ones: nothing behind them is lost. */
const odd = 'id,phq9.9\n' + Array.from({ length: 10 }, (_, i) => `p${i},${i % 4}\n`).join('') + '"a""b",3\n"5""",0\n"x\ny, ""z",1\n' + Array.from({ length: 10 }, (_, i) => `q${i},0\n`).join('');

everywhere('odd quote marks in ids: all rows are saved, and under a filter those that pass it', async (page) => {
  await list(page, 'odd.csv', odd);
  assert.match(await says(page, '#in-state'), /23 rows: 23 screened, 0 refused/);
  const ids = async () => (await saved(page, '#in-ndjson')).text.trimEnd().split('\n').map((line) => JSON.parse(line).id);
  const all = await ids();
  assert.equal(all.length, 23);
  assert.deepEqual([...all].sort(), [...Array.from({ length: 10 }, (_, i) => [`p${i}`, `q${i}`]).flat(), 'a"b', '5"', 'x\ny, "z'].sort());
  const csv = (await saved(page, '#in-csv')).text;
  assert.equal(csv.split('\n').length, 1 + 23 + 1 + 1, 'a heading, 23 rows, one line end inside an id, one at the end');
  assert.match(csv, /\n11,12,"a""b",screened,red,/);
  assert.match(csv, /\n13,14,"x\ny, ""z",screened,amber,/);
  await redrawn(page, () => click(page, '[data-level=red]'));
  assert.deepEqual((await ids()).sort(), ['a"b', 'p3', 'p7']);
  assert.match(await says(page, '#in-saves'), /^Saved as triage\.ndjson: 3 rows/);
});

everywhere('the refused rows that are copied start no formula, whatever stands in front', async (page) => {
  const starts = ['=1+1', '+1', '-1', '@A', '＝1', '＋1', '－1', '＠A'];
  const fronts = ['', ' ', '\u00a0', '\u200b', '\ufeff', '\t', '\r', '\u200b \u00a0', '"'];
  const cells = fronts.flatMap((front) => starts.map((start) => front + start));
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  await list(page, 'clinic.csv', `id,phq9_1\n${cells.map((cell) => `${quoted(`i${cell}`)},${quoted(cell)}\n${quoted(cell)},x\n`).join('')}`);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => void (globalThis.copied = text) } });
    document.getElementById('in-refused').open = true;
  });
  await click(page, '#in-copy');
  const copied = await page.until(() => globalThis.copied);
  const pasted = copied.trimEnd().split('\n').map((line) => line.split('\t').map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)));
  assert.deepEqual(pasted[0], ['row', 'line', 'id', 'column', 'value', 'problem']);
  assert.ok(pasted.length > cells.length);
  for (const cell of pasted.flat()) assert.doesNotMatch(cell, /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
  assert.ok(pasted.some(([, , , , value]) => value === "'=1+1"));
});
