import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, isShare, mainlyIn, type View } from '../harness/index.ts';
import { inLibrary } from './in-page.ts';

/** What stands at one address by turns, as on a page whose address a script never changes. */
let current = '/harbour';

const stories: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  '/harbour': {
    title: 'الميناء القديم يستقبل أول سفينة بعد الترميم',
    text: 'استقبل الميناء القديم صباح اليوم أول سفينة بعد ترميم دام ثلاثة أعوام، وقال مدير الميناء إن الأرصفة الجديدة تتسع لعشر سفن في وقت واحد.',
  },
  '/olives': {
    title: 'موسم الزيتون يبدأ مبكرًا في القرى الجبلية',
    text: 'بدأ المزارعون في القرى الجبلية قطف الزيتون قبل موعده بأسبوعين، وتوقعت جمعيتهم محصولًا وفيرًا بعد شتاء غزير الأمطار وصيف معتدل الحرارة.',
  },
};

/** Serves the stories; each names the harbour's address as its own, as badly made sites do. */
function startServer(): Promise<http.Server> {
  const server = http.createServer(({ url = '' }, response) => {
    const path = url.split('?')[0] ?? '';
    const story = stories[path === '/app' ? current : path];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (!story) return response.writeHead(404).end();
    const paragraphs = [1, 2, 3, 4].map((n) => `<p>${story.text} (${n})</p>`).join('');
    return response.end(
      `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${story.title}</title>
<link rel="canonical" href="${path === '/app' ? path : '/harbour'}"></head><body><article><h1>${story.title}</h1>${paragraphs}</article></body></html>`,
    );
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

describe.runIf(mainlyIn('chromium')).each(browsers)(
  'a page that names another page’s address as its own in %s',
  (name) => {
    let server: http.Server;
    let browser: Browser;

    beforeAll(async () => {
      [server, browser] = await Promise.all([startServer(), borrow(name)]);
      await browser.changeSettings({ welcomed: true });
    });
    afterAll(async () => {
      await browser?.close();
      server?.closeAllConnections();
      server?.close();
    });

    const read = async (path: string): Promise<View> => {
      const { port } = server.address() as AddressInfo;
      const page = await browser.openPage(`http://127.0.0.1:${port}${path}`);
      const popup = await browser.openPopup(page);
      await popup.waitFor('.pair .original');
      return popup;
    };

    test('is kept apart and takes no other article’s place', async () => {
      const first = await read('/harbour');
      await first.click('.save');
      await first.waitFor('.save[aria-pressed="true"]');
      await first.close();
      const second = await read('/olives');
      await expect.poll(() => second.text('.pair .original')).toBe(stories['/olives']?.title);
      await second.close();
      const again = await read('/harbour?utm_source=elsewhere');
      await expect.poll(() => again.text('.pair .original')).toBe(stories['/harbour']?.title);
      await again.close();

      const library = await browser.openExtensionPage('library.html');
      const listed = await inLibrary(library, 'listArticles');
      expect(listed.map(({ title, keep, changed }) => [title, keep, changed]).sort()).toEqual([
        [stories['/harbour']?.title, 'saved', false],
        [stories['/olives']?.title, 'cached', false],
      ]);
    });

    test.skipIf(isShare)(
      'two stories at one address are two articles, and nothing saved is offered the other',
      async () => {
        const titles = ['/harbour', '/olives'].map((story) => stories[story]?.title);
        for (const story of ['/harbour', '/olives', '/harbour', '/olives']) {
          current = story;
          const popup = await read('/app');
          await expect.poll(() => popup.text('.pair .original')).toBe(stories[story]?.title);
          const isSaved = '.save[aria-pressed="true"]';
          if (!(await popup.evaluate((css: string) => !!document.querySelector(css), isSaved)))
            await popup.click('.save');
          await popup.waitFor(isSaved);
          await popup.close();
        }
        const library = await browser.openExtensionPage('library.html');
        const listed = await inLibrary(library, 'listArticles', { keep: 'saved' });
        const here = listed.filter(({ url }) => url.endsWith('/app'));
        expect(here.map(({ title }) => title).sort()).toEqual(titles.sort());
        expect(here.map(({ changed }) => changed)).toEqual([false, false]);
        await library.close();
      },
    );
  },
);
