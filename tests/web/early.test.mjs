// The form can be answered before the calculator has arrived, and those answers count.
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { engines, openBrowser } from './browsers.mjs';
import { answer, given, says } from './hands.mjs';

const built = fileURLToPath(new URL('../../build/web', import.meta.url));

/** The same server behind one that keeps lintel.wasm back until it is released, or refuses it; and that has no `lost`. */
async function slowly(url, lost) {
  let release;
  const released = new Promise((done) => (release = done));
  const server = createServer(async (asked, answered) => {
    if (asked.url === lost) return answered.writeHead(404).end();
    if (asked.url.endsWith('.wasm') && (await released) === 'refuse') return answered.writeHead(404).end();
    const onward = request(new URL(asked.url, url), { headers: asked.headers }, (got) => {
      answered.writeHead(got.statusCode, got.headers);
      got.pipe(answered);
    });
    onward.end();
  });
  await new Promise((done) => server.listen(0, 'localhost', done));
  return { url: `http://localhost:${server.address().port}/`, release, close: () => (server.close(), server.closeAllConnections()) };
}

function early(title, run, lost = '') {
  for (const engine of engines)
    test(`${title} (${engine})`, { timeout: 60000 }, async (t) => {
      const server = await serve(built);
      t.after(() => server.close());
      const slow = await slowly(server.url, lost);
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
