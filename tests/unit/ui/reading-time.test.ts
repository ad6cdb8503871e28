import { expect, test } from 'vitest';
import type { Block } from '../../../src/article/model.ts';
import { minutesFrom } from '../../../src/ui/reader/scroll/reading-time.ts';

function blockOf(words: number): Block {
  return { kind: 'paragraph', text: 'كلمة '.repeat(words), html: '', lang: 'ar', dir: 'rtl' };
}

test('minutes are those from a block to the end, at the speed of its language', () => {
  expect(minutesFrom([blockOf(138), blockOf(138), blockOf(69)], 'ar')).toEqual([3, 2, 1]);
  expect(minutesFrom([blockOf(228)], 'en-GB')).toEqual([1]);
  expect(minutesFrom([], 'ar')).toEqual([]);
});
