// What nobody waits for: the wizard, the examples, the note, the file, the day of a session, staging and
// policies, the scales of more.html and what is in words.html.
import { statuses } from './report/checks.js';
import { fetched, start } from './base/core.mjs';
import { wireCoverage } from './report/coverage.js';
import { at, el } from './base/dom.js';
import { wireDoses } from './form/doses.js';
import { wireExamples } from './form/examples.js';
import { wireLead } from './form/lead.js';
import { markForm } from './form/marks.js';
import { wireNote } from './report/note.js';
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

async function parts_of(file, css) {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html').querySelectorAll(css);
}

/** The scales beside the core join the form, closed; groups take the place that was kept for them. */
async function take_in_more() {
  for (const part of await parts_of('more.html', 'main > *')) {
    if (part.matches('details')) at('g-more').append(part);
    else if (part.matches('template')) at('trials').append(part);
    else at(part.id).replaceWith(part);
  }
  at('trials').querySelector('.add').disabled = false;
}
function more_did_not_arrive(error) {
  for (const place of document.querySelectorAll('[data-later]')) place.append(el('p.wrong', 'Not all of this arrived. Load the page again.'));
  throw error;
}

/** What the report takes its words from joins the page. */
const take_in_words = async (file) => at('about').after(...(await parts_of(file, 'main > section')));

/** What is closed would be missing on paper. */
function open_for_print(form) {
  for (const group of form.querySelectorAll('details.group')) group.open ||= group.querySelector('.answered') !== null;
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

/** The view over time and the calculator behind it come when they are first wanted. */
function months_on_demand(page) {
  const says = el('p', { role: 'status' }, 'It arrives in a moment.');
  const view = el('div.view', { id: 'time', role: 'main', hidden: true }, says);
  at('now').after(view);
  let time, coming;
  async function bring() {
    const [{ wireTime }, calculator] = await Promise.all([import('./time/time.js'), start(fetched('months.wasm')), take_in_words('months.html'), take_in_look('time.css')]);
    time = wireTime(view, page);
    page.take_months(calculator);
  }
  const want = () => (coming ??= bring().catch((error) => {
    says.textContent = `What works out visits and courses did not arrive (${error}). Load the page again.`;
  }));
  view.addEventListener('shown', want);
  return { want, clear: () => time?.clear() };
}

/**
 * @param {{report: () => any, record: () => any, example: () => string, is_chosen: (input: any) => boolean,
 *   assess: (record: any) => any, draw_plan: (report: any) => any[], use: (name: string, record: any) => void,
 *   export_as: (kind: 'ics' | 'csv') => string, changed: () => void, fill_in: (name: string, record: any) => void, keep: () => void, wipe: () => void,
 *   look_at: (name: string, record: any) => Promise<boolean>, may_replace: (what: string, says: string) => Promise<boolean>}} page
 * @returns what has to follow: `leave` when something else is done, `clear` when the record is replaced; and what draws the day of a session
 */
export async function wire(form, page) {
  const look = take_in_look('more.css');
  wireNote(page);
  const wipe_all = wireWipe(page); // before anything that may fail to arrive
  const months = months_on_demand(page);
  await Promise.all([look, take_in_more().catch(more_did_not_arrive), take_in_words('words.html').catch(console.error)]);
  markForm(form, page.record().answers);
  const leading = wireLead(form, page);
  wireExamples(page.use);
  file_on_demand({ ...page, months: months.want, wipe_all, words: { statuses, short_heads } });
  wireIntake(page);
  wireViews();
  addEventListener('beforeprint', () => open_for_print(form));
  wireDoses();
  wireStaging(page);
  wireCoverage(page);
  return { leave: leading.leave, clear: months.clear, want_months: months.want, draw_today: drawToday };
}
