// A web worker of Chromium that reads the list as a Blob. The peers are bundled for it; the page comes from a server of its own.
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const types = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm', csv: 'text/csv' };

export async function in_worker(list, root) {
  const out = `${root}build/bench/web`;
  mkdirSync(out, { recursive: true });
  execFileSync('esbuild', ['--bundle', '--format=esm', '--target=es2022', '--log-level=warning', `--outfile=${out}/worker.js`, `${root}tests/bench/worker.js`]);
  const duckdb = `${root}tests/bench/node_modules/@duckdb/duckdb-wasm/dist`;
  const files = {
    '/': '<!doctype html><title>bench</title>',
    '/worker.js': `${out}/worker.js`,
    '/screen.wasm': `${root}build/wasm/screen.wasm`,
    '/duckdb.wasm': `${duckdb}/duckdb-eh.wasm`,
    '/duckdb.worker.js': `${duckdb}/duckdb-browser-eh.worker.js`,
    '/list.csv': list,
  };
  const server = createServer((request, response) => {
    const file = files[request.url];
    if (!file) return response.writeHead(404).end();
    response.setHeader('content-type', types[request.url.split('.').pop()] ?? types.html);
    if (request.url === '/') return response.end(file);
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${server.address().port}`;

  const { default: puppeteer } = await import(createRequire(`${root}tests/package.json`).resolve('puppeteer-core'));
  const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], protocolTimeout: 600_000 });
  const page = await browser.newPage();
  await page.goto(address);
  await page.evaluate(async () => {
    globalThis.blob = await (await fetch('/list.csv')).blob();
    // A worker of its own for each: what one leaves behind is not the next one's to clean up.
    globalThis.in_a_worker = async (message) => {
      const worker = new Worker('/worker.js', { type: 'module' });
      const { seconds, error } = await new Promise((done, failed) => {
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = (event) => failed(new Error(event.message));
        worker.postMessage(message);
      });
      worker.terminate();
      if (error) throw new Error(error);
      return seconds;
    };
  });
  return {
    run: (name) => page.evaluate((which) => in_a_worker({ name: which, blob }), name),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
