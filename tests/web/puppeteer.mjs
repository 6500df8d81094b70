// Chromium over its own protocol and Firefox over WebDriver BiDi, both through puppeteer-core.
import puppeteer from 'puppeteer-core';
import { asked } from './asked.mjs';
import { middle } from './middle.mjs';

export async function openChromium({ dark }) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // No sandbox: it refuses to start for root, and a test machine is thrown away.
    // No /dev/shm: containers give it 64 MB, and a tab that fills it dies.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--lang=en-US'],
  });
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  return { ...face(browser, page), heap: () => heap(page), scripts: (allowed) => page.setJavaScriptEnabled(allowed),
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
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    extraPrefsFirefox: {
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'intl.accept_languages': 'en-US',
    },
  });
  // A page of our own: the one that Firefox starts with never has the focus, and Space presses no button there.
  return face(browser, await browser.newPage());
}

function face(browser, page) {
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
    close: () => browser.close(),
  };
}
