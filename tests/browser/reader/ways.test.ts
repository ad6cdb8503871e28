import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Display, hasDisplay, startDisplay } from '../harness/display.ts';
import { type Browser, borrow, browsers, launch, mainlyIn, type View } from '../harness/index.ts';
import { whyUnread } from '../harness/reader.ts';

const html = (title: string, body: string): string =>
  `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>${title}</title><body>${body}</body></html>`;
const sentence =
  'وأعلنت بلدية وادي الزيتون أن العمل في السوق الجديد يبدأ صباح الأحد المقبل بعد تأخر طويل.';
const story = `<article><h1>سوق جديد في وادي الزيتون</h1>${`<p>${sentence} ${sentence}</p>`.repeat(6)}</article>`;
const aside = '<p id="aside">وفي الصفحة نفسها إعلان صغير عن مواعيد الحافلات.</p>';
const headlines = [
  ['سوق جديد يفتح أبوابه في وادي الزيتون', '/market'],
  ['البلدية تزرع ألف شجرة على طريق الميناء', '/trees'],
  ['مدرسة الحي القديم تعود إلى تلاميذها غدا', '/school'],
  ['صيادو الميناء يعودون بموسم وفير هذا العام', '/season'],
  ['المكتبة العامة تمدد ساعات القراءة مساء', '/reading'],
] as const;
const front = `<nav><a href="/politics">أخبار السياسة من كل البلاد</a></nav><main>${headlines
  .map(([text, path]) => `<div><h2><a href="${path}">${text}</a></h2></div>`)
  .join('')}</main>`;
const linking = `<p><a id="link" href="/market">إلى السوق</a></p>`;

const pages: Readonly<Record<string, readonly [string, string | Buffer]>> = {
  '/': ['text/html', html('صحيفة النخيل', front)],
  '/market': ['text/html', html('سوق جديد في وادي الزيتون', story + aside)],
  '/linking': ['text/html', html('روابط', linking)],
  '/report.pdf': [
    'application/pdf',
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  ],
  '/picture': [
    'image/gif',
    Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  ],
};

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer(({ url = '/' }, reply) => {
    const [type, body] = pages[url] ?? ['text/html', html('', '')];
    reply.setHeader('content-type', type === 'text/html' ? `${type}; charset=utf-8` : type);
    reply.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const scopes = (view: View): Promise<readonly string[]> =>
  view.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.failure button, .wrong-ways button')].map(
      ({ dataset }) => dataset['scope'] ?? '',
    ),
  );

async function choose(view: View, label: string): Promise<void> {
  await view.click('[aria-label="More"]');
  const at = await view.until(
    (wanted: string) =>
      [...document.querySelectorAll('.menu-item')].findIndex(
        ({ textContent }) => textContent === wanted,
      ) + 1,
    { args: [label] },
  );
  await view.click(`.menu li:nth-child(${at}) button`);
}

