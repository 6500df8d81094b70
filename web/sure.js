// Asks before answers are lost.
import { at } from './base/dom.js';

/** @returns {Promise<boolean>} */
export function sure(asks, yes) {
  const dialog = /** @type {HTMLDialogElement} */ (at('sure'));
  dialog.querySelector('p').textContent = asks;
  dialog.querySelector('[value=yes]').textContent = yes;
  dialog.returnValue = '';
  dialog.onclick = ({ target }) => target.value && dialog.close(target.value);
  dialog.showModal();
  dialog.querySelector('[value=no]').focus();
  return new Promise((done) => dialog.addEventListener('close', () => {
    dialog.querySelector('p').textContent = ''; // it may name a patient's row
    done(dialog.returnValue === 'yes');
  }, { once: true }));
}
