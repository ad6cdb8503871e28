import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../src/article/model.ts';
import { compareArticles } from '../../../../src/library/compare/compare-articles.ts';
import { kinds, paragraph, withBlocks } from './articles.ts';

/** Steps of a comparison are counted, not timed: what diffArrays was allowed is bounded. */
describe('texts of 20,000 words are compared in bounded time', () => {
  const long = (word: string): string =>
    Array.from({ length: 20_000 }, (_, n) => `${word}${n}`).join(' ');
  const split = (text: string, size: number): Block[] =>
    text.match(new RegExp(`(?:\\S+ ?){1,${size}}`, 'g'))?.map((one) => paragraph(one.trim())) ?? [];
  const shuffled = (text: string): string =>
    text
      .split(' ')
      .map((word, n) => [(n * 7919) % 20_011, word] as const)
      .sort(([one], [other]) => one - other)
      .map(([, word]) => word)
      .join(' ');

  test.each([
    ['wholly different', [paragraph(long('ا'))], [paragraph(long('ب'))], ['removed', 'added']],
    [
      'the same words in another order',
      [paragraph(long('ا'))],
      [paragraph(shuffled(long('ا')))],
      ['reworded'],
    ],
  ])('in one paragraph, %s', (_, older, newer, expected) => {
    expect(kinds(compareArticles(withBlocks(...older), withBlocks(...newer)))).toEqual(expected);
  });

  test('in many paragraphs, each a little different, and in other order', () => {
    const older = split(long('ا'), 20);
    const newer = split(shuffled(long('ا')), 20);
    const { blocks } = compareArticles(withBlocks(...older), withBlocks(...newer));
    expect(blocks.flatMap((block) => block.newer)).toEqual(newer);
  });

  test('in paragraphs of one repeated word', () => {
    const older = split('كلمة '.repeat(20_000).trim(), 3);
    const newer = split('كلمة أخرى '.repeat(10_000).trim(), 2);
    const { blocks } = compareArticles(withBlocks(...older), withBlocks(...newer));
    expect(blocks.flatMap((block) => block.older)).toEqual(older);
  });
});
