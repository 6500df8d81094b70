// The view over time: what has been entered on the left, what follows from it on the right. It is drawn only while it is seen.
import { drawCalendar } from './calendar.js';
import { makeCourses, toggle_missed } from './courses.js';
import { describe, drawCourse, line_name } from './course.js';
import { at, count, el, put, settle } from '../base/dom.js';
import * as days from './days.js';
import * as know from '../base/know.js';
import { broken } from '../base/parts.js';
import { past, set_past } from '../base/record.js';
import { download, standalone } from '../file/take.js';
import '../shared.js';
import { drawTrend, svg } from './trend.js';
import { makeVisits } from './visits.js';
import { why, sources } from '../base/why.js';

const kinds = { ics: 'text/calendar', csv: 'text/csv' };
/** How wide a drawing is made for paper. */
const paper = 700;

function bands(id) {
  return [...(at(`bands-${id}`)?.querySelectorAll('[data-from]') ?? [])].map((band) =>
    ({ from: Number(band.dataset.from), says: band.textContent.replace(/^\d+ /, '') }));
}

/** Days on which a safety rule fires, the safety item rose, or nobody knows whether it did. */
function safety_days(line, alarms) {
  const told = new Set(alarms.map((a) => a.date));
  const item = (p) => (p.safety_item === null ? { date: p.date, level: 'unknown', says: 'the safety item is not known' } : { date: p.date, level: 'amber', says: 'the safety item has risen, or a safety rule fires' });
  return [...alarms, ...line.points.filter((p) => p.safety && !told.has(p.date)).map(item)].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** @param {HTMLElement} view @param {{report: () => any, record: () => any, changed: (asked?: boolean) => void, example: () => string, export_as: (kind: string) => string}} page */
export function wireTime(view, page) {
  let shown_past, shown_report, is_drawn = false, width = 0, room = 0;
  const store = {
    past: () => past,
    answers: () => page.record().answers,
    report: page.report,
    tell: (says) => (at('news').textContent = says),
    /** What a part has changed in itself need not be built anew: the hand stays where it is. */
    set(next, rebuild = true) {
      set_past(Object.fromEntries(Object.entries(next).filter(([, v]) => v !== undefined && v.length !== 0)));
      if (!rebuild) shown_past = past;
      page.changed(false);
    },
  };
  const visits = makeVisits(know.scales(), store);
  const courses = makeCourses(store);
  const sheet = el('section.sheet', { id: 'course', 'aria-labelledby': 'course-title' });
  /** Where there is one column only, what follows from the visits lies below everything that can be entered. */
  const to_course = el('button.to-course', { type: 'button', hidden: true }, 'See what follows');
  to_course.addEventListener('click', () => (sheet.scrollIntoView(), at('course-title').focus({ preventScroll: true })));
  put(view,
    el('section.entering', { 'aria-label': 'Visits and courses' }, to_course, el('h2', 'Visits'), visits.form, visits.list, el('h2', 'Courses'), courses.place), sheet);

  /** The days that all drawings share. */
  function span({ course = {}, schedule }) {
    const all = [...Object.values(course).flatMap((line) => [line.points[0].date, line.points.at(-1).date]), ...(schedule?.sessions.map((s) => s.date) ?? [])].sort();
    return { from: all[0], to: all.at(-1) };
  }

  function chart(line, others, report, wide) {
    const sessions = report.schedule?.sessions ?? [];
    const alarms = safety_days(line, report.visit_alarms);
    return drawTrend({ line, others, sessions, alarms, title: `${line_name(line)} over time${page.example() ? ', an example patient, not a real one' : ''}`, says: describe(line, sessions, alarms),
      highest: know.instrument(line.instrument).highest, bands: bands(line.instrument), today: past.today, width: wide, ...span(report) });
  }

  /** Each instrument once, the usual look-back first. */
  function lines(report) {
    const all = Object.entries(report.course ?? {}).map(([id, line]) => ({ ...line, id }));
    return [...new Set(all.map((line) => line.instrument))].map((id) => {
      const [first, ...others] = all.filter((line) => line.instrument === id).sort((a, b) => Number(b.id === id) - Number(a.id === id));
      return { line: first, others };
    });
  }

  function alarms({ visit_alarms = [] }) {
    const worst = [...visit_alarms].sort((a, b) => (a.date !== b.date ? (a.date < b.date ? 1 : -1) : Number(b.level === 'red') - Number(a.level === 'red')));
    return worst.length > 0 && el('section.visit-alarms', el('h2', `Safety at these visits: ${count(worst.length, 'mark')}`), el('ul', worst.slice(0, 12).map((a) =>
      el(`li.${a.level}`, el('span.sign', { 'aria-hidden': 'true' }, '!'), el('span', el('b', `${days.says(a.date)}: ${a.says}`), ` ${a.act} `, why(`visit.${a.date}.${a.id}`, a.says, () => sources(a.cite)))))),
    worst.length > 12 && el('p', `${worst.length - 12} earlier ones are marked in the drawings and tables.`));
  }

  const to_patient = ({ to_patient: says }) => says && el('section', el('h2', 'To say to the patient'), el('blockquote', says.says),
    el('p', el('button', { type: 'button', 'data-copy': says.says }, 'Copy'), ' ', why('to_patient', 'this sentence', () => sources(says.cite))));

  /** Two axes of the article, each from the items that exist. Described, never a reason to choose. */
  function dimensions({ dimensions: all = [] }) {
    return all.length > 0 && el('section', el('h2', 'Hedonic access and executive control'), el('div.dimensions', all.map((d) => {
      const highest = Number(/0 to (\d+)/.exec(d.says)?.[1] ?? 3);
      return el('div', el('h3', d.says), spark(d.points, highest),
        el('p.values', `${d.points.map((p) => p.low === p.high ? p.low : `${p.low}–${p.high}`).slice(-8).join(' · ')}`, el('small', ` ${d.limits} `), why(`dimension.${d.id}`, d.says, () => sources(d.cite))));
    })));
  }

  function spark(points, highest) {
    const wide = 240, high = 36;
    const from = days.number(points[0].date), to = days.number(points.at(-1).date);
    const x = (p) => Math.round(4 + ((days.number(p.date) - from) / Math.max(to - from, 1)) * (wide - 8));
    const y = (n) => Math.round(high - 3 - (n / highest) * (high - 6));
    let curve = '', spans = '';
    for (const p of points) {
      if (p.low === p.high) curve += `${curve ? 'L' : 'M'}${x(p)},${y(p.low)}`;
      else spans += `M${x(p)},${y(p.low)}V${y(p.high)}`;
    }
    return svg('svg.trend.spark', { viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, 'aria-hidden': 'true' },
      svg('path.rule', { d: `M0,${high - 3}h${wide}M0,3h${wide}` }), curve && svg('path.curve', { d: curve }), spans && svg('path.span', { d: spans }));
  }

  const problems = (report) => {
    const own = report.problems.filter(({ id }) => /^(visits|courses|holidays|limits|today)/.test(id));
    return own.length > 0 && el('section.problems', el('h2', 'To be checked'), el('ul', own.slice(0, 20).map(({ id, says }) => el('li', el('b', place(id)), ` ${says}`))),
      own.length > 20 && el('p', `and ${own.length - 20} more.`));
  };
  /** "visits.3.answers.phq9.1" as people say it. */
  function place(id) {
    const [, part, n, rest] = /^(\w+)(?:\.(\d+))?(?:\.(.+))?$/.exec(id) ?? [];
    const date = part === 'visits' && past.visits?.[n - 1]?.date;
    const day = date ? `Visit of ${days.says(date)}` : part === 'courses' && n ? `Course ${n}` : part[0].toUpperCase() + part.slice(1);
    return rest ? `${day}, ${rest.replace(/^(answers|totals)\./, '')}:` : `${day}:`;
  }

  const nothing = () => el('p.nothing', 'Enter visits and a course: here appears how each scale moves, what was given when, and whether a bad day is more than one.');

  /** A score does not move the calendar: a part is drawn anew only when what it shows has changed. */
  const drawn = new Map();
  function part(name, shows, make) {
    const now = JSON.stringify(shows);
    if (drawn.get(name)?.now !== now) drawn.set(name, { now, node: make() });
    return drawn.get(name).node;
  }

  /** Without a report nothing follows; what has been entered stays to be seen. */
  function draw_report(wide) {
    try {
      settle(sheet, page.report() ? follows(page.report(), wide) : [none()]);
    } catch (error) {
      drawn.clear();
      put(sheet, broken(error));
    }
  }
  const copy_of = ({ childNodes }) => [...childNodes].map((node) => node.cloneNode(true));
  const none = () => (to_course.hidden = true, el('p.not-worked-out', { role: 'status' }, copy_of(at('state')), at('state').hidden && 'One moment.'));

  function follows(report, wide) {
    const { courses: given, holidays } = page.record();
    const { schedule, visit_alarms } = report;
    const all = lines(report);
    const empty = all.length + (schedule?.sessions.length ?? 0) + (schedule?.conflicts.length ?? 0) === 0;
    to_course.hidden = empty;
    return [
      part('head', [schedule?.sessions.length > 0, !!report.course], () => el('header', el('h2', { id: 'course-title', tabindex: '-1' }, 'Over time'), takings(report))),
      page.example() && el('p.example', at('example').textContent), problems(report),
      part('alarms', visit_alarms ?? [], () => alarms(report)),
      empty && nothing(),
      all.map(({ line, others }) => drawCourse(line, others, chart(line, others, report, wide))), to_patient(report), dimensions(report),
      schedule && part('calendar', [schedule, given, holidays], () => el('section.on-calendar', drawCalendar(schedule, page.record()))),
      part('stamp', at('stamp').textContent, () => el('p.stamp', at('stamp').textContent)),
    ];
  }

  const takings = (report) => el('div.tools', report.schedule?.sessions.length > 0 && el('button', { type: 'button', 'data-take': 'ics' }, 'Calendar file'),
    report.course && el('button', { type: 'button', 'data-take': 'csv' }, 'CSV'), el('button', { type: 'button', 'data-take': 'print' }, 'Print'));

  /** What has been entered, as a list that can be changed. */
  function draw_entered() {
    for (const { list, draw } of [visits, courses])
      try {
        draw();
      } catch (error) {
        put(list, broken(error));
      }
  }

  /** The page is measured only when its size has changed: to measure is to lay everything out. */
  const measure = () => (room = Math.max(280, Math.min(sheet.clientWidth - 2, 1100)));
  function draw() {
    if (view.hidden) return;
    if (shown_past !== past) draw_entered();
    if (is_drawn && page.report() && shown_report === page.report() && shown_past === past && room === width) return;
    [shown_past, shown_report, is_drawn, width] = [past, page.report(), true, room];
    draw_report(room);
  }

  /** No identifier, but what is made up is called so. */
  const name = () => (page.example() ? 'lintel-example' : 'lintel');

  async function take({ target }) {
    const { dataset } = target.closest?.('button') ?? {};
    if (!dataset) return;
    if (dataset.svg) {
      download(`${name()}-${dataset.svg}.svg`, 'image/svg+xml', standalone(target.closest('.scale-course').querySelector('svg.trend')));
    } else if (dataset.copy) {
      target.textContent = await navigator.clipboard.writeText(dataset.copy).then(() => 'Copied', () => 'The browser did not allow copying');
    } else if (dataset.day) {
      store.set(toggle_missed(past, Number(dataset.course), dataset.day));
      sheet.querySelector(`[data-day="${dataset.day}"]`)?.focus();
    } else if (dataset.take === 'print') print();
    else if (dataset.take) take_file(dataset.take);
  }
  function take_file(kind) {
    let text;
    try {
      text = page.export_as(kind);
    } catch (error) {
      drawn.delete('head');
      return put(sheet.querySelector('header'), el('h2', { id: 'course-title', tabindex: '-1' }, 'Over time'), takings(page.report()),
        el('p.wrong', { role: 'alert' }, `No file was made: the calculator failed. (${error.message})`));
    }
    download(`${name()}.${kind}`, kinds[kind], text);
  }
  sheet.addEventListener('click', take);

  /** Nothing of a patient stays in the view, seen or not. */
  function clear() {
    drawn.clear();
    put(sheet);
    [shown_past, shown_report, is_drawn] = [undefined, undefined, false];
    visits.clear();
    courses.clear();
    draw_entered();
  }

  addEventListener('report', draw);
  view.addEventListener('shown', () => (measure(), draw()));
  new ResizeObserver(() => requestAnimationFrame(() => view.hidden || (measure(), draw()))).observe(view);
  addEventListener('beforeprint', () => view.hidden || draw_report(paper));
  addEventListener('afterprint', () => view.hidden || draw_report(width));
  if (!view.hidden) measure(); // it is drawn with the first report that knows of time
  return { clear };
}
