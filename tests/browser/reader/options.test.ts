import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn } from '../harness/index.ts';
import { openStorage } from '../library/storage.ts';

describe.runIf(mainlyIn('firefox')).each(browsers)('options in %s', (name) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await borrow(name);
  });
  afterAll(() => browser?.close());

  test('what the library may take is set there, and the library page says the same', async () => {
    const options = await browser.openExtensionPage('options.html');
    await options.waitFor('.library-limits select');
    await expect.poll(() => options.text('#options-library')).toBe('Library');
    await options.evaluate(() => {
      const select = document.querySelectorAll<HTMLSelectElement>('.library-limits select')[1];
      if (!select) return;
      select.value = '90';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    const library = await browser.openExtensionPage('library.html');
    await openStorage(library);
    await library.until(
      () =>
        document.querySelectorAll<HTMLSelectElement>('.library-limits select')[1]?.value === '90',
    );
    await library.close();
  });

  test('another interface language is there at once, with the page turned round', async () => {
    const options = await browser.openExtensionPage('options.html');
    await options.waitFor('.options');
    await options.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('select:has([value="browser"])');
      if (!select) return;
      select.value = 'ar';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await options.until(() => document.documentElement.dir === 'rtl');
    await expect.poll(() => options.text('h1')).toBe('الخيارات');
  });
});
