import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forPages, type Service, startService } from '../../unit/translation/service.ts';
import { type Display, hasDisplay, startDisplay } from '../harness/display.ts';
import { type Browser, browsers, launch, mainlyIn, type View } from '../harness/index.ts';
import { articleShown } from '../harness/reader.ts';
import { type SampleServer, startSampleServer } from '../harness/sample-server.ts';
import { askBackground } from '../harness/settings.ts';

// Headless browsers draw no question for a permission, and a click that is none leaves the pop-up alive that a real one closes.

let display: Display;
let samples: SampleServer;
let service: Service;
/** Stands at the address of DeepL for Chromium, and speaks no TLS: that somebody calls is all it can tell. */
let deepl: Server;
let calls = 0;

beforeAll(async () => {
  if (!hasDisplay) return;
  display = await startDisplay();
  samples = await startSampleServer();
  service = await startService();
  service.answer = forPages(({ body }, response) => {
    response.end(JSON.stringify({ translatedText: Object(body).q.map(() => 'In English.') }));
  });
  deepl = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => deepl.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await display?.close();
  await samples?.close();
  await service?.close();
  deepl?.close();
});

/** The sentences of each kept translation; runs in a page of the extension. */
function keptTranslations(): Promise<readonly { translation: { text: string } }[][] | false> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('warraq');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('translations').objectStore('translations').getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result.length > 0 && all.result.map(({ sentences }) => sentences));
      };
    };
  });
}

const engineOf = { chromium: 'deepl', firefox: 'libretranslate' } as const;
const key = 'a key of the free plan:fx';

describe.skipIf(!hasDisplay).each(browsers)('a permission in %s', (name) => {
  let browser: Browser;
  const engine = engineOf[name];
  const sent = (): number => (name === 'chromium' ? calls : service.received.length);
  const openPopup = async (): Promise<View> => {
    const popup = await browser.openPopup(await browser.openPage(samples.page('library')));
    await articleShown(popup);
    return popup;
  };
  beforeAll(async () => {
    const { port } = deepl.address() as AddressInfo;
    browser = await launch(name, {
      display,
      args: [`--host-resolver-rules=MAP *.deepl.com:443 127.0.0.1:${port}`],
    });
    // Another machine as far as the extension knows; browsers look for such names on their own.
    const url = service.url.replace('127.0.0.1', 'translate.localhost');
    await browser.changeSettings({
      ...{ welcomed: true, engine, modelSource: samples.mirror },
      engines: name === 'firefox' ? { libretranslate: { url } } : {},
    });
    const page = await browser.openExtensionPage('options.html');
    if (name === 'chromium') await askBackground(page, 'setKey', 'deepl', key, {});
    await page.close();
  });
  afterAll(() => browser?.close());

  it.runIf(mainlyIn('firefox'))(
    'that the reader refuses in the settings is told in words',
    async () => {
      const page = await browser.openExtensionPage('options.html');
      const fields = '.engine-fields:has(#deepl-key)';
      await page.waitFor('.engine-list li');
      await page.click('details:has(#deepl-key) summary');
      if (name === 'firefox') await page.type('#deepl-key', key);
      await page.click(`${fields} .engine-actions .button`);
      await browser.answerPermission(false);
      await page.waitFor(`${fields} .engine-result.bad`);
      await expect.poll(() => page.text(`${fields} .engine-result`)).toContain('may not send text');
      await page.close();
    },
  );

  it('that the reader refuses in the pop-up lets no text go', async () => {
    const popup = await openPopup();
    await popup.click(`[data-engine="${engine}"]`);
    await browser.answerPermission(false);
    if (await browser.hasPopup()) await popup.close();
    // Another pop-up is opened meanwhile, and asks whether it may now.
    const next = await openPopup();
    await next.waitFor(`[data-engine="${engine}"]`);
    expect(sent()).toBe(0);
    await next.close();
  });

  it('that is granted in the pop-up is made use of, though the pop-up closes over the question', async () => {
    const popup = await openPopup();
    const before = sent();
    await popup.click(`[data-engine="${engine}"]`);
    // Chromium closes it by itself; Firefox does so where the reader's click takes the focus.
    if (name === 'firefox') await popup.close();
    await browser.answerPermission(true);
    await expect.poll(() => browser.hasPopup(), { timeout: 10_000 }).toBe(false);
    await expect.poll(sent, { timeout: 20_000 }).toBeGreaterThan(before);
    if (name === 'chromium') return;
    const page = await browser.openExtensionPage('options.html');
    const kept = (await page.until(keptTranslations)) || [];
    expect(kept[0]?.[0]?.translation.text).toBe('In English.');
    await page.close();
  });

  it.runIf(mainlyIn('chromium'))(
    'that is granted in the settings lets the test begin',
    async () => {
      const page = await browser.openExtensionPage('options.html');
      const fields = '.engine-fields:has(#deepl-key)';
      await page.waitFor('.engine-list li');
      await page.click('details:has(#deepl-key) summary');
      // Keys of the other plan go to a host of their own, for which nothing has been granted yet.
      await page.type('#deepl-key', 'a key of the paid plan');
      await page.click(`${fields} .engine-actions .button`);
      await browser.answerPermission(true);
      await page.waitFor(`${fields} .engine-result.bad`, 30_000);
      await expect.poll(() => page.text(`${fields} .engine-result`)).toContain('Can’t reach');
      await page.close();
    },
  );
});
