// How long 1,000 visits take from a change to the picture, in Chromium at desktop speed. Not a test: it prints numbers.
//   node tests/web/visits.mjs [changes]
// What the page's own thread is busy with for one change: script is assess() in wasm and the view built; style and layout
// follow; "all" has painting and whatever else in it. Changes take turns with frames in which nothing changes: what those
// take, the measuring itself, is taken off. A frame of 60 Hz is 16.7 ms.
import puppeteer from 'puppeteer-core';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';

const changes = Number(process.argv[2] ?? 60);

/** Every second day, a slow wave with a fast one on it; an item 9 that rises now and then, an item that is blank now and then. */
function visits() {
  return Array.from({ length: 1000 }, (_, i) => {
    const date = new Date(Date.UTC(2020, 0, 6) + i * 2 * 86_400_000).toISOString().slice(0, 10);
    const level = Math.floor((14 + 8 * Math.sin(i / 40) + 3 * Math.sin(i * 1.7)) / 9);
    const answers = { 'phq9.9': i % 97 === 0 ? 1 : 0 };
    for (let k = 1; k <= 8; k++) answers[`phq9.${k}`] = Math.max(0, Math.min(3, level + ((i + k) % 5 === 0 ? 1 : 0)));
    if (i % 50 === 7) delete answers['phq9.3'];
    return { date, answers };
  });
}
const courses = [
  { modality: 'tms', protocol: 'tms_36', start: '2020-02-03' },
  { modality: 'ketamine', protocol: 'ketamine_6_two_weeks', start: '2020-02-04' },
];

/** In the page: the day that counts as today is entered anew, everything follows, and the frame is shown. */
async function change(number, really) {
  const today = [...document.querySelectorAll('.off input[type=date]')].at(-1);
  today.value = `2026-0${1 + (number % 8)}-1${number % 9}`;
  if (really) today.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

const parts = { script: 'ScriptDuration', style: 'RecalcStyleDuration', layout: 'LayoutDuration', all: 'TaskDuration' };

/** What one change, or a frame without one, takes of the page's thread, in ms. */
async function measure(page, number, really) {
  const before = await page.metrics();
  await page.evaluate(change, number, really);
  const after = await page.metrics();
  return Object.fromEntries(Object.entries(parts).map(([name, key]) => [name, 1000 * (after[key] - before[key])]));
}

const server = await serve(fileURLToPath(new URL('../../build/web', import.meta.url)));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
});
try {
  const [page] = await browser.pages();
  await page.setViewport({ width: 1400, height: 1000 });
  await page.goto(server.url);
  await page.waitForFunction("document.documentElement.dataset.whole === 'yes'");
  await page.click('[data-view=time]');
  await page.click('#file summary');
  await page.waitForSelector('#file-chosen');
  await page.evaluate((record) => {
    const file = new File([JSON.stringify({ lintel: 1, record })], 'visits.json');
    const input = document.getElementById('file-chosen');
    const held = new DataTransfer();
    held.items.add(file);
    input.files = held.files;
    input.dispatchEvent(new Event('change'));
  }, { answers: {}, visits: visits(), courses });
  await page.waitForSelector('svg.trend');
  await page.keyboard.press('Escape');
  const each = [], idle = [];
  for (let i = 0; i < changes + 10; i++) {
    each.push(await measure(page, i, true));
    idle.push(await measure(page, i, false));
  }
  for (const list of [each, idle]) list.splice(0, 10); // the first ones warm up
  const middle_of = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  const nodes = await page.evaluate(() => document.querySelectorAll('#time *').length);
  console.log(`1,000 visits, ${changes} changes, ${nodes} elements in the view: median [lowest, nine of ten], ms`);
  for (const name of Object.keys(parts)) {
    const nothing = middle_of(idle.map((one) => one[name]));
    const sorted = each.map((one) => one[name] - nothing).sort((a, b) => a - b);
    const [middle, least, most] = [sorted[sorted.length >> 1], sorted[0], sorted[Math.floor(sorted.length * 0.9)]];
    console.log(`${name.padEnd(7)}${middle.toFixed(1).padStart(6)}   [${least.toFixed(1)}, ${most.toFixed(1)}]`);
  }
  if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE });
} finally {
  await browser.close();
  server.close();
}
