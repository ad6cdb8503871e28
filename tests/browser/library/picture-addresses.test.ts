import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, browsers, launch, mainlyIn, type View } from '../harness/index.ts';
import { inLibrary } from './in-page.ts';

/** What a picture's host was asked, as `path` and the headers that tell who asks. */
interface Asked {
  readonly host: string;
  readonly path: string;
  readonly origin: string | undefined;
  readonly referer: string | undefined;
  readonly cookie: string | undefined;
  /** Whether the page had told that it was read by then. */
  readonly late: boolean;
}

const text =
  'قال مدير المتحف البحري إن القاعة الجديدة تضم ثمانين قطعة انتشلها الغواصون من الميناء القديم، وإن ترميمها استغرق ستة أعوام كاملة بمشاركة طلاب الجامعة.';

/** Pictures of the page, by their place in it: what may be asked for, and what may not. */
function pageWith(inside: string): string {
  const pictures = [
    '<img src="/octet.jpg" width="600" height="300">',
    '<img src="/untyped.png" width="600" height="300">',
    '<img src="/page.jpg" width="600" height="300">',
    '<img src="http://cdn.news.example/shared.jpg" width="600" height="300">',
    '<img src="http://cdn.news.example/turn.jpg" width="600" height="300">',
    `<img src="${inside}/admin?reboot=1" width="600" height="300">`,
    `<img src="/small.jpg" srcset="${inside}/srcset.jpg 1600w" width="600" height="300">`,
    '<img src="http://count.example/one.gif" width="1" height="1">',
    '<img src="http://count.example/style.gif" style="width:1px;height:1px">',
    '<img src="http://count.example/hidden.gif" class="t-8a">',
    '<picture><source srcset="http://count.example/source.gif"><img src="http://count.example/picture.gif" width="0"></picture>',
  ];
  return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>قاعة جديدة في المتحف البحري تضم ثمانين قطعة</title>
<meta property="og:image" content="${inside}/lead.jpg"><style>.t-8a{position:absolute;visibility:hidden}</style></head>
<body><article><h1>قاعة جديدة في المتحف البحري تضم ثمانين قطعة</h1>${pictures.map((picture) => `<p>${text}</p><figure>${picture}</figure>`).join('')}<p>${text}</p></article></body></html>`;
}

interface Web {
  readonly port: number;
  readonly asked: Asked[];
  /** From now on every request comes from the reader. */
  begin(): void;
  close(): void;
}

/** A proxy that is the whole web: every host answers here, so that public names need no network. */
async function startWeb(): Promise<Web> {
  const jpeg = await readFile('tests/sample-pages/pictures/drought.jpg');
  const png = await readFile('icons/128.png');
  const asked: Asked[] = [];
  let late = false;
  const server = http.createServer(({ url = '', headers }, response) => {
    const { hostname, pathname } = new URL(url, `http://${headers.host}`);
    const { origin, referer, cookie } = headers;
    if (pathname !== '/favicon.ico')
      asked.push({ host: hostname, path: pathname, origin, referer, cookie, late });
    response.setHeader('cache-control', 'no-store');
    if (pathname === '/story')
      response
        .setHeader('set-cookie', 'reader=known; Path=/')
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(pageWith('http://127.0.0.1:9'));
    else if (pathname === '/turn.jpg')
      response.writeHead(302, { location: 'http://127.0.0.1:9/turned?reboot=1' }).end();
    else if (pathname === '/page.jpg')
      response.setHeader('content-type', 'image/jpeg').end('<html><body>sign in</body></html>');
    else if (pathname === '/untyped.png') response.end(png);
    else response.setHeader('content-type', 'application/octet-stream').end(jpeg);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    begin: () => {
      late = true;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe.runIf(mainlyIn('chromium')).each(browsers)(
  'what a page’s pictures make %s ask for',
  (name) => {
    let web: Web;
    let browser: Browser;
    let page: View;
    let popup: View;

    const readInPopup = async (): Promise<void> => {
      popup = await browser.openPopup(page);
      await popup.waitFor('.pair .original');
      await popup.until(() => !document.querySelector('.chunk-to-come'));
    };

    beforeAll(async () => {
      web = await startWeb();
      // Else Firefox asks for a page's pictures by https only, and the test's web has none.
      const preferences = { 'security.mixed_content.upgrade_display_content': false };
      browser = await launch(name, { proxyPort: web.port, preferences });
      await browser.changeSettings({ welcomed: true });
      page = await browser.openPage('http://news.example/story');
      web.begin();
      await readInPopup();
    });
    afterAll(async () => {
      await browser?.close();
      web?.close();
    });

    const late = (): Asked[] => web.asked.filter((one) => one.late);
    const forbidden = (): Asked[] =>
      late().filter(({ host }) => host === '127.0.0.1' || host === 'count.example');

    test('shown live: no address of this device, not by a redirect either, and no counter', async () => {
      await expect.poll(() => late().map(({ path }) => path)).toContain('/turn.jpg');
      await popup.until(() => [...document.images].every((image) => image.complete));
      expect(forbidden()).toEqual([]);
      await expect
        .poll(() =>
          popup.evaluate(
            () => [...document.images].filter((image) => image.naturalWidth > 1).length,
          ),
        )
        .toBe(4);
    });

    test('tells no picture’s host who asks', () => {
      const told = late().filter(({ origin, referer }) => origin || referer);
      expect(told).toEqual([]);
      // Firefox has no such thing; PRIVACY.md says so.
      if (name === 'chromium') expect(late().filter(({ cookie }) => cookie)).toEqual([]);
    });

    test('a picture that cannot be had shows no torn icon', async () => {
      await expect
        .poll(() =>
          popup.evaluate(() =>
            [...document.querySelectorAll<HTMLImageElement>('.article-room img')]
              .filter((image) => image.naturalWidth === 0 && image.checkVisibility())
              .map((image) => image.outerHTML),
          ),
        )
        .toEqual([]);
    });

    test('not saved: the full page shows the same pictures as the pop-up', async () => {
      await popup.close();
      const library = await browser.openExtensionPage('library.html');
      const [read] = await inLibrary(library, 'listArticles');
      await library.close();
      const reader = await browser.openExtensionPage(`reader.html?id=${read?.id}`);
      await reader.until(
        () => [...document.images].filter((image) => image.naturalWidth > 1).length === 4,
      );
      expect(forbidden()).toEqual([]);
      await reader.close();
      await readInPopup();
    });

    test('saved: the same, and files are told by their first bytes', async () => {
      await popup.click('.save');
      await popup.waitFor('.save[aria-pressed="true"]');
      await popup.waitFor('.picture-status button');
      await popup.close();
      const library = await browser.openExtensionPage('library.html');
      await expect
        .poll(async () => (await inLibrary(library, 'listArticles'))[0]?.pictures)
        .toEqual({ wanted: 0, kept: 3, permission: 2, missing: 1 });
      expect(forbidden()).toEqual([]);
      expect(late().filter(({ origin }) => origin?.includes('extension'))).toEqual([]);
    });
  },
);
