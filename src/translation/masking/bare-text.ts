import { foreignLetter, idleNonJoiner, invisibleClass } from '../../article/text/invisible.ts';
import { type Edit, edited } from '../markup/edits.ts';

const arabicWord = /[\p{Script=Arabic}\p{M}ـ]+/gu;

/** Vowel signs, tanwin, shadda, sukun, dagger alif and the signs of the Quran; not the hamza and madda that are part of a letter. */
const signs =
  /[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+/gu;
const vowel = /[\u064e-\u0650\u0652\u0670]/gu;

/** Tatweel; behind a prefix it parts that from a figure or a quotation (بـ100). */
const tatweel = /ـ+(?=(?<before>["“«(\p{N}\p{Script=Latin}@])?)/gu;

const emojiJoiner =
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})';
const unseen = new RegExp(
  `${idleNonJoiner.source}|(?!\\u200c|${emojiJoiner})[${invisibleClass}]`,
  'gu',
);
const allUnseen = new RegExp(`(?!${emojiJoiner})[${invisibleClass}]`, 'gu');

/**
 * What of a text no engine needs to see: characters that nobody sees, tatweel, and the signs of fully vowelled words. A lone
 * sign stays where it tells words apart (عُمان, عمّان).
 */
export function bareEdits(text: string): Edit[] {
  const invisible = foreignLetter.test(text) ? unseen : allUnseen;
  const cut = (pattern: RegExp): Edit[] =>
    [...text.matchAll(pattern)].map(({ index, 0: { length }, groups }) => ({
      start: index,
      end: index + length,
      text: groups?.['before'] === undefined ? '' : ' ',
    }));
  return [...cut(invisible), ...cut(tatweel), ...vowelEdits(text)].sort(
    (a, b) => a.start - b.start,
  );
}

/** A text as `bareEdits` leaves it. */
export function bareText(text: string): string {
  return edited(text, bareEdits(text)).text;
}

/** Cuts the signs of a vowelled text, or of its vowelled words. */
function vowelEdits(text: string): Edit[] {
  if (text.search(signs) < 0) return [];
  const words = [...text.matchAll(arabicWord)];
  const vowelled = words.filter(([word]) => isVowelled(word));
  const all = 2 * vowelled.length > words.length;
  return (all ? words : vowelled).flatMap(({ index, 0: word }) =>
    [...word.matchAll(signs)].map((sign) => {
      const start = index + sign.index;
      return { start, end: start + sign[0].length, text: '' };
    }),
  );
}

/** Whether at least half of a word's letters carry vowels. */
function isVowelled(word: string): boolean {
  const letters = word.replace(/[\p{M}ـ]/gu, '').length;
  return 2 * (word.match(vowel)?.length ?? 0) >= letters && letters > 0;
}
