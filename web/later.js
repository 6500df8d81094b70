// What nobody waits for: the wizard, the examples, the note, the file, the day of a session, staging and
// policies, the scales of more.html and what is in words.html.
import { statuses } from './checks.js';
import { fetched, start } from './core.mjs';
import { wireCoverage } from './coverage.js';
import { at, el } from './dom.js';
import { wireDoses } from './doses.js';
import { wireExamples } from './examples.js';
import { wireLead } from './lead.js';
import { markForm } from './marks.js';
import { wireNote } from './note.js';
import { wireStaging } from './staging.js';
import { drawToday } from './today.js';
import { short_heads } from './urgent.js';
import { wireViews } from './views.js';
import { wireWipe } from './wipe.js';

async function parts_of(file, css) {
  return new DOMParser().parseFromString(await (await fetch(file)).text(), 'text/html').querySelectorAll(css);
}

/** The scales beside the core join the form, closed. */
async function take_in_more(form, page) {
  at('g-more').append(...(await parts_of('more.html', 'main > details')));
  markForm(form, page.record().answers);
}
const more_did_not_arrive = (error) => {
  console.error(error);
  at('g-more').append(el('p.wrong', 'They did not arrive. Load the page again to enter one of them.'));
};

/** What the report takes its words from joins the page. */
const take_in_words = async (file) => at('about').after(...(await parts_of(file, 'main > section')));

/** What is closed would be missing on paper. */
function open_for_print(form) {
  for (const group of form.querySelectorAll('details.group')) group.open ||= group.querySelector('.answered') !== null;
}

/** The look of what comes when it is wanted. */
let look;
const take_in_look = () => (look ??= new Promise((done) => {
  const link = /** @type {HTMLLinkElement} */ (el('link', { rel: 'stylesheet', href: 'later.css' }));
  link.onload = link.onerror = done;
  document.head.append(link);
}));

/** The menu of the file comes when it is first opened. */
function file_on_demand(page) {
  const menu = /** @type {HTMLDetailsElement} */ (at('file'));
  let coming;
  const bring = async () => {
    const [{ wireSave }] = await Promise.all([import('./save.js'), take_in_look()]);
    wireSave(page);
  };
  menu.addEventListener('toggle', () => {
    if (menu.open) coming ??= bring().catch((error) => (menu.lastElementChild.textContent = `It did not arrive (${error}). Load the page again.`));
  });
}

/** The view over time and the calculator behind it come when they are first wanted. */
function months_on_demand(page) {
  const says = el('p', { role: 'status' }, 'It arrives in a moment.');
  const view = el('div.view', { id: 'time', role: 'main', hidden: true }, says);
  at('now').after(view);
  let time, coming;
  async function bring() {
    const [{ wireTime }, calculator] = await Promise.all([import('./time.js'), start(fetched('months.wasm')), take_in_words('months.html'), take_in_look()]);
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
 *   may_replace: (what: string, says: string) => Promise<boolean>}} page
 * @returns what has to follow: `leave` when something else is done, `clear` when the record is replaced; and what draws the day of a session
 */
export async function wire(form, page) {
  const leading = wireLead(form, page);
  wireExamples(page.use);
  wireNote(page);
  const months = months_on_demand(page);
  file_on_demand({ ...page, months: months.want, wipe_all: wireWipe(page), words: { statuses, short_heads } });
  await Promise.all([take_in_more(form, page).catch(more_did_not_arrive), take_in_words('words.html').catch(console.error)]);
  wireViews();
  addEventListener('beforeprint', () => open_for_print(form));
  wireDoses();
  wireStaging(page);
  wireCoverage(page);
  return { leave: leading.leave, clear: months.clear, want_months: months.want, draw_today: drawToday };
}
