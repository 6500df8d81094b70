// The reader's own lowest adequate doses: one field a drug, beside the dose that stands otherwise.
import { at, el } from '../base/dom.js';

function row(known) {
  const id = known.id.replace('dose-', 'doses.');
  const [name, ...doses] = [...known.querySelectorAll('td')].map((cell) => cell.textContent);
  return el('div', { id },
    el('label.field', el('span', { id: `${id}-q` }, name), el('small', doses.slice(0, 2).join(' / ')),
      el('input', { name: id, inputmode: 'decimal', autocomplete: 'off', maxlength: '7' }), el('span', 'mg')),
    el('p.wrong'));
}

/** Joins the settings once the table has arrived. */
export function wireDoses() {
  const known = at('doses-known');
  if (!known) return;
  at('dose_table').after(el('details', { id: 'own-doses' }, el('summary', 'Doses of your own'),
    el('p.about', 'A dose written here stands in place of every table’s. Beside the name: working default, unverified / lower end of the usual dose.'),
    [...known.querySelectorAll('tr[id]')].map(row)));
}
