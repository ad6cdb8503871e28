import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { allShown } from '../harness/reader.ts';

const opening = 'يفتح المكتب أبوابه غدًا في الثامنة.';
const closing = 'ويغلقها يوم <b>الجمعة</b> عند الظهر.';

/** Short notices among links: no article that Warraq could find. */
const links = Array.from({ length: 30 }, (_, n) => `<li><a href="/${n}">رابط ${n}</a></li>`);
const noticePage = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>لوحة</title>
  <body><ul>${links.join('')}</ul>
  <div><p id="first">${opening}</p></div><ul>${links.join('')}</ul>
  <div><p id="last">${closing}</p></div></body></html>`;

let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer((_, reply) => {
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    reply.end(noticePage);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

describe.each(browsers)('a page without an article in %s', (name) => {
  let browser: Browser;
  let page: View;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, language: 'en', cache: true });
    page = await browser.openPage(address);
  });
  afterAll(() => browser?.close());

  const shown = (popup: View): Promise<string> =>
    popup.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.pair .original')]
        .map(({ textContent }) => textContent)
        .join('\n'),
    );

  test.runIf(mainlyIn('firefox'))('says that nothing is selected where nothing is', async () => {
    const popup = await browser.openPopup(page);
    await popup.click('[data-scope="selection"]');
    const refusal = await popup.until(
      () =>
        !document.querySelector('[data-scope="selection"]') &&
        document.querySelector('[role="alert"] p')?.textContent,
    );
    expect(refusal).toBe('Nothing is selected on the page.');
    await popup.close();
  });

  test('is read from a selection over two paragraphs, and from no more', async () => {
    const before = await page.evaluate(() => {
      const range = document.createRange();
      range.setStart(document.querySelector('#first') as Element, 0);
      range.setEndAfter(document.querySelector('#last b') as Element);
      getSelection()?.addRange(range);
      return document.documentElement.outerHTML;
    });
    const popup = await browser.openPopup(page);
    await popup.click('[data-scope="selection"]');
    await allShown(popup);
    const text = await shown(popup);
    expect(text).toContain(opening);
    expect(text).toContain('ويغلقها يوم الجمعة');
    expect(text).not.toContain('الظهر');
    await popup.close();
    await expect.poll(() => page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });

  test.runIf(mainlyIn('firefox'))('is read as a whole where the reader says so', async () => {
    const popup = await browser.openPopup(page);
    await popup.click('[data-scope="page"]');
    await allShown(popup);
    const text = await shown(popup);
    expect(text).toContain(opening);
    expect(text).toContain('عند الظهر');
    await popup.close();
  });
});
