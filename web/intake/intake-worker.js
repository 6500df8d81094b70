// Reads a referral list off the machine's own disk, piece by piece, and keeps what is most urgent. It asks for nothing itself: the page
// hands it its program, and it runs under the page's own policy (engine.js).
import { write_out } from './export.js';
import { find } from './find.js';
import { Ranking } from './ranking.js';
import { Told, read_through } from './reading.js';
import { load } from './screen.mjs';
import { Tally } from './tally.js';

const kept = 100_000; // rows that can be sorted and filtered; the counts and the exports hold all
const told_every = 100; // ms

const nothing = () => ({ token: 0, file: undefined, mapping: '', heading: true, ranking: new Ranking(kept), cancelled: false, counted: undefined, print: undefined });

/** The core, compiled; each reading of a file has an instance of its own. */
let module;
/** The file at hand, how it is read, and what came of it. The page knows it by a number, and so does every answer. */
let list = nothing();
/** What is being saved or looked up besides; a newer one ends the one before, and so does another list. */
let errand;

const answer = (is, { token }, more = {}) => postMessage({ is, list: token, ...more });

/** In words for whoever chose the file; the browser's own in brackets. */
function what_happened(error) {
  if (error instanceof Told) return error.message;
  if (['NotReadableError', 'NotFoundError'].includes(error.name)) return 'The file can no longer be read. Was it changed or moved meanwhile? Choose it again.';
  return `The program that works through the list failed on the way. (${error})`;
}

const sum = (n) => n.toLocaleString('en-US');
/** Lines that came out and rows that the core says it has judged are one number, or neither is told. */
function reconcile({ rows, refused }, counted) {
  if (rows === counted.rows && refused === counted.refused) return;
  throw new Told(`The counts do not agree: ${sum(rows)} rows with ${sum(refused)} refused were judged, ${sum(counted.rows)} with ${sum(counted.refused)} refused came out.`);
}

async function read_list(mine) {
  const tally = new Tally(mine.ranking);
  let last = 0, read = 0;
  const progress = (bytes, rows) => {
    read = bytes;
    const now = performance.now();
    if (now - last < told_every) return;
    last = now;
    answer('progress', mine, { read, rows });
  };
  const go_on = () => list === mine && !mine.cancelled;
  const end = await read_through(mine, module, { readers: [{ format: 'ndjson', take: (lines) => tally.take(lines) }], go_on, progress });
  const { whole, told, asks, mapping, print } = end;
  mine.counted = tally.told();
  if (whole && !asks.length) reconcile(end, mine.counted);
  if (mapping) mine.mapping = mapping;
  mine.print = print;
  const ended = !whole ? 'stopped' : asks.length ? 'asks' : 'whole';
  return { ended, read: whole ? mine.file.size : read, size: mine.file.size, told, asks, mapping, ...mine.counted };
}

async function screen({ list: token, file, mapping = '', heading = true }) {
  errand = undefined;
  const mine = (list = { ...nothing(), token, file, mapping, heading });
  try {
    const done = await read_list(mine);
    if (list === mine) answer('done', mine, done); // or another file or another mapping has been asked for
  } catch (error) {
    if (list !== mine) return;
    list = nothing(); // nothing half-counted stays
    answer('failed', mine, { says: what_happened(error) });
  }
}

function rows({ query, from, size }) {
  const found = list.ranking.sorted(query);
  answer('rows', list, { from, found: found.length, rows: found.slice(from, from + size).map((row) => JSON.parse(row.text)) });
}

/** What reads the file once more besides. `act` gives what is to be answered, or nothing when it is not wanted any more. */
async function run(is, act) {
  const mine = (errand = {});
  const of = list;
  const go_on = () => errand === mine;
  try {
    const came = await act(of, go_on);
    if (came && go_on()) answer(is, of, came);
  } catch (error) {
    if (go_on()) answer('not_done', of, { says: what_happened(error) });
  }
}

const save = (asked) => run('saved', async (of, go_on) => {
  const written = await write_out(of, module, asked, go_on);
  return written && { format: asked.format, ...written };
});

/** One referral with everything that was answered; it has to be the one that is asked for. */
const record = ({ row, id }) => run('record', async (of, go_on) => {
  const held = of.ranking.find(row);
  if (held?.id !== id) throw new Told(`Row ${row}${id && `, ${id},`} is not in the list any more, so nothing was opened.`);
  const found = await find(of, module, held, go_on);
  return found && { row, id, record: found };
});

const cancel = () => (list.cancelled = true);

/** Nobody should trust a core that cannot tell this. */
async function prove() {
  const core = await load(module);
  core.start({ format: 'ndjson' });
  const parts = [core.feed(new TextEncoder().encode('id,phq9_9\nknown,3\n')), core.finish()];
  const { row, id, urgent } = JSON.parse(await new Blob(parts).text());
  if (core.rows !== 1 || row !== 1 || id !== 'known' || urgent.level !== 'red') throw new Error('the screening module does not answer as it should');
}

async function start({ program }) {
  module = program;
  try {
    await prove();
    postMessage({ is: 'ready' });
  } catch (error) {
    postMessage({ is: 'broken', says: String(error) });
  }
}

const of_a_list = { rows, save, record, cancel };
const acts = { ping: () => postMessage({ is: 'pong' }), start, screen };
let working = 0;

addEventListener('message', async ({ data }) => {
  const act = acts[data.do] ?? (data.list === list.token && of_a_list[data.do]);
  if (!act) return; // of a list that is not there any more
  if (data.do === 'ping') return act();
  postMessage({ is: 'working', on: ++working > 0 });
  try {
    await act(data);
  } catch (error) {
    postMessage({ is: 'broken', says: String(error) });
  }
  postMessage({ is: 'working', on: --working > 0 });
});
