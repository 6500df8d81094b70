// What nobody waits for: the wizard, the examples, the note, the file, the view over time, and the sections of about.html.
import { at, el } from './dom.js';
import { wireExamples } from './examples.js';
import { wireLead } from './lead.js';
import { wireNote } from './note.js';
import { wireSave } from './save.js';
import { wireTime } from './time.js';
import { wireViews } from './views.js';

/** The sections of about.html join the page; if they do not arrive the link to them stays. */
async function take_in_about() {
  const page = new DOMParser().parseFromString(await (await fetch('about.html')).text(), 'text/html');
  at('about').lastElementChild.remove();
  at('about').after(...page.querySelectorAll('main > section'));
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
 * @returns what has to follow: `draw` when there is a new report, `leave` when something else is done, `clear` when the record is replaced
 */
export async function wire(form, page) {
  const leading = wireLead(form, page);
  wireExamples(page.use);
  wireNote(page);
  const looks = take_in_style();
  const time = wireTime(page);
  wireSave(page);
  await Promise.all([looks, take_in_about().catch(console.error)]);
  wireViews();
  return { draw: time.draw, leave: leading.leave, clear: time.clear };
}
