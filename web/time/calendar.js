// The courses on one calendar: weeks as rows, days as columns, each session with its number; what speaks against it stands above.
import { count, el } from '../base/dom.js';
import * as days from './days.js';
import * as know from '../base/know.js';
import { short_names } from './trend.js';
import { fold, sources, why } from '../base/why.js';

export const letters = { tms: 'T', ketamine: 'K', esketamine: 'E' };
const number = ({ number: n, last }) => (last && last !== n ? `${n}–${last}` : `${n}`);
const dose = ({ given_mg, label_mg }) => (given_mg ? `${given_mg} mg given` : label_mg ? `${label_mg.join(' or ')} mg` : '');

/** "5 Jan, 12 Jan and 3 more" */
export function list_days(dates, most = 6) {
  const shown = dates.slice(0, most).map((date) => days.says(date, false));
  return dates.length > most ? `${shown.join(', ')} and ${dates.length - most} more` : shown.join(', ');
}

const finding = (kind) => (each) =>
  el(`li.${kind}`, el('span.sign', { 'aria-hidden': 'true' }, kind === 'conflict' ? '✕' : '!'), el('div',
    el('b', kind === 'conflict' ? 'Conflict. ' : ''), each.course && `Course ${each.course}: `, each.says,
    each.gap_hours !== undefined && ` Here: ${count(each.gap_hours, 'hour')}.`,
    each.dates.length > 0 && el('small', list_days(each.dates)), ' ',
    why(`calendar.${each.id}.${each.course ?? ''}`, each.says, () => sources(each.cite))));

function cell(day, sessions, off) {
  const date = days.date(day);
  const one = (s) => el(`button.session.${s.modality}${s.done ? '.done' : ''}`, { type: 'button', 'data-course': s.course, 'data-day': date },
    el('b', { 'aria-hidden': 'true' }, `${letters[s.modality] ?? '?'}${number(s)}`), el('span', `${short_names[s.modality]} `, el('span.sr', number(s))),
    ' ', dose(s) && el('small', dose(s)), s.order && el('small', s.order === 1 ? 'first' : 'then'), el('span.sr', s.done ? ', given' : ', planned'));
  return el('td', el('span.day', String(Number(date.slice(8))), el('span.sr', ` ${days.month_of(date)}`)),
    sessions.map(one), off.missed.get(date)?.map((course) => el('button.missed', { type: 'button', 'data-course': course, 'data-day': date }, 'missed')),
    off.holidays.has(date) && el('span.holiday', 'holiday'));
}

/** Weeks in which nothing happens stand as one line. */
function* weeks(first, last, busy) {
  for (let monday = first; monday <= last; monday += 7) {
    let empty = 0;
    while (monday + 7 * empty <= last && !busy(monday + 7 * empty)) empty++;
    if (empty < 2) yield { monday };
    else yield { monday, empty }, (monday += 7 * (empty - 1));
  }
}

/** @param {any} schedule of the report @param {any} past of the record, for holidays and missed days */
export function drawCalendar(schedule, past) {
  const { sessions, courses } = schedule;
  const missed = new Map();
  past.courses.forEach(({ missed: list }, i) => list?.forEach((day) => missed.set(day, [...(missed.get(day) ?? []), i + 1])));
  const off = { missed, holidays: new Set(past.holidays ?? []) };
  const by_day = new Map();
  for (const s of sessions) by_day.set(s.date, [...(by_day.get(s.date) ?? []), s]);
  const all = [...by_day.keys(), ...missed.keys()].map(days.number);
  const monday = (day) => day - days.weekday(day);
  const first = monday(Math.min(...all)), last = Math.max(...all);
  const on = (day) => by_day.get(days.date(day)) ?? [];
  const busy = (week) => [0, 1, 2, 3, 4, 5, 6].some((i) => on(week + i).length || missed.has(days.date(week + i)));
  const weekend = [5, 6].some((i) => all.some((day) => days.weekday(day) === i));
  const columns = days.weekdays.slice(0, weekend ? 7 : 5);

  const row = ({ monday: day, empty }) => {
    const n = (day - first) / 7 + 1;
    const head = el('th', { scope: 'row' }, el('span.sr', 'Week '), el('b', empty ? `${n}–${n + empty - 1}` : n), el('small', days.says(days.date(day), false)));
    return empty
      ? el('tr.empty', head, el('td', { colspan: columns.length }, `${count(empty, 'week')} without a session`))
      : el('tr', head, columns.map((_, i) => cell(day + i, on(day + i), off)));
  };
  const course = (c, i) => el('li', el('b', `${letters[c.modality] ?? '?'}  ${c.protocol?.name ?? know.modality(c.modality)}`),
    c.withheld ? `: ${count(c.sessions, 'session')} given, none planned` : `: ${count(c.sessions, 'session')}`,
    !c.withheld && c.done > 0 && `, ${c.done} given`, c.start && c.end && `, ${days.says(c.start)} to ${days.says(c.end)}, ${count(c.weeks, 'week')}. `, c.protocol?.says, ' ',
    c.dose_help?.mg && [el('b', `${c.dose_help.mg} mg. `), c.dose_help.says, ' '],
    c.protocol && why(`course.${i}`, c.protocol.name, () => [c.dose_help && !c.dose_help.mg && el('p', c.dose_help.says), sources([...c.protocol.cite, ...(c.dose_help?.cite ?? [])])]));
  return [
    el('h2', 'Calendar'),
    el('ul.findings', schedule.conflicts.map(finding('conflict')), schedule.warnings.map(finding('warning'))),
    el('ul.courses-said', courses.map(course)),
    sessions.length > 0 && el('div.calendar', el('table', el('caption', 'A proposal to be checked, not an order. Choose a session to record it as missed; the course is extended.'),
      el('thead', el('tr', el('th', { scope: 'col' }, 'Week'), columns.map(([, says]) => el('th', { scope: 'col' }, el('abbr', { title: says }, says.slice(0, 3)))))),
      el('tbody', [...weeks(first, last, busy)].map(row)))),
    schedule.notes?.length > 0 && fold('calendar.notes', `On the day: ${schedule.notes.length}`, () => el('ul', schedule.notes.map((each) =>
      el('li', each.says, each.dates.length > 0 && el('small', ` ${list_days(each.dates, 4)}`), ' ', why(`calendar.${each.id}`, each.says, () => sources(each.cite)))))),
  ];
}
