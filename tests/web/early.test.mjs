// The form can be answered before the calculator has arrived, and those answers count.
import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { engines, openBrowser } from './browsers.mjs';
import { answer, says } from './hands.mjs';

/** The same server behind one that keeps lintel.wasm back for a while. */
async function slowly(url) {
  let release;
  const released = new Promise((done) => (release = done));
  const server = createServer(async (asked, answered) => {
    if (asked.url.endsWith('.wasm')) await released;
    const onward = request(new URL(asked.url, url), { headers: asked.headers }, (got) => {
      answered.writeHead(got.statusCode, got.headers);
      got.pipe(answered);
    });
    onward.end();
  });
  await new Promise((done) => server.listen(0, 'localhost', done));
  return { url: `http://localhost:${server.address().port}/`, release, close: () => (server.close(), server.closeAllConnections()) };
}

for (const engine of engines)
  test(`answers given before the calculator arrives count (${engine})`, { timeout: 60000 }, async (t) => {
    const server = await serve(fileURLToPath(new URL('../../build/web', import.meta.url)));
    t.after(() => server.close());
    const slow = await slowly(server.url);
    t.after(() => slow.close());
    const page = await openBrowser(engine);
    t.after(() => page.close());
    await page.go(slow.url);
    for (let i = 1; i <= 9; i++) await answer(page, `phq9.${i}`, 1);
    assert.equal(await says(page, '#scores'), '');
    slow.release();
    await page.until(() => document.documentElement.dataset.ready === 'yes');
    assert.match(await says(page, '#scores'), /9 of 27 mild/);
  });
