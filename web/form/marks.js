// What the form shows about itself: what is answered, what need not be, how far each group is, what cannot be used.
import { at } from '../base/dom.js';

const not_counted = '.mark, .setting, .trials, .skipped';

/** "yes", "3", or "at least 1": any choice but the first, which says "never". */
const is_wanted = (given, is) => (is === 'at least 1' ? given !== 'never' : String(given) === is);

/** An answer that contradicts "asked only if". Only what is certain; a blank is not. */
function is_skipped({ dataset: { if: asked_if, is } }, answers) {
  const given = answers[asked_if];
  return given !== undefined && given !== 'unknown' && given !== 'declined' && !is_wanted(given, is);
}

function mark_questions(form, answers) {
  for (const question of form.querySelectorAll('.q')) {
    const answered = question.id in answers || (question.id === 'trials' && !!question.querySelector('.trial'));
    question.classList.toggle('answered', answered);
    question.classList.toggle('skipped', !answered && is_skipped(question, answers));
  }
}

function mark_groups(form) {
  for (const group of form.querySelectorAll('.group')) {
    const all = group.querySelectorAll(`.q:not(${not_counted})`).length;
    const done = group.querySelectorAll(`.q.answered:not(${not_counted})`).length;
    const begun = done > 0 || !group.matches('details');
    const says = all && begun ? `${done}/${all}` : '';
    const entry = document.querySelector(`nav a[href="#${group.id}"]`);
    for (const place of [group.querySelector('.count'), entry?.querySelector('span')])
      if (place && place.textContent !== says) place.textContent = says;
    entry?.classList.toggle('done', all > 0 && done === all);
  }
}

export function markForm(form, answers) {
  mark_questions(form, answers);
  mark_groups(form);
}

/** The field that a problem names: a question, or a field of one trial. */
function field(id) {
  const [, row, name] = /^trials\.(\d+)\.(.+)$/.exec(id) ?? [];
  if (!row) return { input: at(id)?.querySelector('input[inputmode]'), place: at(id)?.querySelector('.wrong') };
  const trial = at('trials').querySelectorAll('.trial')[Number(row) - 1];
  return { input: [...(trial?.querySelectorAll('input') ?? [])].find((i) => i.name.endsWith(name)), place: trial?.querySelector('.wrong') };
}

let any_marked = false;
export function markProblems(form, problems) {
  if (!any_marked && problems.length === 0) return; // nothing to take away and nothing to say
  any_marked = problems.length > 0;
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
  for (const place of form.querySelectorAll('.wrong')) if (place.textContent) place.textContent = '';
  for (const { id, says } of problems) {
    const { input, place } = field(id);
    input?.setAttribute('aria-invalid', 'true');
    if (place) place.textContent = says;
  }
}
