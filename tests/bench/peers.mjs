// The same small job for everybody else: three totals, a blank where an item is missing or cannot be read, and whether item 9
// is above 0. No rules, no statuses, no reasons. Each takes an async iterable of bytes and a function for what comes out.
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';
import { scales } from './scales.mjs';

const encoder = new TextEncoder();
const first_item = 2; // behind id and age

/** Cells of one row, as texts. */
function score(cells) {
  let at = first_item;
  let line = cells[0];
  let flag = '';
  for (const [count, answers] of Object.values(scales)) {
    let total = 0;
    for (let i = 0; i < count; i++) {
      const cell = cells[at + i];
      const value = cell.length === 1 ? cell.charCodeAt(0) - 48 : -1;
      if (value < 0 || value >= answers) total = NaN;
      total += value;
    }
    if (at === first_item) flag = cells[at + 8] > '0' ? '1' : '0';
    at += count;
    line += `,${Number.isNaN(total) ? '' : total}`;
  }
  return `${line},${flag}\n`;
}

export async function udsv(chunks, write) {
  const decoder = new TextDecoder();
  let parser;
  let lines = '';
  const hand_out = () => {
    write(encoder.encode(lines));
    lines = '';
  };
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    parser ??= initParser(inferSchema(text, {}, 1));
    parser.chunk(text, parser.stringArrs, (row) => {
      lines += score(row);
      return true;
    });
    hand_out();
  }
  parser.end();
  hand_out();
}

/** PapaParse is handed texts that end with a line; that is kinder to it than its own streamer. */
export async function papaparse(chunks, write) {
  const decoder = new TextDecoder();
  let rest = '';
  let first = true;
  const take = (text) => {
    const rows = Papa.parse(text, { delimiter: ',', newline: '\n', skipEmptyLines: true }).data;
    write(encoder.encode((first ? rows.slice(1) : rows).map(score).join('')));
    first = false;
  };
  for await (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    if (end > 0) take(text.slice(0, end));
  }
  if (rest !== '') take(rest);
}

/** By hand and for this file alone: bytes, no quotes, no check of headings. */
export async function byte_loop(chunks, write) {
  const counts = Object.values(scales);
  const limits = [];
  const which = [];
  counts.forEach(([count, answers], scale) => {
    for (let i = 0; i < count; i++) limits.push(answers), which.push(scale);
  });
  let rest = new Uint8Array(0);
  let heading = true;
  const totals = [0, 0, 0];
  const take = (bytes) => {
    const out = new Uint8Array(bytes.length);
    let to = 0;
    for (let at = 0; at < bytes.length; ) {
      if (heading) {
        at = bytes.indexOf(10, at) + 1;
        heading = false;
        continue;
      }
      while (bytes[at] !== 44) out[to++] = bytes[at++];
      at++;
      while (bytes[at] !== 44) at++;
      at++;
      totals[0] = totals[1] = totals[2] = 0;
      let flag = 48;
      for (let i = 0; i < limits.length; i++) {
        const value = bytes[at] - 48;
        if (bytes[at + 1] === 44 && value >= 0 && value < limits[i]) {
          totals[which[i]] += value;
          if (i === 8 && value > 0) flag = 49;
          at += 2;
        } else {
          totals[which[i]] = -1000;
          while (bytes[at] !== 44) at++;
          at++;
        }
      }
      for (const total of totals) {
        out[to++] = 44;
        if (total < 0) continue;
        if (total > 9) out[to++] = 48 + ((total / 10) | 0);
        out[to++] = 48 + (total % 10);
      }
      out[to++] = 44;
      out[to++] = flag;
      out[to++] = 10;
      while (bytes[at] !== 10) at++;
      at++;
    }
    write(out.subarray(0, to));
  };
  for await (const chunk of chunks) {
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const end = bytes.lastIndexOf(10) + 1;
    rest = bytes.subarray(end);
    if (end > 0) take(bytes.subarray(0, end));
  }
}

/** The same in SQL; `columns` are those of the list. */
export function sql(from) {
  const parts = [];
  for (const [id, [count, answers]] of Object.entries(scales)) {
    const items = Array.from({ length: count }, (_, i) => `${id}_${i + 1}`);
    const sum = items.map((each) => `CASE WHEN ${each} BETWEEN '0' AND '${answers - 1}' AND length(${each}) = 1 THEN CAST(${each} AS INTEGER) END`).join(' + ');
    parts.push(`${sum} AS ${id}`);
  }
  return `SELECT id, ${parts.join(', ')}, phq9_9 > '0' AS flag FROM ${from}`;
}
