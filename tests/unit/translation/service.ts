import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

/** A request that the service got. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A local server in the place of a translation service. */
export interface Service {
  readonly url: string;
  readonly received: Received[];
  answer: (received: Received, response: ServerResponse) => void;
  close(): Promise<void>;
}

/** An answer that pages of any origin may ask for: what a browser asks before it is answered too. */
export function forPages(answer: Service['answer']): Service['answer'] {
  return (received, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'content-type');
    if (received.method === 'OPTIONS') response.writeHead(204).end();
    else answer(received, response);
  };
}

/** Lets a service answer in the place of those whose address is fixed, until the returned function is called. */
export function standInForFixed(service: { readonly url: string }): () => void {
  const real = globalThis.fetch;
  globalThis.fetch = (address, options) =>
    real(String(address).replace(/^https:\/\/[a-z.-]+\.(?:com)(?=\/)/, service.url), options);
  return () => {
    globalThis.fetch = real;
  };
}

/** Starts a service on a free port. */
export async function startService(): Promise<Service> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const one = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: text ? JSON.parse(text) : undefined,
      };
      received.push(one);
      service.answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: Service = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (_, response) => void response.end(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return service;
}

/** A service for the tests of a file, which also stands in for those whose address is fixed; to be asked for when the tests run. */
export function serviceForTests(): () => Service {
  let service: Service;
  let restore: () => void;
  beforeAll(async () => {
    service = await startService();
    restore = standInForFixed(service);
  });
  afterAll(() => {
    restore();
    return service.close();
  });
  return () => service;
}
