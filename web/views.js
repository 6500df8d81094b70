// Three views of one page: this visit, one patient over time, a list of referrals. The address stays as it is.
import { at } from './base/dom.js';

const buttons = () => [...at('views').querySelectorAll('[data-view]')];

/** @param {string} view */
export function show(view) {
  for (const button of buttons().filter(({ dataset }) => at(dataset.view))) {
    const chosen = button.dataset.view === view;
    button.setAttribute('aria-pressed', String(chosen));
    at(button.dataset.view).hidden = !chosen;
  }
  document.body.dataset.view = view;
  scrollTo(0, 0);
  at(view).dispatchEvent(new Event('shown'));
}

/** Every view that has a place on the page can be chosen from now on; it is told by a "shown" event. */
export function wireViews() {
  for (const button of buttons()) button.disabled = !at(button.dataset.view);
  at('views').addEventListener('click', ({ target }) => target.dataset.view && show(target.dataset.view));
  // What leads to a question leads to this visit, from wherever it stands.
  document.addEventListener('click', ({ target }) => {
    if (document.body.dataset.view !== 'now' && target.closest?.('[data-ask], #bar')) show('now');
  }, { capture: true });
}
