// The policy holds under any server, and in a page of another site nothing is shown.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { altered, built } from './altered.mjs';
import { engines, openBrowser } from './browsers.mjs';
import { serve_elsewhere, serve_plainly } from './plain.mjs';

const pages = readdirSync(built).filter((name) => name.endsWith('.html'));

/** What a page may do: each is "refused" or went through. */
const tries = (page, elsewhere) => page.evaluate(async (url) => ({
  fetch: await fetch(url).then(() => 'went through', () => 'refused'),
  code: await new Promise((done) => setTimeout(() => {
    try {
      done(new Function('return "went through"')());
    } catch {
      done('refused');
    }
  })),
  script: await new Promise((done) => {
    const script = document.createElement('script');
    script.text = 'globalThis.went_through = true';
    document.head.append(script);
    done(globalThis.went_through ? 'went through' : 'refused');
  }),
}), elsewhere);

for (const engine of engines)
  test(`under a server that knows nothing every page refuses other sites and written code (${engine})`, { timeout: 180000 }, async (t) => {
    const { folder, remove } = altered();
    writeFileSync(join(folder, 'bare.html'), '<!doctype html><title>a page without a policy</title>');
    const elsewhere = await serve_elsewhere();
    const server = await serve_plainly(folder);
    t.after(() => (server.close(), elsewhere.close(), remove()));
    const page = await openBrowser(engine);
    t.after(() => page.close());
    await page.go(`${server.url}bare.html`);
    assert.deepEqual(await tries(page, elsewhere.url), { fetch: 'went through', code: 'went through', script: 'went through' }, 'what is tried works without a policy');
    elsewhere.asked.length = 0;
    for (const name of pages) {
      await page.go(server.url + name);
      assert.deepEqual(await tries(page, elsewhere.url), { fetch: 'refused', code: 'refused', script: 'refused' }, name);
    }
    assert.deepEqual(elsewhere.asked, []);
    await page.go(server.url);
    await page.until(() => document.documentElement.dataset.whole === 'yes'); // and the page works under it
  });

test('in every page the policy stands before anything that it rules', () => {
  assert.ok(pages.length >= 7, String(pages));
  for (const name of pages) {
    const html = readFileSync(join(built, name), 'utf8');
    const [, policy] = /^<!doctype html>\n<html lang="en">\n<head>\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
    assert.match(policy ?? '', /^default-src 'none'; .*base-uri 'none'; form-action 'none'$/, name);
    assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|\*|https?:/, name);
  }
});

/** Tells the page around it what is seen; the page itself tells nobody anything. */
function tell_around() {
  addEventListener('load', () => setTimeout(() => parent.postMessage({
    text: document.body.innerText.trim(), fields: [...document.querySelectorAll('input')].filter((each) => each.getClientRects().length).length,
  }, '*'), 1000));
}
const around = (url) => `<!doctype html><title>around</title><script>addEventListener('message', ({ data }) => (globalThis.told = data))</script><iframe src="${url}" width="900" height="700"></iframe>`;

for (const engine of engines)
  test(`inside a page of another site nothing is shown but a way out; inside one of our own it works (${engine})`, { timeout: 120000 }, async (t) => {
    const { folder, remove } = altered(tell_around);
    writeFileSync(join(folder, 'around.html'), around('./'));
    const server = await serve_plainly(folder);
    const elsewhere = await serve_elsewhere(around(server.url));
    t.after(() => (server.close(), elsewhere.close(), remove()));
    const page = await openBrowser(engine);
    t.after(() => page.close());
    await page.go(elsewhere.url);
    const foreign = await page.until(() => globalThis.told);
    assert.match(foreign.text, /^Lintel\s+Lintel is shown here inside a page of another site.*Open Lintel by itself$/s);
    assert.equal(foreign.fields, 0);
    await page.go(`${server.url}around.html`);
    const own = await page.until(() => globalThis.told);
    assert.doesNotMatch(own.text, /another site/);
    assert.ok(own.fields > 50);
  });
