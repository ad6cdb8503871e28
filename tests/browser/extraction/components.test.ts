import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { allShown } from '../harness/reader.ts';

const says = (day: string): string =>
  `وفي يوم ${day} جرى في المدينة ما لم يجرِ من قبل، ${'إذ تحدث الناس عنه طويلاً، وكتبوا. '.repeat(4)}`;
const headline = '<h1>جسر جديد للمشاة في المدينة</h1>';

/** Pages whose article stands in shadow trees, and one whose form's fields bear the names of what elements have. */
const bodies: Readonly<Record<string, string>> = {
  '/declared': `${headline}<story-box><template shadowrootmode="open"><style>p { color: navy }</style>
    <p>${says('الأحد')}</p><slot></slot><inner-box><template shadowrootmode="open"><p>${says('الثلاثاء')}</p></template></inner-box>
    <p style="display:none">${says('الجمعة')}</p></template><p>${says('الاثنين')}</p></story-box>`,
  '/scripted': `${headline}<closed-box></closed-box><script>
    const tree = document.querySelector('closed-box').attachShadow({ mode: 'closed' });
    for (const text of ${JSON.stringify(['الأحد', 'الاثنين', 'الثلاثاء'].map(says))}) {
      const made = document.createElement('p'); made.textContent = text; tree.append(made);
    }</script>`,
  '/clobbered': `${headline}<form class="page-form"><img name="firstChild"><img id="parentElement"><img name="tagName">
    <input name="checkVisibility"><input name="shadowRoot"><input name="childNodes"><input name="attributes">
    <div>${['الأحد', 'الاثنين', 'الثلاثاء'].map((day) => `<p>${says(day)}</p>`).join('')}</div></form>
    <img name="title"><form name="body"></form>`,
};

let server: Server;
let base: string;
beforeAll(async () => {
  server = createServer((request, reply) => {
    const body = bodies[request.url ?? ''] ?? '';
    if (request.url !== '/windows-1256') {
      reply.setHeader('content-type', 'text/html; charset=utf-8');
      reply.end(`<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><body>${body}`);
      return;
    }
    reply.setHeader('content-type', 'text/html; charset=windows-1256');
    reply.end(inWindows1256(`<!doctype html><html lang="ar"><body><h1>باب</h1><p>${words}</p>`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const words = 'كتب باب دار بيت. '.repeat(20);

/** A text in the encoding of old Arabic pages, as the platform's own decoder reads it. */
function inWindows1256(text: string): Buffer {
  const decoder = new TextDecoder('windows-1256');
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Buffer.from(Array.from(text, (letter) => bytes.get(letter) ?? 0x3f));
}

describe.each(browsers)('pages of unusual make in %s', (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, language: 'en' });
  });
  afterAll(() => browser?.close());

  const paragraphs = async (path: string): Promise<string[]> => {
    const page = await browser.openPage(base + path);
    const popup: View = await browser.openPopup(page);
    await allShown(popup);
    const texts = await popup.evaluate(() =>
      [...document.querySelectorAll('.pair .original')].map(({ textContent }) => textContent ?? ''),
    );
    await popup.close();
    await page.close();
    return texts.map((text) => text.trim());
  };

  // How a script reaches a closed tree is the browsers' own.
  const some = Object.keys(bodies).filter((path) => path === '/scripted' || mainlyIn('chromium'));
  test.each(some)('%s: the article is read in its order', async (path) => {
    const texts = (await paragraphs(path)).filter((text) => text.startsWith('وفي يوم'));
    expect(texts).toEqual(['الأحد', 'الاثنين', 'الثلاثاء'].map((day) => says(day).trim()));
  });

  test.runIf(mainlyIn('chromium'))('a page in windows-1256 is read in its letters', async () => {
    expect((await paragraphs('/windows-1256')).join('\n')).toContain(words.trim());
  });
});
