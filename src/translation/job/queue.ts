import type { Limits } from '../engine.ts';
import type { SourceSentence } from '../translation.ts';

/** The sentences of a job that are still to be translated. */
export interface SentenceQueue {
  /** The next sentences for one request of at most `texts` sentences: those on the screen first. */
  take(limits: Limits, texts: number): readonly SourceSentence[];
  putBack(sentences: readonly SourceSentence[]): void;
  show(blocks: readonly number[]): void;
  readonly size: number;
}

/** How many of the next sentences are looked through for some of like length: more would tear a page's translation apart. */
const reach = 24;

/** A queue of sentences in reading order. */
export function createQueue(sentences: readonly SourceSentence[]): SentenceQueue {
  const waiting = new Set(sentences);
  let order = sentences;
  /** Before this place in the order nothing waits. */
  let next = 0;
  const waitingFirst = (most: number): readonly SourceSentence[] => {
    const found: SourceSentence[] = [];
    for (let i = next; i < order.length && found.length < most; i++) {
      const sentence = order[i];
      if (sentence && waiting.has(sentence)) found.push(sentence);
      else if (i === next) next += 1;
    }
    return found;
  };
  return {
    take(limits, texts) {
      const most = Math.min(texts, limits.texts);
      const taken = limits.padded
        ? takeAlike(waitingFirst(reach), most, limits.padded)
        : takeNext(waitingFirst(most), limits.characters);
      for (const sentence of taken) waiting.delete(sentence);
      return taken;
    },
    putBack(sentencesAgain) {
      for (const sentence of sentencesAgain) waiting.add(sentence);
      next = 0;
    },
    show(blocks) {
      const visible = new Set(blocks);
      const first = blocks.length > 0 ? Math.min(...blocks) : 0;
      const rank = ({ block }: SourceSentence): number =>
        visible.has(block) ? 0 : block >= first ? 1 : 2;
      order = sentences.toSorted((a, b) => rank(a) - rank(b));
      next = 0;
    },
    get size() {
      return waiting.size;
    },
  };
}

/** The first sentences, as many as fit into a request; one that is too long for any goes alone. */
function takeNext(
  inOrder: readonly SourceSentence[],
  characters: number,
): readonly SourceSentence[] {
  let sum = 0;
  const full = inOrder.findIndex(({ source }, i) => {
    sum += source.text.length;
    return i > 0 && sum > characters;
  });
  return full < 0 ? inOrder : inOrder.slice(0, full);
}

/** The first sentence with those that share its request when all are parted by length. */
function takeAlike(
  inOrder: readonly SourceSentence[],
  most: number,
  padded: number,
): readonly SourceSentence[] {
  const [first] = inOrder;
  if (!first || most === 1) return inOrder.slice(0, 1);
  let alike: SourceSentence[] = [];
  for (const sentence of inOrder.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
    const longest = alike[0] ?? sentence;
    const full = alike.length >= most || (alike.length + 1) * lengthOf(longest) > padded;
    if (alike.length > 0 && full) {
      if (alike.includes(first)) break;
      alike = [];
    }
    alike.push(sentence);
  }
  return alike;
}

function lengthOf({ source }: SourceSentence): number {
  return source.text.length;
}
