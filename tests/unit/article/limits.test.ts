import { expect, test } from 'vitest';
import { cut } from '../../../src/article/text/cut.ts';

test('a text within the limit stays as it is', () => {
  expect(cut('مقال', 4)).toBe('مقال');
});

test('a letter is cut off with its marks', () => {
  expect(cut('كتاب\u064f\u0651ه', 5)).toBe('كتا');
});

test('a letter of two units is not cut in half', () => {
  expect(cut('aa😀', 3)).toBe('aa');
});

test('marks without end do not take the whole text along', () => {
  expect(cut(`ab${'\u0651'.repeat(1000)}`, 500).length).toBeGreaterThan(450);
});
