// What the columns of a table hold: shown in words, changed by hand, kept as a small file.
import { at, count, el, put } from '../base/dom.js';
import * as know from '../base/know.js';

const most_columns = 120; // selects that are drawn; more columns are named in a mapping file
const meanings = [['', 'Refuse these rows'], ['unknown', 'Not known'], ['declined', 'Declined'], ['not_asked', 'Not asked']];

const shortened = (text) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
const option = (value, says) => el('option', { value }, says);

const instruments = () =>
  [...document.querySelectorAll('fieldset.group')].filter((group) => group.querySelector('.scale[id]:not(.named)')).map((group) => group.id.slice(2));

const field_of_trial = (is) => /^trials\.(\d+)\.(\w+)$/.exec(is ?? '') ?? [];

/** As many trials as the columns hold, and one more; the fields and their words are the form's own. */
function trials({ columns }) {
  const most = Math.max(3, ...columns.map(({ is }) => Number(field_of_trial(is)[1] ?? 0) + 1));
  const fields = [...at('trial').content.querySelectorAll('.drug, .field, .cells')]
    .map((part) => [part.querySelector('[name]').name, part.querySelector('span').textContent]);
  return el('optgroup', { label: 'Antidepressant trials' }, Array.from({ length: most }, (_, i) => i + 1).flatMap((number) =>
    fields.map(([id, says]) => option(`trials.${number}.${id}`, `Trial ${number}: ${says}`))));
}

/** Every question of the form, by group; the words are the form's own. */
function meanings_of_columns(mapping) {
  const scales = instruments();
  const groups = [...document.querySelectorAll('fieldset.group')].map((group) => {
    const id = group.id.slice(2);
    const questions = [...group.querySelectorAll('.q[id]:not(.setting):not(.trials)')];
    return el('optgroup', { label: group.querySelector('h2').textContent },
      questions.map((q) => option(q.id, shortened(is_item(q.id) ? `${know.instrument(id).name} ${q.id.split('.')[1]}: ${at(`${q.id}-q`).textContent}` : know.asks(q.id)))),
      scales.includes(id) && option(`${id}.total`, `${know.instrument(id).name}: stated total, only compared`));
  });
  const choices = document.createDocumentFragment();
  choices.append(option('', 'Not used'), option('id', 'The row’s own id'), ...groups, trials(mapping));
  return choices;
}
const is_item = (id) => /^\w+\.\d+$/.test(id) && at(id).matches('.scale');

/** The numbers of the columns that the core asks about. */
const unclear = (asks) => asks.map((each) => Number(/^column (\d+), /.exec(each)?.[1])).filter(Boolean);

const named = (column) => (column.heading ? `“${column.heading}”` : `Column ${column.number}`);

/** "16 of 27 columns are read: PHQ-9 (9), GAD-7 (7). 11 are not used." */
export function summary_of({ columns }, asks) {
  const used = columns.filter((column) => column.is && column.is !== 'id' && !column.is.endsWith('.total'));
  const of = new Map();
  for (const { is } of used) {
    const group = field_of_trial(is).length ? 'Antidepressant trials' : at(is)?.closest('.group')?.querySelector('h2').textContent ?? is;
    of.set(group, (of.get(group) ?? 0) + 1);
  }
  const open = unclear(asks).length;
  return `${used.length} of ${count(columns.length, 'column')} ${used.length === 1 ? 'is' : 'are'} read` +
    (of.size ? `: ${[...of].map(([group, n]) => `${group} (${n})`).join(', ')}` : '') + not_used(columns, open) + (open ? `; ${open} to be decided` : '');
}

