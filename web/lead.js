// "Lead me": one open question at a time, in the order in which they would decide the plan.
// The question itself is borrowed from the form, so its answer is the form's answer.
import { answerable, at, count, el } from './dom.js';
import * as know from './know.js';
import { fold } from './why.js';

/** @param {{report: () => any, record: () => any, draw_plan: (report: any) => any[]}} page */
export function wireLead(form, page) {
  const panel = at('lead');
  const gap = document.createComment('the question led to');
  /** @type {string[]} */
  let trail = [];
  let place = 0;

  const give_back = () => gap.parentNode && gap.replaceWith(panel.querySelector('.q'));
  const is_given = (id) => (id === 'trials' ? page.record().trials.length > 0 && trail.includes('trials') : id in page.record().answers);

  /** What is open and has not been answered; "not known" is an answer. */
  function next() {
    const report = page.report();
    const candidates = [...report.ask_next.map((n) => n.id), ...(report.plan.open_at === 'emergency_first' ? report.urgent.not_known : [])];
    return candidates.find((id) => at(id) && !is_given(id) && !trail.slice(0, place).includes(id));
  }

  function buttons(asking) {
    return el('p.buttons',
      place > 0 && el('button', { type: 'button', 'data-lead': 'back' }, 'Back'),
      asking && el('button.main', { type: 'button', 'data-lead': 'next' }, 'Next'),
      el('button', { type: 'button', 'data-lead': 'leave' }, asking ? 'Leave' : 'Close'));
  }

  function show_question(id) {
    const question = at(id);
    const group = question.closest('.group')?.querySelector('h2').textContent;
    question.replaceWith(gap);
    panel.replaceChildren(
      el('h2', `Question ${place + 1}`, group && el('small', group)),
      question,
      el('p.hint', 'A click or its key answers and moves on. “Not known” is a good answer.'),
      buttons(true));
    (answerable(question) ?? panel).focus({ preventScroll: true });
  }

  function show_end() {
    const report = page.report();
    const open = report.plan.id === 'incomplete';
    const unknown = trail.filter((id) => page.record().answers[id] === 'unknown');
    panel.replaceChildren(
      el('h2', open ? 'Nothing more to ask; the plan stays open' : 'Where the answers lead'),
      open && el('p', `What is not known decides here${unknown.length ? `: ${count(unknown.length, 'answer')} of this walk` : ''}. Find it out, then come back.`),
      open && unknown.length > 0 && fold('lead.unknown', 'Not known so far', () => el('ul', unknown.map((id) => el('li', know.asks(id))))),
      el('div.plan', page.draw_plan(report)),
      buttons(false));
    panel.focus({ preventScroll: true });
  }

  function show() {
    give_back();
    const id = trail[place] ?? next();
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
      at('lead-me').focus();
    },
  };

  const is_led = (target) => form.classList.contains('leading') && panel.contains(target);

  at('lead-me').addEventListener('click', () => {
    if (!page.report()) return;
    trail = [];
    place = 0;
    form.classList.add('leading');
    panel.hidden = false;
    show();
  });
  panel.addEventListener('click', ({ target, detail }) => {
    const verb = target.dataset.lead;
    if (verb) go[verb]();
    // A pointer's click answers and moves on; arrow keys, which click too, only choose.
    else if (detail > 0 && target.type === 'radio' && target.checked && !target.closest('.trials')) go.next();
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
  return { leave: () => form.classList.contains('leading') && go.leave() };
}
