// What reads lists can fail, be stopped, die. Nothing of a list stands then as if it were known.
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { click, given, says } from './hands.mjs';
import { choose, ended, everywhere_altered, lines, list, open, open_row, saved, serve_plainly, with_core } from './lists.mjs';
import { everywhere } from './page.mjs';

const three = 'id,phq9_1,phq9_9\nA-1,0,0\nA-2,1,3\nA-3,2,1\n';
const other = 'id,phq9_1,phq9_9\nB-1,0,0\nB-2,1,3\n';

/** Nothing of a list is seen, and Clear does not speak of one. */
async function nothing_stands(page) {
  const seen = await page.evaluate(() => ({
    hidden: ['in-list', 'in-refused', 'in-mapping', 'in-asks'].every((id) => document.getElementById(id).hidden),
    rows: document.querySelectorAll('#intake tbody tr').length,
    counts: [...document.querySelectorAll('.level b')].map((b) => b.textContent).join(''),
    holds: document.getElementById('intake').dataset.holds ?? '',
    failed: document.getElementById('in-run').classList.contains('failed'),
    again: !document.getElementById('in-again').hidden,
  }));
  assert.deepEqual(seen, { hidden: true, rows: 0, counts: '', holds: '', failed: true, again: true });
}
const failed = (page) => page.until(() => document.getElementById('intake').dataset.state === 'failed');
async function read_again(page) {
  await click(page, '#in-again');
  await ended(page);
}

everywhere('a worker that is gone is noticed: what is not known any more is not shown, and one button reads the file again', async (page) => {
  await page.evaluate(() => {
    const { Worker } = globalThis;
    globalThis.workers = [];
    globalThis.Worker = function (...given) {
      const made = new Worker(...given);
      globalThis.workers.push(made);
      return made;
    };
  });
  await list(page, 'clinic.csv', three);
  await page.evaluate(() => globalThis.workers[0].terminate());
  await failed(page);
  assert.match(await says(page, '#in-state'), /^The program that reads lists has stopped\. What was counted and listed of this file is not known any more and is not shown; .* read the file once more\./);
  assert.match(await page.evaluate(() => document.getElementById('news').textContent), /has stopped/, 'a screen reader hears it');
  await nothing_stands(page);
  await read_again(page);
  assert.deepEqual(await lines(page), [3, 4, 2]);
  await open_row(page, 2);
  assert.equal(await given(page, 'phq9.9'), '3');
});

everywhere_altered('a worker that hangs with nothing to do is noticed too', { worker: `addEventListener('message', ({ data }) => {
  while (data.query?.filter.text === 'hang');
})` }, async (page) => {
  await list(page, 'clinic.csv', three);
  await page.evaluate(() => {
    const field = document.getElementById('in-text');
    field.value = 'hang';
    field.dispatchEvent(new Event('input'));
  });
  await failed(page);
  assert.match(await says(page, '#in-state'), /it does not answer any more/);
  await nothing_stands(page);
  await read_again(page);
  assert.deepEqual(await lines(page), [3, 4, 2]);
});

everywhere_altered('an error nobody caught is told and the worker started anew', { worker: `addEventListener('message', ({ data }) => {
  if (data.query?.filter.text === 'fail') throw new Error('on purpose');
})` }, async (page) => {
  await list(page, 'clinic.csv', three);
  await page.evaluate(() => {
    const field = document.getElementById('in-text');
    field.value = 'fail';
    field.dispatchEvent(new Event('input'));
  });
  await failed(page);
  assert.match(await says(page, '#in-state'), /has stopped\. .*on purpose/);
  await nothing_stands(page);
  await read_again(page);
  assert.deepEqual(await lines(page), [3, 4, 2]);
});

/** A real trap, once, where the bytes hold the word. */
const traps_at = (word) => with_core(`(core) => {
  const module = new WebAssembly.Module(Uint8Array.from([0,97,115,109,1,0,0,0, 1,4,1,96,0,0, 3,2,1,0, 7,8,1,4,116,114,97,112,0,0, 10,5,1,3,0,0,11]));
  let at;
  return {
    room: (size) => (at = core.room(size)),
    take: (size) => {
      const text = new TextDecoder('latin1').decode(new Uint8Array(core.memory.buffer, at, size));
      if (text.includes('${word}') && !globalThis.trapped) globalThis.trapped = true, new WebAssembly.Instance(module).exports.trap();
      core.take(size);
    },
  };
}`);

