import { metaWords } from './wording.ts';

/** Whether a folded word is a number or a word of dates, times and counts. */
export function isMetaWord(word: string): boolean {
  return (
    /^\d+(?:st|nd|rd|th|min|m|h|pm|am|هـ|م)?$/.test(word) ||
    metaWords.is(word) ||
    (/^(?:و|ب|ال|لل|ل|ה|ב)/.test(word) &&
      metaWords.is(word.replace(/^(?:وال|بال|و|ب|ال|لل|ל|ה|ב|ל)/, '')))
  );
}
