// The form can be answered before the calculator has arrived, and those answers count.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { engines, openBrowser } from './browsers.mjs';
import { answer, given, says } from './hands.mjs';

const built = fileURLToPath(new URL('../../build/web', import.meta.url));

/** The page served without `lost`, and with the wasm kept back until it is released, or refused. */
async function slowly(lost) {
  let release;
  const released = new Promise((done) => (release = done));
  const before = async (path) => {
    if (path === lost) return 404;
    if (path.endsWith('.wasm') && (await released) === 'refuse') return 404;
  };
  return { ...(await serve(built, 0, { before })), release };
}

function early(title, run, lost = '') {
  for (const engine of engines)
    test(`${title} (${engine})`, { timeout: 60000 }, async (t) => {
      const slow = await slowly(lost);
      t.after(() => slow.close());
      const page = await openBrowser(engine);
      t.after(() => page.close());
      await page.go(slow.url);
      await run(page, slow.release);
    });
}

early('answers given before the calculator arrives count', async (page, release) => {
  for (let i = 1; i <= 9; i++) await answer(page, `phq9.${i}`, 1);
  assert.equal(await says(page, '#scores'), '');
  release();
  await page.until(() => document.documentElement.dataset.ready === 'yes');
  assert.match(await says(page, '#scores'), /9 of 27 mild/);
});

early('a calculator that does not arrive is told, and nothing is worked out', async (page, release) => {
  await answer(page, 'phq9.9', 3);
  release('refuse');
  await page.until(() => !!document.querySelector('#state.failed'));
  assert.match(await says(page, '#report'), /could not start, so nothing is worked out/);
});

early('what does not arrive later is told in its place; the rest works, and the key still wipes', async (page, release) => {
  await answer(page, 'phq9.1', 3);
  release();
  await page.until(() => document.querySelectorAll('[data-later] > .wrong').length === 11); // more scales, trials, nine groups from metal to the payer
  assert.match(await says(page, '#scores'), /3 to 27/);
  await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', shiftKey: true, bubbles: true, cancelable: true })));
  assert.equal(await given(page, 'phq9.1'), '');
}, '/more.html');