/** "; not used: S1, S2 and 9 more" */
function not_used(columns, open) {
  const those = columns.filter((column) => !column.is);
  if (those.length === 0 || open) return '';
  const more = those.length - 3;
  return `; not used: ${those.slice(0, 3).map((each) => each.heading || `column ${each.number}`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What has been chosen, as the core takes it. Of columns that are not drawn nothing changes. Without headings the numbers tell. */
export function mapping_from(holder, mapping, asks, heading = true) {
  const open = unclear(asks);
  const columns = [];
  for (const column of mapping.columns) {
    const select = holder.querySelector(`select[data-column="${column.number}"]`);
    if (select?.value === '?' || (!select && open.includes(column.number))) continue; // still to be decided
    columns.push({ ...column, heading: heading ? column.heading : '', is: select ? select.value || null : column.is });
  }
  const chosen = { ...mapping, columns, offsets: { ...mapping.offsets }, codes: { ...mapping.codes } };
  for (const { dataset, value } of holder.querySelectorAll('select[data-offset]')) if (value) chosen.offsets[dataset.offset] = Number(value);
  for (const { dataset, value } of holder.querySelectorAll('select[data-code]')) {
    if (value && (dataset.code || value !== 'not_asked')) chosen.codes[dataset.code] = value;
    else delete chosen.codes[dataset.code];
  }
  return chosen;
}

/** A mapping that goes by numbers alone was made for a table without headings. */
export const has_headings = ({ columns }) => !columns?.length || columns.some(({ number, heading }) => !number || heading);

const select = (data, choices, value, label) => {
  const node = /** @type {HTMLSelectElement} */ (el('select', { ...data, 'aria-label': label }, choices));
  node.value = value;
  return node;
};

function column_row(column, choices, asked) {
  const options = choices.cloneNode(true);
  if (asked) options.prepend(option('?', 'Choose…'));
  return el(asked ? 'tr.asked' : 'tr', el('th', { scope: 'row' }, named(column)),
    el('td', select({ 'data-column': column.number }, options, asked ? '?' : (column.is ?? ''), `What ${named(column)} holds`)));
}

/** Items that are written one higher than published. Nothing is said unless somebody chooses: what is said is not looked into any more. */
function offsets(mapping, asks) {
  const read = new Set(mapping.columns.map(({ is }) => is?.split('.')[0]));
  return instruments().filter((id) => read.has(id)).map((id) => {
    const { name } = know.instrument(id);
    const said = mapping.offsets?.[id];
    const asked = said === undefined && asks.some((each) => each.includes(`"offsets": {"${id}"`));
    const from = (low) => `${low} to ${low + Number(highest_step(id))}`;
    return el('label', `${name} items are written as `, select({ 'data-offset': id },
      [asked && option('', 'Choose…'), option(asked || said !== undefined ? '0' : '', `${from(0)}, as published`), option('1', `${from(1)}, one too high`)].filter(Boolean),
      String(said ?? ''), `${name} items are written as`));
  });
}
const highest_step = (id) => Math.max(...[...at(`${id}.1`).querySelectorAll('input')].map((input) => Number(input.value) || 0));

function save(mapping) {
  const link = /** @type {HTMLAnchorElement} */ (el('a', { download: 'mapping.json' }));
  link.href = URL.createObjectURL(new Blob([JSON.stringify(mapping, null, 1), '\n'], { type: 'application/json' }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** @param {(mapping: any, heading?: boolean) => void} again @param {(mapping: any) => void} loaded a mapping came from a file */
export function draw_columns(holder, { asks }, mapping, heading, again, loaded) {
  const choices = meanings_of_columns(mapping);
  const asked = unclear(asks);
  const shown = mapping.columns.slice(0, most_columns);
  const chosen = () => mapping_from(holder, mapping, asks, has_heading.checked);
  const told = el('p.wrong', { role: 'status' });
  const has_heading = /** @type {HTMLInputElement} */ (el('input', { type: 'checkbox', checked: heading }));
  const file = /** @type {HTMLInputElement} */ (el('input', { type: 'file', accept: '.json', hidden: true, tabindex: '-1', 'aria-hidden': 'true' }));
  file.addEventListener('change', async () => {
    const text = await file.files[0].text();
    file.value = '';
    try {
      loaded(JSON.parse(text));
    } catch {
      told.textContent = 'This is not a mapping: the file is not JSON.';
    }
  });
  const button = (says, act, kind = 'button') => {
    const node = el(kind, { type: 'button' }, says);
    node.addEventListener('click', act);
    return node;
  };
  put(holder,
    el('div.buttons', button('Read the file this way', () => again(chosen(), has_heading.checked), 'button.main'),
      button('Save this mapping', () => save(chosen())), button('Load a mapping', () => file.click()), file),
    told,
    el('p.options', offsets(mapping, asks),
      el('label', 'A blank cell means ', select({ 'data-code': '' }, meanings.slice(1).map(([value, says]) => option(value, says)), mapping.codes?.[''] ?? 'not_asked', 'A blank cell means')),
      el('label', has_heading, ' The first line holds the headings')),
    el('div.scroll', { role: 'region', 'aria-label': 'Columns', tabindex: '0' },
      el('table', el('thead', el('tr', el('th', { scope: 'col' }, 'Column'), el('th', { scope: 'col' }, 'holds'))),
        el('tbody', shown.map((column) => column_row(column, choices, asked.includes(column.number)))))),
    mapping.columns.length > shown.length && el('p', `${mapping.columns.length - shown.length} more columns are not shown; a mapping file can name them.`));
}

/** The core speaks of the mapping as a file; here it is a list of choices. */
const in_words = (ask) => `${ask[0].toUpperCase()}${ask.slice(1).replace(/[;.]? say (in the mapping|"offsets").*$/is, '')}.`.replace(/\?\.$/, '?');

const code_row = (mapping) => ({ value, times, columns }) =>
  el('label', el('b', `“${value}”`), ` stands ${times === 1 ? 'once' : `${times} times`} where it is no answer (${columns.join(', ')}): `,
    select({ 'data-code': value }, meanings.map(([id, says]) => option(id, says)), mapping.codes?.[value] ?? '', `What “${value}” means`));

/** What has to be decided, and values that may mean something. @param {(() => void) | false} afresh false: no mapping was given */
export function draw_asks(holder, { asks, values }, mapping, again, afresh) {
  if (asks.length) {
    const without = el('button', { type: 'button' }, 'Read the file without this mapping');
    if (afresh) without.addEventListener('click', afresh);
    return put(holder, el('h3', { tabindex: '-1' }, 'To decide first'), el('ul', asks.map((each) => el('li', in_words(each)))),
      mapping && el('p.soft', 'Choose below what is right, then “Read the file this way”.'), afresh && el('div.buttons', without));
  }
  if (!values.length || !mapping) return put(holder);
  const read = el('button', { type: 'button' }, 'Read the file again');
  read.addEventListener('click', () => again(mapping_from(holder, mapping, [])));
  return put(holder, el('h3', 'What do these values mean?'), el('p.soft', 'Rows that hold them are refused until it is said. Not one of them is counted as a zero.'),
    values.map(code_row(mapping)), el('div.buttons', read));
}
