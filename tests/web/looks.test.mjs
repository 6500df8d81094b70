// Legible for everyone: axe-core in every state, and no sideways scrolling on a narrow screen.
import assert from 'node:assert/strict';
import { answer, click, openAll, use } from './hands.mjs';
import { accessibility, everywhere } from './page.mjs';

const states = {
  'with a full report, all of it opened': async (page) => {
    await use(page, 5);
    await openAll(page);
  },
  'with the stop': async (page) => {
    await answer(page, 'cssrs.4', 'yes');
  },
  'while leading, at the end of it, and while asking': async (page) => {
    await click(page, '#lead-me');
    assert.deepEqual(await accessibility(page), []);
    await page.press('y'); // C-SSRS item 2
    await page.press('Escape');
    await click(page, '#clear');
  },
};

for (const dark of [false, true])
  for (const [title, reach] of Object.entries(states))
    everywhere(`axe-core finds nothing ${title}${dark ? ', in the dark' : ''}`, async (page) => {
      await reach(page);
      assert.deepEqual(await accessibility(page), []);
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
