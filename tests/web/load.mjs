// How fast the page is on a slow line and a slow machine. Not a test: it prints numbers.
//   node tests/web/load.mjs [runs]
// The line is Lighthouse's slow 4G (562.5 ms a request, 1474.56 kbit/s down, 675 up), the machine four times slower.
import puppeteer from 'puppeteer-core';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';

const runs = Number(process.argv[2] ?? 7);
const bytes_per_second = (kbit) => (kbit * 1000) / 8;

/** Runs in the page from its first moment: takes the first answer as soon as it can be given, and watches the total. */
function watch() {
  const times = (globalThis.times = { clicks: [] });
  const total = () => document.querySelector('#scores .total')?.textContent;
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const until = async (test) => {
    while (!test()) await new Promise(requestAnimationFrame);
  };
  const answer = (name, value) => document.querySelector(`[name="${name}"][value="${value}"]`).click();
  (async () => {
    await until(() => performance.getEntriesByName('first-contentful-paint').length && document.querySelector('[name="phq9.1"][value="2"]'));
    times.paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
    answer('phq9.1', 2);
    await painted();
    times.takes_answers = performance.now();
    await until(() => document.documentElement.dataset.ready === 'yes');
    if (!total()?.startsWith('2 to ')) throw new Error(`the early answer does not count: ${total()}`);
    answer('phq9.2', 3);
    await until(() => total().startsWith('5 to '));
    await painted();
    times.results = performance.now();
    for (let item = 3; item <= 9; item++) {
      const start = performance.now();
      const before = total();
      answer(`phq9.${item}`, 1);
      await until(() => total() !== before);
      await painted();
      times.clicks.push(performance.now() - start);
    }
    times.done = true;
  })();
}

async function measure(url) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  try {
    const [page] = await browser.pages(); // a second one would bring the browser's own start page
    await page.setViewport({ width: 412, height: 823 });
    const wire = await page.createCDPSession();
    let bytes = 0;
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await wire.send('Network.enable');
    await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
    await wire.send('Network.emulateNetworkConditions', {
      offline: false, latency: 562.5, downloadThroughput: bytes_per_second(1474.56), uploadThroughput: bytes_per_second(675),
    });
    await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.evaluateOnNewDocument(watch);
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction('times.done', { timeout: 30000 });
    return { ...(await page.evaluate('times')), bytes };
  } finally {
    await browser.close();
  }
}

const server = await serve(fileURLToPath(new URL('../../build/web', import.meta.url)));
const all = [];
for (let run = 0; run < runs; run++) all.push(await measure(server.url));
server.close();

const row = (name, values, unit) => {
  const sorted = [...values].sort((a, b) => a - b);
  const shown = [sorted[sorted.length >> 1], sorted[0], sorted.at(-1)].map((v) => v.toFixed(0).padStart(7));
  console.log(`${name.padEnd(34)}${shown[0]} ${unit}   [${shown[1].trim()} to ${shown[2].trim()}]`);
};
console.log(`median of ${runs} [lowest to highest], slow 4G, CPU four times slower`);
row('first contentful paint', all.map((r) => r.paint), 'ms');
row('the form takes an answer', all.map((r) => r.takes_answers), 'ms');
row('results are shown and follow', all.map((r) => r.results), 'ms');
row('a click until the total is painted', all.flatMap((r) => r.clicks), 'ms');
row('over the wire, headers and all', all.map((r) => r.bytes), 'bytes');
