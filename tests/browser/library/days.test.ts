import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, browsers, launch, mainlyIn, someOf, type View } from '../harness/index.ts';
import { inLibrary } from './in-page.ts';
import { articles } from './sample.ts';

const zones = ['America/New_York', 'Pacific/Auckland'];

// A browser takes its zone from the environment that it is started in.
describe.runIf(mainlyIn('chromium')).each(browsers)('a day in %s', (name) => {
  describe.each(someOf(zones, 2))('read in %s', (zone) => {
    const own = process.env['TZ'];
    let browser: Browser;
    let page: View;

    beforeAll(async () => {
      process.env['TZ'] = zone;
      browser = await launch(name);
      // Where nothing is chosen yet, the reader welcomes before it shows an article.
      await browser.changeSettings({ welcomed: true, target: 'en' });
      page = await browser.openExtensionPage('library.html');
      const [article] = articles;
      if (!article) throw new Error('no sample');
      await inLibrary(page, 'saveArticle', {
        ...article,
        publishedTime: '2026-11-27T00:00:00+03:00',
      });
    });
    afterAll(async () => {
      if (own === undefined) delete process.env['TZ'];
      else process.env['TZ'] = own;
      await browser?.close();
    });

    test('is the page’s own in the library and in the reader', async () => {
      await expect
        .poll(() => page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone))
        .toBe(zone);
      await page.waitFor('.library-row time');
      await expect.poll(() => page.text('.library-row time')).toBe('Nov 27, 2026');
      await page.type('.library-search input', 'after:2026-11-27 before:2026-11-28');
      await page.until(() => document.querySelectorAll('.library-row').length === 1);
      const reader = await browser.openExtensionPage(`reader.html?id=${articles[0]?.id}`);
      await reader.waitFor('.original .meta-line time');
      await expect
        .poll(() => reader.text('.original .meta-line time'))
        .toMatch(/^(?:27|٢٧) نوفمبر (?:2026|٢٠٢٦)/);
      expect(
        await reader.evaluate(() =>
          document.querySelector('.meta-line time')?.getAttribute('datetime'),
        ),
      ).toBe('2026-11-27');
    });
  });
});
