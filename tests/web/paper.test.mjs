// Where nothing can be worked out the page says so and is a form for paper: every question there, nothing hidden behind a script.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { built, everywhere_altered } from './altered.mjs';
import { engines, openBrowser } from './browsers.mjs';
import { answer, says } from './hands.mjs';

/** The page leads there by itself; while it does so nothing can be asked of it. */
async function led_to_paper(page) {
  for (const end = Date.now() + 15000; Date.now() < end; await sleep(50))
    if (await page.evaluate(() => location.pathname.endsWith('/paper.html') && document.readyState === 'complete').catch(() => false)) return;
  throw new Error('the form for paper did not come');
}

/** Every question of the page and of what joins it. */
const questions = ['index.html', 'more.html'].flatMap((name) => [...readFileSync(join(built, name), 'utf8').matchAll(/<div class="q [^"]*" id="([^"]+)"/g)].map(([, id]) => id));

/** Ids of questions that are there, and of those that are seen. */
const seen = (page) => page.evaluate(() => {
  const all = [...document.querySelectorAll('.q')];
  return { there: all.map((each) => each.id), seen: all.filter((each) => each.getClientRects().length > 0).map((each) => each.id) };
});

for (const engine of engines)
  test(`opened as a file it is the form for paper (${engine})`, { timeout: 60000 }, async (t) => {
    const page = await openBrowser(engine);
    t.after(() => page.close());
    await page.go(pathToFileURL(join(built, 'index.html')).href);
    await led_to_paper(page);
    assert.match(await says(page, 'body'), /Nothing is worked out on this page: no score, no alarm, no plan\..*opened as a file.*A blank is never a no/);
    const { there, seen: visible } = await seen(page);
    assert.deepEqual([...there].sort(), [...questions].sort());
    assert.deepEqual(visible, there);
    assert.equal(await page.evaluate(() => document.querySelectorAll('details:not([open]), script, [hidden]').length), 0);
    assert.match(await says(page, 'footer'), /Local emergency number first/);
  });

const blocked = {
  'where WebAssembly is missing': () => delete globalThis.WebAssembly,
  'where WebAssembly is forbidden': () => {
    const refuse = async () => { throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder'); };
    Object.assign(WebAssembly, { compile: refuse, compileStreaming: refuse, instantiate: refuse });
  },
};
for (const [where, script] of Object.entries(blocked))
  everywhere_altered(`${where} the page says so and is a form for paper`, script, async (page) => {
    assert.match(await says(page, '#report'), /could not start, so nothing is worked out here: no score, no alarm, no plan.*form for paper/);
    const { there, seen: visible } = await seen(page);
    assert.deepEqual([...there].sort(), [...questions].sort());
    assert.deepEqual(visible, there);
    assert.equal(await says(page, '#urgent, #scores, #plan, #checks, #changes'), '');
    await answer(page, 'phq9.1', 2); // it takes answers, and they can be cleared
    await page.press('Shift+F8');
    assert.equal(await page.evaluate(() => document.querySelectorAll('.q :checked:not(option)').length), 0);
  });

for (const engine of engines)
  test(`where the program does not arrive the page says so (${engine})`, { timeout: 60000 }, async (t) => {
    const server = await serve(built, 0, { before: (path) => (path === '/main.js' ? 404 : 0) });
    t.after(() => server.close());
    const page = await openBrowser(engine);
    t.after(() => page.close());
    await page.go(server.url);
    await page.until(() => !!document.getElementById('lost').offsetParent);
    assert.match(await says(page, '#report'), /Nothing is worked out here: no score, no alarm, no plan\. The program of this page did not arrive/);
    assert.doesNotMatch(await says(page, '#report'), /as soon as the calculator has arrived/);
  });

test('without JavaScript the page leads to the form for paper', async (t) => {
  const page = await openBrowser('chromium');
  t.after(() => page.close());
  await page.scripts(false);
  await page.go(pathToFileURL(join(built, 'index.html')).href);
  await led_to_paper(page);
});
