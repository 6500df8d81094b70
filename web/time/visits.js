// The visits: one form that takes a total or a row of answers for each scale, and the list of what has been entered.
import { at, count, el, put } from '../base/dom.js';
import * as days from './days.js';
import * as know from '../base/know.js';

const gone = { '-': 1, '.': 1, '_': 1, '?': 1 };
/** What belongs to a visit beside the scales: what a safety rule asks. */
const safety = /^cssrs\./;

const items = (id) => [...at(`g-${id}`).querySelectorAll('.scale[id]:not(.named)')];
const highest = (item) => Math.max(...[...item.querySelectorAll('input')].map((input) => Number(input.value) || 0));
const is_total = (text) => /^\d{1,2}$/.test(text);

/** "18", or a row of answers: "2 1 3 0 2 1 0 1 0", a hyphen for a blank, d for declined. */
function entry(id, text) {
  const { name, highest: most } = know.instrument(id);
  const all = items(id);
  if (is_total(text)) return Number(text) <= most ? { total: Number(text) } : { wrong: `${name}: a total goes to ${most}.` };
  const row = [...text.toLowerCase().replace(/[\s,;|]+/g, '')];
  const fits = row.length === all.length && row.every((c, i) => c in gone || c === 'd' || (/\d/.test(c) && Number(c) <= highest(all[i])));
  if (!fits) return { wrong: `${name}: a total from 0 to ${most}, or a row of ${all.length} answers, each 0 to ${highest(all[0])} (a hyphen for a blank, d for declined).` };
  const answers = {};
  row.forEach((c, i) => { if (!(c in gone)) answers[all[i].id] = c === 'd' ? 'declined' : Number(c); });
  return { answers };
}

/** A visit's scale as it can be typed. */
function typed(id, { totals = {}, answers = {} }) {
  const row = items(id).map((item) => answers[item.id]);
  if (row.some((given) => given !== undefined))
    return row.map((given) => (given === undefined || given === 'unknown' ? '-' : given === 'declined' ? 'd' : given)).join(' ');
  return totals[id] === undefined ? '' : String(totals[id]);
}

/** A scale in the list of visits: its total, or what the blanks leave open. */
export function total(id, { totals = {}, answers = {} }) {
  const all = items(id);
  const given = all.map((item) => answers[item.id]).filter((a) => typeof a === 'number');
  if (given.length === 0) return totals[id] === undefined ? '' : String(totals[id]);
  const low = given.reduce((sum, n) => sum + n, 0);
  const high = low + all.filter((item) => typeof answers[item.id] !== 'number').reduce((sum, item) => sum + highest(item), 0);
  return low === high ? `${low}` : `${low}–${high}`;
}

/**
 * @param {string[]} scales ids of instruments, in the order of the form
 * @param {{past: () => any, set: (past: any) => void, answers: () => any, tell: (says: string) => void}} store
 */
