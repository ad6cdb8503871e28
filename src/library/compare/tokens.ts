import { stripDiacritics, stripTatweel, westernDigits } from '../../article/text/arabic.ts';
import { invisibleClass, withoutInvisible } from '../../article/text/invisible.ts';

/** A piece of a text: a word, or a sign between words; the white space after it belongs to it. */
export interface Token {
  readonly text: string;
  readonly space: string;
  /** What it is compared by: two tokens that differ in nothing that counts have the same. */
  readonly key: string;
}

const piece = new RegExp(
  `([\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}ـ'’${invisibleClass}]*|[^\\s])(\\s*)`,
  'gu',
);

/** A text's words and signs, in order; `exact` compares them letter by letter. */
export function tokensOf(text: string, exact = false): Token[] {
  const keyOf = exact ? (one: string): string => one : comparedWord;
  return Array.from(text.matchAll(piece), ([, found = '', space = '']) => ({
    text: found,
    space,
    key: keyOf(found),
  }));
}

/**
 * A word as versions of an article are compared: without diacritics, tatweel and invisible characters, its digits as 0–9, and
 * its hamza spelt in one way, since editors correct these without changing what is said (مسئول and مسؤول, شئ and شيء, ان and أن).
 */
function comparedWord(word: string): string {
  const bare = stripTatweel(stripDiacritics(withoutInvisible(word).normalize('NFKC')));
  const hamza = bare
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/(?:ئ|ىء)$/u, 'يء')
    .replace(/ؤ$/u, 'وء')
    .replace(/(?<=\p{L})[ؤئ](?=\p{L})/gu, 'ء');
  return westernDigits(hamza);
}
