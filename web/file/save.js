// The file of one patient: saved and opened by hand, sealed if a passphrase is given. And the wipe of a page that
// nobody touches.
import { at, count, el, put, range } from '../base/dom.js';
import * as days from '../time/days.js';
import { NotOpened, differences, longest, read, summary, write } from './file.mjs';
import * as know from '../base/know.js';
import '../shared.js';
import { download } from './take.js';

const field = (says, attributes) => {
  const input = el('input', { type: 'password', autocomplete: 'off', ...attributes });
  return { input, label: el('label', el('span', says), input) };
};

/** Another knowledge may have had a scale that this one has not. */
const scale = (id) => (at(`g-${id}`) ? know.instrument(id).name : id);

/** What another knowledge said otherwise, in the words of the report: of what, what it was, what it is. */
function difference({ statuses, short_heads }, { what, id, was, is }) {
  const total = (r) => (r ? range(r) : 'none');
  const status = (s) => (s ? statuses[s]?.[1] ?? s : 'none');
  if (what === 'plan') return ['Plan: ', was, is];
  if (what === 'level') return ['Urgency: ', short_heads[was] ?? was, short_heads[is]];
  if (what === 'status') return [`${know.modality(id) || id}: `, status(was), status(is)];
  if (what === 'total') return [`${scale(id)}: `, total(was), total(is)];
  const line = (l) => (l ? `${String(l.response).replace('_', ' ')}. ${l.says}` : 'none');
  const { instrument, recall_days } = was ?? is;
  const looks_back = (instrument ?? id) === id ? '' : `, last ${count(recall_days, 'day')},`;
  return [`${scale(instrument ?? id)}${looks_back} over time: `, line(was), line(is)];
}

