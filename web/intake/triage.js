// One line of the triage list. A word stands beside every sign, and a sign beside every colour.
import { statuses } from '../report/checks.js';
import { at, count, el } from '../base/dom.js';
import * as know from '../base/know.js';

const levels = { red: ['!', 'Red'], amber: ['!', 'Amber'], unknown: ['?', 'Not known'], yellow: ['–', 'Yellow'], none_found: ['·', 'None found'] };
const short = {
  nothing_found: [statuses.clear[0], 'Nothing found'],
  monitor: [statuses.monitor[0], 'Monitoring'],
  specialist: [statuses.specialist[0], 'Specialist'],
  incomplete: [statuses.incomplete[0], 'Incomplete'],
  contraindicated: [statuses.contraindicated[0], 'Contraindicated'],
};
const asked_first = 2;

const sign = (character) => el('span.sign', { 'aria-hidden': 'true' }, character);

const plan_name = (id) => at('in-plan').querySelector(`[value="${id}"]`)?.textContent ?? id;

const score = ({ low, high, band, missing }) =>
  band === '' ? el('td.score.blank', 'not asked') :
  el('td.score', el('b', low === high ? `${low}` : `${low}–${high}`), el('small', band), missing > 0 && el('small', `${missing} missing`));

const status = (id) => el(`td.state.${id}`, el('span', sign(short[id]?.[0] ?? '?'), short[id]?.[1] ?? id));

function asks(ids) {
  const more = ids.length - asked_first;
  const first = ids.slice(0, asked_first);
  return el('td.asks', first.map((id, i) => el('p', el('span', know.asks(id)), i === first.length - 1 && more > 0 && el('small', ` +${more}`, el('span.sr', ' more')))));
}

const problem = ({ column, value, says }) => `${column}: ${value && `“${value}” `}${says}`;

const refused = ({ problems }, columns) =>
  el('td.refused', { colspan: columns }, el('b', 'Refused. '), problems.slice(0, 2).map(problem).join('; '), problems.length > 2 && ` and ${problems.length - 2} more`);

/** Under a red alarm the order of treatments is hidden, here as in the report. */
const stopped = (columns) =>
  el('td.stopped', { colspan: columns }, 'Evaluation first: treatments and plan are hidden until it is recorded');

const is_stopped = ({ checks }) => Object.values(checks).includes('evaluation_first');

function cells(row, columns) {
  if (!is_stopped(row)) return columns.map((column) => cell(row, column));
  const hidden = columns.filter((column) => row.checks[column] || column === 'plan');
  return columns.map((column) => (column === hidden[0] ? stopped(hidden.length) : !hidden.includes(column) && cell(row, column)));
}

function cell(row, column) {
  if (row.scores[column]) return score(row.scores[column]);
  if (row.checks[column]) return status(row.checks[column]);
  if (column === 'plan') return el(row.plan === 'incomplete' ? 'td.plan.blank' : 'td.plan', plan_name(row.plan));
  return asks(row.ask_next);
}

/** @param {any} row as the core writes it @param {string[]} columns what stands in the head, from the left @param {boolean} covered
 *  @param {boolean} shared whether rows stand in one line, so that only their numbers tell them apart */
export function row_of(row, columns, covered, shared) {
  const { id, read, urgent, problems } = row;
  const [mark, word] = levels[urgent.level];
  const rest = columns.slice(2);
  const [place, number] = shared ? ['row', row.row] : ['line', row.line];
  const name = `Open ${place} ${number}${id ? `, ${id}` : ''}`;
  return el(`tr.${urgent.level}`,
    el('th', { scope: 'row' }, read === 'refused' ? el('span.digits', `${number}`) : el('button', { type: 'button', 'data-row': row.row, 'aria-label': name }, `${number}`),
      id && [' ', el('span.id', { title: id }, id)], read !== 'refused' && problems.length > 0 && el('small', count(problems.length, 'note'))),
    el('td.level', el('span', sign(mark), word), read !== 'refused' && !urgent.decided && !['red', 'unknown'].includes(urgent.level) && el('small', 'may be higher')),
    read === 'refused' ? refused(row, rest.length + Number(covered)) : [cells(row, rest), covered && el('td.covered', coverage(row.coverage))]);
}

/** What the policies of the row's own payer ask for: counted, one line a policy. */
function coverage(policies = []) {
  const counted = ({ met, not_met, unknown }) =>
    [[met, 'met'], [not_met, 'not met'], [unknown, 'not known']].filter(([n]) => n).map(([n, says]) => `${n} ${says}`).join(', ') || 'its text was not read';
  return policies.map((each) => el('p', know.policy_name(each.policy), ' ', el('small', counted(each))));
}
