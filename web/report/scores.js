// Severity: what each instrument gives. A total with blanks is the span that they leave open.
import { ask, count, el, range } from '../base/dom.js';
import * as know from '../base/know.js';
import { sources, to_ask, why } from '../base/why.js';

/** "moderate or moderately severe" where only those two are possible, else the span. */
const band = ({ from, to, possible }) => (possible === 1 ? from : `${from} ${possible === 2 ? 'or' : 'to'} ${to}`);
/** "snaith-1986" as a person would write it. */
const named = (id) => id.replace('-', ' ').replace('muller', 'Müller').replace(/^./, (c) => c.toUpperCase());

/** The band by the first set, which is the default. */
export const severity = (score) => (score.bands[0] ? band(score.bands[0]) : '');

const reached = { yes: 'yes', no: 'no', unknown: 'not certain' };

/** Each source once. */
const once = (cites) => cites.filter((c, i) => cites.findIndex((d) => d.source === c.source && d.place === c.place) === i);

const cut_off = (c) => el('p', `${c.says}: `, el('b', reached[c.reached]));

const band_sets = (score) =>
  el('table', el('caption', 'Bands by source'),
    el('tbody', score.bands.map((b) => el('tr', el('th', { scope: 'row' }, named(b.set)), el('td', band(b))))));

function details(id, score) {
  return [
    score.bands.length > 1 && band_sets(score),
    score.bands.map((b) => b.note && el('p', b.note)),
    score.cut_offs.map(cut_off),
    Object.values(score.subscales).map((s) => el('p', `${s.says}: `, el('b', range(s)))),
    sources(once([...score.bands, ...score.cut_offs, score, ...(score.signs ?? []), score.algorithm].flatMap((part) => part?.cite ?? []))),
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

/** What reached cut-offs speak for, each answer once. It is said; the question stays as it is. */
const spoken_for = ({ cut_offs }) => {
  const all = cut_offs.map((c) => c.supports).filter(Boolean);
  return all.filter((s, i) => all.findIndex((t) => t.id === s.id) === i);
};

/** An instrument beside the core, on a few lines. */
function beside([id, score]) {
  const { name, highest } = know.instrument(id);
  return el('div.beside',
    el('p', el('b', name), ` ${range(score.total)} of ${highest}`, severity(score) && `, ${severity(score)}`, ' ',
      why(`score.${id}`, `${name} ${range(score.total)}`, () => details(id, score))),
    score.bands.length === 0 && score.cut_offs.map(cut_off),
    score.signs?.map((s) => el('p', s.says)),
    spoken_for(score).map((s) => el('p', 'Supports ', s.is === 'yes' ? 'a yes' : `“${know.answer(s.id, s.is)}”`, ' to ', ask(s.id, know.asks(s.id)))),
    to_ask(`missing.${id}`, score.missing, `${name}: ${count(score.missing.length, 'answer')} missing`));
}

export function drawScores(scores) {
  const all = Object.entries(scores);
  const core = all.filter(([id]) => !know.instrument(id).beside);
  return [el('h2', 'Severity'), el('div.row', core.map(one)), core.map(more), all.filter((each) => !core.includes(each)).map(beside)];
}

/** "moderately severe", or for a screen "at or above 3, the cut-off for women: yes". */
const verdict = (score) =>
  severity(score) || score.cut_offs.map((c) => `${c.says.charAt(0).toLowerCase()}${c.says.slice(1)}: ${reached[c.reached]}`).join('; ');

/** "PHQ-9 18 of 27, moderately severe" */
export function scoreLine(id, score) {
  const { name, highest, beside } = know.instrument(id);
  if (score.answered === 0 && !beside) return `${name}: not asked`;
  const open = score.missing.length ? `; ${count(score.missing.length, 'item')} missing` : '';
  return [`${name} ${range(score.total)} of ${highest}, ${verdict(score)}${open}`, ...(score.signs ?? []).map((s) => s.says)].join('. ');
}
