import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, browsers, launch, type View } from '../harness/index.ts';
import { inLibrary } from './in-page.ts';
import { articles } from './sample.ts';

describe.each(browsers)('the library page in %s', (name) => {
  let browser: Browser;
  let page: View;

  beforeAll(async () => {
    browser = await launch(name);
    page = await browser.openExtensionPage('library.html');
    for (const article of articles) await inLibrary(page, 'saveArticle', article);
  });
  afterAll(() => browser?.close());

  const titles = (): Promise<string[]> =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('.library-row h3'), (title) => title.textContent ?? ''),
    );
  const rows = (count: number): Promise<boolean> =>
    page.until((n) => document.querySelectorAll('.library-row').length === n, {
      args: [count],
      what: `${count} rows`,
    });

  test('shows what is saved, the newest first', async () => {
    await rows(4);
    expect(await titles()).toEqual(articles.map(({ title }) => title).reverse());
  });

  test('finds a word by another of its forms, and lights it', async () => {
    await page.type('.library-search input', 'والقطار');
    await rows(1);
    expect(await titles()).toEqual([articles[0]?.title]);
    await expect.poll(() => page.text('.library-excerpt mark')).toBe('القطارات');
    await page.evaluate(() => {
      const box = document.querySelector<HTMLInputElement>('.library-search input');
      if (!box) return;
      box.value = '';
      box.dispatchEvent(new Event('input'));
    });
    await rows(4);
  });

  test('removes an article, and brings it back', async () => {
    await page.click('.library-row .library-buttons .button:last-child');
    await rows(3);
    await page.click('.library-undo .button');
    await rows(4);
    expect((await titles())[0]).toBe(articles[3]?.title);
  });

  test('keeps everything through a crash of the browser', async () => {
    await inLibrary(page, 'changeArticles', [articles[1]?.id ?? ''], { addTags: ['مدن'] });
    await browser.restart(true);
    page = await browser.openExtensionPage('library.html');
    await rows(4);
    expect(await page.text('.library-tags')).toBe('مدن');
  });

  test('deletes everything once it is confirmed', async () => {
    await page.click('.library-storage summary');
    await page.click('.library-storage > .danger');
    await page.click('.library-dialog .danger');
    await page.waitFor('.library-empty');
    expect(await inLibrary(page, 'listArticles')).toEqual([]);
  });
});
