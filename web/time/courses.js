// The courses of treatment: what was begun when, on which weekdays, what was missed; and the days on which nothing is given.
import { el, put } from '../base/dom.js';
import * as days from './days.js';
import * as know from '../base/know.js';

/** Days as a list: one is added by its date, each can be taken away. `set(list)` is told of every change. */
function makeDays(says, list, set) {
  const input = el('input', { type: 'date', 'aria-label': `${says}: a day to add`, min: '1900-01-01', max: '2199-12-31' });
  const chips = el('ul.chips');
  const show = () => put(chips, list.map((day) => el('li', el('button', { type: 'button', 'data-day': day, 'aria-label': `Take away ${days.says(day)}` }, `${days.says(day)} ×`))));
  const change = (next) => (list = next, show(), set(list));
  const add = () => {
    if (!days.is_date(input.value)) return input.focus();
    change([...new Set([...list, input.value])].sort());
    input.value = '';
    input.focus();
  };
  chips.addEventListener('click', ({ target }) => {
    if (!target.dataset.day) return;
    change(list.filter((day) => day !== target.dataset.day));
    input.focus();
  });
  input.addEventListener('keydown', (event) => event.key === 'Enter' && (event.preventDefault(), add()));
  const button = el('button', { type: 'button' }, 'Add');
  button.addEventListener('click', add);
  show();
  return el('div.days', el('span.label', says), el('div.line', input, button), chips);
}

const option = (value, says, chosen) => el('option', { value, selected: value === chosen }, says);
const select = (name, says, options) => el('label', el('span', says), el('select', { name }, options));

const known = () => [...document.querySelectorAll('[id^=protocol-]')].map((row) => ({ id: row.id.slice('protocol-'.length), modality: row.dataset.modality, name: row.firstElementChild.textContent }));

/** The protocols by modality, as months.html lists them. */
function protocols(chosen) {
  const rows = known();
  return [option('', 'Choose…', chosen), [...new Set(rows.map((row) => row.modality))].map((modality) =>
    el('optgroup', { label: know.modality(modality) }, rows.filter((row) => row.modality === modality).map((row) => option(row.id, row.name, chosen))))];
}

/**
 * @param {{past: () => any, set: (past: any, rebuild?: boolean) => void, tell: (says: string) => void, report: () => any}} store
 */