describe.each(browsers)('ways to read in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, language: 'en', layout: 'original' });
  });
  afterAll(() => browser?.close());

  test.runIf(mainlyIn('chromium'))(
    'a front page offers its headlines, each with its link, and keeps no such list',
    async () => {
      const popup = await browser.openPopup(await browser.openPage(`${base}/`));
      await expect.poll(() => whyUnread(popup)).toContain('headlines');
      await expect.poll(() => scopes(popup)).toEqual(['headlines', 'selection', 'area', '']);
      await popup.click('[data-scope="headlines"]');
      await popup.waitFor('[data-block="5"] a');
      await expect
        .poll(() =>
          popup.evaluate(() =>
            [...document.querySelectorAll<HTMLAnchorElement>('.original p a')].map((link) => [
              link.textContent,
              new URL(link.href).pathname,
            ]),
          ),
        )
        .toEqual(headlines);
      await expect
        .poll(() => popup.evaluate(() => document.querySelector('.save')?.ariaDisabled))
        .toBe('true');
      // Opening one reads it, once its site is allowed.
      await popup.click('[data-block="1"] a').catch(() => undefined);
      const reader = await browser.findPage('reader.html?link=');
      await reader.waitFor('.failure .primary');
      await expect.poll(() => reader.text('.notice')).toContain('127.0.0.1');
      await reader.close();
    },
  );

  test.each([
    ['/report.pdf', 'PDF'],
    ['/picture', 'not a web page'],
  ])(
    '%s says that it cannot be read, and offers nothing that does not work',
    async (path, words) => {
      const popup = await browser.openPopup(await browser.openPage(base + path));
      await expect
        .poll(() => whyUnread(popup))
        .toContain(name === 'firefox' && path === '/picture' ? '' : words);
      await expect.poll(() => scopes(popup)).toEqual(['']);
      await popup.close();
    },
  );

  test.runIf(mainlyIn('firefox'))(
    'where something is missing or wrong, the menu leads to the page, the selection and the area',
    async () => {
      const page = await browser.openPage(`${base}/market`);
      const popup = await browser.openPopup(page);
      await popup.waitFor('.pair .original');
      await choose(popup, 'Something is missing or wrong');
      await popup.waitFor('.wrong-ways [data-scope="page"]');
      await expect.poll(() => scopes(popup)).toEqual(['area', 'selection', 'page']);
      await popup.click('[data-scope="page"]');
      await popup.until(() => document.body.textContent?.includes('مواعيد الحافلات'));
      await choose(popup, 'Something is missing or wrong');
      await popup.click('[data-scope="area"]').catch(() => undefined);
      await page.until(() => document.documentElement.lastElementChild?.tagName === 'DIV');
      await page.press('Escape');
    },
  );

  test('the full page knows the tab that it came from', async () => {
    const page = await browser.openPage(`${base}/market`);
    const popup = await browser.openPopup(page);
    await popup.waitFor('.pair .original');
    await page.evaluate(() => {
      getSelection()?.selectAllChildren(document.querySelector('#aside') as Element);
    });
    await popup.press('o').catch(() => undefined);
    const reader = await browser.findPage('&live&tab=');
    await reader.waitFor('.pair .original');
    await choose(reader, 'Something is missing or wrong');
    await reader.click('[data-scope="selection"]');
    await reader.until(() =>
      document.querySelector('[data-block="1"] .original')?.textContent?.includes('الحافلات'),
    );
    await reader.close();
  });

  test.runIf(name === 'firefox')('a link’s menu opens the reader for its page', async () => {
    const page = await browser.openPage(`${base}/linking`);
    await browser.chooseMenuItem(page, '#link', 'read');
    const reader = await browser.findPage('reader.html?link=');
    await reader.waitFor('.failure .primary');
    await expect
      .poll(() => reader.evaluate(() => location.search))
      .toContain(encodeURIComponent('/market'));
    await reader.close();
  });

  test.runIf(mainlyIn('firefox'))(
    'saving offers tags at once, completed from those there are, and can be taken back where it stands',
    async () => {
      const popup = await browser.openPopup(await browser.openPage(`${base}/market`));
      await popup.click('.save');
      await popup.waitFor('.saved-panel input');
      const [headline, panel] = await popup.evaluate(() =>
        ['.pair h1', '.saved-panel'].map((css) =>
          document.querySelector(css)?.getBoundingClientRect().toJSON(),
        ),
      );
      expect(panel.bottom).toBeLessThanOrEqual(headline.top);
      await popup.type('.saved-panel input', 'سوق');
      await popup.press('Enter');
      await popup.waitFor('.tag[aria-pressed="true"]');
      await popup.press('Escape');
      await popup.until(() => !document.querySelector('.saved-panel'));
      // By keyboard alone: the key that saved it leads to its tags.
      await popup.press('s');
      await popup.until(() => document.activeElement?.matches('.saved-panel input'));
      await popup.until(() => document.querySelector('.tag')?.textContent === 'سوق');
      await popup.until(() => document.querySelector('datalist option'));
      await popup.click('.unsave');
      await popup.waitFor('.save[aria-pressed="false"]');
      await popup.close();
      const library = await browser.openExtensionPage('library.html');
      await library.waitFor('.library-row');
      await expect.poll(() => library.text('.library-facts')).not.toContain('Saved');
      await expect.poll(() => library.text('.library-row')).toContain('سوق');
      await library.close();
    },
  );

  test.runIf(mainlyIn('chromium'))(
    'who wants no translation is shown no engine, no notice and no empty pane',
    async () => {
      await browser.changeSettings({ translates: false, layout: 'side-by-side' });
      const popup = await browser.openPopup(await browser.openPage(`${base}/market`));
      await popup.waitFor('.pair .original');
      await expect
        .poll(() =>
          popup.evaluate(() => ({
            panes: [...document.querySelectorAll('.cell.translation')].some((one) =>
              one.checkVisibility(),
            ),
            parts: ['.status-row', '.offers', '.layout-choice', '.split-handle', '.notice'].filter(
              (css) => document.querySelector(css),
            ),
          })),
        )
        .toEqual({ panes: false, parts: [] });
      await popup.press('1');
      // The menu has the way back.
      await choose(popup, 'Translate');
      await popup.waitFor('.status-row');
      await popup.close();
      await browser.changeSettings({ translates: false });
      const options = await browser.openExtensionPage('options.html');
      await options.waitFor('#target');
      await expect
        .poll(() => options.evaluate(() => document.querySelector('.engine-list')))
        .toBeNull();
      await options.close();
      await browser.changeSettings({ translates: true });
    },
  );
});

describe.runIf(hasDisplay && mainlyIn('chromium')).each(browsers)('a link in %s', (name) => {
  let display: Display;
  let browser: Browser;
  beforeAll(async () => {
    display = await startDisplay();
    browser = await launch(name, { display });
    await browser.changeSettings({ welcomed: true, language: 'en', layout: 'original' });
  });
  afterAll(async () => {
    await browser?.close();
    await display?.close();
  });

  test('is read once its site is allowed, at once from then on, and its tab is closed again', async () => {
    const path = `reader.html?link=${encodeURIComponent(`${base}/market`)}`;
    const reader = await browser.openExtensionPage(path);
    await reader.click('.failure .primary');
    await browser.answerPermission(true);
    await reader.waitFor('.pair .original', 30_000);
    await expect.poll(() => reader.text('.pair .original')).toContain('سوق جديد');
    await expect.poll(() => browser.addresses()).not.toContain(`${base}/market`);
    await reader.close();
    const again = await browser.openExtensionPage(path);
    await again.waitFor('.pair .original', 30_000);
    await again.close();
  });
});
