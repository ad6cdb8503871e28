import type { SentencePlace } from '../../translation/translation.ts';
import { createSentencePlaces, type SentencePlaces, sameSentence } from './sentence-places.ts';
import type { TranslationStore } from './translation-store.ts';

/** Lights a sentence together with its counterpart in the other pane. */
export interface SentenceLight extends SentencePlaces {
  /** Lights a sentence, or puts the light out. */
  light(place: SentencePlace | undefined): void;
  /** The sentence before or after the lit one, in the order of the article. */
  neighbour(step: 1 | -1): SentencePlace | undefined;
}

const highlight = 'sentence';

/** A light over the sentences of an article of so many blocks. */
export function createSentenceLight(blocks: number, store: TranslationStore): SentenceLight {
  const places = createSentencePlaces(store);
  let lit: SentencePlace | undefined;
  const draw = (): void => {
    const ranges = lit ? [places.range(lit, 'source'), places.range(lit, 'translation')] : [];
    const present = ranges.filter((range) => range !== undefined);
    if (present.length > 0) CSS.highlights.set(highlight, new Highlight(...present));
    else CSS.highlights.delete(highlight);
  };
  const drawAgain = (block: number, remove: () => void): (() => void) => {
    if (lit?.block === block) draw();
    return remove;
  };
  return {
    ...places,
    addSource: (block, ...rest) => drawAgain(block, places.addSource(block, ...rest)),
    addTranslation: (block, placed) => drawAgain(block, places.addTranslation(block, placed)),
    neighbour: (step) => neighbourOf(lit, step, blocks, store),
    light(place) {
      if (place === lit || (place && sameSentence(place, lit))) return;
      lit = place;
      draw();
    },
  };
}

function neighbourOf(
  lit: SentencePlace | undefined,
  ...[step, blocks, store]: [1 | -1, number, TranslationStore]
): SentencePlace | undefined {
  let block = lit?.block ?? (step === 1 ? -1 : blocks);
  const here = store.of(block);
  const beside = lit && here[here.findIndex((sentence) => sameSentence(sentence, lit)) + step];
  if (beside) return beside;
  for (block += step; block >= 0 && block < blocks; block += step) {
    const found = store.of(block).at(step === 1 ? 0 : -1);
    if (found) return found;
  }
  return undefined;
}
