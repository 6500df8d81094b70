// The part of the form that nobody waits for, and the parts of other pages that join this one.
import { at, el } from '../base/dom.js';

/** @param {string} file @param {string} css */
export async function parts_of(file, css) {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), 'text/html').querySelectorAll(css);
}

/** The scales beside the core join the form, closed; groups take the place that was kept for them. */
export async function take_in_more() {
  for (const part of await parts_of('more.html', 'main > *')) {
    if (part.matches('details')) at('g-more').append(part);
    else if (part.matches('template')) at('trials').append(part);
    else at(part.id).replaceWith(part);
  }
  at('trials').querySelector('.add').disabled = false;
}
export function more_did_not_arrive(error) {
  for (const place of document.querySelectorAll('[data-later]')) place.append(el('p.wrong', 'Not all of this arrived. Load the page again.'));
  throw error;
}