everywhere_altered('a trap in the middle of a file is told, and neither its rows nor those of the file before stand', { worker: traps_at('TRAP') }, async (page) => {
  await list(page, 'before.csv', other);
  const long = 'id,phq9_1,phq9_9\n' + Array.from({ length: 30000 }, (_, i) => `a${i},1,0\n`).join('') + 'TRAP,1,3\n';
  await choose(page, 'long.csv', long);
  await failed(page);
  assert.match(await says(page, '#in-state'), /^The program that works through the list failed on the way\. \(RuntimeError.*\) Nothing of this file is counted or listed\./);
  await nothing_stands(page);
  await read_again(page);
  assert.match(await says(page, '#in-state'), /30,001 rows: 30,001 screened, 0 refused/);
  assert.deepEqual((await lines(page)).slice(0, 1), [30002]);
});

const function_names = ['mapping_room', 'start', 'room', 'take', 'finish', 'out', 'out_size', 'drop', 'rows', 'refused', 'asks', 'said', 'said_size'];
/** A module that has all that is asked for and does nothing: every call gives 0. */
function idle_module() {
  const text = (s) => [s.length, ...Buffer.from(s)];
  const section = (id, bytes) => [id, ...(bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7]), ...bytes];
  const takes = { mapping_room: 1, start: 2, room: 1, take: 1 };
  const gives = { start: false, take: false, finish: false, drop: false };
  const i32 = 127, f64 = 124;
  const type = (name) => [96, takes[name] ?? 0, ...Array(takes[name] ?? 0).fill(i32), ...(gives[name] === false ? [0] : [1, ['rows', 'refused'].includes(name) ? f64 : i32])];
  const body = (name) => (gives[name] === false ? [0, 11] : ['rows', 'refused'].includes(name) ? [0, 68, 0, 0, 0, 0, 0, 0, 0, 0, 11] : [0, 65, 0, 11]);
  const n = function_names.length;
  return Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0,
    ...section(1, [n, ...function_names.flatMap(type)]), ...section(3, [n, ...function_names.keys()]), ...section(5, [1, 0, 1]),
    ...section(7, [n + 1, ...text('memory'), 2, 0, ...function_names.flatMap((name, i) => [...text(name), 0, i])]),
    ...section(10, [n, ...function_names.flatMap((name) => [body(name).length, ...body(name)])])]);
}

const whole_module = fileURLToPath(new URL('../../build/web/screen.wasm', import.meta.url));
for (const [what, bytes] of [['is not there', undefined], ['is empty', new Uint8Array()], ['is no module', '<!doctype html>'], ['has nothing in it', Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0])], ['does nothing', idle_module()]])
  everywhere_altered(`a screening module that ${what}: no list is read, and it says so`, { files: { 'screen.wasm': bytes } }, async (page, folder) => {
    await open(page);
    await failed(page);
    assert.match(await says(page, '#in-state'), /^The program that reads lists could not start, so no list is read here\./);
    assert.equal(await page.evaluate(() => document.getElementById('in-choose').disabled), true);
    await nothing_stands(page);
    cpSync(whole_module, `${folder}/screen.wasm`);
    await click(page, '#in-again');
    await choose(page, 'clinic.csv', three);
    await ended(page);
    assert.deepEqual(await lines(page), [3, 4, 2]);
  });

/** Every piece takes its time. */
const slowly = with_core(`(core) => ({
  take: (size) => {
    if (size > 1000) for (const end = performance.now() + 150; performance.now() < end; );
    core.take(size);
  },
})`);
const megabyte = 'id,phq9_1,phq9_9\n' + 'a234567890,1,0\n'.repeat(70000);

/** Cancel, as soon as rows are there. */
const cancel_soon = (page) => page.evaluate(() => {
  const state = document.getElementById('in-state');
  const seen = new MutationObserver(() => {
    if (!/^[1-9]/.test(state.textContent)) return;
    seen.disconnect();
    document.getElementById('in-cancel').click();
  });
  seen.observe(state, { childList: true });
});

everywhere_altered('Cancel is heard between the pieces of one megabyte', { worker: slowly }, async (page) => {
  await open(page);
  await cancel_soon(page);
  await choose(page, 'long.csv', megabyte);
  await page.until(() => !['reading', 'stopping'].includes(document.getElementById('intake').dataset.state));
  const [, rows] = /^Cancelled after 0\.\d of 1\.1 MB: this list is not complete\. ([\d,]+) rows: [\d,]+ screened, 0 refused\.$/.exec(await says(page, '#in-state'));
  const { text } = await saved(page, '#in-csv');
  assert.equal(text.trimEnd().split('\n').length, 1 + Number(rows.replaceAll(',', '')), 'what is saved ends where the list ends');
});

