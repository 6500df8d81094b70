// The words of questions, answers, sources and the article stand on the page already; reports name them by id.
import { at } from './dom.js';

const text = (id) => at(id)?.textContent ?? '';

export const is_question = (id) => !!at(id)?.matches('.q');
const group = (id) => at(id)?.closest('.group')?.querySelector('h2').textContent;
/** A question in its own words; an item of a scale, "phq9.9", with the name of its scale. */
export const asks = (id) => (id.includes('.') && is_question(id) ? `${group(id)}: ` : '') + (text(`${id}-q`) || id);

/** An answer in words: "yes", "not known", a choice as the form says it, a number with its unit. */
export function answer(id, value) {
  if (value === 'unknown') return 'not known';
  if (value === 'yes' || value === 'no' || id === 'trials' || !is_question(id)) return value;
  const chosen = at(id).querySelector(`[value="${value}"]`);
  if (at(id).matches('.scale') || !chosen) return `${value} ${at(id).querySelector('.field span')?.textContent ?? ''}`.trim();
  return chosen.matches('option') ? chosen.textContent : chosen.closest('label').querySelector('span').textContent;
}

/** What is chosen in the form now, in words. */
export const chosen = (id) => at(id).querySelector(':checked')?.closest('label').querySelector('span').textContent ?? '';

const instruments = new Map();
/** A scale: its name, its items, the highest total, its rights, and whether it stands beside the core. Read off the form once. */
export const instrument = (id) => instruments.get(id) ?? instruments.set(id, read_instrument(id)).get(id);
function read_instrument(id) {
  const group = at(`g-${id}`);
  const items = [...group.querySelectorAll('.scale[id]:not(.named), .item')];
  const steps = (item) => [...item.querySelectorAll('input')].map((input) => Number(input.value) || 0);
  return {
    name: group.querySelector('h2').textContent,
    beside: group.matches('details'),
    first: items[0].id,
    highest: group.dataset.highest ?? items.reduce((sum, item) => sum + Math.max(...steps(item)), 0),
    get rights() { return text(`r-${id}`); }, // these words join the page later
  };
}

/** The scales that a visit can have, in the order of the form: those of the core, and of the others what has been answered. */
export const scales = () => [...document.querySelectorAll('.group')].filter((each) =>
  each.querySelector('.scale[id]:not(.named)') && (!each.matches('details') || each.querySelector('.answered'))).map((each) => each.id.slice(2));

export const modality = (id) => text(`m-${id}`);
export const drug = (id) => at('trial')?.content.querySelector(`option[value="${id}"]`)?.textContent ?? id;

export const begins = (id) => text(`b-${id}`);
/** What must be on the day, by the row's id, and where that comes from. The words stand in what joins the page last. */
export const must = (id) => at(`d-${id}`)?.firstChild.textContent ?? id;
export const must_source = (id) => at(`d-${id}`)?.querySelector('small').textContent;
/** What is written about each dispute that a rule has its part in; the copies have no id, so they are not copied again. */
export const disputes = (rule) =>
  [...document.querySelectorAll(`.dispute[id][data-rows~="${rule}"]`)].map((dispute) => {
    const copy = /** @type {HTMLElement} */ (dispute.cloneNode(true));
    copy.removeAttribute('id');
    return copy;
  });

/** The sources stand in what joins the page last; until then their ids have to do. */
export function source(id) {
  if (!at(`s-${id}`)) return { title: id, about: 'The list of sources has not arrived yet.' };
  const [title, about, address] = at(`s-${id}`).childNodes;
  return { title: title.textContent, about: about.textContent, address: address?.textContent };
}
export const sentence = (id) => text(id);

// ---- rows that joined the page with words.html

/** The sources of a row as a report would give them. */
const cite = (row) => row.dataset.cite.split(';').map((each) => {
  const [source, ...place] = each.split(' ');
  return { source, place: place.join(' ') };
});
/** A definition, a staging or a stage. */
export function meaning(id) {
  const row = at(id);
  return row && { name: row.querySelector('b')?.textContent, says: row.querySelector('span').textContent, cite: cite(row) };
}
export const meaning_part = (staging, part) => at(`st-${staging}-${part}`)?.firstElementChild.textContent ?? part;

export const policy_name = (id) => at(`p-${id}`)?.querySelector('b').textContent ?? id;
/** Every policy that is known, in the order of the tables. */
export const policies = () => [...(at('payers')?.querySelectorAll('[data-payer]') ?? [])].map((row) => ({
  id: row.id.slice(2),
  payer: row.dataset.payer,
  treatment: row.dataset.treatment,
  name: row.querySelector('b').textContent,
  reading: row.querySelector('small').textContent.split('; ').slice(1).join('; '),
  note: row.querySelector('p')?.textContent,
  cite: cite(row),
  requirements: [...row.querySelectorAll('[data-id]')].map((each) => ({
    id: each.dataset.id,
    questions: each.dataset.questions.split(' ').filter(Boolean),
    says: each.firstElementChild.textContent,
    proof: each.lastElementChild.textContent,
  })),
}));
