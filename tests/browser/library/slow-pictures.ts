import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Pages of invented news with pictures of their own that come slowly. */
export interface SlowPictures {
  /** Address of the n-th page; all have the same pictures. */
  page(n: number): string;
  /** SHA-256 of each picture. */
  readonly sums: readonly string[];
  close(): Promise<void>;
}

const text =
  'أعلنت بلدية المرفأ اليوم الأحد أن الجسر القديم سيُفتح للمشاة في مطلع الربيع بعد عامين من أعمال الترميم التي شملت دعائمه الحجرية كلها.';
const pictures = 3;
/** How long a picture is on its way, in milliseconds. */
const slowness = 400;

function pageOf(n: number): string {
  const figures = Array.from(
    { length: pictures },
    (_, at) =>
      `<figure><img src="/${at}.jpg" width="800" height="450" alt="الجسر"><figcaption>الجسر القديم ${at}</figcaption></figure><p>${text}</p>`,
  );
  return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>الجسر القديم يُفتح للمشاة: ${n}</title></head>
<body><article><h1>الجسر القديم يُفتح للمشاة: ${n}</h1><p>${text}</p>${figures.join('')}</article></body></html>`;
}

/** Starts the server on 127.0.0.1. */
export async function startSlowPictures(): Promise<SlowPictures> {
  const photo = await readFile(join(process.cwd(), 'tests/sample-pages/pictures/drought.jpg'));
  const files = Array.from({ length: pictures }, (_, at) => Buffer.concat([photo, Buffer.of(at)]));
  const server = http.createServer(({ url = '' }, response) => {
    const file = files[Number(/^\/(\d)\.jpg$/.exec(url)?.[1] ?? Number.NaN)];
    if (file) {
      response.setHeader('content-type', 'image/jpeg');
      response.write(file.subarray(0, file.length >> 1));
      setTimeout(() => response.end(file.subarray(file.length >> 1)), slowness);
    } else if (url.startsWith('/bridge')) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(pageOf(Number(url.slice('/bridge'.length))));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    page: (n) => `http://127.0.0.1:${port}/bridge${n}`,
    sums: files.map((file) => createHash('sha256').update(file).digest('hex')),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
