// Elements from words. Text is only ever put in as text.

/**
 * el('p.note', {title: 'x'}, 'text', el('b', 'more')); an attribute that is false or missing is left out.
 * @param {string} name tag and classes
 * @param {...any} inside attributes first, if any; then text and elements, lists of them too; null and false are left out
 * @returns {HTMLElement}
 */
export function el(name, ...inside) {
  const [tag, ...classes] = name.split('.');
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(' ');
  if (inside[0]?.constructor === Object)
    for (const [key, value] of Object.entries(inside.shift()))
      if (value !== undefined && value !== false) node.setAttribute(key, value === true ? '' : value);
  return put(node, inside);
}

/** Lists of lists as one, without what is not there. */
const list = (...parts) => parts.flat(9).filter((part) => part != null && part !== false && part !== '');

/** In place of what was there. @template {Element} T @param {T} node @returns {T} */
export function put(node, ...parts) {
  node.replaceChildren(...list(parts));
  return node;
}

/** As put, but what is there already and stays is not touched: the browser need not lay it out again. @param {Element} node */
export function settle(node, ...parts) {
  const wanted = list(parts);
  for (const old of [...node.children]) if (!wanted.includes(old)) old.remove();
  wanted.forEach((part, i) => node.children[i] === part || node.insertBefore(part, node.children[i] ?? null));
}

/** @param {string} id */
export const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** "1 item", "2 items" */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** {low, high} as people write it. */
export const range = ({ low, high }) => (low === high ? `${low}` : high === null ? `${low} or more` : `${low} to ${high}`);

/** A question by its text; chosen, it leads to the question in the form. */
export const ask = (id, says) => el('a.ask', { href: `#${id}`, 'data-ask': id }, says);

/** What in a question can be answered, and where its answer stands if it has one. */
export const answerable = (question) =>
  question.querySelector('input:checked') ?? question.querySelector('input, select, button');

/** Brings a question into view and its answer into focus. */
export function jump(id) {
  const target = at(id);
  if (!target) return;
  const closed = target.closest('details:not([open])');
  if (closed) closed.open = true;
  target.scrollIntoView({ block: 'center' });
  (answerable(target) ?? target).focus({ preventScroll: true });
}
