// "Lead me": one open question at a time, in the order in which they would decide the plan.
// The question itself is borrowed from the form, so its answer is the form's answer.
import { answerable, ask, at, el, put } from '../base/dom.js';
import * as know from '../base/know.js';

/** Any number that is neither young nor old, neither short nor long; only used to look ahead. */
const supposed = 40;

/** @param {{report: () => any, record: () => any, is_chosen: (input: any) => boolean, work_out: (record: any) => any,
 *   draw_plan: (report: any) => any[]}} page */
export function wireLead(form, page) {
  const panel = at('lead');
  const gap = document.createComment('the question led to');
  /** @type {string[]} */
  let trail = [];
  let place = 0;
  /** The report that the question comes from. */
  let deciding;
  /** Where the focus was before. */
  let came_from;

  const give_back = () => gap.parentNode && gap.replaceWith(panel.querySelector('.q'));
  const is_given = (id) => (id === 'trials' ? page.record().trials.length > 0 && trail.includes('trials') : id in page.record().answers);

  const not_asked = ({ ask_next }) => ask_next.map((n) => n.id).find((id) => at(id) && !is_given(id) && !trail.slice(0, place).includes(id));

  /** The report as if what is answered "not known" were known: only to see what would be asked after it. */
  function past_what_is_not_known() {
    const record = structuredClone(page.record());
    for (const [id, given] of Object.entries(record.answers))
      if (given === 'unknown' || given === 'declined')
        record.answers[id] = at(id).matches('.yn') ? 'no' : at(id).matches('.choice') ? at(id).querySelector('input').value : supposed;
    return page.work_out(record);
  }

  /** What is open and has not been answered. "Not known" is an answer: the walk goes on past it. */
  function next() {
    deciding = page.report();
    const open = not_asked(deciding);
    if (open || deciding.plan.id !== 'incomplete') return open;
    try {
      return not_asked((deciding = past_what_is_not_known()));
    } catch {
      return undefined; // nobody can look further ahead
    }
  }

  function buttons(asking) {
    return el('p.buttons',
      place > 0 && el('button', { type: 'button', 'data-lead': 'back' }, 'Back'),
      asking && el('button.main', { type: 'button', 'data-lead': 'next' }, 'Next'),
      el('button', { type: 'button', 'data-lead': 'leave' }, asking ? 'Leave' : 'Close'));
  }

  /** Why this is asked now. */
  function decides() {
    const { plan } = deciding;
    return plan.open_at_name ? `To be decided: ${plan.open_at_name.toLowerCase().replace(/\btms\b/g, 'TMS')}?` : 'To be decided: the route.';
  }

  function show_question(id) {
    const question = at(id);
    const group = question.closest('.group')?.querySelector('h2').textContent;
    question.replaceWith(gap);
    put(panel,
      el('h2', `Question ${place + 1}`, group && el('small', group)),
      el('p.hint', decides()),
      question,
      el('p.hint', 'A click or a key answers and moves on. “Not known” is a good answer.'),
      buttons(true));
    (answerable(question) ?? panel).focus({ preventScroll: true });
  }

  function show_end() {
    const report = page.report();
    const open = report.plan.id === 'incomplete';
    const unknown = trail.filter((id) => page.record().answers[id] === 'unknown');
    put(panel,
      el('h2', open ? 'Nothing more to ask; the plan stays open' : 'Where the answers lead'),
      open && unknown.length > 0 && [el('p.hint', 'Answered “not known” on the way. Find these out, then come back:'), el('ul', unknown.map((id) => el('li', ask(id, know.asks(id)))))],
      el('div.plan.sheet', page.draw_plan(report)),
      buttons(false));
    panel.focus({ preventScroll: true });
  }

  function show() {
    give_back();
    const open = next();
    const id = trail[place] ?? open;
    if (!id) show_end();
    else {
      trail[place] = id;
      show_question(id);
    }
    panel.scrollIntoView({ block: 'nearest' });
  }

  const go = {
    next() {
      trail.length = ++place; // what came later may no longer be asked
      show();
    },
    back() {
      if (place > 0) place--;
      show();
    },
    leave() {
      give_back();
      panel.replaceChildren();
      panel.hidden = true;
      form.classList.remove('leading');
      deciding = undefined;
      trail = [];
      (came_from?.isConnected ? came_from : at('lead-me')).focus();
      came_from = undefined;
    },
  };

  const is_led = (target) => form.classList.contains('leading') && panel.contains(target);

  document.addEventListener('click', ({ target }) => {
    if (!page.report() || !target.closest('[data-lead-me]')) return;
    give_back();
    came_from = target;
    trail = [];
    place = 0;
    form.classList.add('leading');
    panel.hidden = false;
    show();
  });
  // A pointer's click answers and moves on; arrow keys, which click too, only choose.
  let pointed = false;
  panel.addEventListener('click', (event) => {
    const { target, detail } = event;
    const verb = target.dataset.lead;
    if (verb) return go[verb]();
    pointed = detail > 0 && target.type === 'radio' && !target.closest('.trials');
    if (!pointed || !page.is_chosen(target)) return;
    event.stopPropagation(); // confirmed, not taken back
    pointed = false;
    go.next();
  });
  form.addEventListener('input', ({ target }) => {
    if (pointed && is_led(target)) pointed = false, go.next();
  });
  form.addEventListener('move', (event) => {
    if (!is_led(event.target)) return;
    event.preventDefault();
    if (event.detail < 0) go.back();
    else go.next();
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') go.leave();
  });
  const leave = () => form.classList.contains('leading') && go.leave();
  // The end of the walk shows a plan: it follows the report, and goes with it.
  addEventListener('report', () => {
    if (!page.report()) leave();
    else if (form.classList.contains('leading') && !panel.querySelector('.q')) show_end();
  });
  return { leave };
}
