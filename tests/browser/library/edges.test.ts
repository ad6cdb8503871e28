import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, someOf, type View } from '../harness/index.ts';
import { articleOf, keepArticles } from '../reader/open-article.ts';
import { inLibrary } from './in-page.ts';

const picture =
  'data:image/gif;base64,R0lGODlhKAAUAIAAAMzMzAAAACH5BAAAAAAALAAAAAAoABQAAAIZhI+py+0Po5y02ouz3rz7D4biSJbmiabqUQAAOw==';

/** Rows that differ in what stands beside the text: a picture, tags, a long title, another language. */
const articles = [
  { ...articleOf('سوق الحرير يفتح أبوابه', [{ text: 'نص قصير.' }]), leadPicture: picture },
  articleOf('عنوان طويل جدًّا '.repeat(12).trim(), [{ text: 'نص '.repeat(200) }]),
  {
    ...articleOf('“🧵 Silk” market opens', [{ text: 'A text.' }]),
    lang: 'en',
    dir: 'ltr' as const,
  },
].map((article, at) => ({
  ...article,
  id: `${at}`.padStart(32, 'e'),
  url: `https://news.example/${at}`,
}));

/** Runs in the page: names of buttons of rows that stand outside the place for them, over the text. */
function buttonsOutside(): (string | null)[] {
  return [...document.querySelectorAll('.library-buttons')].flatMap((place) => {
    const { left, right } = place.getBoundingClientRect();
    return [...place.querySelectorAll('button')]
      .filter((button) => {
        const box = button.getBoundingClientRect();
        return box.left < left - 1 || box.right > right + 1;
      })
      .map((button) => button.getAttribute('aria-label'));
  });
}

describe.runIf(mainlyIn('chromium')).each(browsers)('the edges of the library in %s', (name) => {
  let browser: Browser;
  let library: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    await keepArticles(browser, articles);
    // One that is only cached has a button more.
    const page = await browser.openExtensionPage('options.html');
    for (const article of articles.slice(0, 1)) {
      await inLibrary(page, 'removeArticles', [article.id]);
      await inLibrary(page, 'cacheArticle', article);
    }
    await page.close();
  });
  afterAll(() => browser?.close());

  const edgesOf = (css: string): Promise<(readonly [number, number])[]> =>
    library.evaluate(
      (selector: string) =>
        [...document.querySelectorAll(selector)].map((element) => {
          const { left, right } = element.getBoundingClientRect();
          return [Math.round(left), Math.round(right)] as const;
        }),
      css,
    );

  const screens = [
    ['en', 1280],
    ['ar', 1280],
    ['ar', 400],
    ['en', 400],
  ] as const;
  test.each(someOf(screens, 2))(
    'are the same for every row and the bar above, %s at %d pixels',
    async (language, width) => {
      await browser.changeSettings({ language });
      library = await browser.openExtensionPage('library.html');
      await library.resize(width, 1600);
      await library.until(() => document.querySelectorAll('.library-row').length === 3);
      // Rows take their last place when each has been measured.
      await expect
        .poll(async () => new Set((await edgesOf('.library-about')).map(String)))
        .toHaveProperty('size', 1);
      const idle = await edgesOf('.library-row');
      expect(await library.evaluate(buttonsOutside)).toEqual([]);
      await library.click('.library-check input');
      await library.waitFor('.library-row.selected');
      await expect.poll(() => edgesOf('.library-row')).toEqual(idle);
      await expect
        .poll(async () => [
          ...(await edgesOf('.library-row.selected')),
          ...(await edgesOf('.library-bar.selecting')),
        ])
        .toEqual([idle[0], idle[0]]);
      await library.close();
    },
  );

  test('where a picture is wanting stands the first letter of the title, whole', async () => {
    library = await browser.openExtensionPage('library.html');
    await library.until(() => document.querySelectorAll('.library-row').length === 3);
    const letters = await library.evaluate(() =>
      [...document.querySelectorAll('.library-thumbnail span')].map((one) => one.textContent),
    );
    expect(letters).toContain('S');
    expect(letters).toContain('ع');
    await library.close();
  });

  test.each(['en', 'ar'])(
    'what can be done with a selection stands in one row at every width, none of it cut off (%s)',
    async (language) => {
      await browser.changeSettings({ language });
      library = await browser.openExtensionPage('library.html');
      await library.waitFor('.library-row');
      await library.click('.library-check input');
      await library.waitFor('.library-bar.selecting');
      for (const width of [360, 800, 1600]) {
        await library.resize(width, 900);
        const rows = await library.evaluate(() => {
          const bar = document.querySelector('.library-bar.selecting');
          const { left = 0, right = 0 } = bar?.getBoundingClientRect() ?? {};
          return Array.from(bar?.children ?? [], (part) => {
            const boxes = [...part.querySelectorAll('button')].map((button) =>
              button.getBoundingClientRect(),
            );
            const isWithin = boxes.every((box) => box.left >= left && box.right <= right);
            return [new Set(boxes.map(({ top }) => Math.round(top))).size, isWithin];
          });
        });
        expect(rows, `${width}`).toEqual([
          [1, true],
          [1, true],
        ]);
      }
      await library.close();
    },
  );
});
