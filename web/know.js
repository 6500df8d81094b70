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

/** A scale: its name, its items, the highest total, its rights, and whether it stands beside the core. */
export function instrument(id) {
  const group = at(`g-${id}`);
  const items = [...group.querySelectorAll('.scale[id]:not(.named), .item')];
  const steps = (item) => [...item.querySelectorAll('input')].map((input) => Number(input.value) || 0);
  return {
    name: group.querySelector('h2').textContent,
    beside: group.matches('details'),
    first: items[0].id,
    highest: group.dataset.highest ?? items.reduce((sum, item) => sum + Math.max(...steps(item)), 0),
    rights: text(`r-${id}`),
  };
}

export const modality = (id) => text(`m-${id}`);
export const drug = (id) => at('trials').querySelector('template').content.querySelector(`option[value="${id}"]`)?.textContent;

/** The sources stand in what joins the page last; until then their ids have to do. */
export function source(id) {
  if (!at(`s-${id}`)) return { title: id, about: 'The list of sources has not arrived yet.' };
  const [title, about, address] = at(`s-${id}`).childNodes;
  return { title: title.textContent, about: about.textContent, address: address?.textContent };
}
export const sentence = (id) => text(id);
