// Legible for everyone: axe-core in every state, and no sideways scrolling on a narrow screen.
import assert from 'node:assert/strict';
import { answer, click, openAll, use } from './hands.mjs';
import { accessibility, everywhere } from './page.mjs';

/** One after the other, each upon what is there already. */
const states = {
  'while a question is led to': (page) => click(page, '#lead-me'),
  'at the end of the walk, with the stop': async (page) => {
    await page.press('y'); // C-SSRS item 2
    await page.press('Escape');
    await answer(page, 'cssrs.4', 'yes');
    await click(page, '#lead-me');
  },
  'with the question whether to replace what is answered': (page) => use(page, 5),
  'with a full report, all of it opened': async (page) => {
    await click(page, '#sure [value=yes]');
    await openAll(page);
  },
};

for (const dark of [false, true])
  everywhere(`axe-core finds nothing in any state${dark ? ', in the dark' : ''}`, async (page) => {
    for (const [title, reach] of Object.entries(states)) {
      await reach(page);
      assert.deepEqual(await accessibility(page), [], title);
    }
  }, { dark });

for (const width of [320, 1600])
  everywhere(`nothing runs out of a window ${width} wide`, async (page) => {
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok((await wide()) <= 0);
    await use(page, 5);
    await openAll(page);
    assert.ok((await wide()) <= 0);
    await answer(page, 'cssrs.4', 'yes');
    assert.ok((await wide()) <= 0);
    await click(page, '#lead-me');
    assert.ok((await wide()) <= 0);
  }, { width, height: 800, engines: width < 450 ? ['chromium', 'firefox'] : undefined });
