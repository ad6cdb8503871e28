import type { Block } from '../../article/article.ts';

/**
 * Words that a reader takes in per minute: means of the International Reading Speed Texts (Trauzettel-Klosinski and Dietz,
 * "Standardized Assessment of Reading Performance", IOVS 2012): Arabic 138, Hebrew 187, English 228.
 */
const wordsPerMinute: Readonly<Record<string, number>> = { ar: 138, he: 187, en: 228 };
/** Mean of all languages in the same study. */
const otherwise = 184;

/** Minutes, rounded up, from each block to the end. */
export function minutesFrom(blocks: readonly Block[], lang: string): number[] {
  const speed = wordsPerMinute[lang.split('-')[0] ?? ''] ?? otherwise;
  let words = 0;
  return blocks
    .toReversed()
    .map((block) => {
      words += block.text.split(/\s+/).filter(Boolean).length;
      return Math.ceil(words / speed);
    })
    .reverse();
}
