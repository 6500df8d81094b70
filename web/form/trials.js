// The antidepressant trials: one row each, as many as there were.
import { at } from '../base/dom.js';

let made = 0;

const rows = () => [...at('trials').querySelectorAll('.trial')];
const number_rows = () => rows().forEach((row, i) => {
  row.querySelector('legend').textContent = `Trial ${i + 1}`;
  row.querySelector('.remove').setAttribute('aria-label', `Remove trial ${i + 1}`);
});

/** @returns {HTMLElement} the new row */
export function addTrial() {
  const row = at('trial').content.firstElementChild.cloneNode(true);
  made++;
  for (const input of row.querySelectorAll('input, select')) input.name = `trial.${made}.${input.name}`;
  at('trials').querySelector('ol').append(row);
  number_rows();
  return row;
}

export function removeTrials() {
  for (const row of rows()) row.remove();
}

/** Adding and removing by button; the focus stays where the next thing is to be done. */
export function wireTrials(form, changed) {
  at('trials').addEventListener('click', ({ target }) => {
    if (target.matches('.add')) addTrial().querySelector('select').focus();
    else if (target.matches('.remove')) {
      const row = target.closest('.trial');
      const near = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      number_rows();
      (near?.querySelector('select') ?? at('trials').querySelector('.add')).focus();
    } else return;
    changed();
  });
}

const short = { dose: 'dose too low', weeks: 'too short', adherence: 'not taken as prescribed' };
const open = { dose: 'dose', weeks: 'weeks', adherence: 'whether it was taken' };
const ended = {
  response: 'it helped', partial: 'it helped in part', intolerance: 'not tolerated, which is not a failure of effect',
};

/** Why a trial counts or not, in words. */
export function verdict(trial) {
  const is = (answer) => Object.keys(short).filter((part) => trial[part] === answer);
  if (trial.adequate_failure === 'yes') return 'Counts as an adequate trial that failed.';
  if (trial.adequate_failure === 'no')
    return `Does not count: ${[...is('no').map((part) => short[part]), ended[trial.outcome]].filter(Boolean).join('; ')}.`;
  const missing = [...is('unknown').map((part) => open[part]), trial.outcome === 'unknown' && 'the outcome'].filter(Boolean);
  return `May count; not known: ${missing.join(', ')}.`;
}

/** @param {{trials: any[]}} resistance */
export function drawVerdicts({ trials }) {
  rows().forEach((row, i) => (row.querySelector('.verdict').textContent = trials[i] ? verdict(trials[i]) : ''));
}
