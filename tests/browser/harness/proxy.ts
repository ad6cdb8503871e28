import http from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A proxy that notes every request that passes. */
export interface LoggingProxy {
  readonly port: number;
  /** Every request so far: `GET http://…` or `CONNECT host:port`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const isLocal = (host: string): boolean => host === '127.0.0.1' || host === 'localhost';

/** Starts a proxy on 127.0.0.1 that lets through what goes to this machine, and refuses the rest after noting it. */
export async function startLoggingProxy(): Promise<LoggingProxy> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const url = URL.parse(request.url ?? '');
    if (!url || !isLocal(url.hostname)) {
      response.writeHead(502).end();
      return;
    }
    const { method, headers } = request;
    const onward = http.request(url, { method: method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', (request, socket) => {
    requests.push(`CONNECT ${request.url}`);
    const { hostname, port } = new URL(`http://${request.url}`);
    if (!isLocal(hostname)) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
