import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { articleOf, openArticle } from './open-article.ts';

const filler = Array.from({ length: 60 }, (_, at) => ({
  html: `<p>فقرة ${at + 1} من خبر طويل عن سوق المدينة وما يباع فيه كل صباح.</p>`,
}));

const article = articleOf('سوق المدينة', [
  { html: '<p>افتتحت السوق<sup><a href="#note-1" id="note-2">1</a></sup> أمس.</p>' },
  {
    html: '<p class="power">شُيّدت عام 1931<sup><a href="#note-1">1</a></sup> وكلفت 10<sup>6</sup> دينار.</p>',
  },
  ...filler,
  {
    kind: 'list',
    html: '<ol><li>أول</li><li id="note-1">بيان البلدية. <a href="#note-2">↩</a></li></ol>',
  },
]);

describe.runIf(mainlyIn('firefox')).each(browsers)('notes in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    reader = await openArticle(browser, article);
    await reader.resize(1000, 500);
  });
  afterAll(() => browser?.close());

  const isAt = (id: string): Promise<unknown> =>
    reader.until(
      (wanted: string) => {
        const place = document.activeElement;
        if (place?.id !== wanted) return false;
        const { top, bottom } = place.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      },
      { args: [id], what: `the focus on #${id}, in sight` },
    );

  test('a number leads to its note, and the note back', async () => {
    await reader.click('.original a[href="#note-1"]');
    await isAt('note-1');
    await reader.click('.original a[href="#note-2"]');
    await isAt('note-2');
    await expect.poll(() => reader.evaluate(() => location.hash)).toBe('');
  });

  test('a copied number is not run together with its note or its power', async () => {
    // Copied again until it is: what copies is loaded with the selection.
    const text = await reader.until(() => {
      const line = [...document.querySelectorAll('.original p')].find((one) =>
        one.textContent?.includes('1931'),
      );
      if (!line) throw new Error('no line');
      getSelection()?.selectAllChildren(line);
      const event = new ClipboardEvent('copy', {
        clipboardData: new DataTransfer(),
        ...{ bubbles: true, cancelable: true },
      });
      line.dispatchEvent(event);
      return event.clipboardData?.getData('text/plain');
    });
    expect(text).toContain('1931[1]');
    expect(text).toContain('10⁶');
  });
});
