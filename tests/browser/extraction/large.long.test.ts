import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, type View } from '../harness/index.ts';

const sentence = 'وقال المتحدث إن العمل سيبدأ في الأسبوع المقبل، وإن البلدية أعدت الخطة كاملة. ';
const title = '<title>خبر طويل عن المدينة</title><h1>خبر طويل عن المدينة</h1>';

function paragraphs(count: number, times: number): string {
  return Array.from(
    { length: count },
    (_, index) => `<p>الفقرة ${index}: ${sentence.repeat(times)}</p>`,
  ).join('');
}

/** Pages that are very large, or made to hang who reads them; of each, what a reader must see. */
const pages: Readonly<
  Record<string, { readonly body: string; readonly shows: 'text' | 'notice' }>
> = {
  '/ten-megabytes': { body: `<article>${paragraphs(25_000, 3)}</article>`, shows: 'text' },
  '/deep': {
    body: `${'<div>'.repeat(10_000)}${paragraphs(20, 2)}`,
    shows: 'text',
  },
  '/links': { body: '<a href=/x>x</a> '.repeat(300_000), shows: 'notice' },
  '/attribute': {
    body: `<article class="${'post '.repeat(200_000)}" data-x="${'x'.repeat(1_000_000)}">${paragraphs(20, 2)}</article>`,
    shows: 'text',
  },
};

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, reply) => {
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    const { body } = pages[request.url ?? ''] ?? { body: '' };
    reply.end(`<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8">${title}${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function state(page: View): Promise<readonly number[]> {
  return page.evaluate(() => [
    scrollY,
    document.getElementsByTagName('*').length,
    document.documentElement.textContent?.length ?? 0,
  ]);
}

describe.each(browsers)('very large pages in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, language: 'en' });
  });
  afterAll(() => browser?.close());

  test.each(Object.keys(pages))(
    '%s: an answer, and the page stays as it is',
    async (path) => {
      const page = await browser.openPage(base + path);
      await page.evaluate(() => scrollTo(0, 300));
      const before = await state(page);
      const popup = await browser.openPopup(page);
      const expected = pages[path]?.shows === 'text' ? sentence.slice(0, 40) : 'too large';
      await popup.until((text: string) => document.body.textContent?.includes(text), {
        args: [expected],
        timeout: 60_000,
        what: expected,
      });
      await popup.close();
      expect(await state(page)).toEqual(before);
      await page.close();
    },
    120_000,
  );
});
