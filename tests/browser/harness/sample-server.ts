import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** The sample pages and the mirror of the model registry, on 127.0.0.1. */
export interface SampleServer {
  /** Address with a slash at its end; a folder of sample pages stands there. */
  readonly url: string;
  /** Value of the setting `modelSource`. */
  readonly mirror: string;
  /** Address of one of the three articles. */
  page(name: SamplePage): string;
  /** Paths that were asked for, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export type SamplePage = 'library' | 'football' | 'drought';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
};

const records = '/models/v1/buckets/main/collections/translations-models/records';
const files = { model: 'model.bin', vocab: 'vocab.spm' } as const;
const tests = join(process.cwd(), 'tests');

/** The records of the sample model in the form of Mozilla's registry; the version says that it is a sample. */
async function sampleRecords(): Promise<string> {
  const data = await Promise.all(
    Object.entries(files).map(async ([fileType, filename]) => {
      const bytes = await readFile(join(tests, 'sample-model/model', filename));
      const hash = createHash('sha256').update(bytes).digest('hex');
      const attachment = { hash, size: bytes.length, filename, location: filename };
      return {
        name: filename,
        fromLang: 'ar',
        toLang: 'en',
        version: '1.0-sample',
        fileType,
        attachment,
        filter_expression: '',
      };
    }),
  );
  return JSON.stringify({ data });
}

/** A part of a file from a byte on, where a request asks for it. */
function sendFile(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  bytes: Buffer,
): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from > 0)
    response.writeHead(206, {
      'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
    });
  response.end(bytes.subarray(from));
}

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'range');
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
  } else if (path === records) {
    response.setHeader('content-type', 'application/json');
    response.end(await sampleRecords());
  } else if (path.startsWith('/models/')) {
    const file = Object.values(files).find((name) => path === `/models/${name}`);
    if (!file) throw new Error('no such file');
    response.setHeader('content-type', 'application/octet-stream');
    sendFile(request, response, await readFile(join(tests, 'sample-model/model', file)));
  } else {
    const file = normalize(path === '/' ? '/index.html' : path);
    const type = types[extname(file)];
    if (!type) throw new Error('no such file');
    response.setHeader('content-type', type);
    response.end(await readFile(join(tests, 'sample-pages', file)));
  }
}

/** Starts the server; commands are run at the project's root. Port 0 takes any free one. */
export async function startSampleServer(port = 0): Promise<SampleServer> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request.url ?? '');
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(404);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    mirror: `${url}models`,
    page: (name) => `${url}${name}.html`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
