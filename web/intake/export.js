// What is saved of a list. It is taken apart while it is written and compared with what is shown; what does not agree is not handed over.
import { is_heading, is_same, lines_of, number_of, told_of } from './lines.mjs';
import { Told, read_through, until } from './reading.js';

const packed_from = 4 << 20; // bytes that wait to be put into one Blob

const not_the_same = (says) => new Told(`Nothing was saved: what would have been written is not what is listed. ${says} Read the file again.`);
const rows_said = (n) => `${n.toLocaleString('en-US')} row${n === 1 ? '' : 's'}`;

/** Parts go into Blobs early: a browser moves those out of memory. */
class Parts {
  #parts = [];
  #waiting = [];
  #size = 0;

  add(bytes) {
    this.#waiting.push(bytes);
    if ((this.#size += bytes.length) > packed_from) this.#pack();
  }
  #pack() {
    this.#parts.push(new Blob(this.#waiting));
    this.#waiting = [];
    this.#size = 0;
  }
  whole() {
    this.#pack();
    return new Blob(this.#parts);
  }
}

/** Takes lines apart: each with the number of its row; 0 is the heading of a table. */
function numbering(list, format) {
  let awaited = format === 'csv' && list.heading;
  return function* (bytes) {
    for (const line of lines_of(bytes, format)) {
      const number = number_of(line, format);
      if (awaited ? !is_heading(line) : number === 0) throw not_the_same('A line is no row.');
      awaited = false;
      yield { line, number };
    }
  };
}

/** The rows that are shown, in their order: as they are held. */
const shown_as_json = (rows) => new Blob(rows.flatMap(({ text }) => [text, '\n']));

/** The core writes them once more as a table; each has to be the row that is shown. */
async function shown_as_table(list, module, rows, go_on) {
  const places = new Map(rows.map(({ row }, place) => [row, place]));
  const numbered = numbering(list, 'csv');
  const out = new Array(rows.length);
  let left = rows.length, heading = [];
  const take = (bytes) => {
    for (const { line, number } of numbered(bytes)) {
      const place = places.get(number);
      if (number === 0) heading = [line.slice()];
      if (place === undefined) continue;
      if (out[place] || !is_same(told_of(line, 'csv'), rows[place])) throw not_the_same(`Row ${number} differs.`);
      out[place] = line.slice();
      left--;
    }
  };
  const searching = until(() => left === 0);
  await read_through(list, module, { readers: [{ format: 'csv', take }], go_on: (print) => go_on() && searching(print) });
  if (go_on() && left > 0) throw not_the_same(`${rows_said(left)} of ${rows.length.toLocaleString('en-US')} were not found again.`);
  return new Blob([...heading, ...out]);
}

/** All rows that were counted, in the order of the file. */
async function all(list, module, format, go_on) {
  const parts = new Parts();
  const { rows, first, last } = list.counted;
  const numbered = numbering(list, format);
  let written = 0, from_top, so_far;
  const take = (bytes) => {
    let size = 0;
    for (const { line, number } of numbered(bytes)) {
      if (written === rows) break; // of a list that was cancelled: behind what was counted
      size += line.length;
      if (number === 0) continue;
      if (number !== ++written) throw not_the_same(`Row ${written} is missing.`);
      from_top ??= line;
      so_far = line;
    }
    parts.add(bytes.subarray(0, size));
  };
  const searching = until(() => written === rows);
  await read_through(list, module, { readers: [{ format, take }], go_on: (print) => go_on() && searching(print) });
  if (!go_on()) return undefined;
  if (written !== rows) throw not_the_same(`${rows_said(written)} came out, ${rows_said(rows)} were counted.`);
  for (const [line, wanted] of [[from_top, first], [so_far, last]])
    if (!is_same(told_of(line, format), wanted)) throw not_the_same(`Row ${wanted.row} differs.`);
  return parts.whole();
}

/** @param {{by: string, down: boolean, filter: any} | false} query false: all rows @returns {Promise<{blob: Blob, rows: number} | undefined>} */
export async function write_out(list, module, { format, query }, go_on) {
  const shown = query && list.ranking.sorted(query);
  const blob = !shown ? await all(list, module, format, go_on) : format === 'csv' ? await shown_as_table(list, module, shown, go_on) : shown_as_json(shown);
  return go_on() ? { blob, rows: shown ? shown.length : list.counted.rows } : undefined;
}
