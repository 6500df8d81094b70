// "Why?": the evaluated row itself, with its sources. Written only when it is opened.
import { ask, el, put } from './dom.js';
import * as know from './know.js';

/** What the reader has opened stays open while the report is drawn anew. */
const opened = new Set();
addEventListener('wiped', () => opened.clear()); // a key may hold the day of a visit

/** What was chosen stays under the hand, even where opening it rearranges what stands beside it. */
function stay(details, moved) {
  if (!moved) return;
  const report = details.closest('#report');
  const scrolls = report && report.scrollHeight > report.clientHeight && getComputedStyle(report).overflowY === 'auto';
  (scrolls ? report : window).scrollBy(0, moved);
}

/**
 * Something that opens. `fill` gives its content and is called when that is first wanted.
 * @param {string} key names it from one drawing to the next
 */
export function fold(key, summary, fill, kind = 'fold') {
  const details = /** @type {HTMLDetailsElement} */ (el(`details.${kind}`, el('summary', summary)));
  const write = () => details.childElementCount === 1 && put(details, details.firstElementChild, fill());
  if (opened.has(key)) write(), (details.open = true);
  let before = 0;
  const top = () => details.firstElementChild.getBoundingClientRect().top;
  details.firstElementChild.addEventListener('click', () => (before = top()));
  details.addEventListener('toggle', () => {
    if (details.open) opened.add(key), write();
    else opened.delete(key);
    stay(details, before && top() - before);
    before = 0;
  });
  return details;
}

/** @param {string} about what the reasons are for; heard, not seen */
export const why = (key, about, fill) => fold(key, ['Why?', el('span.sr', ` ${about}`)], fill, 'why');

/** Each condition with what it is; for something worked out, also what makes it so. */
export function reasons(because) {
  if (!because?.length) return null;
  return el('ul.because', because.map(({ id, says, is, because: deeper }) =>
    el('li', says ?? ask(id, know.asks(id)), ' ', el('b.is', know.answer(id, is)), reasons(deeper))));
}

function address(text) {
  const link = /^https?:/.test(text) ? text : text.startsWith('doi:') ? `https://doi.org/${text.slice(4)}` : '';
  return link ? el('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, text) : text;
}

/** Said beside a sentence that rests on something nobody has verified. */
export const unsure = (cite) => cite?.some((each) => each.unverified) && [' ', el('small.unsure', 'unverified')];

function one_source({ source: id, place, unverified }) {
  const source = know.source(id);
  return el('li',
    el('cite', source.title), place && `, ${place}`, unsure([{ unverified }]),
    id === 'article' && place && el('blockquote', know.sentence(place)),
    el('small', source.about, source.address && [' · ', address(source.address)]));
}

/** Where it comes from: title, place, address, how it was seen; the article's sentence in full. */
export const sources = (cite) =>
  cite?.length ? [el('p.label', cite.length > 1 ? 'Sources' : 'Source'), el('ul.sources', cite.map(one_source))] : [];

/** What another source says, beside the stricter one. */
export const dissent = (other) =>
  other ? [el('p.label', 'Other sources say'), el('p', other.says), sources(other.cite)] : [];

/** Where sources do not agree about this rule: what each says, and what is done. */
export const disputes = (rule) =>
  know.disputes(rule).map((node) => [el('p.label', 'Where sources do not agree'), node]);

/** Questions to go to, behind a line that says how many. */
export const to_ask = (key, ids, summary) =>
  ids.length > 0 && fold(key, summary, () => el('ul.asks', ids.map((id) => el('li', ask(id, know.asks(id))))));
