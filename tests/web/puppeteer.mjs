// Chromium over its own protocol and Firefox over WebDriver BiDi, both through puppeteer-core.
import { after } from 'node:test';
import puppeteer from 'puppeteer-core';
import { asked } from './asked.mjs';
import { middle } from './middle.mjs';

const launch = {
  chromium: () => puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // No sandbox: it refuses to start for root, and a test machine is thrown away.
    // No /dev/shm: containers give it 64 MB, and a tab that fills it dies.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--lang=en-US'],
  }),
  firefox: (dark) => puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    extraPrefsFirefox: {
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'intl.accept_languages': 'en-US',
    },
  }),
};

/** Under `node --test` a browser serves every test of a file, each with a profile of its own that goes with its page. */
const stays = !!process.env.NODE_TEST_CONTEXT;
const running = new Map();
if (stays)
  after(async () => {
    for (const browser of running.values()) await browser.close();
  });

/** @returns a page that nothing was opened in before, and what closes all that was made for it */
async function fresh(engine, dark) {
  const name = engine === 'firefox' && dark ? 'firefox, dark' : engine;
  const browser = running.get(name)?.connected ? running.get(name) : await launch[engine](dark);
  if (!stays) return { page: await browser.newPage(), close: () => browser.close() };
  running.set(name, browser);
  const profile = await browser.createBrowserContext();
  return { page: await profile.newPage(), close: () => profile.close() };
}

export async function openChromium({ dark }) {
  const { page, close } = await fresh('chromium', dark);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  return { ...face(page, close), heap: () => heap(page), scripts: (allowed) => page.setJavaScriptEnabled(allowed),
    choose_file: async (css, path) => (await page.$(css)).uploadFile(path) };
}

/** All that scripts still hold, after what nobody holds has been thrown away; its strings stand in it as they are. */
async function heap(page) {
  const wire = await page.createCDPSession();
  const parts = [];
  wire.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await wire.send('HeapProfiler.collectGarbage');
  await wire.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, captureNumericValue: true });
  await wire.detach();
  return parts.join('');
}

export async function openFirefox({ dark }) {
  // A page of our own: the one that Firefox starts with never has the focus, and Space presses no button there.
  const { page, close } = await fresh('firefox', dark);
  return face(page, close);
}

function face(page, close) {
  let seen = [];
  page.on('request', (request) => {
    if (asked(request.url())) seen.push(request.url());
  });

  const errors = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));

  async function press(chord) {
    const keys = chord.split('+').map((key) => (key === 'Space' ? ' ' : key));
    const last = keys.pop();
    for (const key of keys) await page.keyboard.down(key);
    await page.keyboard.press(last);
    for (const key of keys.reverse()) await page.keyboard.up(key);
  }

  return {
    async go(url) {
      seen = [];
      await page.goto(url);
    },
    evaluate: (fn, ...args) => page.evaluate(fn, ...args),
    run: async (text) => void (await page.evaluate(`${text};undefined`)),
    click: async (css) => page.mouse.click(...(await page.evaluate(middle, css))),
    async press(...chords) {
      for (const chord of chords) await press(chord);
    },
    type: (text) => page.keyboard.type(text),
    setViewport: (width, height) => page.setViewport({ width, height }),
    screenshot: (path) => page.screenshot({ path }),
    pdf: (path) => page.pdf({ path, printBackground: true }),
    errors,
    requests: async () => seen.splice(0),
    close,
  };
}
