import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, mainlyIn, type View } from '../harness/index.ts';
import { articleOf, openArticle } from './open-article.ts';

const texts = ['وصل القطار إلى المحطة الجديدة.', 'ونزل منه أول الركاب.'];
const line = (at: number, text: string) => ({
  ...{ at, rule: 'call' },
  block: {
    ...({ kind: 'paragraph', lang: 'ar', dir: 'rtl' } as const),
    ...{ text, html: `<p>${text}</p>` },
  },
});
const article = {
  ...articleOf(
    'القطار الأول',
    texts.map((text) => ({ text, html: `<p>${text}</p>` })),
  ),
  teaser: true,
  leftOut: [line(1, 'اشترك في نشرتنا'), line(2, 'شارك المقال')],
};

describe.runIf(mainlyIn('firefox')).each(browsers)('the lines that were left out in %s', (name) => {
  let browser: Browser;
  let reader: View;
  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true, translates: false });
    reader = await openArticle(browser, article);
  });
  afterAll(() => browser?.close());

  const menu = async (): Promise<readonly (string | null)[]> => {
    await reader.click('[aria-label="More"]');
    await reader.waitFor('.menu');
    return reader.evaluate(() =>
      [...document.querySelectorAll('.menu-item')].map(({ textContent }) => textContent),
    );
  };
  const seen = (): Promise<readonly (string | undefined)[]> =>
    reader.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.cell.original, .left-out > p')]
        .filter((one) => one.checkVisibility() && !one.closest('.meta'))
        .map((one) => one.textContent?.trim()),
    );
  const focused = (): Promise<string | null | undefined> =>
    reader.evaluate(
      () => document.activeElement?.closest('.left-out')?.querySelector('p')?.textContent,
    );

  test('stand below a sentence that says of the beginning of a paid text what it is', async () => {
    const notice = (): string | null | undefined =>
      document.querySelector('.reader-head .notice')?.textContent;
    expect(await reader.evaluate(notice)).toMatch(/only the beginning .* subscribers/);
  });

  test('are counted in the menu, shown in their places, and put back one by one by key', async () => {
    const [first = '', second = ''] = texts;
    expect(await seen()).toEqual([article.title, first, second]);
    const at = (await menu()).indexOf('2 lines left out');
    await reader.click(`.menu li:nth-child(${at + 1}) button`);
    await expect.poll(focused).toBe('اشترك في نشرتنا');
    expect(await seen()).toEqual([article.title, first, 'اشترك في نشرتنا', second, 'شارك المقال']);

    await reader.press('Enter');
    await expect.poll(focused).toBe('شارك المقال');
    expect(await reader.evaluate(() => document.querySelectorAll('.left-out').length)).toBe(1);
    expect(await menu()).toContain('Hide the line that was left out');
    await reader.press('Escape');
  });

  test('stay in the article when it is opened again', async () => {
    const again = await browser.openExtensionPage(`reader.html?id=${article.id}`);
    await again.waitFor('.cell.original');
    await expect
      .poll(() =>
        again.evaluate(() =>
          [...document.querySelectorAll('[data-block] .cell.original')].map(
            ({ textContent }) => textContent,
          ),
        ),
      )
      .toEqual([article.title, texts[0], 'اشترك في نشرتنا', texts[1]]);
    await again.close();
  });
});
