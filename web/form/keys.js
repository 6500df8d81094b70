// Answering without a mouse. Letters and digits act only while a question has the focus.
import { answerable, count } from '../base/dom.js';

const letters = { y: 'yes', n: 'no', u: 'unknown', d: 'declined' };
const items = '.q.scale, .q.item';
const questions = (form) => [...form.querySelectorAll('.q')].filter((q) => q.checkVisibility?.() ?? q.offsetParent);

/** Moves on, unless someone else (the wizard) takes care of that. */
function move(form, question, by = 1) {
  if (!question.dispatchEvent(new CustomEvent('move', { bubbles: true, cancelable: true, detail: by }))) return;
  const all = questions(form);
  let at = all.indexOf(question) + by;
  while (all[at]?.classList.contains('skipped')) at += by;
  if (all[at]) answerable(all[at])?.focus();
}

function choose(input) {
  input.checked = true;
  input.focus();
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

export function takeBack(group) {
  for (const input of group.querySelectorAll('input:checked')) input.checked = false;
  group.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A yes-or-no item of a scale takes its points too: 0 is no, 1 is yes. */
const in_item = (question, digit) => (question.matches('.item') ? ['no', 'yes'][digit] : digit);

/** The answer that a key stands for: its letter, its digit, or its place among named choices. */
function meant(group, key) {
  const inputs = [...group.querySelectorAll('input[type=radio], input[type=checkbox]')];
  if (group.matches('.choice') && /^[1-9]$/.test(key)) return inputs[Number(key) - 1];
  const value = letters[key] ?? in_item(group, key);
  return inputs.find((input) => input.value === value);
}

function onKey(form, event) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const question = target.closest?.('.q');
  if (!question) return;
  const typed = target.type === 'text';
  if (typed && key === 'u' && question.matches('.number')) {
    event.preventDefault();
    choose(question.querySelector('[type=checkbox]'));
    return move(form, question);
  }
  if (key === 'Enter' && target.tagName === 'INPUT') {
    event.preventDefault();
    return move(form, question, event.shiftKey ? -1 : 1);
  }
  const group = target.closest('.cells, .q');
  if (!group || typed || target.tagName !== 'INPUT') return;
  if (key === 'Backspace' || key === 'Delete') {
    event.preventDefault();
    return takeBack(group);
  }
  const answer = meant(group, key.toLowerCase());
  if (!answer) return;
  event.preventDefault();
  choose(answer);
  if (group === question) move(form, question);
}

/** "2 1 3 0", "2,1,3,0", a column of a table, or "2130". @returns {number[] | null} null: something else */
export function digits(text) {
  const row = text.trim();
  if (!/^\d[\d\s,;|]*$/.test(row)) return null;
  return (/^\d+$/.test(row) ? [...row] : row.split(/[\s,;|]+/).filter(Boolean)).map(Number);
}

/** All of the row or nothing of it. @returns {string} what to tell */
function fill(form, from, values) {
  const scale = [...from.closest('.group').querySelectorAll(items)];
  const places = scale.slice(scale.indexOf(from));
  if (values.length > places.length)
    return `${values.length} values for ${count(places.length, 'item')} from here on: nothing was taken.`;
  const inputs = values.map((v, i) => places[i].querySelector(`input[value="${in_item(places[i], v)}"]`));
  const wrong = inputs.findIndex((input) => !input);
  if (wrong >= 0) return `${values[wrong]} in place ${wrong + 1} is not an answer there: nothing was taken.`;
  for (const input of inputs) input.checked = true;
  inputs.at(-1).focus();
  inputs.at(-1).dispatchEvent(new Event('input', { bubbles: true }));
  return `${count(values.length, 'answer')} taken.`;
}

function onPaste(form, event) {
  const from = document.activeElement.closest(items); // Firefox tells the page of it, not the item
  if (!from) return;
  event.preventDefault();
  const values = digits(event.clipboardData.getData('text'));
  from.closest('.group').querySelector('.told').textContent =
    values ? fill(form, from, values) : 'Only a row of digits can be pasted here: nothing was taken.';
}

/** A number and "not known" take each other's place. */
function onInput({ target }) {
  const other = target.name && target.closest('.number')?.querySelector(target.type === 'text' ? ':checked' : '[inputmode]');
  if (!other) return;
  if (target.type === 'text' && target.value.trim()) other.checked = false;
  if (target.checked) other.value = '';
}

export function wireKeys(form, is_chosen) {
  form.addEventListener('keydown', (event) => onKey(form, event));
  document.addEventListener('paste', (event) => onPaste(form, event));
  form.addEventListener('input', onInput, { capture: true }); // before the form is read
  // Choosing what is chosen already takes it back.
  form.addEventListener('click', ({ target }) => {
    if (target.type === 'radio' && is_chosen(target)) takeBack(target.closest('.cells, .q'));
  });
  form.addEventListener('submit', (event) => event.preventDefault());
}
