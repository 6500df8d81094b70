// The most urgent rows of a list of any length. The worker keeps them here; the page asks for a screenful at a time.

import { told } from './lines.mjs';

/** From the least urgent. */
export const levels = ['none_found', 'yellow', 'unknown', 'amber', 'red'];
const statuses = ['nothing_found', 'monitor', 'specialist', 'incomplete', 'contraindicated', 'evaluation_first'];

/** What rows are sorted by, beside the text of the row itself. A total is sorted by the most it can be. */
function keys(text) {
  const row = JSON.parse(text);
  const { scores = {}, checks = {}, ask_next = [] } = row;
  const key = { text, ...told(row), urgency: levels.indexOf(row.urgent.level), plan: row.plan ?? '', asks: ask_next.length, checks, totals: {} };
  for (const [id, { low, high, band }] of Object.entries(scores)) key.totals[id] = band ? high + low / 1000 : -1;
  return key;
}

/** "red first, then what has a plan, then what comes first in the file" */
function by_urgency(a, b) {
  return b.urgency - a.urgency || readiness(a) - readiness(b) || a.row - b.row;
}
const readiness = ({ plan }) => (plan === '' ? 2 : plan === 'incomplete' ? 1 : 0);

/** @returns {(row: any) => any} the value that a column is sorted by */
function value_of(column) {
  if (column === 'row' || column === 'asks' || column === 'plan') return (row) => row[column];
  return (row) => row.totals[column] ?? statuses.indexOf(row.checks[column]);
}

function compare(column, down) {
  if (column === 'urgency') return down ? by_urgency : (a, b) => by_urgency(b, a);
  const value = value_of(column);
  const sign = down ? -1 : 1;
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    return x === y ? by_urgency(a, b) : x < y ? -sign : sign;
  };
}

/** Every filter that is set has to hold. */
function passes({ level, plan, modality, status, text, place = 'line' }) {
  const wanted = text?.trim().toLowerCase();
  const status_of = ({ checks }) => (modality ? [checks[modality]] : Object.values(checks));
  return (row) =>
    (!level || levels[row.urgency] === level) && (!plan || row.plan === plan) && (!status || status_of(row).includes(status)) &&
    (!wanted || String(row[place]) === wanted || row.id.toLowerCase().includes(wanted));
}

export class Ranking {
  #rows = levels.map(() => []);
  #held = 0;
  #order = { query: '', rows: [] };

  /** @param {number} most rows that are kept; beyond that the least urgent give way */
  constructor(most) {
    this.most = most;
  }

  get held() {
    return this.#held;
  }

  /** Whether a row of this level would be kept; asked first, because a row costs more to read than to pass over. */
  wants(level) {
    return this.#held < this.most || this.#least() < level;
  }

  /** @param {number} level its place in levels @param {string} text the row as JSON */
  add(level, text) {
    if (this.#held >= this.most) this.#rows[this.#least()].pop();
    else this.#held++;
    this.#rows[level].push(keys(text));
    this.#order.query = '';
  }

  /** The row of this number, if it is held. */
  find(number) {
    for (const rows of this.#rows) for (const each of rows) if (each.row === number) return each;
    return undefined;
  }

  #least() {
    return this.#rows.findIndex((rows) => rows.length > 0);
  }

  /** Those that pass, in order. @param {{by: string, down: boolean, filter: any}} query */
  sorted(query) {
    const { by, down, filter } = query;
    const now = JSON.stringify([by, down, filter]);
    if (this.#order.query !== now)
      this.#order = { query: now, rows: this.#rows.flat().filter(passes(filter)).sort(compare(by, down)) };
    return this.#order.rows;
  }
}
