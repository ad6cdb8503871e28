import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wordFiles } from '../../../src/extraction/language/word-files.ts';

const folder = join(import.meta.dirname, '../../../src/extraction/language');
const arabic = 'قال مدير السوق إن الباعة عادوا إلى أماكنهم قبل الفجر. '.repeat(8);
const hebrew = 'מנהל השוק אמר כי הסוחרים חזרו למקומותיהם לפני עלות השחר. '.repeat(8);
const persian = 'مدیر بازار گفت که فروشندگان پیش از سپیده به جای خود برگشتند. '.repeat(8);
const english = 'The market’s head said that the traders were back before dawn. '.repeat(8);

it.each([
  ['an Arabic page', arabic, 'ar', ['en', 'western', 'ar']],
  ['an Arabic page that says nothing of its language', arabic, '', ['en', 'western', 'ar']],
  ['an Arabic page that claims to be English', arabic, 'en-US', ['en', 'western', 'ar']],
  ['an Arabic page with a Persian name', `${arabic} گوگل`, 'ar', ['en', 'western', 'ar']],
  ['a Persian page', persian, 'fa-IR', ['en', 'western', 'ar', 'fa']],
  ['a Persian page that claims to be Arabic', persian, 'ar', ['en', 'western', 'ar', 'fa']],
  ['an Urdu page', persian.replaceAll('گ', 'ٹ'), 'ur', ['en', 'western', 'ar', 'fa', 'ur']],
  ['a Hebrew page', hebrew, 'he', ['en', 'western', 'he']],
  ['an English page', english, 'en', ['en', 'western']],
  [
    'a Spanish page with a link to its Arabic edition',
    `${english} العربية`,
    'es',
    ['en', 'western'],
  ],
  ['a French page beside Arabic headlines', english + arabic, 'fr', ['en', 'western', 'ar']],
  ['a page without a text', '', '', ['en', 'western']],
])('of %s', (_, text, lang, languages) => {
  const files = wordFiles(text, lang);
  expect(files).toEqual(languages.map((language) => `words/${language}.js`));
  for (const language of languages) expect(existsSync(join(folder, `${language}.yaml`))).toBe(true);
});
