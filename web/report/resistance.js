// Resistance: a second axis beside severity. It counts trials, never points.
import { ask, el, range } from '../base/dom.js';
import * as know from '../base/know.js';
import { fold } from '../base/why.js';
import { verdict } from '../form/trials.js';

const heads = {
  yes: 'Treatment-resistant',
  no: 'Not treatment-resistant',
  unknown: 'Resistance not known',
};
const outcomes = {
  unknown: 'outcome not known', no_response: 'no response', partial: 'partial response', response: 'response', intolerance: 'not tolerated',
};

/** "2 adequate trials failed in this episode" */
export const failures = ({ adequate_failures: n, list_complete }) =>
  `${range(n)} adequate ${n.low === 1 && n.high === 1 ? 'trial' : 'trials'} failed ${list_complete === 'yes' ? 'in this episode' : 'among those listed'}`;

const one_trial = (trial) =>
  el('li', `${know.drug(trial.drug) ?? 'Drug not named'}, ${outcomes[trial.outcome]}. `, verdict(trial));

export function drawResistance(resistance) {
  const { trials, trd, list_complete } = resistance;
  if (trials.length === 0 && trd === 'unknown')
    return [el('h2', 'Resistance'), el('p', el('b', `${heads.unknown}. `), ask('trials', 'Enter the antidepressant trials'))];
  const why = fold('trials', 'Why?', () => [
    el('ol', trials.map(one_trial)),
    el('p', `Two or more adequate failures make depression treatment-resistant. Shortest adequate trial: ${know.answer('trial_weeks', resistance.trial_weeks)}. Lowest adequate dose: ${know.answer('dose_table', resistance.dose_table).toLowerCase()}. Severity plays no part in this.`),
  ], 'why');
  return [
    el('h2', 'Resistance'),
    el('p', el('b', `${heads[trd]}.`), ` ${failures(resistance)}. `, why),
    list_complete !== 'yes' && el('p', ask('trials_complete', list_complete === 'no' ? 'The list of trials is not complete' : 'Is the list of trials complete?')),
    resistance.intolerances > 0 && el('p', `${resistance.intolerances} not tolerated, which is no failure of effect.`),
  ];
}
