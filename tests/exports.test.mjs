// The calendar read back by a real calendar parser; and the module gives the same bytes as the command line.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';
import { calculator } from '../scripts/load.mjs';

const command = fileURLToPath(new URL('../build/native/lintel', import.meta.url));
const native = (verb, record) => execFileSync(command, [verb], { input: JSON.stringify(record), encoding: 'utf8' });

const both = {
  today: '2026-03-02',
  calendar_id: 'k3-Xq',
  holidays: ['2026-04-06'],
  courses: [
    { modality: 'tms', protocol: 'tms_36_taper', start: '2026-03-02', done: ['2026-03-02'] },
    { modality: 'ketamine', protocol: 'ketamine_6_three_weeks', start: '2026-03-02' },
  ],
  visits: [
    { date: '2026-03-01', totals: { phq9: 20 } },
    { date: '2026-03-01', totals: { madrs: 30 }, recall: '24h' },
  ],
};

const events = (calendar) =>
  new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
const sessions = (record) => JSON.parse(native('assess', record)).schedule.sessions;

test('every session is one all-day event on its date, ending the day after', () => {
  const read = events(native('ics', both));
  const expected = sessions(both);
  assert.equal(read.length, 42);
  assert.deepEqual(read.map((each) => each.startDate.toString()), expected.map((each) => each.date));
  for (const event of read) {
    assert.ok(event.startDate.isDate && event.endDate.isDate, 'a date, not an instant');
    assert.equal(event.endDate.subtractDate(event.startDate).toSeconds(), 86400);
    assert.ok(!event.isRecurring());
  }
});

test('planned sessions are tentative, done ones are not, and both say that nothing is booked', () => {
  const read = events(native('ics', both));
  const status = (each) => each.component.getFirstPropertyValue('status');
  assert.deepEqual([...new Set(read.map(status))].sort(), ['CONFIRMED', 'TENTATIVE']);
  assert.equal(read.filter((each) => status(each) === 'CONFIRMED').length, 1);
  for (const event of read) assert.match(event.description, /^A proposal for the clinician to check; it books nothing\./);
});

test('on a day with both TMS is first, and the text comes back as it was written', () => {
  const [first, second] = events(native('ics', both));
  assert.equal(first.summary, 'TMS 1 of 36, week 1, first on this day');
  assert.equal(second.summary, 'IV/IM ketamine 1 of 6, week 1, second on this day');
  assert.match(second.description, /\nTransport home; no driving until the next day after a restful sleep\./);
});

test('a moved session keeps its name, another person has other names, and no name stands twice', () => {
  const names = (record) => events(native('ics', record)).map((each) => each.uid);
  const now = names(both);
  assert.equal(new Set(now).size, now.length);
  const moved = names({ ...both, holidays: ['2026-04-06', '2026-04-07'] });
  assert.deepEqual([...moved].sort(), [...now].sort());
  const other = new Set(names({ ...both, calendar_id: 'another' }));
  assert.ok(now.every((name) => !other.has(name)));
});

test('lines end with CR LF and have at most 75 octets', () => {
  const calendar = native('ics', both);
  const lines = calendar.split('\r\n');
  assert.equal(lines.pop(), '');
  for (const line of lines) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!/[\r\n]/.test(line));
  }
});

test('in any time zone, and across changes of the clock, the days stay the same', () => {
  const record = { courses: [{ modality: 'tms', protocol: 'tms_h1_44', start: '2026-03-02' }] };
  const expected = sessions(record).map((each) => each.date);
  for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Berlin', 'Pacific/Apia']) {
    const text = execFileSync(command, ['ics'], { input: JSON.stringify(record), encoding: 'utf8', env: { ...process.env, TZ: zone } });
    assert.deepEqual(events(text).map((each) => each.startDate.toString()), expected, zone);
  }
});

test('the page’s module gives the same calendar and the same table', async () => {
  const lintel = await calculator();
  for (const verb of ['ics', 'csv']) assert.equal(lintel(JSON.stringify(both), verb), native(verb, both));
  assert.equal(lintel(JSON.stringify(both)), native('assess', both).trimEnd());
});
