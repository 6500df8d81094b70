// The menu of examples.
import { at, el, put } from '../base/dom.js';
import { examples } from './patients.mjs';
import { show } from '../views.js';

/** Everything in these groups that the example does not name is "no". */
const asked_no = ['safety', 'cssrs', 'metal', 'brain', 'vessels', 'mind', 'body', 'medicines'];

/** The example as a Record: what it names, and "no" where it was asked and there was nothing. */
function record({ answers, trials, visits, courses, holidays, today }) {
  const no = {};
  for (const group of asked_no)
    for (const question of at(`g-${group}`).querySelectorAll('.yn')) no[question.id] = 'no';
  for (const id of ['cssrs.3', 'cssrs.4', 'cssrs.5', 'cssrs.6_recent', 'tms_adverse_event']) delete no[id];
  return { answers: { ...no, ...answers }, trials, visits, courses, holidays, today };
}

/** The menu. `use(name, record)` fills the form, and says whether it did. */
export function wireExamples(use) {
  const menu = /** @type {HTMLDetailsElement} */ (at('examples'));
  put(menu, menu.querySelector('summary'), el('ul', examples.map((example, i) =>
    el('li', el('button', { type: 'button', 'data-example': i }, el('b', example.name), el('small', example.says))))));
  const close = () => (menu.open = false);
  menu.addEventListener('click', ({ target }) => {
    const chosen = target.closest('[data-example]');
    if (!chosen) return;
    const example = examples[Number(chosen.dataset.example)];
    close();
    use(example.name, record(example)).then((is_open) => is_open && example.view && show(example.view));
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close(), menu.querySelector('summary').focus();
  });
  document.addEventListener('click', ({ target }) => menu.contains(target) || close());
}
