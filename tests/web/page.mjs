// The built page for the tests: served, opened in every engine, and closed again.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { engines, openBrowser } from './browsers.mjs';

const built = fileURLToPath(new URL('../../build/web', import.meta.url));

/** One test per engine; run gets the page, opened and ready, and the server behind it. */
export function everywhere(title, run, options = {}) {
  for (const engine of options.engines ?? engines)
    test(`${title} (${engine})`, { timeout: 120000 }, async (t) => {
      const server = await serve(built, 0, { report: true });
      t.after(() => server.close());
      const page = await openBrowser(engine, options);
      t.after(() => page.close());
      await page.go(server.url);
      await page.until(() => document.documentElement.dataset.whole === 'yes');
      await run(page, server, t);
    });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the page as it stands: one line for each finding. */
export async function accessibility(page) {
  await page.run(axe);
  const { violations, passes } = await page.evaluate(async () => {
    const { violations, passes } = await globalThis.axe.run();
    return { violations: violations.map((v) => `${v.id}: ${v.help}: ${v.nodes[0].html}`), passes: passes.length };
  });
  if (passes === 0) throw new Error('axe-core looked at nothing');
  return violations;
}
