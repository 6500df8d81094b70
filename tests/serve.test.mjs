// The server: the headers, the packed forms, and nothing outside its folder.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { serve } from '../scripts/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const index = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
writeFileSync(join(folder, 'secret'), 'not to be seen');
mkdirSync(join(folder, 'web'));
writeFileSync(join(folder, 'web/index.html'), index);
writeFileSync(join(folder, 'web/index.html.br'), brotliCompressSync(index));
writeFileSync(join(folder, 'web/index.html.gz'), gzipSync(index));
writeFileSync(join(folder, 'web/lintel.wasm'), 'bytes');
writeFileSync(join(folder, 'web/list-worker.js'), '');
const server = await serve(join(folder, 'web'));
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** As it is on the wire: fetch() would unpack the body and tidy the path. */
function get(path, headers = {}, method = 'GET') {
  return new Promise((done, failed) => {
    request(server.url, { path, headers, method }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', failed).end();
  });
}

test('the policy is the one the page states, and frame-ancestors', async () => {
  const { headers, body } = await get('/');
  assert.equal(headers['content-security-policy'], "default-src 'none'; frame-ancestors 'none'");
  assert.equal(String(body), index);
});

test('the other headers are there, also where nothing is found', async () => {
  for (const path of ['/', '/nothing']) {
    const { headers } = await get(path);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    assert.equal(headers['cross-origin-embedder-policy'], 'require-corp');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(headers['cache-control'], 'no-cache');
    assert.match(headers['permissions-policy'], /camera=\(\)/);
  }
});

test('what only a page or a worker heeds is sent with those: each header is waited for', async () => {
  const { headers: part } = await get('/lintel.wasm');
  assert.equal(part['x-content-type-options'], 'nosniff');
  assert.equal(part['cross-origin-resource-policy'], 'same-origin');
  assert.equal(part['content-security-policy'], undefined);
  const { headers: worker } = await get('/list-worker.js');
  assert.equal(worker['content-security-policy'], "default-src 'none'; frame-ancestors 'none'");
  assert.equal(worker['cross-origin-embedder-policy'], 'require-corp');
});

test('the smallest form the browser takes', async () => {
  for (const [accepted, given, body] of [
    ['gzip, deflate, br', 'br', brotliCompressSync(index)],
    ['gzip', 'gzip', gzipSync(index)],
    ['identity', undefined, Buffer.from(index)],
  ]) {
    const answer = await get('/index.html', { 'accept-encoding': accepted });
    assert.equal(answer.headers['content-encoding'], given);
    assert.deepEqual(answer.body, body);
    assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
  }
});

test('wasm comes under its own type, else it is not compiled while it arrives', async () => {
  assert.equal((await get('/lintel.wasm?v=1')).headers['content-type'], 'application/wasm');
});

test('nothing outside the folder', async () => {
  for (const path of ['/../secret', '/%2e%2e/secret', '/..%2fsecret', '/%00', '/%', '//secret', '/web/'])
    assert.equal((await get(path)).status, 404, path);
});

test('nothing is taken in', async () => {
  assert.equal((await get('/', {}, 'POST')).status, 405);
  assert.equal((await get('/', {}, 'HEAD')).body.length, 0);
});
