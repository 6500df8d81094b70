// What payers ask for, policy by policy: met, not met or not known, and the document that shows it.
import { ask, at, count, el } from '../base/dom.js';
import * as know from '../base/know.js';
import { draw } from '../base/parts.js';
import { is_stopped } from './urgent.js';
import { fold, sources } from '../base/why.js';

const results = { met: ['✓', 'met'], not_met: ['✕', 'not met'], unknown: ['?', 'not known'] };

const result_of = (requirement, found) => (found?.met.includes(requirement) ? 'met' : found?.not_met.includes(requirement) ? 'not_met' : 'unknown');

/** "of 2 classes" is in the words of the requirement; here is what counts toward it. */
const counted = ({ weeks, counted: { low, high } }) =>
  `${low === high ? low : high === null ? `${low} or more` : `${low} to ${high}`} counted, at ${weeks} weeks or longer`;

function requirement(each, found) {
  const result = result_of(each.id, found);
  const open = result === 'unknown' ? each.questions.filter((id) => at(id) && !at(id).matches('.answered')) : [];
  return el(`li.${result}`, el('span.sign', { 'aria-hidden': 'true' }, results[result][0]),
    el('div', el('span.sr', `${results[result][1]}: `), each.says, '. ',
      each.questions[0] === 'trials' && found && el('span', `${counted(found)}. `),
      open.length > 0 && open.length <= 4 && open.map((id) => [ask(id, know.asks(id)), ' ']),
      el('small', `Shown by: ${each.proof}`)));
}

/** "1 met, 1 not met, 3 not known" */
export function summary(policy, found) {
  if (policy.requirements.length === 0) return policy.reading;
  if (!found) return `${policy.requirements.length} not known`;
  return Object.entries(results).filter(([key]) => found[key].length).map(([key, [, says]]) => `${found[key].length} ${says}`).join(', ');
}

const one = (found_of) => (policy) => {
  const found = found_of.get(policy.id);
  return el('li', fold(`policy.${policy.id}`, [el('b', policy.name), ` ${summary(policy, found)}`], () => [
    policy.requirements.length > 0 && el('ul.requirements', policy.requirements.map((each) => requirement(each, found))),
    policy.requirements.length === 0 && el('p', 'No requirement is known here, so none is worked out. Ask the payer for its text.'),
    policy.note && el('p', policy.note), el('p', el('small', `How it is known: ${policy.reading}.`)), sources(policy.cite),
  ]));
};

function drawCoverage({ coverage, plan }, payer, region) {
  if (region !== 'us') return [el('h2', 'Coverage'), el('p', 'Policies are known here for the United States only.')];
  const found_of = new Map(coverage.policies.map((each) => [each.id, each]));
  const all = know.policies();
  const first = all.filter((p) => p.payer === payer);
  const rest = all.filter((p) => p.payer !== payer);
  const list = (policies) => el('ul.policies', policies.map(one(found_of)));
  const by_treatment = (policies) => [...new Set(policies.map((p) => p.treatment))].map((treatment) =>
    [el('h3', know.modality(treatment)), list(policies.filter((p) => p.treatment === treatment))]);
  return [
    el('h2', 'Coverage'),
    coverage.concurrent === 'yes' && el('p', el('b', 'The plan proposes both treatments. '), 'Check the payer’s clause on TMS and ketamine at the same time.'),
    first.length > 0 && by_treatment(first),
    fold('policies', first.length ? `Other payers: ${count(rest.length, 'policy').replace('policys', 'policies')}` : `What payers ask for: ${rest.length} policies`, () => by_treatment(rest)),
    el('p', el('small', 'Met means met as answered and as the text was known; the payer decides. ', ask('payer', first.length ? 'Another payer' : 'Choose a payer'))),
  ];
}

/** @param {{report: () => any, record: () => any}} page */
export function wireCoverage(page) {
  if (!at('payers')) return; // words.html did not arrive
  addEventListener('report', () => {
    const report = page.report();
    const { answers, settings } = page.record();
    const hidden = !report || is_stopped(report);
    draw(at('coverage'), hidden || [report.coverage, settings, Object.keys(answers)], () => hidden ? [] : drawCoverage(report, settings.payer, settings.region));
  });
}