/** The menu. @param {any} page */
export function wireSave(page) {
  const menu = /** @type {HTMLDetailsElement} */ (at('file'));
  const first = field('Passphrase, if the file should be sealed', { id: 'seal' });
  const again = field('The same once more', { id: 'seal-again' });
  const unseal = field('Passphrase of the file', { id: 'unseal' });
  const says = el('p.says', { role: 'status' });
  const chooser = el('input', { type: 'file', accept: '.json,application/json', hidden: true, id: 'file-chosen', 'aria-label': 'A file of Lintel' });
  const save_button = el('button.main', { type: 'button', 'data-do': 'save' }, 'Save');
  const sealed = el('div', { hidden: true }, unseal.label, el('button', { type: 'button', 'data-do': 'unseal' }, 'Open it'));
  const idle = el('select', { id: 'idle' }, [['0', 'Off'], ['5', '5 minutes'], ['15', '15 minutes'], ['30', '30 minutes']].map(([value, text]) => el('option', { value }, text)));
  let waiting;

  put(menu, menu.querySelector('summary'), el('div.panel',
    el('p', 'One file, where you keep it. Lintel itself keeps nothing.'), first.label, again.label,
    el('p.about', 'A lost passphrase cannot be recovered. Without one, whoever has the file can read it.'),
    el('p', save_button, ' ', el('button', { type: 'button', 'data-do': 'open' }, 'Open a file…')), chooser, sealed, says, el('hr'),
    el('p', el('kbd', 'Shift'), '+', el('kbd', 'F8'), ' wipes everything at once, asks nothing, and cannot be undone. ', el('button', { type: 'button', 'data-do': 'wipe' }, 'Wipe now')),
    el('label.idle', el('span', 'Wipe when nobody has touched anything for'), idle)));
  const tell = (text) => (says.textContent = text);
  const forget = () => {
    first.input.value = again.input.value = unseal.input.value = chooser.value = '';
    sealed.hidden = true;
    again.label.hidden = true;
    waiting = undefined;
    tell('');
  };
  const close = () => (forget(), (menu.open = false));
  forget();

  first.input.addEventListener('input', () => (again.label.hidden = !first.input.value));

  /** Without a report what was entered is saved all the same. */
  function inside() {
    const report = page.report();
    return {
      ...(report && { knowledge: { version: report.stamp.knowledge, hash: report.stamp.hash }, summary: summary(report) }),
      record: page.record(), ...(page.example() && { example: page.example() }),
    };
  }

  async function save() {
    if (first.input.value !== again.input.value) return tell('The two passphrases are not the same. Nothing was saved.'), again.input.focus();
    tell('Saving…');
    const is_current = page.begin();
    const file = inside();
    const kept = JSON.stringify(file.record);
    const text = await write(file, first.input.value);
    if (!is_current()) return; // wiped meanwhile
    const name = `lintel-${days.today()}.json`;
    download(name, 'application/json', text);
    if (kept === JSON.stringify(page.record())) page.keep();
    const seal = first.input.value ? ', sealed with the passphrase' : ', readable by anyone who has it';
    forget();
    tell(`Handed to the browser as ${name}${seal}.`);
  }

  /** Everything is read, worked out and compared before anything of what is there now is touched; then it is put in, in one step. */
  async function take({ knowledge, summary: was, record, example = '', damaged = [] }, is_current) {
    const ready = await page.prepare(record);
    const wrong = remarks(page.work_out(record), ready.lost, damaged);
    const says = what_came({ knowledge, was, ...ready });
    const ask = `${count(wrong.length, 'remark')} on this file: ${wrong.slice(0, 3).join('; ')}${wrong.length > 3 ? '; …' : ''}. What cannot be used is left out. Open it all the same?`;
    if (wrong.length > 0 && is_current() && !(await page.sure(ask, 'Open'))) return tell('Not opened. Nothing has changed.');
    if (is_current() && !(await page.may_replace('Open the file?', 'Open'))) return tell('Not opened. Nothing has changed.');
    if (!is_current()) return; // wiped, or something else was opened
    page.put_in(ready.record, { name: example, keeps: wrong.length === 0 });
    close();
    page.put_up(says);
  }

  /** What of the file cannot be used: each with its name, once. */
  function remarks({ problems }, lost, damaged) {
    const named = new Set(problems.map(({ id }) => id));
    return [...problems.map(({ id, says }) => `${id} ${says}`), ...lost.filter((id) => !named.has(id)).map((id) => `${id} has no place in the form`),
      ...damaged.map((id) => `what was said then (${id}) cannot be read`)];
  }

  function what_came({ knowledge, was, report, lost }) {
    const { stamp } = report;
    const same = knowledge.hash === stamp.hash;
    const from = same ? 'Opened. It was saved with the knowledge of today.' : `Opened. It was saved with knowledge ${knowledge.version ?? 'unknown'} (${knowledge.hash ?? 'no hash'}); today’s is ${stamp.knowledge} (${stamp.hash}).`;
    const { stops } = report.urgent; // then nothing of the order of treatments is shown
    const changed = was.plan && differences(was, summary(report)).filter(({ what }) => !stops || !['plan', 'status'].includes(what)).map((each) => difference(page.words, each));
    const unchanged = changed?.length === 0 && !same && `${stops ? 'Urgency' : 'Plan, urgency, treatments'} and totals are what they were.`;
    return [el('p', el('b', from), ' ', changed ? unchanged : 'What it said then is not in the file.', page.not_filled_in(lost)),
      changed?.length > 0 && [el('p', 'What has changed since:'), el('ul', changed.map(([what, old, now]) => el('li', what, el('s', old), ' → ', el('b', now))))]];
  }

  const or_tell = async (work) => {
    try {
      await work();
    } catch (error) {
      tell(error instanceof NotOpened ? `${error.message} Nothing has changed.` : `That did not work, and nothing has changed. (${error.message})`);
    }
  };

  async function chosen() {
    const file = chooser.files[0];
    chooser.value = '';
    if (!file) return;
    waiting = undefined;
    sealed.hidden = true;
    tell('Reading…');
    const is_current = page.begin();
    if (file.size > 4 * longest) throw new NotOpened('The file is too large to be one of Lintel.');
    const opened = read(await file.text());
    if (!opened.sealed) return take(await opened.open(), is_current);
    if (!is_current()) return;
    waiting = opened;
    sealed.hidden = false;
    tell('The file is sealed.');
    unseal.input.focus();
  }

  async function open_sealed() {
    tell('Opening…');
    const is_current = page.begin();
    const inside = await waiting.open(unseal.input.value).catch((error) => {
      unseal.input.select();
      throw error;
    });
    await take(inside, is_current);
  }

  const acts = { save: () => or_tell(save), open: () => chooser.click(), unseal: () => or_tell(open_sealed), wipe: page.wipe_all };
  menu.addEventListener('click', ({ target }) => acts[target.dataset?.do]?.());
  chooser.addEventListener('change', () => or_tell(chosen));
  unseal.input.addEventListener('keydown', ({ key }) => key === 'Enter' && acts.unseal());
  again.input.addEventListener('keydown', ({ key }) => key === 'Enter' && acts.save());
  menu.addEventListener('keydown', ({ key }) => key === 'Escape' && (close(), menu.querySelector('summary').focus()));
  document.addEventListener('click', ({ target }) => menu.contains(target) || at('sure').contains(target) || !menu.open || close());
  addEventListener('wiped', close);
  wireIdle(idle, page.wipe_all);
}

/** Wipes when nobody has touched anything for so many minutes. In the last one a count stands on the page; any key or pointer stops it. */
function wireIdle(chosen, wipe) {
  const left = el('div', { id: 'idle-left', hidden: true }, el('p', { 'aria-hidden': 'true' }), el('p.sr', { role: 'alert' }));
  const [seen, heard] = left.children;
  document.body.append(left);
  let last = 0, timer = 0;
  const touch = () => {
    last = Date.now(); // how long ago, not what day it is: a machine that slept has waited too
    if (!left.hidden) left.hidden = true, (heard.textContent = '');
  };
  function look() {
    const seconds = Math.ceil((last + Number(chosen.value) * 60_000 - Date.now()) / 1000);
    if (seconds <= 0) return touch(), wipe();
    if (seconds > 60) return;
    if (left.hidden) left.hidden = false, (heard.textContent = 'Everything will be wiped within a minute. Press any key to stop it.');
    seen.textContent = `Everything will be wiped in ${seconds} s. Any key or pointer stops it.`;
  }
  for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart']) addEventListener(kind, touch, { capture: true, passive: true });
  addEventListener('visibilitychange', () => document.hidden || Number(chosen.value) === 0 || look());
  chosen.addEventListener('change', () => {
    touch();
    clearInterval(timer);
    if (Number(chosen.value)) timer = setInterval(look, 1000);
  });
}
