// One scale over time in words: better, same or worse, against which baseline, one bad day or a loss. The drawing stands below.
import { count, el } from '../base/dom.js';
import * as days from './days.js';
import * as know from '../base/know.js';
import { short_names } from './trend.js';
import { fold, sources, why } from '../base/why.js';

const minus = (n) => (n < 0 ? `−${-n}` : n > 0 ? `+${n}` : '0');
const signed = ({ low, high }) => (low === high ? minus(low) : `${minus(low)} to ${minus(high)}`);

/** In one word, with a sign that says the same without colour. Fewer points are better on every scale here. */
const words = {
  improved: ['↓', 'Better'], worsened: ['↑', 'Worse'], no_change: ['=', 'Same'], unknown: ['?', 'Not certain'], not_said: ['·', 'No baseline'],
};
/** A safety rule comes before every score, and a response that is being lost before what is left of it since the baseline. */
function verdict({ bad_day: { safety, state }, reliable }) {
  if (safety) return ['safety', '!', 'Safety first'];
  if (state === 'probable_loss') return ['loss', '!', 'Losing response'];
  if (state === 'watch') return ['watch', '–', 'Watch'];
  return [reliable.is, ...words[reliable.is]];
}
const range = ({ low, high }) => (low === high ? `${low}` : `${low}–${high}`);
const responses = { response: 'response', partial: 'partial response', non_response: 'no response', unknown: 'response not certain while items are missing' };

function remission(list) {
  if (list.length === 0) return '';
  const is = (answer) => list.filter((each) => each.is === answer);
  if (is('yes').length === list.length) return 'remission';
  if (is('no').length === list.length) return 'remission not reached';
  if (is('yes').length) return `remission by ${is('yes').length} of ${list.length} definitions`;
  return 'remission not certain';
}

/** "madrs_24h" is MADRS, looking back 24 hours. */
export const line_name = (line) => {
  const { name } = know.instrument(line.instrument);
  return line.id === line.instrument ? name : `${name}, last ${line.recall_days === 1 ? '24 hours' : `${line.recall_days} days`}`;
};

/** "PHQ-9: 21 to 9 since 5 Jan 2026: response; remission not reached" */
export function headline(line) {
  const { baseline, current, response, change } = line;
  const name = line_name(line);
  if (!baseline) return `${name}: ${range(current)} on ${days.says(current.date)}`;
  const said = response.is === 'not_said' ? `${signed(change.points)} points` : responses[response.is];
  return `${name}: ${range(baseline)} to ${range(current)} since ${days.says(baseline.date)}: ${[said, remission(line.remission)].filter(Boolean).join('; ')}`;
}

/** What the drawing shows, for those who do not see it. */
export function describe(line, sessions, alarms) {
  const kinds = Object.entries(short_names).map(([id, says]) => [sessions.filter((s) => s.modality === id), says]).filter(([those]) => those.length);
  const given = kinds.map(([those, says]) => `${count(those.length, `${says} session`)} from ${days.says(those[0].date)} to ${days.says(those.at(-1).date)}`);
  return `${headline(line)}. ${count(line.points.length, 'visit')}${given.length ? `; ${given.join(', ')}` : ''}; ` +
    `${alarms.length ? `safety marks on ${alarms.length > 8 ? `${alarms.length} days` : alarms.map((a) => days.says(a.date)).join(', ')}` : 'no safety mark among these visits, which does not rule out risk'}.`;
}

const yes_no = { yes: 'yes', no: 'no', unknown: 'not certain', not_said: 'not said: no baseline, or one too low' };