export function makeCourses(store) {
  const list = el('ol.courses');
  const add = el('button', { type: 'button' }, 'Add a course');
  const rest = el('div.off');
  /** What the reader has opened stays open. */
  const opened = new Set();
  const courses = () => store.past().courses ?? [];

  const replace = (i, course, rebuild) => {
    const next = [...courses()];
    next[i] = Object.fromEntries(Object.entries(course).filter(([, v]) => v !== '' && v !== undefined && !(Array.isArray(v) && v.length === 0)));
    // One that is not chosen yet stands last: the report numbers those that are.
    store.set({ ...store.past(), courses: next.sort((a, b) => Number(!a.modality) - Number(!b.modality)) }, rebuild);
  };

  function read(row, course) {
    const value = (name) => row.querySelector(`[name=${name}]`)?.value ?? course[name];
    const protocol = value('protocol');
    const weight = value('weight_kg');
    return {
      ...course, protocol, modality: known().find((p) => p.id === protocol)?.modality ?? course.modality,
      start: value('start'), time: value('time'), route: value('route'),
      weight_kg: /^\d{1,3}$/.test(weight) ? Number(weight) : weight,
      weekdays: [...row.querySelectorAll('[name=weekday]:checked')].map((box) => box.value),
    };
  }

  /** What was planned up to today and not missed is taken as given: nothing is assumed until somebody says so. */
  function given(i) {
    const course = courses()[i];
    const today = store.past().today ?? days.today();
    const done = store.report().schedule?.sessions.filter((s) => s.course === i + 1 && s.date <= today).map((s) => s.date) ?? [];
    store.set({ ...store.past(), today, courses: courses().map((c) => (c === course ? { ...course, done: [...new Set(done)] } : c)) });
    store.tell(`${done.length} sessions up to ${days.says(today)} recorded as given`);
    list.children[i].querySelector('[data-do=given]').focus();
  }

  function one(course, i) {
    const box = ([id, says]) => el('label', el('input', { type: 'checkbox', name: 'weekday', value: id, checked: course.weekdays?.includes(id) }), el('span', { 'aria-label': says }, says.slice(0, 2)));
    const done = course.done?.length;
    const name = known().find((p) => p.id === course.protocol)?.name;
    const said = el('summary', el('b', name ?? 'A new course'), el('small', `Course ${i + 1}`));
    const row = el('li', el('details.course-row', { open: !name || !course.start || opened.has(i) }, said, el('fieldset.course', { 'aria-label': `Course ${i + 1}` },
      select('protocol', 'Protocol', protocols(course.protocol)),
      el('label', el('span', 'First session'), el('input', { type: 'date', name: 'start', value: course.start, min: '1900-01-01', max: '2199-12-31' })),
      select('time', 'Time of day', [['', 'Not said'], ['morning', 'Morning'], ['afternoon', 'Afternoon']].map(([v, s]) => option(v, s, course.time))),
      course.modality === 'ketamine' && [
        select('route', 'Route', [['', 'Not said'], ['iv', 'Into a vein'], ['im', 'Into a muscle']].map(([v, s]) => option(v, s, course.route))),
        el('label', el('span', 'Weight, kg'), el('input', { name: 'weight_kg', inputmode: 'numeric', autocomplete: 'off', maxlength: '3', value: course.weight_kg })),
      ],
      el('div.weekdays', { role: 'group', 'aria-label': 'Weekdays; none chosen: as the protocol has them' }, el('span.label', 'Weekdays, if other than usual'), el('div.line', days.weekdays.map(box))),
      makeDays('Missed', course.missed ?? [], (missed) => replace(i, { ...courses()[i], missed, done: courses()[i].done?.filter((day) => !missed.includes(day)) }, false)),
      el('p.about', done ? `${done} sessions recorded as given, the last on ${days.says(course.done.at(-1))}.` : 'No session is recorded as given.'),
      el('div.line', el('button', { type: 'button', 'data-do': 'given' }, 'Given as planned up to today'),
        el('button', { type: 'button', 'data-do': 'remove', 'aria-label': `Remove course ${i + 1}` }, 'Remove')))));
    row.firstElementChild.addEventListener('toggle', ({ target }) => (target.open ? opened.add(i) : opened.delete(i)));
    row.addEventListener('input', ({ target }) => {
      if (!target.name) return;
      const next = read(row, courses()[i]);
      replace(i, next, target.name === 'protocol');
      if (target.name === 'protocol') list.children[i].querySelector('[name=protocol]').focus();
    });
    row.addEventListener('click', ({ target }) => {
      if (target.dataset.do === 'given') given(i);
      if (target.dataset.do !== 'remove') return;
      store.set({ ...store.past(), courses: courses().filter((_, j) => j !== i) });
      (list.children[Math.min(i, list.children.length - 1)]?.querySelector('select') ?? add).focus();
    });
    return row;
  }

  add.addEventListener('click', () => {
    store.set({ ...store.past(), courses: [...courses(), {}] });
    list.lastElementChild.querySelector('select').focus();
  });

  /** Today and the days off belong to all courses. */
  function draw_rest() {
    const today = el('input', { type: 'date', value: store.past().today, 'aria-describedby': 'today-how' });
    const set = (value) => store.set({ ...store.past(), today: value || undefined }, false);
    today.addEventListener('input', () => (!today.value || days.is_date(today.value)) && set(today.value));
    const now = el('button', { type: 'button' }, 'Read the clock');
    now.addEventListener('click', () => (today.value = days.today(), set(today.value)));
    put(rest, makeDays('Holidays', store.past().holidays ?? [], (holidays) => store.set({ ...store.past(), holidays }, false)),
      el('div.days', el('label.label', 'Today', el('div.line', today, now))),
      el('p.about', { id: 'today-how' }, 'Lintel knows no clock. Told what day it is, it can say what lies in the future, and that nothing has been measured for too long.'));
  }

  function draw() {
    put(list, courses().map(one));
    draw_rest();
  }

  return { place: el('div', list, add, rest), list, draw, clear: () => opened.clear() };
}

/** In the calendar: a session that was not given, or one that was after all. */
export function toggle_missed(past, course, day) {
  const courses = past.courses.map((each, i) => {
    if (i + 1 !== course) return each;
    const missed = each.missed?.includes(day) ? each.missed.filter((d) => d !== day) : [...(each.missed ?? []), day].sort();
    return { ...each, missed, ...(each.done && { done: each.done.filter((d) => !missed.includes(d)) }) };
  });
  return { ...past, courses };
}
