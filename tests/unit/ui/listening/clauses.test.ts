import { expect, test } from 'vitest';
import { spokenPieces } from '../../../../src/ui/reader/listening/clauses.ts';

const clause = 'وقالت رئيسة البلدية إن المكتبة الجديدة بيت للجميع';
const long = `${Array.from({ length: 9 }, () => clause).join('، ')}.`;
const words = (text: string): string[] => text.split(/\s+/);

test('a short sentence is said at once', () => {
  expect(spokenPieces(`${clause}.`, 1)).toEqual([`${clause}.`]);
  expect(spokenPieces('', 1)).toEqual([]);
});

test('a long one is cut at its clauses, and nothing of it is lost', () => {
  const pieces = spokenPieces(long, 1);
  expect(pieces.length).toBeGreaterThan(2);
  for (const piece of pieces.slice(0, -1)) expect(piece).toMatch(/،$/);
  expect(pieces.flatMap(words)).toEqual(words(long));
});

test.each([0.5, 0.75, 1, 2])('at speed %s no piece takes an online voice too long', (speed) => {
  for (const text of [long, long.replace(/،/g, ''), 'ص'.repeat(1000), '\u{1f600}'.repeat(300)]) {
    const pieces = spokenPieces(text, speed);
    // Slow Arabic has some ten letters a second, and fifteen seconds are too many.
    for (const piece of pieces) expect(piece.length / (10 * Math.min(speed, 1))).toBeLessThan(15);
    expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  }
});

test('a letter is not parted from its half or its marks', () => {
  for (const piece of spokenPieces('\u{1f600}'.repeat(300), 0.5))
    expect(piece.isWellFormed()).toBe(true);
  for (const piece of spokenPieces('بَّ'.repeat(200), 1)) expect(piece).toMatch(/^ب/);
});

test('a sentence that is one long number of marks comes to an end', () => {
  expect(spokenPieces('\u064e'.repeat(1000), 1).join('')).toHaveLength(1000);
});
