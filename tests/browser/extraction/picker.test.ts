import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { poll } from '../harness/wait.ts';

const links = Array.from({ length: 30 }, (_, n) => `<li><a href="/${n}">رابط ${n}</a></li>`).join(
  '',
);

/** A page without an article that Warraq could find: a short notice among links. */
function noticePage(text: string | undefined): string {
  return `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>لوحة</title>
    <body><ul>${links}</ul>
    ${text ? `<div class="notice-board" style="padding:20px"><p id="target">${text}</p></div>` : ''}</body></html>`;
}

const namedText = 'يعود المكتب إلينا غدًا.';

/** A page whose pictures and fields bear names of what a document and an element have. */
function namedPage(): string {
  const pictures = ['createElement', 'documentElement', 'body', 'querySelector', 'elementFromPoint']
    .map((name) => `<img name="${name}" alt="">`)
    .join('');
  const fields = ['parentElement', 'children', 'localName', 'getAttribute', 'ownerDocument', 'id']
    .concat('nextElementSibling', 'previousElementSibling', 'getBoundingClientRect', 'classList')
    .map((name) => `<input name="${name}" type="hidden">`)
    .join('');
  return `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>لوحة</title><body>${pictures}<ul>${links}</ul>
    <div style="padding:20px"><form style="padding:20px">${fields}<p>${namedText}</p></form></div></body></html>`;
}

const texts: Readonly<Record<string, string>> = {
  '/first': 'يفتح المكتب أبوابه غدًا.',
  '/second': 'يغلق المكتب أبوابه يوم الجمعة.',
};

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, reply) => {
    reply.setHeader('content-type', 'text/html; charset=utf-8');
    const { url = '' } = request;
    reply.end(url === '/named' ? namedPage() : noticePage(texts[url]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** The reader that opens for the choice: the pop-up where the browser opens it unasked, else a tab. */
async function openedReader(browser: Browser): Promise<View> {
  return poll(async () => {
    if (await browser.hasPopup()) return browser.popup();
    const isOpen = (await browser.addresses()).some((address) => address.includes('reader.html'));
    return isOpen ? browser.findPage('reader.html') : undefined;
  }, 'a reader for the chosen area');
}

describe.each(browsers)('choosing an area in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, language: 'en' });
  });
  afterAll(() => browser?.close());

  test.runIf(mainlyIn('firefox'))(
    'a script of the page cannot choose, Escape leaves the page as it was',
    async () => {
      const page = await browser.openPage(`${base}/first`);
      const before = await page.evaluate(() => document.documentElement.outerHTML);
      const popup = await browser.openPopup(page);
      await popup.waitFor('[data-scope="area"]');
      await popup.click('[data-scope="area"]').catch(() => undefined);
      await page.until(() => document.documentElement.lastElementChild?.tagName === 'DIV');
      await page.evaluate(() => document.getElementById('target')?.click());
      await expect
        .poll(() => page.evaluate(() => document.documentElement.lastElementChild?.tagName))
        .toBe('DIV');
      await page.press('Escape');
      await page.until(() => document.documentElement.lastElementChild?.tagName !== 'DIV');
      await expect.poll(() => page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
      await page.close();
    },
  );

  test('a click chooses, and the choice works on the site’s other pages', async () => {
    const page = await browser.openPage(`${base}/first`);
    const popup = await browser.openPopup(page);
    await popup.waitFor('[data-scope="area"]');
    await popup.click('[data-scope="area"]').catch(() => undefined);
    await page.until(() => document.documentElement.lastElementChild?.tagName === 'DIV');
    await page.click('#target');
    const reader = await openedReader(browser);
    await reader.until((text: string) => document.body.textContent?.includes(text), {
      args: [texts['/first']],
    });
    await reader.close();
    const second = await browser.openPage(`${base}/second`);
    const again = await browser.openPopup(second);
    await again.until((text: string) => document.body.textContent?.includes(text), {
      args: [texts['/second']],
    });
    await expect
      .poll(() => again.evaluate(() => document.body.textContent?.includes('رابط')))
      .toBe(false);
    await again.close();
  });

  test.runIf(mainlyIn('firefox'))(
    'the choice is taken back by keyboard, for the whole site',
    async () => {
      const elsewhere = await browser.openPage(`${base}/without-a-board`);
      const popup = await browser.openPopup(elsewhere);
      await popup.waitFor('[data-scope="area"]');
      await popup.click('[data-scope="area"]').catch(() => undefined);
      await elsewhere.until(() => document.documentElement.lastElementChild?.tagName === 'DIV');
      // From "Cancel", where the focus is, to "Let Warraq choose".
      await elsewhere.press('Shift+Tab');
      await elsewhere.press('Enter');
      await (await openedReader(browser)).close();
      const second = await browser.openPage(`${base}/second`);
      const again = await browser.openPopup(second);
      await again.waitFor('[data-scope="area"]');
      await expect.poll(() => again.text('main')).not.toContain(texts['/second']);
      await again.close();
    },
  );

  test.runIf(mainlyIn('chromium'))(
    'names that a page gives its fields and pictures stand for nothing that the picker asks',
    async () => {
      const page = await browser.openPage(`${base}/named`);
      const popup = await browser.openPopup(page);
      await popup.waitFor('[data-scope="area"]');
      await popup.click('[data-scope="area"]').catch(() => undefined);
      await page.until(
        () => Document.prototype.querySelector.call(document, 'html > div') !== null,
      );
      // The list of links, and the box behind it.
      await page.press('ArrowDown');
      await page.press('ArrowLeft');
      await page.press('Enter');
      const reader = await openedReader(browser);
      await reader.until((text: string) => document.body.textContent?.includes(text), {
        args: [namedText],
      });
      await reader.close();
      await page.close();
    },
  );
});
