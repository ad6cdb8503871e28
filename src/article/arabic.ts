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
  const isPlain = plainText.test(text);
  const bare = isPlain ? text : stripTatweel(stripDiacritics(text.normalize('NFKC')));
  const exchangedLetters = bare
    .replace(exchanged, (letter) => sameLetter[letter] ?? letter)
    .replaceAll('ء', '');
  const folded = westernDigits(exchangedLetters);
  return (isPlain ? folded : folded.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();
}
