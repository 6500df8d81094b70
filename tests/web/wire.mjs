// A proxy that shows what a browser sends.
import { once } from 'node:events';
import { createServer, request } from 'node:http';

/** Everything the browser sends passes here and is written down; what is not for this machine is refused. */
export async function startProxy() {
  const asked = [];
  const server = createServer((asking, answer) => {
    asked.push(asking.url);
    if (new URL(asking.url).hostname !== 'localhost') return answer.writeHead(502).end();
    const { method, headers } = asking;
    const onward = request(asking.url, { method, headers }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asking.pipe(onward);
  });
  server.on('connect', ({ url }, socket) => {
    asked.push(`https://${url}`);
    socket.end('HTTP/1.1 502 Refused\r\n\r\n');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const stop = () => server.close() && server.closeAllConnections();
  return { asked, address: `127.0.0.1:${server.address().port}`, stop };
}
