// What speaks against each treatment. Unknown is never no.
import { count, el } from '../base/dom.js';
import * as know from '../base/know.js';
import { dissent, disputes, reasons, sources, to_ask, unsure, why } from '../base/why.js';

/** The status in words; the sign says the same without colour. */
export const statuses = {
  clear: ['○', 'Nothing found against it in the answers'],
  monitor: ['◐', 'With monitoring'],
  specialist: ['◆', 'Only by a specialist’s decision'],
  incomplete: ['?', 'Incomplete, not yet ruled out'],
  contraindicated: ['✕', 'Contraindicated as answered'],
};
const levels = {
  absolute: 'Contraindication',
  administrative: 'Cannot be given here',
  relative: 'Specialist’s decision',
  refer: 'Stop and refer',
  monitor: 'Monitor',
  efficacy: 'May blunt the benefit',
};

export const badge = (status) =>
  el(`p.status.${status}`, el('span.sign', { 'aria-hidden': 'true' }, statuses[status][0]), statuses[status][1]);

const finding = (modality) => (each) =>
  el('li', each.says, unsure(each.cite), ' ',
    why(`${modality}.${each.id}`, each.says, () =>
      [reasons(each.because), sources(each.cite), dissent(each.other_sources), disputes(each.id), el('p', el('small', `Rule ${each.id}`))]));

function found(id, { findings }) {
  return Object.entries(levels).map(([level, says]) => {
    const those = findings.filter((f) => f.level === level);
    return those.length > 0 && el(`div.level.${level}`, el('h4', says), el('ul', those.map(finding(id))));
  });
}

function one([id, check]) {
  const open = check.not_yet_ruled_out.filter((f) => f.level !== 'efficacy').length;
  return el('div.check', el('h3', know.modality(id)), badge(check.status), found(id, check),
    to_ask(`${id}.open`, check.not_known, open ? `Not yet ruled out: ${open}` : `${count(check.not_known.length, 'detail')} open`));
}

export const drawChecks = (checks, stopped) =>
  stopped
    ? [el('h2', 'Treatments'), el('p', 'Hidden while the red alarm stands. The answers are kept.')]
    : [el('h2', 'Treatments'), el('div.row', Object.entries(checks).map(one))];