const measured = (line) => [
  el('table', el('caption', 'Remission, by definition'), el('tbody', line.remission.map((r) => el('tr', el('th', { scope: 'row' }, r.says), el('td', yes_no[r.is]))))),
  el('table', el('caption', `Size of the change (${line.reliable.points} points or more is beyond measurement noise)`),
    el('tbody', line.substantial.map((m) => el('tr', el('th', { scope: 'row' }, m.says), el('td', yes_no[m.is]))))),
  line.relapse && el('p', `Relapse as research defines it, ${line.relapse.says}: `, el('b', yes_no[line.relapse.is])),
  sources([...line.response.cite, ...line.reliable.cite, ...line.remission.flatMap((r) => r.cite), ...line.substantial.flatMap((m) => m.cite)]
    .filter((c, i, all) => all.findIndex((d) => d.source === c.source && d.place === c.place) === i)),
];

/** One bad day, or a loss of response. Where a safety rule fires nothing here soothes. */
function bad_day({ bad_day: said, relapse, id }) {
  const signs = { safety_first: '!', probable_loss: '!', watch: '–', within_variation: '○', no_data: '?' };
  const state = said.safety ? 'safety_first' : said.state;
  return el(`p.bad-day.${state}`, el('span.sign', { 'aria-hidden': 'true' }, signs[state]), el('span',
    el('b', said.says), ' ', said.act, said.safety && said.state === 'probable_loss' && ' A probable loss of response as well: clinician’s review.',
    relapse?.is === 'yes' && ` Relapse as research defines it: ${relapse.says}.`, said.expected && ` ${said.expected.says}`, ' ',
    why(`bad_day.${id}`, said.says, () => [said.reference !== null && el('p', `Measured against ${said.reference}, the median of the last scores while responding.`), sources([...said.cite, ...(said.expected?.cite ?? [])])])));
}

/** Little change early in TMS: what it is said to mean, and what it is not. */
const early = ({ early: sign, id }) => sign && el('p.bad-day.early', el('span.sign', { 'aria-hidden': 'true' }, '–'), el('span',
  el('b', `Less than ${sign.below} % better at session ${sign.session}.`), ' ', sign.says, ' ',
  why(`early.${id}`, `less than ${sign.below} % better at session ${sign.session}`, () => sources(sign.cite))));

const states = { within_variation: 'within variation', watch: 'watch', probable_loss: 'probable loss', safety_first: 'safety first', no_data: '' };

/** The table behind the drawing. */
const table = (line) => el('table.behind', el('caption', `${line_name(line)}, every visit`),
  el('thead', el('tr', ['Date', 'Total', 'Response', 'State', 'Safety item'].map((says) => el('th', { scope: 'col' }, says)))),
  el('tbody', line.points.map((p) => el('tr', el('th', { scope: 'row' }, days.says(p.date)), el('td', range(p)),
    el('td', p.response === 'not_said' ? '' : responses[p.response].split(' while')[0]),
    el('td', [states[p.state], p.waning && 'waning expected', p.early && 'little better this early', p.after_gap && 'after a gap'].filter(Boolean).join('; ')),
    el('td', p.safety_item ?? (p.safety_item === null ? 'not known' : ''))))));

/** @param {any} line of the report's course @param {any[]} others the same scale with another look-back @param {HTMLElement} chart */
export function drawCourse(line, others, chart) {
  const [kind, sign, word] = verdict(line);
  const all = [line, ...others];
  return el('section.scale-course', el('h3', el(`span.verdict.${kind}`, el('span.sign', { 'aria-hidden': 'true' }, sign), word), ' ', headline(line)),
    others.map((other) => el('p.other', headline(other))),
    line.response.is === 'response' && line.change.percent && el('p.sr', `${signed(line.change.percent)} percent`),
    all.map(bad_day), all.map(early), chart,
    el('div.folds', fold(`measured.${line.id}`, ['How it is measured', el('span.sr', ` ${line_name(line)}`)], () => measured(line)),
      fold(`table.${line.id}`, ['As a table', el('span.sr', ` ${line_name(line)}`)], () => all.map(table)),
      el('button.small', { type: 'button', 'data-svg': line.id }, 'Save drawing', el('span.sr', ` of ${line_name(line)}`))));
}
