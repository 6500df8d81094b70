// What nobody waits for: the wizard, the examples, the note, the file, the day of a session, staging and
// policies, the scales of more.html and what is in words.html.
import { put_up, wireBanner } from './banner.js';
import { statuses } from './report/checks.js';
import { fetched, start } from './base/core.mjs';
import { wireCoverage } from './report/coverage.js';
import { at, el } from './base/dom.js';
import { wireDoses } from './form/doses.js';
import { wireExamples } from './form/examples.js';
import { wireLead } from './form/lead.js';
import { markForm } from './form/marks.js';
import { more_did_not_arrive, parts_of, take_in_more } from './form/more.js';
import { wireNote } from './report/note.js';
import { begin, not_filled_in, wireReplacing } from './replace.js';
import { wireStaging } from './report/staging.js';
import { drawToday } from './report/today.js';
import './shared.js';
import { short_heads } from './report/urgent.js';
import { show, wireViews } from './views.js';
import { wireWipe } from './wipe.js';

/** The view of a referral list comes when it is first opened; where it cannot, it says so and tries again the next time. */
function wireIntake(page) {
  const view = at('intake');
  const open = async () => {
    try {
      await (await import('./intake/intake.js')).open_intake({ open: page.look_at, show, take_in_look, say: (text) => (at('news').textContent = text) });
    } catch (error) {
      view.textContent = `The view could not be loaded. (${error})`;
      view.addEventListener('shown', open, { once: true });
    }
  };
  view.addEventListener('shown', open, { once: true });
  at('to-list').addEventListener('click', () => show('intake'));
}

/** What the report takes its words from joins the page. */
const take_in_words = async (file) => at('about').after(...(await parts_of(file, 'main > section')));

/** What is closed would be missing on paper. */
function open_for_print(form) {
  const all = document.body.classList.contains('paper');
  for (const group of form.querySelectorAll('details.group')) group.open ||= all || group.querySelector('.answered') !== null;
}
/** Where nothing can be worked out the whole form is there to be printed and filled in by hand. */
function open_for_paper(form) {
  document.body.classList.add('paper');
  open_for_print(form);
}

/** How something looks that was not there at first. */
const looks = new Map();
const take_in_look = (href) => looks.get(href) ?? looks.set(href, new Promise((done) => {
  const link = /** @type {HTMLLinkElement} */ (el('link', { rel: 'stylesheet', href }));
  link.onload = link.onerror = done;
  document.head.append(link);
})).get(href);

/** The menu of the file comes when it is first opened. */
function file_on_demand(page) {
  const menu = /** @type {HTMLDetailsElement} */ (at('file'));
  let coming;
  const bring = async () => {
    const [{ wireSave }] = await Promise.all([import('./file/save.js'), take_in_look('file.css')]);
    wireSave(page);
  };
  const opened = () => {
    if (menu.open) coming ??= bring().catch((error) => (menu.lastElementChild.textContent = `It did not arrive (${error}). Load the page again.`));
  };
  menu.addEventListener('toggle', opened);
  opened();
}

/** The view over time and the calculator behind it come when they are first wanted; what did not arrive is tried again when it is wanted again. */
function months_on_demand(page) {
  const says = el('p', { role: 'status' }, 'It arrives in a moment.');
  const view = el('div.view', { id: 'time', role: 'main', hidden: true }, says);
  at('now').after(view);
  let time, coming;
  async function bring() {
    const [{ wireTime }, calculator, words] = await Promise.all([
      import('./time/time.js'), start(fetched('months.wasm')), parts_of('months.html', 'main > section'), take_in_look('time.css')]);
    at('about').after(...words);
    time = wireTime(view, page);
    page.take_months(calculator);
  }
  const want = () => (coming ??= bring().catch((error) => {
    coming = undefined;
    says.textContent = `What works out visits and courses did not arrive (${error.message}). It is tried again when this view is opened again.`;
    throw error;
  }));
  view.addEventListener('shown', () => want().catch(() => {})); // it is told in its place
  return { want, are_there: () => !!time, clear: () => time?.clear() };
}

/**
 * @param {{report: () => any, record: () => any, example: () => string, is_chosen: (input: any) => boolean, is_kept: () => boolean,
 *   work_out: (record: any) => any, draw_plan: (report: any) => any[], put_in: (record: any, about?: {name?: string, row?: string, keeps?: boolean}) => void,
 *   export_as: (kind: 'ics' | 'csv') => string, changed: () => void, keep: () => void, wipe: () => void, take_months: (calculator: any) => void,
 *   may_replace: (what: string, says: string) => Promise<boolean>, sure: (asks: string, yes: string) => Promise<boolean>}} page
 *   `report` and `work_out`: there may be none, or it throws
 * @returns what has to follow: `leave` when something else is done, `clear` when the record is replaced; and what draws the day of a session
 */
export async function wire(form, page) {
  const look = take_in_look('more.css');
  wireNote(page);
  wireBanner();
  const wipe_all = wireWipe(page); // before anything that may fail to arrive
  const months = months_on_demand(page);
  await Promise.all([look, take_in_more().catch(more_did_not_arrive), take_in_words('words.html').catch(console.error)]);
  markForm(form, page.record().answers);
  const leading = wireLead(form, page);
  const { prepare, use, look_at } = wireReplacing(page, months);
  wireExamples(use);
  file_on_demand({ ...page, prepare, begin, put_up, not_filled_in, wipe_all, words: { statuses, short_heads } });
  wireIntake({ ...page, look_at });
  wireViews();
  addEventListener('beforeprint', () => open_for_print(form));
  wireDoses();
  wireStaging(page);
  wireCoverage(page);
  return { leave: leading.leave, clear: months.clear, want_months: months.want, draw_today: drawToday, open_for_paper: () => open_for_paper(form) };
}
