// Counts what comes out of the screening, line by line, without reading a line as a whole unless it is needed.
import { levels } from './ranking.js';

const most_listed = 1000;    // rows that are listed as wrong; the exports name all
const most_looked_at = 100_000;
const most_values = 12;      // values that are asked about

const decoder = new TextDecoder();
const first_letters = [...levels].map((level) => level.charCodeAt(0)); // n y u a r

/** The byte behind `"<name>":"`; a quote inside a text is escaped, so this cannot stand in one. */
function after(bytes, from, to, name) {
  const [a, b] = [name.charCodeAt(0), name.charCodeAt(1)];
  for (let i = from; i < to; i++)
    if (bytes[i] === 34 && bytes[i + 1] === a && bytes[i + 2] === b && bytes[i + name.length + 1] === 34 && bytes[i + name.length + 2] === 58) return i + name.length + 4;
  return to;
}

export class Tally {
  levels = levels.map(() => 0);
  rows = 0;
  refused = 0;
  noted = 0;      // rows that were screened and still have something to be told
  listed = [];
  values = new Map();
  #looked = 0;

  constructor(ranking) {
    this.ranking = ranking;
  }

  /** Whole lines, each ending in a line end. */
  take(bytes) {
    for (let from = 0; from < bytes.length; ) {
      let to = bytes.indexOf(10, from);
      if (to < 0) to = bytes.length;
      this.#line(bytes, from, to);
      from = to + 1;
    }
  }

  #line(bytes, from, to) {
    const read = after(bytes, from, to, 'read');
    const level = first_letters.indexOf(bytes[after(bytes, read, to, 'level')]);
    const refused = bytes[read] === 114; // r
    const troubled = refused || bytes[to - 3] !== 91; // not "problems":[]}
    this.rows++;
    this.levels[level]++;
    if (refused) this.refused++;
    else if (troubled) this.noted++;
    const wanted = this.ranking.wants(level);
    const look = troubled && this.#looked < most_looked_at;
    if (!wanted && !look) return;
    const text = decoder.decode(bytes.subarray(from, to));
    if (wanted) this.ranking.add(level, text);
    if (look) this.#look(JSON.parse(text));
  }

  #look({ line, id, read, problems }) {
    this.#looked++;
    for (const { column, value, says } of problems) {
      if (this.listed.length < most_listed) this.listed.push({ line, id, read, column, value, says });
      if (read === 'refused' && value && value.length <= 20 && says.startsWith('is not usable')) this.#count(value, column);
    }
  }

  #count(value, column) {
    if (!this.values.has(value) && this.values.size >= most_looked_at / 100) return;
    const seen = this.values.get(value) ?? { value, times: 0, columns: [] };
    seen.times++;
    if (seen.columns.length < 3 && !seen.columns.includes(column)) seen.columns.push(column);
    this.values.set(value, seen);
  }

  told() {
    const values = [...this.values.values()].sort((a, b) => b.times - a.times).slice(0, most_values);
    return {
      rows: this.rows, refused: this.refused, noted: this.noted, listed: this.listed, values, held: this.ranking.held,
      levels: Object.fromEntries(levels.map((level, i) => [level, this.levels[i]])),
    };
  }
}
