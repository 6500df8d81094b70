// Counts what comes out of the screening, line by line, without reading a line as a whole unless it is needed.
import { digits_at, lines_of, number_of, told_of } from './lines.mjs';
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
  shared = false; // the line alone does not tell one row from another
  #looked = 0;
  #line_before = 0;
  #first;
  #last;

  constructor(ranking) {
    this.ranking = ranking;
  }

  /** Whole lines, each ending in a line end. */
  take(bytes) {
    for (const line of lines_of(bytes, 'ndjson')) {
      this.#line(line);
      this.#first ??= line.slice();
      this.#last = line;
    }
  }

  #line(bytes) {
    const to = bytes.length - 1;
    this.#number(bytes);
    const read = after(bytes, 0, to, 'read');
    const level = first_letters.indexOf(bytes[after(bytes, read, to, 'level')]);
    if (level < 0) throw new Error(`row ${this.rows} has no level`);
    const refused = bytes[read] === 114; // r
    const troubled = refused || bytes[to - 3] !== 91; // not "problems":[]}
    this.levels[level]++;
    if (refused) this.refused++;
    else if (troubled) this.noted++;
    const wanted = this.ranking.wants(level);
    const look = troubled && this.#looked < most_looked_at;
    if (!wanted && !look) return;
    const text = decoder.decode(bytes.subarray(0, to));
    if (wanted) this.ranking.add(level, text);
    if (look) this.#look(JSON.parse(text));
  }

  /** Rows are known by their numbers, so these have to be 1, 2, 3 and on. */
  #number(bytes) {
    if (number_of(bytes, 'ndjson') !== ++this.rows) throw new Error(`row ${this.rows} has not come in its turn`);
    const [line] = digits_at(bytes, bytes.indexOf(58, 8) + 1); // behind {"row":1,"line":
    this.shared ||= line <= this.#line_before;
    this.#line_before = line;
  }

  #look({ row, line, id, read, problems }) {
    this.#looked++;
    for (const { column, value, says } of problems) {
      if (this.listed.length < most_listed) this.listed.push({ row, line, id, read, column, value, says });
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
      rows: this.rows, first: this.#first && told_of(this.#first, 'ndjson'), last: this.#last && told_of(this.#last, 'ndjson'), shared: this.shared,
      refused: this.refused, noted: this.noted, listed: this.listed, values, held: this.ranking.held,
      levels: Object.fromEntries(levels.map((level, i) => [level, this.levels[i]])),
    };
  }
}
