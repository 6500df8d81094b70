// What nobody waits for: the wizard, the examples, the note, and the sections of about.html.
import { at } from './dom.js';
import { wireExamples } from './examples.js';
import { wireLead } from './lead.js';
import { wireNote } from './note.js';
import { show, wireViews } from './views.js';

/** The view of a referral list comes when it is first opened; where it cannot, it says so and tries again the next time. */
function wireIntake(page) {
  const view = at('intake');
  const open = async () => {
    try {
      await (await import('./intake.js')).open_intake({ open: page.look_at, show, say: (text) => (at('news').textContent = text) });
    } catch (error) {
      view.textContent = `The view could not be loaded. (${error})`;
      view.addEventListener('shown', open, { once: true });
    }
  };
  view.addEventListener('shown', open, { once: true });
  at('to-list').addEventListener('click', () => show('intake'));
}

/** The sections of about.html join the page; if they do not arrive the link to them stays. */
async function take_in_about() {
  const page = new DOMParser().parseFromString(await (await fetch('about.html')).text(), 'text/html');
  at('about').lastElementChild.remove();
  at('about').after(...page.querySelectorAll('main > section'));
}

/**
 * @param {{report: () => any, record: () => any, example: () => string, is_chosen: (input: any) => boolean,
 *   assess: (record: any) => any, draw_plan: (report: any) => any[], use: (name: string, record: any) => void,
 *   look_at: (name: string, record: any) => Promise<boolean>}} page
 * @returns the wizard, to be left when something else is done
 */
export async function wire(form, page) {
  const leading = wireLead(form, page);
  wireExamples(page.use);
  wireNote(page);
  wireIntake(page);
  wireViews();
  await take_in_about().catch(console.error);
  return leading;
}
