// The form is the state. A Record is read off it whenever one is needed, and an example or a file is written into it.
import { at } from './dom.js';
import { is_question } from './know.js';
import { addTrial, removeTrials } from '../form/trials.js';

/** Whole numbers as numbers; whatever else was typed goes to the calculator as it is, which says what would be right. */
const number = (text) => (/^\d{1,9}$/.test(text) ? Number(text) : text);
const milligrams = (text) => (/^\d{1,6}(\.\d+)?$/.test(text) ? Number(text) : text);

function value(input) {
  if (input.type === 'radio' || input.type === 'checkbox') return input.checked ? input.value : '';
  return input.value.trim();
}

function trial(row) {
  const out = {};
  for (const input of row.querySelectorAll('input, select')) {
    const given = value(input);
    const field = input.name.split('.').pop();
    if (given) out[field] = field === 'dose_mg' ? milligrams(given) : input.inputMode === 'numeric' ? number(given) : given;
  }
  return out;
}

/** What no question of the form asks: visits, courses, holidays, today. The view of them puts it here. @type {any} */
export let past = {};
/** @param {any} given a new object for every change */
export const set_past = (given) => (past = given);
/** A course that has been added and not yet chosen is none. */
const begun = ({ courses, ...rest }) => (courses?.some((c) => c.modality) ? { ...rest, courses: courses.filter((c) => c.modality) } : rest);
const parts_of_the_past = ['visits', 'courses', 'holidays', 'limits', 'today'];
/** @param {any} record */
export const has_past = (record) => parts_of_the_past.some((part) => part in record);

/** What has been answered; what has not is absent. */
export function read(form) {
  const answers = {}, settings = {};
  for (const input of form.elements) {
    if (!input.name || input.name.startsWith('trial.')) continue;
    const given = value(input);
    if (!given) continue;
    if (input.name.startsWith('doses.')) (settings.doses ??= {})[input.name.slice(6)] = milligrams(given);
    else if (input.type === 'select-one') settings[input.name] = given;
    else answers[input.name] = number(given);
  }
  return with_past({ answers, settings, trials: [...form.querySelectorAll('.trial')].map(trial) });
}
/** The record with the past as it stands now. */
export const with_past = ({ answers, settings, trials }) => ({ answers, settings, trials, ...begun(past) });

function put(holder, field, given) {
  const inputs = [...holder.querySelectorAll('input, select')].filter((i) => i.name.split('.').pop() === field || i.name === field);
  const is_written = ({ type }) => type === 'text' || type === 'select-one';
  const choice = inputs.find((i) => !is_written(i) && i.value === String(given));
  const written = inputs.find(is_written);
  if (choice) choice.checked = true;
  else if (written) written.value = given;
}

/** Every answer taken back. */
export function empty(form) {
  form.reset();
  removeTrials(form);
  past = {};
}

/** The form answered as the record says, and in no other way. What the form has no place for is left out. */
export function write(form, { answers = {}, settings = {}, trials = [], ...rest }) {
  empty(form);
  past = Object.fromEntries(parts_of_the_past.filter((part) => rest[part]?.length || part === 'limits' && rest[part]).map((part) => [part, rest[part]]));
  for (const [id, given] of Object.entries({ ...answers, ...settings })) if (is_question(id)) put(at(id), id, given);
  for (const each of trials) {
    const row = addTrial(form);
    for (const [field, given] of Object.entries(each)) put(row, field, given);
  }
}
