import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { inLibrary } from './in-page.ts';

/** A page of invented news with a slow picture, a huge one, and a drawing with a script in it. */
interface Site {
  readonly page: string;
  readonly asked: readonly string[];
  /** Lets the slow picture come. */
  release(): void;
  close(): void;
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" onload="fetch('/ran')">
<script>fetch('/ran')</script><image href="/inside.png"/><rect width="300" height="200" fill="teal"/></svg>`;
const text =
  'قال رئيس المجلس البلدي إن السوق الجديد يضم مئة وعشرين متجرًا صغيرًا للحرفيين، وإن الإيجار فيه رمزي في السنة الأولى لمن يعلّم مهنته للشباب.';
const names = ['slow.png', 'huge.png', 'drawing.svg'];

async function startSite(): Promise<Site> {
  const photo = await readFile('tests/sample-pages/pictures/drought.jpg');
  const asked: string[] = [];
  const waiting = new Set<() => void>();
  let isReleased = false;
  const send = (response: http.ServerResponse, type: string, body: Buffer | string): void => {
    response.setHeader('content-type', type).end(body);
  };
  const server = http.createServer(({ url = '' }, response) => {
    asked.push(url);
    const figures = names.map((name) => `<p>${text}</p><figure><img src="/${name}"></figure>`);
    if (url === '/market')
      send(
        response,
        'text/html; charset=utf-8',
        `<!doctype html><html lang="ar" dir="rtl"><title>السوق الجديد يفتح أبوابه للحرفيين</title><article><h1>السوق الجديد يفتح أبوابه للحرفيين</h1>${figures.join('')}</article>`,
      );
    else if (url === '/drawing.svg') send(response, 'image/svg+xml', drawing);
    else if (url === '/huge.png') send(response, 'image/png', Buffer.alloc(1_200_000));
    else if (url === '/slow.png' && !isReleased)
      waiting.add(() => send(response, 'image/jpeg', photo));
    else if (url.endsWith('.png')) send(response, 'image/jpeg', photo);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    page: `http://127.0.0.1:${(server.address() as AddressInfo).port}/market`,
    asked,
    release: () => {
      isReleased = true;
      for (const answer of waiting) answer();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe.runIf(mainlyIn('firefox')).each(browsers)('the queue of pictures in %s', (name) => {
  let site: Site;
  let browser: Browser;
  let library: View;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), borrow(name)]);
    await browser.changeSettings({ welcomed: true, pictureSize: 1 });
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  const counts = async (): Promise<unknown> =>
    (await inLibrary(library, 'listArticles'))[0]?.pictures;

  test('goes on where the background was ended, and leaves out what is too large', async () => {
    // A page is loaded only with all of its pictures, and this test waits for none.
    const page = await browser.openPage('about:blank');
    await page.evaluate((address: string) => {
      location.href = address;
    }, site.page);
    await page.until(() => document.querySelector('h1'));
    const popup = await browser.openPopup(page);
    await popup.waitFor('.pair .original');
    await popup.click('.save');
    await popup.waitFor('.save[aria-pressed="true"]');
    await popup.close();
    await expect.poll(() => site.asked.filter((url) => url === '/slow.png').length).toBe(2);
    await browser.killBackground();
    site.release();
    library = await browser.openExtensionPage('library.html');
    await expect
      .poll(counts, { timeout: 20_000, interval: 300 })
      .toEqual({ wanted: 0, kept: 2, permission: 0, missing: 1 });
    await expect.poll(() => library.text('.picture-status')).toContain('2 of 3');
  });

  test('fetches missing ones again when the reader asks, under the cap that holds then', async () => {
    await browser.changeSettings({ pictureSize: 2 });
    await library.click('.picture-status button');
    await library.until(() => !document.querySelector('.picture-status'));
  });

  test('shows a drawing as a picture only', async () => {
    await library.evaluate(() => document.querySelector<HTMLElement>('.library-row h3 a')?.click());
    await library.waitFor('.pair.picture img');
    const widths = (): Promise<number[]> =>
      library.evaluate(() =>
        Array.from(
          document.querySelectorAll<HTMLImageElement>('.pair.picture img'),
          ({ naturalWidth }) => naturalWidth,
        ),
      );
    await expect.poll(widths).toContain(300);
    expect(site.asked).not.toContain('/ran');
    expect(site.asked).not.toContain('/inside.png');
  });
});
