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

  it('keep a value of the other direction together, and let others be', () => {
    const english = messagesOf({
      interface_language: { message: 'en' },
      hello: { message: 'Hello $1 of $2' },
    });
    const hello = 'hello' as MessageName;
    expect(arabic(hello, 'Ford F-150.', 'تونس')).toBe('أهلًا \u2068Ford F-150.\u2069 من تونس');
    expect(english(hello, 'Ford F-150.', 'تونس 24')).toBe(
      'Hello Ford F-150. of \u2068تونس 24\u2069',
    );
    expect(english(hello, '5 – 3', '')).toBe('Hello 5 – 3 of ');
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
