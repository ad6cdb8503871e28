import { describe, expect, it } from 'vitest';
import { type MessageName, messagesOf, type PluralName } from '../../../src/platform/i18n.ts';

const arabic = messagesOf({
  interface_language: { message: 'ar' },
  interface_direction: { message: 'rtl' },
  hello: { message: 'أهلًا $1 من $2' },
  articles_zero: { message: 'لا مقالات' },
  articles_one: { message: 'مقال واحد' },
  articles_two: { message: 'مقالان' },
  articles_few: { message: '$1 مقالات' },
  articles_many: { message: '$1 مقالًا' },
  articles_other: { message: '$1 مقال' },
});

describe('messages', () => {
  it('take their direction from the catalogue', () => {
    expect([arabic.language, arabic.dir]).toEqual(['ar', 'rtl']);
  });

  it('fill values in their places', () => {
    expect(arabic('hello' as MessageName, 'ريم', 'تونس')).toBe('أهلًا ريم من تونس');
  });

  it.each([
    [0, 'لا مقالات'],
    [1, 'مقال واحد'],
    [2, 'مقالان'],
    [3, 'مقالات'],
    [11, 'مقالًا'],
    [100, 'مقال'],
  ])('take the plural form of %i', (n, form) => {
    expect(arabic.count('articles' as PluralName, n)).toContain(form);
  });
});
