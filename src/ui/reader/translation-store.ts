import type { SentencePlace, TranslatedSentence } from '../../translation/translation.ts';

/** The translated sentences of one article into one language, as they come. */
export interface TranslationStore {
  /** A block's sentences, in the order of its text. */
  of(block: number): readonly TranslatedSentence[];
  add(sentences: readonly TranslatedSentence[]): void;
  /** Forgets everything, as before a translation by another engine. */
  clear(): void;
  /** Calls back when a block has new sentences, until the returned function is called. */
  subscribe(block: number, listener: () => void): () => void;
}

function before(a: SentencePlace, b: SentencePlace): number {
  return a.segment - b.segment || a.start - b.start;
}

/** An empty store. */
export function createTranslationStore(): TranslationStore {
  const blocks = new Map<number, TranslatedSentence[]>();
  const listeners = new Map<number, Set<() => void>>();
  const tell = (block: number): void => {
    for (const listener of listeners.get(block) ?? []) listener();
  };
  return {
    of: (block) => blocks.get(block) ?? [],
    add(sentences) {
      const changed = new Set<number>();
      for (const sentence of sentences) {
        const known = blocks.get(sentence.block) ?? [];
        const others = known.filter((other) => before(other, sentence) !== 0);
        const former = known.find((other) => !others.includes(other));
        // What was kept comes again from the translator; nothing has to be drawn anew for it.
        if (former && JSON.stringify(former) === JSON.stringify(sentence)) continue;
        blocks.set(sentence.block, [...others, sentence].sort(before));
        changed.add(sentence.block);
      }
      changed.forEach(tell);
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
