import { type Article, readingBlocks } from '../../../article/model.ts';
import { foldLetters } from '../../../article/text/arabic.ts';
import type { SentencePlace } from '../../../translation/translation.ts';
import { sentencesOfBlock } from './sentences-of-block.ts';

/** How alike two sentences must be, 0–1: the words that they share, of all words of both. */
const leastAlike = 0.6;

/** A sentence that was joined to another, or parted, has so much of its words in the other, at least so many. */
const leastWithin = 0.8;
const fewestWithin = 4;

/** Blocks whose sentences are looked at: those that have the most of the sought one's words. */
const mostBlocks = 5;

/** Where a sentence stands in an article, also when its wording or its neighbours have changed a little; undefined where it is gone. */
export function findSentence(article: Article, sentence: string): SentencePlace | undefined {
  const sought = wordsOf(sentence);
  const candidates = readingBlocks(article)
    .map((block, index) => ({ block, index, share: shared(sought, wordsOf(block.text)) }))
    .filter(({ share }) => share * 2 >= sought.length)
    .sort((one, other) => other.share - one.share)
    .slice(0, mostBlocks);
  const found = candidates
    .flatMap(({ block, index }) => sentencesOfBlock(block, index))
    .map(({ place, text }) => ({ place, ...likeness(sought, wordsOf(text)) }))
    .filter(({ alike, isWithin }) => alike > leastAlike || isWithin)
    .sort((one, other) => other.alike - one.alike);
  return found[0]?.place;
}

function likeness(sought: readonly string[], words: readonly string[]) {
  const common = shared(sought, words);
  const fewer = Math.min(sought.length, words.length);
  return {
    alike: (2 * common) / Math.max(1, sought.length + words.length),
    isWithin: fewer >= fewestWithin && common >= fewer * leastWithin,
  };
}

/** How many words two texts share, each counted as often as both have it. */
function shared(some: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return some.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
}

function wordsOf(text: string): string[] {
  return foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
