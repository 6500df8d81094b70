// Nothing leaves the page, nothing stays behind.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { answer, click, openAll, use } from './hands.mjs';
import { everywhere } from './page.mjs';

everywhere('used in full, the page asks for nothing, breaks no policy, stores nothing and keeps its address', async (page, server) => {
  await page.requests();
  await answer(page, 'phq9.1', 2);
  await use(page, 0);
  if (await page.evaluate(() => document.getElementById('sure').open)) await click(page, '#sure [value=yes]');
  await openAll(page);
  await click(page, 'nav a[href="#g-access"]');
  await click(page, '#lead-me');
  await page.press('Escape');
  await click(page, '#copy');
  await page.evaluate(() => {
    globalThis.print = () => {};
    document.getElementById('print').click();
  });
  await sleep(500);
  assert.deepEqual(await page.requests(), []);
  assert.deepEqual(server.reports, []);
  const left = await page.evaluate(async () => ({
    url: location.href.slice(location.origin.length),
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases?.())?.length ?? 0,
    caches: globalThis.caches ? (await caches.keys()).length : 0,
    history: history.length > 2,
    styled: document.querySelectorAll('[style]').length,
  }));
  assert.deepEqual(left, { url: '/', cookie: '', local: 0, session: 0, databases: 0, caches: 0, history: false, styled: 0 });
});
