// Where sources do not agree: what each says and what Lintel does. Written at build time; "Why?" shows them beside their rules.
import { text } from './html.mjs';

/** @param {any} catalog */
export const citing = (catalog) => ({ source, place, unverified }) =>
  text(catalog.sources.find((s) => s.id === source).title + (place ? `, ${place}` : '')) + (unverified ? ' <small class="unsure">unverified</small>' : '');

const reading = (cited) => ({ who, says, cite }) =>
  `<div><dt>${text(who)}</dt><dd>${text(says)}<small>${cite.map(cited).join('; ')}</small></dd></div>`;

const one = (cited) => ({ id, title, readings, does, rows }) =>
  `<details><summary>${text(title)}</summary><div class="dispute" id="t-${id}" data-rows="${rows.join(' ')}"><dl>${readings.map(reading(cited)).join('')}` +
  `<div><dt>This tool</dt><dd>${text(does)}</dd></div></dl></div></details>`;

export const disputes = (catalog) => `<section><h2>Where sources do not agree</h2>
${catalog.tensions.map(one(citing(catalog))).join('\n')}</section>`;
