import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Display, hasDisplay, startDisplay } from '../harness/display.ts';
import { type Browser, browsers, isShare, launch, type View } from '../harness/index.ts';
import { inLibrary } from './in-page.ts';
import { type PictureServer, startPictureServer } from './picture-server.ts';

// Headless browsers draw no question for a permission.

// Not of a share: another question over a pop-up is answered there (permissions.test.ts).
describe.runIf(hasDisplay && !isShare).each(browsers)('pictures on another host in %s', (name) => {
  let display: Display;
  let server: PictureServer;
  let browser: Browser;

  beforeAll(async () => {
    [display, server] = await Promise.all([startDisplay(), startPictureServer()]);
    browser = await launch(name, { display });
    await browser.changeSettings({ welcomed: true });
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([display?.close(), server?.close()]);
  });

  const saved = async (): Promise<View> => {
    const popup = await browser.openPopup(await browser.openPage(server.page));
    await popup.waitFor('.pair .original');
    await popup.click('.save');
    await popup.waitFor('.save[aria-pressed="true"]');
    await popup.waitFor('.picture-status button');
    return popup;
  };
  const counts = async (): Promise<unknown> => {
    const page = await browser.openExtensionPage('options.html');
    const [article] = await inLibrary(page, 'listArticles');
    await page.close();
    return article?.pictures;
  };

  test('come once the reader grants it, though the pop-up closes over the question', async () => {
    const popup = await saved();
    await expect.poll(() => popup.text('.picture-status')).toContain('localhost');
    await popup.click('.picture-status button');
    // Chromium closes it by itself; Firefox does so where the reader's click takes the focus.
    if (name === 'firefox') await popup.close();
    await browser.answerPermission(true);
    await expect.poll(() => browser.hasPopup(), { timeout: 10_000 }).toBe(false);
    await expect
      .poll(counts, { timeout: 20_000, interval: 500 })
      .toEqual({ wanted: 0, kept: 2, permission: 0, missing: 0 });
  });
});
