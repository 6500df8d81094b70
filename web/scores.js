// Severity: what each instrument gives. A total with blanks is the span that they leave open.
import { ask, count, el, range } from './dom.js';
import * as know from './know.js';
import { sources, to_ask, why } from './why.js';

const band = ({ from, to }) => (from === to ? from : `${from} to ${to}`);
/** "snaith-1986" as a person would write it. */
const named = (id) => id.replace('-', ' ').replace('muller', 'Müller').replace(/^./, (c) => c.toUpperCase());

/** The band by the first set, which is the default. */
export const severity = (score) => (score.bands[0] ? band(score.bands[0]) : '');

const reached = { yes: 'yes', no: 'no', unknown: 'not certain' };

/** Each source once. */
const once = (cites) => cites.filter((c, i) => cites.findIndex((d) => d.source === c.source && d.place === c.place) === i);

const band_sets = (score) =>
  el('table', el('caption', 'Bands by source'),
    el('tbody', score.bands.map((b) => el('tr', el('th', { scope: 'row' }, named(b.set)), el('td', band(b))))));

function details(id, score) {
  return [
    score.bands.length > 1 && band_sets(score),
    score.bands.map((b) => b.note && el('p', b.note)),
    score.cut_offs.map((c) => el('p', `${c.says}: `, el('b', reached[c.reached]))),
    Object.values(score.subscales).map((s) => el('p', `${s.says}: `, el('b', range(s)))),
    sources(once([...score.bands.flatMap((b) => b.cite), ...score.cite, ...(score.algorithm?.cite ?? [])])),
    el('p', el('small', know.instrument(id).rights)),
  ];
}

/** Where published bands disagree about this very total, the others stand beside the default. */
function disagreement(score) {
  const others = score.bands.slice(1).filter((b) => band(b) !== severity(score) && b.to !== 'below severe');
  return others.length > 0 && ` By other sources ${others.map((b) => `${band(b)} (${named(b.set)})`).join(', ')}.`;
}

function one([id, score]) {
  const { name, first, highest } = know.instrument(id);
  if (score.answered === 0) return el('div.score.blank', el('h3', name), el('p', ask(first, 'not asked')));
  return el('div.score', el('h3', name),
    el('p.total', el('b', range(score.total)), ` of ${highest}`),
    el('p.band', severity(score)),
    why(`score.${id}`, `${name} ${range(score.total)}`, () => details(id, score)));
}

/** What does not fit beside the number: a line for each. */
function more([id, score]) {
  if (score.answered === 0) return null;
  const { name } = know.instrument(id);
  const says = [
    score.algorithm && `${score.algorithm.says}, ${range(score.algorithm.symptoms)} of ${score.items} symptoms count.`,
    score.difficulty && ` Daily life: ${know.chosen(`${id}.difficulty`).toLowerCase()}.`,
    disagreement(score),
    score.prorated !== null && score.missing.length > 0 && ` Pro-rated total: ${score.prorated}.`,
  ].filter(Boolean);
  const missing = to_ask(`missing.${id}`, score.missing, `${name}: ${count(score.missing.length, 'item')} missing`);
  return [says.length > 0 && el('p', el('b', name), ': ', says), missing];
}

export const drawScores = (scores) =>
  [el('h2', 'Severity'), el('div.row', Object.entries(scores).map(one)), Object.entries(scores).map(more)];

/** "PHQ-9 18 of 27, moderately severe" */
export function scoreLine(id, score) {
  const { name, highest } = know.instrument(id);
  if (score.answered === 0) return `${name}: not asked`;
  const open = score.missing.length ? `; ${count(score.missing.length, 'item')} missing` : '';
  return `${name} ${range(score.total)} of ${highest}, ${severity(score)}${open}`;
}
