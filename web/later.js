// What nobody waits for: the wizard, the examples, the note, the file, the view over time, the day of a session, staging
// and policies, the scales of more.html and the sections of about.html.
import { wireCoverage } from './coverage.js';
import { at, el } from './dom.js';
import { wireDoses } from './doses.js';
import { wireExamples } from './examples.js';
import { wireLead } from './lead.js';
import { markForm } from './marks.js';
import { wireNote } from './note.js';
import { wireSave } from './save.js';
import { wireTime } from './time.js';
import { wireStaging } from './staging.js';
import { drawToday } from './today.js';
import { wireViews } from './views.js';

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

/** The sections of about.html join the page; if they do not arrive the link to them stays. */
async function take_in_about() {
  const sections = await parts_of('about.html', 'main > section');
  at('about').lastElementChild.remove();
  at('about').after(...sections);
}

/** What is closed would be missing on paper. */
function open_for_print(form) {
  for (const group of form.querySelectorAll('details.group')) group.open ||= group.querySelector('.answered') !== null;
}

/** The look of what comes later. */
function take_in_style() {
  const link = el('link', { rel: 'stylesheet', href: 'later.css' });
  document.head.append(link);
  return new Promise((done) => (link.onload = link.onerror = done));
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
  const looks = take_in_style();
  const time = wireTime(page);
  wireSave(page);
  await Promise.all([looks, take_in_more(form, page).catch(more_did_not_arrive), take_in_about().catch(console.error)]);
  wireViews();
  addEventListener('beforeprint', () => open_for_print(form));
  wireDoses();
  wireStaging(page);
  wireCoverage(page);
  return { leave: leading.leave, clear: time.clear, draw_today: drawToday };
}
