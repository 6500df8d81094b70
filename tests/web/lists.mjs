// What a person does with a referral list and reads off it; and the page with something of its program changed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { engines, openBrowser } from './browsers.mjs';
import { click } from './hands.mjs';

const built = fileURLToPath(new URL('../../build/web', import.meta.url));

/** Opens the view and waits for its program. */
export async function open(page) {
  await click(page, '[data-view=intake]');
  await page.until(() => !!document.getElementById('in-choose'));
}

/** Puts files where the file button would. */
export const choose = (page, name, text, css = '#in-file') =>
  page.evaluate((at, called, inside) => {
    const given = new DataTransfer();
    given.items.add(new File([inside], called));
    const input = document.querySelector(at);
    input.files = given.files;
    input.dispatchEvent(new Event('change'));
  }, css, name, text);

export const ended = (page, state = 'whole') =>
  page.until((wanted) => {
    const view = document.getElementById('intake');
    return view.dataset.state === wanted && (document.getElementById('in-list').hidden || view.querySelector('#in-scroll tbody').childElementCount > 0);
  }, state);

export async function list(page, name, text) {
  await open(page);
  await choose(page, name, text);
  await ended(page);
}

/** What is done to the list, and the list as it is drawn anew. */
export async function redrawn(page, act) {
  const before = await page.evaluate(() => document.getElementById('intake').dataset.shown);
  await act();
  await page.until((was) => document.getElementById('intake').dataset.shown !== was, before);
}

/** The rows as they stand: each cell's text on one line. */
export const rows = (page) =>
  page.evaluate(() => [...document.querySelectorAll('#in-scroll tbody tr')].map((tr) => [...tr.cells].map((c) => c.innerText.replace(/\s+/g, ' ').trim())));
export const lines = async (page) => (await rows(page)).map(([first]) => Number(first.split(' ')[0]));

export const set = (page, css, value) =>
  page.evaluate((at, to) => {
    const field = document.querySelector(at);
    field.value = to;
    field.dispatchEvent(new Event(field.matches('select, [type=checkbox]') ? 'change' : 'input', { bubbles: true }));
  }, css, value);

/** What the page would have saved: the text and the name of the file. */
export async function saved(page, css) {
  await page.evaluate(() => {
    globalThis.kept = undefined;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => ((globalThis.kept = blob), (URL.createObjectURL = make), make.call(URL, blob));
    HTMLAnchorElement.prototype.click = function () {
      globalThis.called = this.download;
    };
  });
  await click(page, css);
  await page.until(() => !!globalThis.kept);
  return page.evaluate(async () => ({ name: globalThis.called, text: await globalThis.kept.text() }));
}

/** Clicks a row of the list, once it is drawn, and waits until it is open. */
export async function open_row(page, number) {
  await page.until((row) => !!document.querySelector(`[data-row="${row}"]`), number);
  await click(page, `[data-row="${number}"]`);
  await page.until(() => document.body.dataset.view === 'now');
}

/** What the page would have handed over or said instead: nothing is waited for that may never come. */
export async function saved_or_told(page, css) {
  await page.evaluate((at) => {
    globalThis.handed = false;
    HTMLAnchorElement.prototype.click = () => (globalThis.handed = true);
    document.getElementById('in-saves').textContent = '';
    document.querySelector(at).click();
  }, css);
  await page.until(() => !['', 'Writing…'].includes(document.getElementById('in-saves').textContent));
  return page.evaluate(() => ({ handed: globalThis.handed, says: document.getElementById('in-saves').textContent }));
}

// ---- the page with something changed

/**
 * A copy of the built page.
 * @param {{worker?: string, held?: number, files?: Record<string, any>}} changes what runs in the worker before it; how many rows it holds;
 *   files in place of others, undefined: gone
 */
export function altered({ worker = '', held = 100_000, files = {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'lists-'));
  cpSync(built, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const program = join(folder, 'intake-worker.js');
  writeFileSync(program, `${worker};${readFileSync(program, 'utf8').replaceAll('1e5', String(held))}`);
  for (const [name, content] of Object.entries(files)) content === undefined ? rmSync(join(folder, name)) : writeFileSync(join(folder, name), content);
  return folder;
}

/** One test per engine on a page that was changed so. @param {(folder: string) => Promise<{url: string, close: () => void}>} [by] how it is served */
export function everywhere_altered(title, changes, run, by = (folder) => serve(folder)) {
  for (const engine of engines)
    test(`${title} (${engine})`, { timeout: 180000 }, async (t) => {
      const folder = altered(changes);
      t.after(() => rmSync(folder, { recursive: true }));
      const server = await by(folder);
      t.after(() => server.close());
      const page = await openBrowser(engine);
      t.after(() => page.close());
      await page.go(server.url);
      await page.until(() => document.documentElement.dataset.whole === 'yes');
      await run(page, folder, server);
    });
}

/** For the worker: a text of a function that gets the core's exports and gives those that are to be changed. */
export const with_core = (change) => `{
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const { exports } = await instantiate(...given);
    return { exports: { ...exports, ...(${change})(exports) } };
  };
}`;

/** python3 -m http.server, as anyone would start it: it sends no policy, no header. */
export async function serve_plainly(folder) {
  const python = spawn('python3', ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [says] = await once(python.stdout, 'data');
  const [, port] = /port (\d+)/.exec(String(says));
  return { url: `http://localhost:${port}/`, close: () => void python.kill() };
}
