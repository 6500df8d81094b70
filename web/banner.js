// A line above everything: what came of opening a file, an example or a row. It speaks of the patient that is there, and goes with it.
import { at, el, put } from './base/dom.js';

const banner = el('section', { id: 'opened', hidden: true, 'aria-label': 'What was opened', tabindex: '-1' });

export function take_down() {
  banner.hidden = true;
  put(banner);
}

/** @param {...any} says */
export function put_up(...says) {
  put(banner, says, el('button', { type: 'button', 'data-do': 'close' }, 'Close'));
  banner.hidden = false;
  banner.focus();
}
/** Until it is known what came of it. */
export function say_meanwhile(says) {
  put(banner, el('p', says));
  banner.hidden = false;
}

export function wireBanner() {
  at('now').before(banner);
  banner.addEventListener('click', ({ target }) => target.dataset?.do && take_down());
  for (const event of ['replaced', 'wiped']) addEventListener(event, take_down);
}
