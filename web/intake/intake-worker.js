// Reads a referral list off the machine's own disk, piece by piece, and keeps what is most urgent. It sends nothing anywhere.
import { Ranking, levels } from './ranking.js';
import { load, pieces } from './screen.mjs';
import { Tally } from './tally.js';

const kept = 100_000; // rows that can be sorted and filtered; the counts and the exports hold all
const told_every = 100; // ms
const breath_every = 1 << 20; // bytes
const packed_from = 4 << 20; // bytes that wait to be put into one Blob

const nothing = () => ({ file: undefined, mapping: '', heading: true, ranking: new Ranking(kept), cancelled: false });

/** The module, compiled once; each reading of a file has an instance of its own. */
const compiled = fetch('screen.wasm').then(async (response) => {
  if (!response.ok) throw new Error(`screen.wasm: ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
});

/** The file at hand, how it is read, and what came of it. */
let list = nothing();
/** What is being saved or looked up besides; a newer one ends the one before. */
let errand;

/** Lets messages in: while a stream has bytes at hand it leaves no room for them. A timer would wait longer than need be. */
const { port1: bell, port2: button } = new MessageChannel();
const waiting = [];
bell.onmessage = () => waiting.shift()();
const breath = () => new Promise((done) => {
  waiting.push(done);
  button.postMessage(0);
});

/**
 * The file once through, as long as `go_on` says so. Stopped half-way it ends with the last whole row: half a row would be a wrong one.
 * @param {{format?: string, go_on: () => boolean, write: (lines: Uint8Array) => void, progress?: (bytes: number, rows: number) => void}} how
 * @returns what the screening says in the end; whole: the file has been read to its end
 */
async function screen({ file, mapping, heading }, { format = 'ndjson', go_on, write, progress = () => {} }) {
  const screener = await load(await compiled);
  screener.start({ mapping, format, heading });
  let read = 0, breathed = 0;
  for await (const bytes of pieces(file)) {
    if (read - breathed >= breath_every) {
      breathed = read;
      await breath();
    }
    if (!go_on()) return { ...screener.result(), whole: false };
    write(screener.feed(bytes));
    if (screener.asks) return { ...screener.result(), whole: true };
    progress((read += bytes.length), screener.rows);
  }
  write(screener.finish());
  return { ...screener.result(), whole: true };
}

const what_happened = (error) =>
  error.name === 'NotReadableError' ? 'The file can no longer be read. Was it changed or moved meanwhile? Choose it again.' : String(error);

async function screen_list({ file, mapping = '', heading = true }) {
  const mine = (list = { ...nothing(), file, mapping, heading });
  const tally = new Tally(mine.ranking);
  let last = 0, read = 0;
  const progress = (bytes, rows) => {
    read = bytes;
    const now = performance.now();
    if (now - last < told_every) return;
    last = now;
    postMessage({ is: 'progress', read, rows });
  };
  const go_on = () => list === mine && !mine.cancelled;
  let end;
  try {
    end = await screen(mine, { write: (lines) => tally.take(lines), go_on, progress });
  } catch (error) {
    if (list === mine) postMessage({ is: 'failed', says: what_happened(error) });
    return;
  }
  if (list !== mine) return; // another file or another mapping has been asked for
  const { whole, told, asks, mapping: settled } = end;
  if (settled) mine.mapping = settled;
  const ended = !whole ? 'stopped' : asks.length ? 'asks' : 'whole';
  postMessage({ is: 'done', ended, read: whole ? file.size : read, size: file.size, told, asks, mapping: settled, ...tally.told() });
}

function rows({ query, from, size }) {
  const found = list.ranking.sorted(query);
  postMessage({ is: 'rows', from, found: found.length, rows: found.slice(from, from + size).map((row) => JSON.parse(row.text)) });
}

/** Where each line of a table ends that may have line ends inside quotes. */
function* table_lines(bytes) {
  let quoted = false;
  for (let i = 0, from = 0; i < bytes.length; i++) {
    if (bytes[i] === 34) quoted = !quoted;
    else if (bytes[i] === 10 && !quoted) yield bytes.subarray(from, (from = i + 1));
  }
}

/** The rows of the list in its order, as the core writes them. */
async function in_order(query, format, go_on) {
  const places = new Map(list.ranking.sorted(query).map((row, place) => [row.line, place]));
  const out = new Array(places.size);
  let heading;
  const { whole } = await screen(list, { format, go_on, write: (bytes) => {
    for (const line of table_lines(bytes)) {
      const number = /^(?:{"line":)?(\d+),/.exec(new TextDecoder('latin1').decode(line.subarray(0, 40)));
      if (!number) heading ??= line.slice();
      else if (places.has(Number(number[1]))) out[places.get(Number(number[1]))] = line.slice();
    }
  } });
  return whole && new Blob([...(heading ? [heading] : []), ...out]);
}

/** All rows in the order of the file. Parts go into Blobs early: a browser moves those out of memory. */
async function all(format, go_on) {
  let parts = [], waiting = [], size = 0;
  const pack = () => (parts.push(new Blob(waiting)), (waiting = []), (size = 0));
  const { whole } = await screen(list, { format, go_on, write: (bytes) => {
    waiting.push(bytes);
    if ((size += bytes.length) > packed_from) pack();
  } });
  pack();
  return whole && new Blob(parts);
}

async function save({ format, query }) {
  const mine = (errand = {});
  const go_on = () => errand === mine;
  try {
    const blob = query ? await in_order(query, format, go_on) : await all(format, go_on);
    if (blob && go_on()) postMessage({ is: 'saved', format, blob });
  } catch (error) {
    postMessage({ is: 'not_done', says: what_happened(error) });
  }
}

/** The lines of a file up to and with one of them; a record longer than a piece may stand across several. */
async function text_of_line(number) {
  const decoder = new TextDecoder();
  let passed = 1, rest = '';
  for await (const bytes of pieces(list.file)) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    if (passed + lines.length - 1 > number) return lines[number - passed];
    passed += lines.length - 1;
    rest = lines.at(-1);
  }
  return passed === number ? rest : '';
}

/** A Record that is written in one line of the file is taken from there, because its trials are not in the sheet. */
async function written(line) {
  try {
    const { resourceType, answers, trials, settings } = JSON.parse(await text_of_line(line));
    return resourceType ? undefined : { answers, trials, settings: settings?.payer && { payer: settings.payer } };
  } catch {
    return undefined; // a response or a bundle over several lines
  }
}

async function find(line, go_on) {
  const own = list.mapping ? undefined : await written(line);
  if (own) return own;
  let found;
  const decoder = new TextDecoder();
  const looking = () => go_on() && !found;
  await screen(list, { format: 'records', go_on: looking, write: (bytes) => {
    for (const text of decoder.decode(bytes).split('\n')) {
      if (!found && text.startsWith(`{"line":${line},`)) found = JSON.parse(text);
    }
  } });
  return found;
}

/** One referral with everything that was answered. */
async function record({ line }) {
  const mine = (errand = {});
  try {
    const found = await find(line, () => errand === mine);
    if (errand === mine) postMessage({ is: 'record', line, record: found });
  } catch (error) {
    postMessage({ is: 'not_done', says: what_happened(error) });
  }
}

const cancel = () => (list.cancelled = true);
function forget() {
  list = nothing();
  errand = undefined;
}

const acts = { screen: screen_list, rows, save, record, cancel, forget };
addEventListener('message', ({ data }) => acts[data.do](data));
compiled.then(() => postMessage({ is: 'ready', kept }), (error) => postMessage({ is: 'no_engine', says: String(error) }));
