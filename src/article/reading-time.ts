/**
 * Words that a reader takes in per minute: means of the International Reading Speed Texts (Trauzettel-Klosinski and Dietz,
 * "Standardized Assessment of Reading Performance", IOVS 2012): Arabic 138, Hebrew 187, English 228.
 */
const wordsPerMinute: Readonly<Record<string, number>> = { ar: 138, he: 187, en: 228 };
/** Mean of all languages in the same study. */
const otherwise = 184;

/** Minutes, rounded up, that some words of a language (BCP 47 tag) take to read. */
export function readingMinutes(words: number, lang: string): number {
  return Math.ceil(words / (wordsPerMinute[lang.split('-')[0] ?? ''] ?? otherwise));
}
