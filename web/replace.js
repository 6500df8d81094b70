// Another patient in place of this one: an example, a row of a referral list, a file. It is read, checked and worked out
// before anything of what is there is touched; then it takes its place in one step.
import { put_up, say_meanwhile, take_down } from './banner.js';
import { count, el } from './base/dom.js';
import { fitting, has_past } from './base/record.js';
import { shaped } from './file/shape.mjs';

/** The last thing that was begun; a wipe ends it. */
let turn = {};
addEventListener('wiped', () => (turn = {}));
/** @returns {() => boolean} whether nothing else has been begun since, and nothing wiped */
export function begin() {
  const mine = (turn = {});
  return () => turn === mine;
}

export const not_filled_in = (lost) => lost.length > 0 && ` ${count(lost.length, 'answer')} could not be filled in: ${lost.join(', ')}.`;

/** @param {any} page @param {{want: () => Promise<any>, are_there: () => boolean}} months what works out visits, once it is there */
export function wireReplacing(page, months) {
  /** What the page would hold, what would follow from it, and the names of what has no place. Throws where that cannot be known. */
  async function prepare(given, what = 'The file') {
    const { record, lost } = fitting(shaped(given));
    if (has_past(record) || has_past(given)) await with_months(what);
    return { record, lost, report: page.work_out(record) };
  }
  async function with_months(what) {
    if (months.are_there()) return;
    say_meanwhile(`Visits not looked at yet. ${what} opens as soon as what works them out has arrived.`);
    await months.want().finally(take_down);
  }

  /** Worked out, asked about, put in. @returns {Promise<boolean>} whether it is there now */
  async function replace(what, given, { asks = '', ...about }) {
    const is_current = begin();
    try {
      const ready = await prepare(given, what);
      if (!is_current() || (asks && !(await page.may_replace(asks, about.name ? 'Fill in' : 'Open'))) || !is_current()) return false;
      page.put_in(ready.record, about);
      if (ready.lost.length > 0) put_up(el('p', el('b', `${what} is open.`), not_filled_in(ready.lost)));
      return true;
    } catch (error) {
      if (is_current()) put_up(el('p', el('b', `${what} was not opened, and nothing has changed.`), ` It could not be worked out. (${error.message})`));
      return false;
    }
  }

  return {
    prepare,
    /** An example is named as one wherever it shows. */
    use: (name, given) => replace(`The example “${name}”`, given, { name, asks: page.example() ? '' : `Fill in the example “${name}”?` }),
    /** A row of the referral list, in full. */
    look_at: (name, given) => replace(name, given, { row: name, keeps: true, asks: page.example() || page.is_kept() ? '' : `Open ${name}?` }),
  };
}
