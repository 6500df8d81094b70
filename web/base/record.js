// The form is the state. A Record is read off it whenever one is needed, and an example or a file is written into it.
import { at } from './dom.js';
import { is_question } from './know.js';
import { addTrial, removeTrials } from '../form/trials.js';

/** Half a character, which no UTF-8 can say, would make the whole Record unreadable; it becomes the sign for what cannot be read. */
const well_formed = (text) => text.toWellFormed?.() ?? text.replace(/\p{Surrogate}/gu, '\ufffd');

/** The Record as the calculator reads it: JSON, well-formed whatever has been typed, pasted or opened. */
export function json_of(record) {
  const text = JSON.stringify(record);
  return /\\ud[89a-f]/.test(text) ? JSON.stringify(record, mended) : text;
}
function mended(_, part) {
  if (typeof part === 'string') return well_formed(part);
  if (part?.constructor !== Object) return part;
  return Object.fromEntries(Object.entries(part).map(([key, inside]) => [well_formed(key), inside]));
}

/** Whole numbers as numbers; whatever else was typed goes to the calculator as it is, which says what would be right. */
const number = (text) => (/^\d{1,9}$/.test(text) ? Number(text) : text);
const milligrams = (text) => (/^\d{1,6}(\.\d+)?$/.test(text) ? Number(text) : text);

function value(input) {
  if (input.type === 'radio' || input.type === 'checkbox') return input.checked ? input.value : '';
  return well_formed(input.value.trim());
}

const is_written = ({ type }) => type === 'text';
const is_setting = ({ type }) => type === 'select-one';
const is_dose = ({ name }) => /(^doses\.|\bdose_mg$)/.test(name);
const is_of_trial = ({ name }) => name.startsWith('trial.');

/** What an input says in a Record. */
function meaning(input, given) {
  if (is_dose(input)) return milligrams(given);
  if (is_setting(input)) return given;
  return !input.closest('.trial') || input.inputMode === 'numeric' ? number(given) : given;
}

function trial(row) {
  const out = {};
  for (const input of row.querySelectorAll('input, select')) {
    const given = value(input);
    if (given) out[input.name.split('.').pop()] = meaning(input, given);
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
export const has_past = (record) => parts_of_the_past.some((part) => record[part] !== undefined);
const past_of = (record) =>
  Object.fromEntries(parts_of_the_past.filter((part) => record[part]?.length || (part === 'limits' && record[part])).map((part) => [part, record[part]]));

/** What has been answered; what has not is absent. */
export function read(form) {
  const answers = {}, settings = {};
  for (const input of form.elements) {
    if (!input.name || is_of_trial(input)) continue;
    const given = value(input);
    if (!given) continue;
    if (input.name.startsWith('doses.')) (settings.doses ??= {})[input.name.slice(6)] = meaning(input, given);
    else (is_setting(input) ? settings : answers)[input.name] = meaning(input, given);
  }
  return with_past({ answers, settings, trials: [...form.querySelectorAll('.trial')].map(trial) });
}
/** The record with the past as it stands now. */
export const with_past = ({ answers, settings, trials }) => ({ answers, settings, trials, ...begun(past) });

// ---- from a Record to the form

/** As it stands in a field once it has been put there. */
const typed = (given) => well_formed(String(given)).replace(/[\r\n]+/g, '').trim();

/** The choice that an answer is, or the field that it is written into; nothing: the form has no place for it. */
function place(holder, field, given) {
  const text = typed(given);
  const inputs = [...(holder?.querySelectorAll('input, select') ?? [])].filter(({ name }) => name === field || name.split('.').pop() === field);
  const choice = inputs.find((i) => !is_written(i) && !is_setting(i) && i.value === text);
  const select = inputs.find((i) => is_setting(i) && [...i.options].some((option) => option.value === text));
  return text ? choice ?? select ?? inputs.find(is_written) : undefined;
}
function fill(input, given) {
  if (is_written(input) || is_setting(input)) input.value = given;
  else input.checked = true;
}

const question = (id) => (is_question(id) ? at(id) : undefined);
const dose_field = (drug) => at('own-doses')?.querySelector(`[name="doses.${CSS.escape(drug)}"]`);
const trial_row = () => /** @type {HTMLTemplateElement | null} */ (at('trial'))?.content.firstElementChild;

/** The Record as the form will say it once it is written there, and the names of what the form has no place for. Nothing is touched. */
export function fitting({ answers = {}, settings: { doses = {}, ...settings } = {}, trials = [], ...rest }) {
  const lost = [];
  const fit = (given, holder, is_right, called) => {
    const out = {};
    for (const [field, one] of Object.entries(given)) {
      const input = place(holder(field), field, one);
      if (input && is_right(input)) out[field] = meaning(input, typed(one));
      else lost.push(called(field));
    }
    return out;
  };
  const own = Object.fromEntries(Object.entries(doses).filter(([drug]) => dose_field(drug) || !lost.push(`doses.${drug}`))
    .map(([drug, mg]) => [drug, milligrams(typed(mg))]));
  const record = {
    answers: fit(answers, question, (input) => !is_setting(input), (id) => id),
    settings: { ...fit(settings, question, is_setting, (id) => id), ...(Object.keys(own).length > 0 && { doses: own }) },
    trials: trials.map((each, i) => fit(each, trial_row, () => true, (field) => `trials.${i + 1}.${field}`)),
    ...past_of(rest),
  };
  return { record, lost };
}

/** Every answer taken back. */
export function empty(form) {
  form.reset();
  removeTrials(form);
  past = {};
}

/** The form answered as the record says, and in no other way. The record is one that `fitting` or `read` gave. */
export function write(form, { answers = {}, settings: { doses = {}, ...settings } = {}, trials = [], ...rest }) {
  empty(form);
  past = past_of(rest);
  for (const [id, given] of Object.entries({ ...answers, ...settings })) fill(place(at(id), id, given), given);
  for (const [drug, given] of Object.entries(doses)) fill(dose_field(drug), given);
  for (const each of trials) {
    const row = addTrial(form);
    for (const [field, given] of Object.entries(each)) fill(place(row, field, given), given);
  }
}
