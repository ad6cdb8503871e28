import { describe, expect, it } from 'vitest';
import { leftOutNow, withLineBack, withLinesBackAs } from '../../../src/article/left-out.ts';
import type { Block } from '../../../src/article/model.ts';

const block = (text: string): Block => ({
  ...{ kind: 'paragraph', lang: 'ar', dir: 'rtl' },
  ...{ text, html: `<p>${text}</p>` },
});
const line = (at: number, text: string) => ({ at, rule: 'call', block: block(text) });
const article = {
  blocks: ['أول', 'ثان', 'ثالث'].map(block),
  leftOut: [line(0, 'قبل'), line(1, 'بين'), line(1, 'بينهما'), line(3, 'بعد')],
};
const textOf = ({ blocks }: { blocks: readonly Block[] }) =>
  blocks.map(({ text }) => text).join(' ');

describe('a line that was left out', () => {
  it.each([
    [0, 'قبل أول ثان ثالث'],
    [1, 'أول بين ثان ثالث'],
    [3, 'أول ثان ثالث بعد'],
  ])('%i comes back into its place', (which, text) => {
    expect(textOf(withLineBack(article, which))).toBe(text);
  });

  it.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[2, 0, 3, 1]]])(
    'comes back into its place in whatever order: %j',
    (order) => {
      let now = article;
      for (const which of order) now = withLineBack(now, which);
      expect(textOf(now)).toBe('قبل أول بين بينهما ثان ثالث بعد');
      expect(leftOutNow(now)).toEqual([]);
    },
  );

  it('comes back once', () => {
    const once = withLineBack(article, 1);
    expect(withLineBack(once, 1)).toBe(once);
    expect(withLineBack(article, 9)).toBe(article);
  });

  it('stands where it did among those that are still left out', () => {
    const places = leftOutNow(withLineBack(article, 0)).map(({ which, at }) => [which, at]);
    expect(places).toEqual([
      [1, 2],
      [2, 2],
      [3, 4],
    ]);
  });

  it('is back in the page’s next reading too, if that leaves it out', () => {
    const before = withLineBack(withLineBack(article, 1), 3);
    expect(textOf(withLinesBackAs(article, before))).toBe('أول بين ثان ثالث بعد');
    const read = { blocks: article.blocks };
    expect(withLinesBackAs(read, before)).toBe(read);
  });
});