export function makeVisits(scales, store) {
  const field = (id) => el('input', { id: `visit-${id}`, inputmode: 'text', autocomplete: 'off', maxlength: '40', 'aria-describedby': 'visit-how' });
  const inputs = Object.fromEntries(scales.map((id) => [id, field(id)]));
  const date = el('input', { type: 'date', id: 'visit-date', min: '1900-01-01', max: '2199-12-31' });
  const recall = el('select', { id: 'visit-recall' },
    [['', 'As usual'], ['24h', '24 hours'], ['7d', '7 days'], ['14d', '14 days']].map(([value, says]) => el('option', { value }, says)));
  const wrong = el('p.wrong', { role: 'status' });
  const also = el('p.also');
  const add = el('button.main', { type: 'submit' }, 'Add visit');
  const quit = el('button', { type: 'button', hidden: true }, 'Keep as it was');
  const list = el('div.visits');
  /** Answers that come along without a field of their own, and the visit that is being changed. */
  let extra = {}, changing;

  const form = el('form.entry', { autocomplete: 'off', novalidate: true, 'aria-label': 'Add a visit' },
    el('div.line', el('label', el('span', 'Date'), date), el('button', { type: 'button', 'data-do': 'today' }, 'Today'),
      el('button', { type: 'button', 'data-do': 'take' }, 'Take answers of This visit')),
    el('div.fields', scales.map((id) => el('label', el('span', know.instrument(id).name), inputs[id]))),
    el('p.about', { id: 'visit-how' }, 'A total, or the answers in a row: 2 1 3 0 … with a hyphen for a blank.'),
    el('label.back', el('span', 'Looks back'), recall), also, wrong, el('div.line', add, quit));

  function clear() {
    form.reset();
    extra = {};
    changing = undefined;
    also.textContent = wrong.textContent = '';
    add.textContent = 'Add visit';
    quit.hidden = true;
  }

  function fill(visit) {
    for (const id of scales) inputs[id].value = typed(id, visit);
    const own = new Set(scales.flatMap((id) => items(id).map((item) => item.id)));
    extra = Object.fromEntries(Object.entries(visit.answers ?? {}).filter(([id]) => !own.has(id)));
    also.textContent = Object.keys(extra).length ? `With ${count(Object.keys(extra).length, 'other answer')}, such as the C-SSRS.` : '';
  }

  /** The visit as typed, or what is wrong with it. */
  function read() {
    if (!days.is_date(date.value)) return { wrong: 'A date is needed, such as 2026-03-02.', at: date };
    const visit = { date: date.value, answers: { ...extra }, totals: {} };
    for (const id of scales) {
      const text = inputs[id].value.trim();
      const given = text ? entry(id, text) : {};
      if (given.wrong) return { wrong: given.wrong, at: inputs[id] };
      Object.assign(visit.answers, given.answers);
      if (given.total !== undefined) visit.totals[id] = given.total;
    }
    for (const part of ['answers', 'totals']) if (Object.keys(visit[part]).length === 0) delete visit[part];
    if (!visit.answers && !visit.totals) return { wrong: 'A total or a row of answers is needed.', at: inputs[scales[0]] };
    if (recall.value) visit.recall = recall.value;
    return changing?.rated_by ? { visit: { ...visit, rated_by: changing.rated_by } } : { visit };
  }

  const visits = () => store.past().visits ?? [];
  const has = (visit, id) => typed(id, visit) !== '';
  /** One scale twice on one day, looking back alike: the older entry stays until somebody removes or changes it. */
  const twice = (visit) => scales.find((id) => has(visit, id) && visits().some((other) =>
    other !== changing && other.date === visit.date && other.recall === visit.recall && has(other, id)));

  function refuse(says, input) {
    wrong.textContent = says;
    input?.setAttribute('aria-invalid', 'true');
    input?.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
    const { visit, wrong: says, at: input } = read();
    if (!visit) return refuse(says, input);
    const again = twice(visit);
    if (again) return refuse(`${days.says(visit.date)} has a ${know.instrument(again).name} already. Change or remove that one first.`, inputs[again]);
    const rest = visits().filter((other) => other !== changing);
    const told = `${changing ? 'Changed' : 'Added'}: ${days.says(visit.date)}`;
    clear();
    store.set({ ...store.past(), visits: [...rest, visit].sort((a, b) => (a.date < b.date ? -1 : 1)) });
    store.tell(told);
    date.focus();
  });

  form.addEventListener('click', ({ target }) => {
    const act = target.dataset?.do;
    if (act === 'today') {
      date.value = days.today();
      if (!store.past().today) store.set({ ...store.past(), today: date.value });
      inputs[scales[0]].focus();
    } else if (act === 'take') {
      const answers = Object.fromEntries(Object.entries(store.answers()).filter(([id]) => safety.test(id) || scales.some((s) => id.startsWith(`${s}.`))));
      if (Object.keys(answers).length === 0) return refuse('Nothing of the scales is answered in This visit.');
      fill({ answers });
      wrong.textContent = '';
      (date.value ? add : date).focus();
    } else if (target === quit) clear(), date.focus();
  });

  function change(visit) {
    clear();
    date.value = visit.date;
    recall.value = visit.recall ?? '';
    fill(visit);
    changing = visit;
    add.textContent = 'Change visit';
    quit.hidden = false;
    date.focus();
  }

  function remove(visit, row) {
    const place = row.sectionRowIndex;
    store.set({ ...store.past(), visits: visits().filter((other) => other !== visit) });
    store.tell(`Removed: ${days.says(visit.date)}`);
    const left = list.querySelectorAll('[data-do=remove]');
    (left[Math.min(place, left.length - 1)] ?? date).focus();
  }

  list.addEventListener('click', ({ target }) => {
    const row = target.closest?.('tr');
    const visit = row && target.dataset.do && visits()[visits().length - 1 - Number(row.dataset.visit)];
    if (visit) (target.dataset.do === 'change' ? change : remove)(visit, row);
  });

  /** The latest first; of very many only the latest hundred, the rest is in the chart and its table. */
  const shown = 100;
  function draw() {
    const all = visits();
    const used = scales.filter((id) => all.some((visit) => has(visit, id)));
    const looks_back = all.some((visit) => visit.recall);
    const button = (act, says, about) => el('button', { type: 'button', 'data-do': act, 'aria-label': `${says} ${about}` }, act === 'change' ? says : '×');
    const row = (visit, i) => el('tr', { 'data-visit': i }, el('th', { scope: 'row' }, days.says(visit.date)),
      used.map((id) => el('td', total(id, visit))), looks_back && el('td', visit.recall ?? ''),
      el('td', button('change', 'Change', days.says(visit.date)), button('remove', 'Remove', days.says(visit.date))));
    const head = (says) => el('th', { scope: 'col' }, says);
    put(list, all.length > 0 && el('table', el('caption.sr', 'Visits entered, the latest first'),
      el('thead', el('tr', head('Date'), used.map((id) => head(know.instrument(id).name)), looks_back && head('Looks back'), el('td'))),
      el('tbody', [...all].reverse().slice(0, shown).map(row))),
    all.length > shown && el('p.about', `${all.length - shown} earlier ones are not listed here.`));
  }

  return { form, list, draw, clear };
}
