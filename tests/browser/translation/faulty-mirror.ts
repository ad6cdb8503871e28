import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model as the mirror serves it. */
export interface ServedModel {
  readonly source: string;
  readonly target: string;
  readonly model: Uint8Array;
  readonly vocab: Uint8Array;
}

/** What goes wrong with a file: cut off after some bytes, one bit turned, or sent a little at a time. */
export type Fault = { readonly cutAfter: number } | 'flip' | 'slow' | 'none';

/** A mirror of the model registry that can be told to serve badly. */
export interface FaultyMirror {
  readonly url: string;
  /** File and first byte of each request for a file. */
  readonly asked: { readonly file: string; readonly from: number }[];
  /** Asked for each request of a file. */
  fault: (file: string, from: number) => Fault;
  close(): Promise<void>;
}

/** Starts a mirror with these models. */
export async function startMirror(models: readonly ServedModel[]): Promise<FaultyMirror> {
  const files = new Map<string, Buffer>();
  const data = models.flatMap(({ source, target, model, vocab }) =>
    Object.entries({ model, vocab }).map(([fileType, bytes]) => {
      const location = `files/${source}${target}.${fileType}`;
      files.set(`/${location}`, Buffer.from(bytes));
      const hash = createHash('sha256').update(bytes).digest('hex');
      const attachment = { hash, size: bytes.length, filename: location, location };
      return { fromLang: source, toLang: target, version: '1.0', fileType, attachment };
    }),
  );
  const server = http.createServer((request, response) => {
    const path = request.url ?? '';
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'range');
    const bytes = files.get(path);
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else if (path.endsWith('/records')) response.end(JSON.stringify({ data }));
    else if (!bytes) response.writeHead(404).end();
    else {
      const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      mirror.asked.push({ file: path.slice(7), from });
      send(response, bytes, from, mirror.fault(path.slice(7), from));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const mirror: FaultyMirror = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    fault: () => 'none',
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return mirror;
}

function send(response: http.ServerResponse, bytes: Buffer, from: number, fault: Fault): void {
  const rest = Buffer.from(bytes.subarray(from));
  const headers = { 'Content-Length': rest.length };
  if (from === 0) response.writeHead(200, headers);
  else
    response.writeHead(206, {
      ...headers,
      'Content-Range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
    });
  if (fault === 'flip') rest.writeUInt8(rest.readUInt8(rest.length >> 1) ^ 1, rest.length >> 1);
  if (fault === 'slow') trickle(response, rest);
  else if (typeof fault !== 'object') response.end(rest);
  else {
    response.write(rest.subarray(0, fault.cutAfter));
    setTimeout(() => response.destroy(), 200);
  }
}

/** Twenty pieces, a fifth of a second apart. */
function trickle(response: http.ServerResponse, bytes: Buffer): void {
  const step = Math.ceil(bytes.length / 20);
  let at = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(at, at + step));
    at += step;
    if (at < bytes.length && !response.destroyed) return;
    clearInterval(timer);
    response.end();
  }, 200);
}
