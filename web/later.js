// What nobody waits for: the wizard, the examples, the note, and the sections of about.html.
import { at } from './dom.js';
import { wireCoverage } from './coverage.js';
import { wireDoses } from './doses.js';
import { wireExamples } from './examples.js';
import { wireLead } from './lead.js';
import { wireNote } from './note.js';
import { wireStaging } from './staging.js';
import { wireViews } from './views.js';

/** The sections of about.html join the page; if they do not arrive the link to them stays. */
async function take_in_about() {
  const page = new DOMParser().parseFromString(await (await fetch('about.html')).text(), 'text/html');
  at('about').lastElementChild.remove();
  at('about').after(...page.querySelectorAll('main > section'));
}

/**
 * @param {{report: () => any, record: () => any, example: () => string, is_chosen: (input: any) => boolean,
 *   assess: (record: any) => any, draw_plan: (report: any) => any[], use: (name: string, record: any) => void}} page
 * @returns the wizard, to be left when something else is done
 */
export async function wire(form, page) {
  const leading = wireLead(form, page);
  wireExamples(page.use);
  wireNote(page);
  wireViews();
  await take_in_about().catch(console.error);
  wireDoses();
  wireStaging(page);
  wireCoverage(page);
  return leading;
}
