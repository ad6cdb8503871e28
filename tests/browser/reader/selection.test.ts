import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, borrow, browsers, type View } from '../harness/index.ts';
import { pairs, said } from './fish-market.ts';
import { articleOf, keptOf, openArticle } from './open-article.ts';

const article = articleOf(
  said(0, 0),
  pairs.slice(1).map(([text]) => ({ text })),
);

describe.each(browsers)('a selection in %s', (name) => {
  let browser: Browser;
  let reader: View;

  beforeAll(async () => {
    browser = await borrow(name);
    await browser.changeSettings({ welcomed: true });
    reader = await openArticle(browser, article, keptOf(article, pairs));
    await reader.resize(1300, 900);
    await reader.until(() => document.querySelectorAll('.translation:lang(en)').length >= 4);
    await reader.evaluate(() => {
      const scope = globalThis as never as { copied: string[] };
      scope.copied = [];
      addEventListener('copy', ({ clipboardData }) => {
        scope.copied = ['text/plain', 'text/html'].map(
          (type) => clipboardData?.getData(type) ?? '',
        );
      });
    });
  });
  // What is selected would be dragged away itself.
  beforeEach(() => reader.evaluate(() => getSelection()?.removeAllRanges()));
  afterAll(() => browser?.close());

  const copied = async (): Promise<readonly string[]> => {
    await reader.press('Ctrl+c');
    return reader.evaluate(() => (globalThis as never as { copied: string[] }).copied);
  };
  const text = (block: number, pane: 'original' | 'translation'): string =>
    `[data-block="${block}"] > .${pane} > :first-child`;

  test.each([
    ['original', 0],
    ['translation', 1],
  ] as const)('dragged over two paragraphs of the %s holds only that', async (pane, side) => {
    await reader.selectTo(text(1, pane), text(2, pane));
    const [plain, html] = await copied();
    expect(plain).toBe(`${said(1, side)}\n\n${said(2, side)}`);
    expect(html).toContain('<p');
    expect(html).not.toContain('class=');
    // What is seen as selected is what is copied.
    const seen = await reader.evaluate(() => getSelection()?.toString() ?? '');
    expect(seen).toContain(said(2, side).slice(0, 10));
    expect(seen).not.toContain(said(1, side ? 0 : 1).slice(3, 12));
  });

  test('begun with Shift and arrows stays in its pane', async () => {
    await reader.multiClick(text(1, 'original'), 2);
    for (let line = 0; line < 12; line++) await reader.press('Shift+ArrowDown');
    const [plain = ''] = await copied();
    expect(plain).toContain(said(2, 0));
    expect(plain).not.toMatch(/[a-z]/i);
  });

  test('a triple click takes one paragraph', async () => {
    await reader.multiClick(text(2, 'translation'), 3);
    expect((await copied())[0]).toBe(said(2, 1));
  });

  test.each([
    ['original', 0],
    ['translation', 1],
  ] as const)('of everything, after a click in the %s, is all of that pane', async (pane, side) => {
    await reader.click(text(3, pane));
    await reader.press('Ctrl+a');
    const [plain = ''] = await copied();
    const lines = plain.split('\n').filter((line) => line && !line.includes('النخيل'));
    expect(lines).toEqual(pairs.map((pair) => pair[side]));
  });

  test('dragged over three holds all three', async () => {
    await reader.selectTo(text(1, 'translation'), text(3, 'translation'));
    expect((await copied())[0]).toBe([1, 2, 3].map((index) => said(index, 1)).join('\n\n'));
  });
});
