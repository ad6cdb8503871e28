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
      const taken: SourceSentence[] = [];
      let characters = 0;
      for (const sentence of [...waiting].sort(before)) {
        characters += sentence.source.text.length;
        const full = taken.length >= Math.min(texts, limits.texts);
        if (taken.length > 0 && (full || characters > limits.characters)) break;
        taken.push(sentence);
      }
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
