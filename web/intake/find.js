// One row of a list with everything that was answered in it. It is looked for once more in the file, and handed out only when what
// was found is what was listed.
import { Told, read_through, until } from './reading.js';
import { load, pieces } from './screen.mjs';

const encoder = new TextEncoder();
const longest_document = 4 << 20; // bytes; the core refuses longer ones

const named = ({ line, id }) => `Line ${line}${id ? `, ${id},` : ''}`;
const not_the_same = (row) => new Told(`${named(row)} was not opened: what stands in the file does not come to what is listed. Read the file again, or look at it there.`);

/** The row as it is listed now, and what was answered in it as the core read it. */
async function look_up(list, module, row, go_on) {
  let shown, given;
  const start = `{"row":${row.row},`;
  const taker = (found) => (bytes) => {
    for (const text of new TextDecoder().decode(bytes).split('\n')) if (text.startsWith(start)) found(text);
  };
  const searching = until(() => shown && given);
  await read_through(list, module, {
    readers: [{ format: 'ndjson', take: taker((text) => (shown = text)) }, { format: 'records', take: taker((text) => (given = text)) }],
    go_on: (print) => go_on() && searching(print),
  });
  return { shown, given: given && JSON.parse(given) };
}

/** What follows from the text of one Record by itself, and how the core reads it; nothing when it is not one row that can be read. */
async function screened_alone(text, module) {
  const bytes = encoder.encode(`${text}\n`);
  const lines = await Promise.all(['ndjson', 'records'].map(async (format) => {
    const core = await load(module);
    core.start({ format });
    const decoder = new TextDecoder();
    return (decoder.decode(core.feed(bytes)) + decoder.decode(core.finish())).split('\n').filter(Boolean);
  }));
  if (lines.some((each) => each.length !== 1)) return {};
  const [shown, given] = lines.map(([line]) => JSON.parse(line));
  return { shown, given };
}

const findings = ({ read, urgent, scores, checks, plan, ask_next, coverage }) => JSON.stringify([read, urgent, scores, checks, plan, ask_next, coverage]);
const readings = ({ answers, settings = {} }) => JSON.stringify([answers, settings]);

/** Whether the text of a Record comes to a row of the list; where it stands there and how it is written aside. */
async function comes_to(text, shown, given, module) {
  const alone = await screened_alone(text, module);
  return !!alone.shown && findings(alone.shown) === findings(shown) && readings(alone.given) === readings(given);
}

/** Where a line begins. */
async function start_of(wanted, file) {
  let line = 1, passed = 0;
  if (wanted === 1) return 0;
  for await (const bytes of pieces(file)) {
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) if (++line === wanted) return passed + at + 1;
    passed += bytes.length;
  }
  return passed;
}

/** The objects that begin in the first line of a text, by quotes and brackets alone. */
function* objects(text) {
  let depth = 0, from = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]\n]/gs)) {
    if (token === '\n' && depth === 0) return;
    if (token === '{' && depth === 0) from = index;
    if (token === '{' || token === '[') depth++;
    if ((token === '}' || token === ']') && depth > 0 && --depth === 0 && token === '}') yield text.slice(from, index + 1);
  }
}

/** The texts of the Records that begin in a line. */
async function written({ file }, line) {
  const from = await start_of(line, file);
  const text = await file.slice(from, from + longest_document).text();
  return [...objects(text)].filter((each) => !each.includes('"resourceType"'));
}

/** A sheet holds neither the trials of a Record nor what no list asks; those are taken from where it is written. What the core read stays as it read it. */
function with_the_rest({ answers, settings, trials = undefined }, text) {
  const own = JSON.parse(text);
  return { answers: { ...own.answers, ...answers }, trials: trials ?? own.trials, settings };
}

/** @returns {Promise<any>} nothing, when no Record comes to what is listed */
async function whole_record(list, module, shown, given) {
  const { row, line, id, ...read } = given;
  const own = list.mapping ? [] : await written(list, shown.line);
  const fitting = new Set();
  for (const text of own.length ? own : [JSON.stringify(read)]) if (await comes_to(text, shown, given, module)) fitting.add(text);
  if (fitting.size > 1) throw new Told(`${named(shown)} was not opened: other records of the same line come to the same and cannot be told from it. Give each record a line of its own.`);
  const [text] = fitting;
  return text && with_the_rest(read, text);
}

/**
 * @param {any} row as the ranking holds it @param {() => boolean} go_on
 * @returns {Promise<any>} the Record of exactly this row; nothing when it is not wanted any more. What is not as listed is thrown.
 */
export async function find(list, module, row, go_on) {
  const { shown, given } = await look_up(list, module, row, go_on);
  if (!go_on()) return undefined;
  if (shown !== row.text || !given || given.row !== row.row || given.line !== row.line || (given.id ?? row.id) !== row.id) throw not_the_same(row);
  const record = await whole_record(list, module, JSON.parse(shown), given);
  if (!record) throw not_the_same(row);
  return record;
}
