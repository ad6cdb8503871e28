import type { Block } from '../../../article/model.ts';
import { readingMinutes } from '../../../article/reading-time.ts';

/** Minutes, rounded up, from each block to the end. */
export function minutesFrom(blocks: readonly Block[], lang: string): number[] {
  let words = 0;
  return blocks
    .toReversed()
    .map((block) => {
      words += block.text.split(/\s+/).filter(Boolean).length;
      return readingMinutes(words, lang);
    })
    .reverse();
}
