import type { Limits } from './engine.ts';
import type { SourceSentence } from './translation.ts';

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
  const place = new Map(sentences.map((sentence, i) => [sentence, i]));
  const waiting = new Set(sentences);
  let visible: ReadonlySet<number> = new Set();
  let first = 0;
  const rank = ({ block }: SourceSentence): number =>
    visible.has(block) ? 0 : block >= first ? 1 : 2;
  const before = (a: SourceSentence, b: SourceSentence): number =>
    rank(a) - rank(b) || (place.get(a) ?? 0) - (place.get(b) ?? 0);
  return {
    take(limits, texts) {
      const most = Math.min(texts, limits.texts);
      const inOrder = [...waiting].sort(before);
      const taken = limits.padded
        ? takeAlike(inOrder.slice(0, reach), most, limits.padded)
        : takeNext(inOrder, most, limits.characters);
      for (const sentence of taken) waiting.delete(sentence);
      return taken;
    },
    putBack(sentencesAgain) {
      for (const sentence of sentencesAgain) waiting.add(sentence);
    },
    show(blocks) {
      visible = new Set(blocks);
      first = blocks.length > 0 ? Math.min(...blocks) : 0;
    },
    get size() {
      return waiting.size;
    },
  };
}

/** The first sentences, as many as a request may hold. */
function takeNext(
  inOrder: readonly SourceSentence[],
  most: number,
  characters: number,
): readonly SourceSentence[] {
  let sum = 0;
  const full = inOrder.findIndex(({ source }, i) => {
    sum += source.text.length;
    return i > 0 && (i >= most || sum > characters);
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
