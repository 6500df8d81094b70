// The page under a server that knows nothing of it: no headers, no policy.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** python3 -m http.server, as anyone would start it. @returns {Promise<{url: string, close: () => void}>} */
export async function serve_plainly(folder) {
  const python = spawn('python3', ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1', '--directory', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  process.once('exit', () => python.kill());
  const [says] = await once(python.stdout, 'data');
  const [, port] = /port (\d+)/.exec(String(says));
  return { url: `http://localhost:${port}/`, close: () => python.kill() };
}

/** Another site, which would answer anybody; `asked` is what it was asked for. @param {string} [html] what it shows */
export async function serve_elsewhere(html = 'elsewhere') {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' }).end(html);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { url: `http://localhost:${server.address().port}/`, asked, close: () => (server.close(), server.closeAllConnections()) };
}
