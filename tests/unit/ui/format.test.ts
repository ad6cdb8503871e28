import { describe, expect, it } from 'vitest';
import { dayText } from '../../../src/article/page-date.ts';
import { readingMinutes } from '../../../src/article/reading-time.ts';
import { sizeText } from '../../../src/ui/shared/format.ts';

describe('sizes', () => {
  it.each([
    [0, '0 kB'],
    [1_500, '1.5 kB'],
    [999_400, '999 kB'],
    [999_600, '1 MB'],
    [3_600_000, '3.6 MB'],
    [32_000_000, '32 MB'],
    [999_700_000, '1 GB'],
    [77_000_000_000, '77 GB'],
  ])('write %i bytes as %s', (bytes, text) => {
    expect(sizeText(bytes, 'en')).toBe(text);
  });

  it('write the unit out in Arabic', () => {
    expect(sizeText(3_600_000, 'ar')).toBe('3.6 ميغابايت');
  });
});

describe('days', () => {
  it('have the month in letters in both languages', () => {
    expect(dayText('2026-11-27', 0, 'en')).toBe('Nov 27, 2026');
    expect(dayText('2026-11-27', 0, 'ar')).toBe('27 نوفمبر 2026');
  });

  it('are those of the reader where the page gives none', () => {
    expect(dayText(undefined, new Date(2026, 0, 5, 12).getTime(), 'en')).toBe('Jan 5, 2026');
  });
});

describe('reading times', () => {
  it('go by the language of the text and are rounded up', () => {
    expect([readingMinutes(139, 'ar'), readingMinutes(139, 'en-GB')]).toEqual([2, 1]);
  });
});
