import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageLanguages } from '../../../src/extraction/language/page-languages.ts';

const folder = join(import.meta.dirname, '../../../src/extraction/language');
const arabic = 'قال مدير السوق إن الباعة عادوا إلى أماكنهم قبل الفجر. '.repeat(8);
const hebrew = 'מנהל השוק אמר כי הסוחרים חזרו למקומותיהם לפני עלות השחר. '.repeat(8);
const persian = 'مدیر بازار گفت که فروشندگان پیش از سپیده به جای خود برگشتند. '.repeat(8);
const english = 'The market’s head said that the traders were back before dawn. '.repeat(8);

const latin = ['en', 'western'];
const arabicScript = ['ar', 'fa', 'ur'];

it.each([
  ['an Arabic page', arabic, [...latin, ...arabicScript]],
  ['a Persian page', persian, [...latin, ...arabicScript]],
  ['a Hebrew page', hebrew, [...latin, 'he']],
  ['an English page', english, latin],
  ['a Spanish page with a link to its Arabic edition', `${english} العربية`, latin],
  ['a French page beside Arabic headlines', english + arabic, [...latin, ...arabicScript]],
  ['a page without a text', '', latin],
])('of %s', (_, text, languages) => {
  expect(pageLanguages([text.slice(0, 90), text.slice(90)])).toEqual(languages);
  for (const language of languages) expect(existsSync(join(folder, `${language}.yaml`))).toBe(true);
});
