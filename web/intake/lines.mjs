// The lines that the core writes, told apart and known again. Nothing is handed over that was not taken apart here.

const quote = 34, line_end = 10;
const is_separator = (byte) => byte === 44 || byte === 59 || byte === 9; // , ; and tab: none of them stands in a cell without quotes

/** Where each line ends, its line end included. In JSON a quote has no say in it. */
function* ends_of_json(bytes) {
  for (let to = bytes.indexOf(line_end); to >= 0; to = bytes.indexOf(line_end, to + 1)) yield to + 1;
}

/** By RFC 4180: a quote opens at the start of a cell only, and what it opens may hold line ends. */
function* ends_of_table(bytes) {
  for (let i = 0, quoted = false, first = true; i < bytes.length; i++) {
    const byte = bytes[i];
    if (quoted) {
      if (byte !== quote) continue;
      if (bytes[i + 1] === quote) i++;
      else quoted = false;
    } else if (byte === quote && first) quoted = true;
    else if (byte === line_end) yield i + 1;
    first = !quoted && (byte === line_end || is_separator(byte));
  }
}

/** Whole lines, one by one. @param {Uint8Array} bytes as the core gave them @returns {Generator<Uint8Array>} */
export function* lines_of(bytes, format) {
  let from = 0;
  for (const to of format === 'csv' ? ends_of_table(bytes) : ends_of_json(bytes)) yield bytes.subarray(from, (from = to));
  if (from !== bytes.length) throw new Error('the last line has no end');
}

const decoder = new TextDecoder(); // takes a byte-order mark away
const cell = /(?:"((?:[^"]|"")*)"|([^,;\t\r\n"]*))[,;\t\r\n]/y;

/** The first cells of a line of a table. */
function first_cells(line, wanted) {
  const text = decoder.decode(line);
  const cells = [];
  for (cell.lastIndex = 0; cells.length < wanted; ) {
    const found = cell.exec(text);
    if (!found) throw new Error('a line is not a row');
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2]);
  }
  return cells;
}

const in_front = ['row', 'line', 'id', 'read', 'urgent'];

/** Whether it is the line above the rows of a table. */
export const is_heading = (line) => first_cells(line, in_front.length).join() === in_front.join();

const json_start = [...'{"row":'].map((c) => c.charCodeAt(0));

/** The number of the row, which stands in front; 0: there is none. */
export function number_of(line, format) {
  if (format !== 'csv' && json_start.some((byte, i) => line[i] !== byte)) return 0;
  return digits_at(line, format === 'csv' ? 0 : json_start.length)[0];
}

/** The number that begins here, and where it ends. */
export function digits_at(bytes, at) {
  let number = 0;
  for (; bytes[at] >= 48 && bytes[at] <= 57; at++) number = 10 * number + bytes[at] - 48;
  return [number, at];
}

/** What a row is known by, and what was found in it. */
export function told_of(line, format) {
  if (format === 'csv') {
    const [row, at, id, read, urgent] = first_cells(line, in_front.length);
    return { row: Number(row), line: Number(at), id, read, urgent };
  }
  return told(JSON.parse(decoder.decode(line)));
}

/** The same of a row as the core writes it in JSON. */
export const told = ({ row, line, id, read, urgent }) => ({ row, line, id, read, urgent: urgent.level });

/** In a table an apostrophe may stand in front of an id. */
export const is_same = (a, b) =>
  ['row', 'line', 'read', 'urgent'].every((part) => a[part] === b[part]) && (a.id === b.id || a.id === `'${b.id}`);
