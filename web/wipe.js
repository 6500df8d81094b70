// Leaving nothing behind, with one key.
import { at } from './base/dom.js';

/** Shift+F8: neither browsers nor screen readers use it. */
const is_wipe = ({ key, shiftKey, ctrlKey, altKey, metaKey }) => key === 'F8' && shiftKey && !ctrlKey && !altKey && !metaKey;

/** @param {{wipe: () => void}} page @returns {() => void} what the key does */
export function wireWipe(page) {
  function wipe() {
    const dialog = /** @type {HTMLDialogElement} */ (at('sure'));
    if (dialog.open) dialog.close('');
    page.wipe();
    at('news').textContent = 'Everything is wiped.';
    at('file').querySelector('summary').focus();
  }
  addEventListener('keydown', (event) => is_wipe(event) && (event.preventDefault(), wipe()), { capture: true });
  return wipe;
}
