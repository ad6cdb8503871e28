import { describe, expect, it } from 'vitest';
import type { Limits } from '../../../src/translation/engine.ts';
import { createQueue, type SentenceQueue } from '../../../src/translation/job/queue.ts';
import type { SourceSentence } from '../../../src/translation/translation.ts';

/** Sentences of these lengths, one to a block. */
function sentences(lengths: readonly number[]): SourceSentence[] {
  return lengths.map((length, block) => ({
    block,
    segment: 0,
    start: 0,
    end: length,
    source: { text: 'ا'.repeat(length), marks: [] },
  }));
}

/** The blocks of each request until nothing waits. */
function requests(queue: SentenceQueue, limits: Limits, texts = limits.texts): number[][] {
  const all: number[][] = [];
  while (queue.size > 0) all.push(queue.take(limits, texts).map(({ block }) => block));
  return all;
}

const plain: Limits = { texts: 3, characters: 100, parallel: 1, format: 'html' };
const padded: Limits = { texts: 4, characters: 1000, padded: 100, parallel: 1, format: 'html' };

describe('a queue of sentences', () => {
  it('fills a request in reading order up to the texts and characters it may hold', () => {
    const queue = createQueue(sentences([10, 10, 10, 60, 50, 200, 10]));
    expect(requests(queue, plain)).toEqual([[0, 1, 2], [3], [4], [5], [6]]);
  });

  it('gives what is on the screen first, then what follows it, then what stands before', () => {
    const queue = createQueue(sentences([10, 10, 10, 10]));
    queue.show([2]);
    expect(requests(queue, plain, 1)).toEqual([[2], [3], [0], [1]]);
  });

  it('gives again what was put back, in its old place', () => {
    const queue = createQueue(sentences([10, 10, 10, 10]));
    queue.putBack(queue.take(plain, 2));
    expect(requests(queue, plain)).toEqual([[0, 1, 2], [3]]);
  });

  it('puts sentences of like length together where an engine pads, the first one’s before others', () => {
    const queue = createQueue(sentences([20, 50, 22, 48, 24, 10]));
    expect(requests(queue, padded)).toEqual([
      [4, 2, 0, 5],
      [1, 3],
    ]);
  });

  it('keeps each such request within its padded size, but for a sentence that is larger alone', () => {
    const lengths = [30, 31, 120, 32, 33, 34, 9, 8, 7];
    const all = requests(createQueue(sentences(lengths)), padded);
    expect(all.flat().toSorted()).toEqual(lengths.map((_, i) => i));
    for (const blocks of all) {
      const longest = Math.max(...blocks.map((block) => lengths[block] ?? 0));
      expect(blocks.length === 1 || blocks.length * longest <= 100).toBe(true);
    }
  });

  it('begins with the very first sentence where a request shall hold one', () => {
    const queue = createQueue(sentences([20, 50, 20]));
    expect(queue.take(padded, 1).map(({ block }) => block)).toEqual([0]);
  });

  it('does not look far ahead for sentences of like length', () => {
    const queue = createQueue(sentences([10, ...Array(30).fill(50), 10]));
    const first = queue.take(padded, 4).map(({ block }) => block);
    expect(first).toContain(0);
    expect(first).not.toContain(31);
  });
});
