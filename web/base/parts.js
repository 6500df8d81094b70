// The parts of the page that follow from a report. Each is drawn again only when what it shows has changed, and what
// cannot be drawn is empty: nothing of an earlier report ever stays.
import { el, put } from './dom.js';

/** What each part was last drawn from, as text. */
let drawn = new WeakMap();

/** In place of a part that cannot be drawn. */
export function broken(error) {
  console.error(error);
  return el('p.wrong', 'This part could not be drawn, so nothing of it is shown.');
}

/** @param {Element} place @param {any} shows what it follows from @param {() => any} nodes */
export function draw(place, shows, nodes) {
  const now = JSON.stringify(shows);
  if (drawn.get(place) === now) return;
  drawn.delete(place);
  try {
    put(place, nodes());
    drawn.set(place, now);
  } catch (error) {
    put(place, broken(error));
  }
}

/** Every part is drawn next time, whatever it shows; and nothing is kept of what was shown. */
export const forget_parts = () => (drawn = new WeakMap());
