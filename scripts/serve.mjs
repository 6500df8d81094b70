// A small server for the built page, with the headers a real one should send.
//   node scripts/serve.mjs build/web 8080
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm', // compiled while it arrives only under this type
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

const headers = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache', // always asked again, so that versions are never mixed
  vary: 'accept-encoding',
};
/** What has a say only over what can ask for something itself: pages and workers. */
const of_its_own = {
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};
const asks_itself = (file) => /(\.html|worker\.js)$/.test(file);

const index = (folder) => readFileSync(join(folder, 'index.html'), 'utf8');

/** What the page says it needs next, told with its first bytes: a page is read only once it is there as a whole. */
function next(folder) {
  const links = [...index(folder).matchAll(/<link rel="((?:module)?preload)" href="([^"]+)"([^>]*)>/g)];
  return links.map(([, rel, href, more]) => `<${href}>; rel=${rel}${more.replaceAll('"', '').replaceAll(' ', '; ')}`).join(', ');
}

/** A page states its own policy, a worker is under that of the page; only frame-ancestors has no meaning inside a page. */
function policy(folder, file) {
  const html = file.endsWith('.html') ? readFileSync(file, 'utf8') : index(folder);
  const [, stated] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
  return `${stated}; frame-ancestors 'none'`;
}

/** The file behind a path, or nothing; never outside the folder. */
function find(folder, url) {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/)[0]);
  } catch {
    return undefined; // not an encoded path at all
  }
  const file = resolve(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  const inside = file.startsWith(folder + sep) && !path.includes('\0');
  return inside && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** The smallest form of the file that the browser takes. */
function packed(file, accept = '') {
  for (const [name, end] of [['br', '.br'], ['gzip', '.gz']])
    if (accept.includes(name) && existsSync(file + end))
      return { body: readFileSync(file + end), encoding: { 'content-encoding': name } };
  return { body: readFileSync(file), encoding: {} };
}

function answer(folder, request, response, more) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405, { ...headers, ...of_its_own }).end();
  const file = find(folder, request.url);
  if (!file) return response.writeHead(404, { ...headers, ...of_its_own }).end('not found\n');
  const { body, encoding } = packed(file, request.headers['accept-encoding']);
  response.writeHead(200, {
    ...headers,
    ...encoding,
    ...(asks_itself(file) && { ...of_its_own, 'content-security-policy': policy(folder, file) + more }),
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    ...(file === join(folder, 'index.html') && { link: next(folder) }),
    'content-length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function listen(server, port, host) {
  return new Promise((done, failed) => server.once('error', failed).listen(port, host, () => done(server)));
}

/** What a browser says about a breach of the policy (only when the tests ask for it). */
async function take(request, response, reports) {
  let text = '';
  for await (const part of request) text += part;
  reports.push(JSON.parse(text)['csp-report']);
  response.writeHead(204).end();
}

/**
 * Serves the folder to this machine only. For the tests: report: breaches of the policy are gathered in reports;
 * before(path): waited for before a path is answered; where it gives a status, that is the whole answer.
 */
export async function serve(folder, port = 0, { report = false, before } = {}) {
  const root = resolve(folder);
  const reports = [];
  const make = () =>
    createServer(async (request, response) => {
      const instead = await before?.(request.url);
      if (instead) response.writeHead(instead).end();
      else if (report && request.url === '/report') take(request, response, reports);
      else answer(root, request, response, report ? '; report-uri /report' : '');
    });
  const first = await listen(make(), port, '127.0.0.1');
  const servers = [first];
  // "localhost" may mean ::1 first; where the machine has no such address, the other one does.
  await listen(make(), first.address().port, '::1').then((s) => servers.push(s), () => {});
  return {
    url: `http://localhost:${first.address().port}/`,
    reports,
    close() {
      for (const s of servers) s.close(), s.closeAllConnections();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, port] = process.argv.slice(2);
  try {
    console.log(`Lintel is at ${(await serve(folder, Number(port))).url}  (Ctrl-C ends it)`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Another one: PORT=8081 scripts/run` : error);
    process.exit(1);
  }
}
