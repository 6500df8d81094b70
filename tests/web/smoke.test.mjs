// The page starts in three engines, keeps to its own policy, and is silent once it is loaded.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessibility, everywhere } from './page.mjs';

everywhere('the page starts, breaks no policy and asks for nothing more', async (page, server) => {
  const first = await page.requests();
  assert.ok(first.includes(`${server.url}lintel.wasm`), `the page asked for ${first}`);
  await page.press('Tab', 'Tab', 'Shift+Tab', 'Space');
  await sleep(500);
  assert.deepEqual(await page.requests(), []);
  assert.deepEqual(server.reports, []);
});

everywhere('no word is missing: nothing stands on the page that a program says for nothing', async (page) => {
  const says = await page.evaluate(() => document.body.textContent);
  assert.ok(says.length > 10_000);
  assert.deepEqual(says.match(/.{0,40}(undefined|NaN|\[object ).{0,20}/g), null);
});

everywhere('axe-core finds nothing', async (page) => {
  assert.deepEqual(await accessibility(page), []);
});

everywhere('axe-core finds nothing in the dark', async (page) => {
  assert.ok(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches));
  assert.deepEqual(await accessibility(page), []);
}, { dark: true });

// The checks above are worth something only if they can fail.
everywhere('a script or a request from elsewhere is refused and told', async (page, server) => {
  await page.evaluate(async () => {
    document.body.append(Object.assign(document.createElement('script'), { text: 'globalThis.broken = true' }));
    await fetch('https://example.org/').catch(() => {});
  });
  for (const end = Date.now() + 5000; server.reports.length < 2 && Date.now() < end; ) await sleep(50);
  const told = server.reports.map((r) => r['effective-directive'] ?? r['violated-directive']);
  assert.deepEqual(told.map((d) => d.split('-')[0]).sort(), ['connect', 'script']);
  assert.equal(await page.evaluate(() => globalThis.broken), undefined);
});
