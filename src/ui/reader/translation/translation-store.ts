import type { SentencePlace, TranslatedSentence } from '../../../translation/translation.ts';

/** The translated sentences of one article into one language, as they come. */
export interface TranslationStore {
  /** A block's sentences, in the order of its text. */
  of(block: number): readonly TranslatedSentence[];
  /** Takes sentences in, and gives the number of blocks that they change. */
  add(sentences: readonly TranslatedSentence[]): number;
  /** Forgets everything, as before a translation by another engine. */
  clear(): void;
  /** Calls back when a block has new sentences, until the returned function is called. */
  subscribe(block: number, listener: () => void): () => void;
}

function before(a: SentencePlace, b: SentencePlace): number {
  return a.segment - b.segment || a.start - b.start;
}

/** A block's sentences with one more in its place, or with another translation of one; the same list where nothing is new. */
function withSentence(
  known: readonly TranslatedSentence[],
  sentence: TranslatedSentence,
): readonly TranslatedSentence[] {
  // From the end, since sentences mostly come in the order of the text.
  const last = known.findLastIndex((other) => before(other, sentence) <= 0);
  const former = known[last];
  if (!former || before(former, sentence) !== 0) return known.toSpliced(last + 1, 0, sentence);
  // What was kept comes again from the translator; nothing has to be drawn anew for it.
  const same = JSON.stringify(former) === JSON.stringify(sentence);
  return same ? known : known.with(last, sentence);
}

/** Always the same, so that nothing is drawn anew for a block that still has none. */
const none: readonly TranslatedSentence[] = [];

/** An empty store. */
export function createTranslationStore(): TranslationStore {
  const blocks = new Map<number, readonly TranslatedSentence[]>();
  const listeners = new Map<number, Set<() => void>>();
  const tell = (block: number): void => {
    for (const listener of listeners.get(block) ?? []) listener();
  };
  return {
    of: (block) => blocks.get(block) ?? none,
    add(sentences) {
      const changed = new Set<number>();
      for (const sentence of sentences) {
        const known = blocks.get(sentence.block) ?? [];
        const next = withSentence(known, sentence);
        if (next === known) continue;
        blocks.set(sentence.block, next);
        changed.add(sentence.block);
      }
      changed.forEach(tell);
      return changed.size;
    },
    clear() {
      const changed = [...blocks.keys()];
      blocks.clear();
      changed.forEach(tell);
    },
    subscribe(block, listener) {
      const set = listeners.get(block) ?? new Set();
      listeners.set(block, set.add(listener));
      return () => set.delete(listener);
    },
  };
}
