import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, someOf, type View } from '../harness/index.ts';
import { startPictureServer } from '../library/picture-server.ts';
import { openStorage } from '../library/storage.ts';
import { screenViolations, violations } from './axe.ts';
import { openArticle } from './open-article.ts';
import { sample, sampleKept } from './sample.ts';
import { allScreens, pairwise, sizes } from './screens.ts';

describe.each(browsers)('accessibility in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    reader = await openArticle(browser, sample, sampleKept);
  });
  afterAll(() => browser?.close());

  test('axe finds nothing in the reader, in a pairwise set of browser, language, theme, layout and width', async () => {
    expect(await screenViolations(browser, reader, someOf(pairwise(allScreens), 6))).toEqual([]);
  });

  test.runIf(mainlyIn('chromium'))(
    'axe finds nothing in the panels, the list of keys, the options, the first screen and a failure',
    async () => {
      const found: string[] = [];
      const look = async (view: View, what: string): Promise<void> => {
        found.push(...(await violations(view)).map((one) => `${what} ${one}`));
      };
      await browser.changeSettings({ language: 'en', theme: 'light', layout: 'side-by-side' });
      await reader.resize(...sizes.wide);
      await reader.reload();
      await reader.waitFor('.dropdown');
      for (const label of ['Text and theme', 'Contents', 'More']) {
        await reader.click(`[aria-label="${label}"]`);
        await reader.waitFor('.panel');
        await look(reader, label);
        await reader.press('Escape');
        await reader.until(() => !document.querySelector('.panel'));
      }
      await reader.press('/');
      await look(reader, 'find');
      await reader.press('Escape');
      await reader.press('?');
      await reader.waitFor('.shortcut-list');
      await look(reader, 'keys');
      const pages = [
        ['options.html', '.options', { theme: 'dark' }],
        ['options.html', '.options', { theme: 'sepia', language: 'ar' }],
        ['library.html', '.library-row', { theme: 'dark' }],
        ['library.html', '.library-row', { theme: 'light', language: 'en' }],
        ['reader.html?id=nothing', '.failure', {}],
        [`reader.html?id=${sample.id}`, '.welcome', { welcomed: false, theme: 'light' }],
      ] as const;
      for (const [path, wait, settings] of someOf(pages, 2)) {
        await browser.changeSettings(settings);
        const page = await browser.openExtensionPage(path);
        await page.waitFor(wait);
        if (path === 'library.html') await openStorage(page);
        await look(page, path);
        await page.close();
      }
      expect(found).toEqual([]);
    },
  );

  test.runIf(mainlyIn('firefox'))(
    'axe finds nothing in the pop-up itself, on a page and where there is nothing to read',
    async () => {
      const server = await startPictureServer();
      const found: string[] = [];
      try {
        await browser.changeSettings({ welcomed: true, language: 'ar', theme: 'system' });
        const page = await browser.openPage(server.page);
        const popup = await browser.openPopup(page);
        await popup.waitFor('.pair .original');
        await popup.click('.save');
        await popup.waitFor('.picture-status button');
        found.push(...(await violations(popup)));
        await popup.close();
        const nothing = await browser.openPopup(await browser.openPage('about:blank'));
        await nothing.waitFor('.failure');
        found.push(...(await violations(nothing)));
        await nothing.close();
      } finally {
        await server.close();
      }
      expect(found).toEqual([]);
    },
  );
});
