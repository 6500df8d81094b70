// The built page with something of it changed, for what goes wrong only on somebody else's machine.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { engines, openBrowser } from './browsers.mjs';

export const built = fileURLToPath(new URL('../../build/web', import.meta.url));

/** A copy of the page in which `script` (a function, or its text) runs before everything else. @returns the folder, and what removes it */
export function altered(script) {
  const folder = mkdtempSync(join(tmpdir(), 'altered-'));
  cpSync(built, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  if (script) {
    const index = join(folder, 'index.html');
    writeFileSync(join(folder, 'altered.js'), typeof script === 'function' ? `(${script})()` : script);
    writeFileSync(index, readFileSync(index, 'utf8').replace(/<meta http-equiv[^>]*>/, (policy) => `${policy}<script src="altered.js"></script>`));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** One test per engine on the page as `script` changes it. Where it waits for "whole" the page is there as far as it can be. */
export function everywhere_altered(title, script, run, options = {}) {
  for (const engine of options.engines ?? engines)
    test(`${title} (${engine})`, { timeout: 180000 }, async (t) => {
      const { folder, remove } = altered(script);
      t.after(remove);
      const server = await serve(folder, 0, options);
      t.after(() => server.close());
      const page = await openBrowser(engine, options);
      t.after(() => page.close());
      await page.go(server.url);
      await page.until(() => document.documentElement.dataset.whole === 'yes');
      await run(page, server);
    });
}

/**
 * Runs in the page before it: every instance of a calculator is counted, its memory is kept to be looked through, and it fails as
 * `calculators.fails` says: a list of the next failures, or one that comes again and again.
 *   trap: the module stops; memory: there is none left; empty: it has no exports; cut: half an answer comes out; else: this is the answer
 */
export function watch_calculators() {
  const watched = (globalThis.calculators = { made: 0, memories: [], fails: [], kinds: ['assess', 'ics', 'csv'] });
  const next = (kind) => (!watched.kinds.includes(kind) ? undefined : Array.isArray(watched.fails) ? watched.fails.shift() : watched.fails);

  function altered(instance) {
    const { exports } = instance;
    if (!exports.assess) return instance; // not a calculator of the page
    watched.made++;
    watched.memories.push(exports.memory);
    let failure;
    const told = (kind) => (...given) => {
      failure = next(kind);
      if (failure === 'trap') throw new WebAssembly.RuntimeError('unreachable');
      if (failure === 'empty') return exports.nothing(...given);
      return exports[kind](...given);
    };
    const place = (text) => {
      const bytes = new TextEncoder().encode(text);
      const at = exports.room(bytes.length);
      new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
      return [at, bytes.length];
    };
    const is_answer = () => failure && !['trap', 'empty', 'cut', 'memory'].includes(failure);
    return { exports: { ...exports,
      room: (size) => (watched.fails === 'memory' || watched.fails[0] === 'memory' ? (Array.isArray(watched.fails) && watched.fails.shift(), 0) : exports.room(size)),
      ...Object.fromEntries(['assess', 'ics', 'csv'].filter((kind) => exports[kind]).map((kind) => [kind, told(kind)])),
      data: (text) => (is_answer() ? place(failure)[0] : exports.data(text)),
      length: (text) => (is_answer() ? place(failure)[1] : failure === 'cut' ? exports.length(text) >> 1 : exports.length(text)),
    } };
  }
  const { instantiate, Instance } = WebAssembly;
  WebAssembly.instantiate = async (...given) => altered(await instantiate(...given));
  WebAssembly.Instance = function (...given) {
    return altered(new Instance(...given));
  };
}
