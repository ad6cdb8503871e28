import { once } from '../once.ts';
import { withoutInvisible } from './invisible.ts';

/** Harakat, tanwin, shadda, sukun, dagger alif and the signs of the Quran; each stands after the letter it belongs to. */
const diacritics = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;

/** Letters that writers exchange freely, and what search takes them for. */
const sameLetter: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ئ: 'ي',
  ی: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ک: 'ك',
  ڪ: 'ك',
  گ: 'ك',
  ڤ: 'ف',
  چ: 'ج',
  پ: 'ب',
};

const exchanged = new RegExp(`[${Object.keys(sameLetter).join('')}]`, 'g');

/** Texts of ASCII, common Arabic letters and quotation marks only, as most are: nothing in them is composed. */
const plainText =
  /^[\0-\x7f«»\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u0660-\u0669\u2013\u2014\u2018-\u201d]*$/;

/** A text without Arabic diacritics; letters stay as they are. */
export function stripDiacritics(text: string): string {
  return text.replace(diacritics, '');
}

/** A text without tatweel (kashida), the stroke that only stretches a word. */
export function stripTatweel(text: string): string {
  return text.replaceAll('ـ', '');
}

/** A word by its letters alone: without vowels, tatweel and invisible characters, which writers and sites set as they like. */
export function bareWord(word: string): string {
  return stripTatweel(stripDiacritics(withoutInvisible(word).normalize('NFKC')));
}

/** Arabic-Indic and Persian digits as 0–9. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/** 0–9 and Persian digits as Arabic-Indic ones. */
export function arabicDigits(text: string): string {
  return text.replace(/[0-9۰-۹]/g, (digit) =>
    String.fromCharCode(0x660 + (digit.charCodeAt(0) & 15)),
  );
}

/**
 * A text as search compares it: NFKC, lower case, no diacritics, tatweel, accents or lone hamza, one form of each letter
 * that writers exchange, digits 0–9. Its length may differ from the text's.
 */
export function foldLetters(text: string): string {
  if (isPlain(text)) return foldPlain(text);
  const bare = stripTatweel(stripDiacritics(text.normalize('NFKC')));
  if (isPlain(bare)) return foldPlain(bare);
  const folded = bare
    .replace(exchanged, (letter) => sameLetter[letter] ?? letter)
    .replaceAll('ء', '');
  return westernDigits(folded).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What a folded letter may have been, by the letter. */
const unfolded = once(() => {
  const found = new Map<string, string>();
  for (const [other, letter] of Object.entries(sameLetter))
    found.set(letter, (found.get(letter) ?? letter) + other);
  return found;
});

/** A pattern of folded Arabic letters as one of all spellings that `foldLetters` makes them of, but for a lone hamza. */
export function anySpelling(folded: string): string {
  return folded.replace(
    /[\u0621-\u064a]/g,
    (letter) => `[${unfolded().get(letter) ?? letter}][\u0640\u064b-\u0652]*`,
  );
}

const seatedHamza = /(?<=\p{L})[ؤئء](?=\p{L})/u;

/**
 * A word as search compares it: `foldLetters` without invisible characters, and with one letter, ء, for the hamza inside it,
 * whose seat writers choose differently (مسؤول, مسئول).
 */
export function foldWord(word: string): string {
  const seen = withoutInvisible(word);
  const bare = isPlain(seen) ? seen : stripTatweel(stripDiacritics(seen.normalize('NFKC')));
  return bare.split(seatedHamza).map(foldLetters).join('ء');
}

/** Whether a text consists of ASCII, common Arabic letters and digits and quotation marks only. */
export function isPlain(text: string): boolean {
  return plainText.test(text);
}

/** `foldLetters` for a text that `isPlain`: what it can need of it, without a call for each letter. */
export function foldPlain(text: string): string {
  const folded = text
    .replace(/[أإآ]/g, 'ا')
    .replace(/[ىئ]/g, 'ي')
    .replaceAll('ؤ', 'و')
    .replaceAll('ة', 'ه')
    .replaceAll('ء', '');
  const letters = /[A-Z]/.test(folded) ? folded.toLowerCase() : folded;
  return westernDigits(letters);
}