everywhere_altered('Cancel is answered when a piece never ends, and another file can be read at once', { worker: with_core(`(core) => {
  let at;
  return {
    room: (size) => (at = core.room(size)),
    take: (size) => {
      while (new TextDecoder('latin1').decode(new Uint8Array(core.memory.buffer, at, size)).includes('HANG'));
      core.take(size);
    },
  };
}`) }, async (page) => {
  await list(page, 'before.csv', other);
  await choose(page, 'long.csv', 'id,phq9_1,phq9_9\nHANG,0,3\n');
  await click(page, '#in-cancel');
  await failed(page);
  assert.match(await says(page, '#in-state'), /^Cancelled in the middle of a piece that takes long: nothing of this file is counted or listed\./);
  await nothing_stands(page);
  await choose(page, 'clinic.csv', three);
  await ended(page);
  assert.deepEqual(await lines(page), [3, 4, 2]);
});

everywhere('a heading a hundred thousand times over can be cancelled', async (page) => {
  await open(page);
  await choose(page, 'wide.csv', `${'phq9_1,'.repeat(100000)}\n`);
  await page.evaluate(() => document.getElementById('in-cancel').click());
  await page.until(() => !['reading', 'stopping'].includes(document.getElementById('intake').dataset.state));
});

everywhere('Clear everything takes the worker with it, and what was about to be saved', async (page) => {
  await page.evaluate(() => {
    const { Worker } = globalThis, { terminate } = Worker.prototype;
    globalThis.ended = 0;
    Worker.prototype.terminate = function () {
      globalThis.ended++;
      return terminate.call(this);
    };
    globalThis.revoked = [];
    globalThis.made = [];
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (blob) => (globalThis.made.push(createObjectURL.call(URL, blob)), globalThis.made.at(-1));
    URL.revokeObjectURL = (href) => (globalThis.revoked.push(href), revokeObjectURL.call(URL, href));
    HTMLAnchorElement.prototype.click = () => {};
  });
  await list(page, 'clinic.csv', three);
  await click(page, '#in-csv');
  await page.until(() => document.getElementById('in-saves').textContent.startsWith('Saved'));
  const handed = await page.evaluate(() => globalThis.made.at(-1));
  await page.press('Shift+F8');
  await page.until(() => document.getElementById('in-list').hidden);
  assert.equal(await page.evaluate(() => globalThis.ended), 1);
  assert.equal(await page.evaluate((href) => globalThis.revoked.includes(href), handed), true);
  await choose(page, 'clinic.csv', three);
  await ended(page);
  assert.deepEqual(await lines(page), [3, 4, 2]);
});

/** Runs in the worker: what it may do is told on a channel of its own. */
const probe = `{
  const channel = new BroadcastChannel('probe');
  const tried = async (act) => {
    try {
      await act();
      return 'allowed';
    } catch {
      return 'refused';
    }
  };
  channel.onmessage = async ({ data }) => data.foreign && channel.postMessage({ may: {
    eval: await tried(() => (0, eval)('1')),
    function: await tried(() => new Function('return 1')()),
    fetch: await tried(() => fetch(data.foreign)),
    no_cors: await tried(() => fetch(data.foreign, { mode: 'no-cors' })),
    import: await tried(() => import(data.foreign + 'x.js')),
    data: await tried(() => fetch('data:,x')),
  } });
}`;

everywhere_altered('under a server that sends no policy the worker is under that of the page', { worker: probe }, async (page) => {
  const asked = [];
  const elsewhere = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('export {}');
  });
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening');
  try {
    await list(page, 'clinic.csv', three);
    assert.deepEqual(await lines(page), [3, 4, 2], 'and lists are read');
    const foreign = `http://localhost:${elsewhere.address().port}/`;
    const may = await page.evaluate((url) => new Promise((done) => {
      const channel = new BroadcastChannel('probe');
      channel.onmessage = ({ data }) => data.may && done(data.may);
      channel.postMessage({ foreign: url });
    }), foreign);
    assert.deepEqual(may, { eval: 'refused', function: 'refused', fetch: 'refused', no_cors: 'refused', import: 'refused', data: 'refused' });
    assert.deepEqual(asked, []);
  } finally {
    elsewhere.close();
  }
}, serve_plainly);
