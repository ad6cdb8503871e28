import { describe, expect, test } from 'vitest';
import { borrow, browsers } from '../harness/index.ts';
import { allShown } from '../harness/reader.ts';
import { articleOf, keptOf, openArticle } from './open-article.ts';

describe.each(browsers)('a very long article in %s', (name) => {
  test('is all there at once, and in full where the reader comes', async () => {
    const browser = await borrow(name);
    try {
      await browser.changeSettings({ welcomed: true });
      const texts = Array.from({ length: 2500 }, (_, at) => `هذه الفقرة رقم ${at} من كتاب طويل.`);
      const blocks = texts.map((text) => ({
        text,
        html: `<p>${text.replace('كتاب', '<a href="https://news.example/">كتاب</a>')}</p>`,
      }));
      const article = articleOf('كتاب طويل', blocks);
      const last = texts.length;
      const kept = keptOf(article, [[texts[0] ?? '', 'This is paragraph 0 of a long book.']]);
      const reader = await openArticle(browser, article, kept);
      await allShown(reader);
      const text = (block: number): string =>
        document.querySelector(`[data-block="${block}"] .original`)?.textContent ?? '';
      await expect.poll(() => reader.evaluate(text, last)).toBe(texts.at(-1));
      const isFull = (block: number): boolean =>
        !!document.querySelector(`[data-block="${block}"] .original a`);
      await expect.poll(() => reader.evaluate(isFull, last)).toBe(false);
      await reader.evaluate((block: number) => {
        document.querySelector(`[data-block="${block}"]`)?.scrollIntoView();
      }, last);
      await reader.until(isFull, { args: [last] });
      await expect.poll(() => reader.evaluate(text, last)).toBe(texts.at(-1));
    } finally {
      await browser.close();
    }
  });

  test('one sentence of 240,000 letters stands there in full, and what follows it', async () => {
    const browser = await borrow(name);
    try {
      await browser.changeSettings({ welcomed: true });
      // Chromium's layout of a paragraph takes the square of its length: three times as much is most of a minute, on any page.
      const endless = 'كلمات بلا نقطة '.repeat(16_000).trim();
      const article = articleOf('جملة بلا نهاية', [{ text: endless }, { text: 'الفقرة الأخيرة.' }]);
      const reader = await openArticle(browser, article);
      await allShown(reader);
      const lengthOf = (block: number): number =>
        document.querySelector(`[data-block="${block}"] .original`)?.textContent?.length ?? 0;
      await expect.poll(() => reader.evaluate(lengthOf, 1)).toBe(endless.length);
      await expect.poll(() => reader.evaluate(lengthOf, 2)).toBeGreaterThan(0);
    } finally {
      await browser.close();
    }
  });
});
