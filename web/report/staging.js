// What treatment-resistant means to each body, and the stagings. Beside the plan, never part of it.
import { at, el, range } from '../base/dom.js';
import * as know from '../base/know.js';
import { draw } from '../base/parts.js';
import { fold, sources, why } from '../base/why.js';

const words = { yes: 'yes', no: 'no', unknown: '?' };
const spoken = { yes: 'yes', no: 'no', unknown: 'not known' };

const result = (is) => el(`td.${is}`, is === 'unknown' ? [el('span', { 'aria-hidden': 'true' }, words.unknown), el('span.sr', spoken.unknown)] : words[is]);

function definition({ id, results }, lengths) {
  const { name, says, cite } = know.meaning(`d-${id}`);
  return el('tr', el('th', { scope: 'row' }, name, ' ', why(`d.${id}`, name, () => [el('p', says), sources(cite)])),
    lengths.map((weeks) => {
      const at_weeks = results.find((r) => r.weeks === weeks);
      return at_weeks ? result(at_weeks.is) : el('td');
    }));
}

function table({ by_weeks, definitions }) {
  const lengths = by_weeks.map((each) => each.weeks);
  return el('table.meanings',
    el('thead', el('tr', el('th', { scope: 'col' }, 'Shortest trial that counts'), lengths.map((weeks) => el('th', { scope: 'col' }, `${weeks} weeks`)))),
    el('tbody',
      el('tr', el('th', { scope: 'row' }, 'Adequate trials that failed, of those listed'), by_weeks.map((each) => el('td', range(each)))),
      definitions.map((each) => definition(each, lengths))));
}

function maudsley({ applies, total, from, to, parts }) {
  const { name, says, cite } = know.meaning('st-maudsley');
  if (applies === 'no') return el('p', el('b', `${name}: `), 'does not apply, no drug has failed.');
  const open = applies === 'unknown' ? ' if a trial has failed' : '';
  return el('p', el('b', `${name}: `), `${range(total)} of 3 to 15, ${from === to ? from : `${from} to ${to}`}${open}. `,
    why('maudsley', name, () => [
      el('ul', Object.entries(parts).map(([id, points]) => el('li', `${know.meaning_part('maudsley', id)}: `, el('b.is', range(points))))),
      el('p', says), sources(cite)]));
}

const stages = ['I', 'II', 'III', 'IV', 'V'];
const stage = (reached) => (reached ? `stage ${stages[reached - 1]}` : 'no stage');

function thase_rush({ low, high }) {
  const meanings = stages.map((id) => know.meaning(`tr-${id}`));
  return el('p', el('b', 'Thase and Rush: '), `${low === high ? stage(low) : `${stage(low)} to ${stage(high)}`}. `,
    why('thase-rush', 'Thase and Rush', () => [el('ol.stages', meanings.map((m) => el('li', m.says))), sources(meanings[0].cite)]));
}

const own_dose = ({ drug, tenths_of_mg }) => `${know.drug(drug)} ${tenths_of_mg / 10} mg`;

const drawStaging = (resistance) => resistance.by_weeks && at('meanings') && fold('staging', 'By other definitions, and staged', () => [
  table(resistance),
  resistance.doses && el('p', `Lowest adequate doses of your own: ${resistance.doses.map(own_dose).join(', ')}.`),
  maudsley(resistance.staging.maudsley), thase_rush(resistance.staging.thase_rush),
]);

/** @param {{report: () => any}} page */
export function wireStaging(page) {
  addEventListener('report', () => {
    const { resistance = null } = page.report() ?? {};
    draw(at('staging'), resistance, () => resistance && drawStaging(resistance));
  });
}
