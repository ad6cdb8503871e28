import type { SentencePlace } from '../../../translation/translation.ts';
import type { TranslationStore } from '../translation/translation-store.ts';
import { linkedWords, type SentenceWord, withCounterparts, wordAt } from './linked-words.ts';
import {
  createSentencePlaces,
  panes,
  type SentencePlaces,
  sameSentence,
} from './sentence-places.ts';

/** A sentence, and a word of it where its engine says which word became which. */
export interface HighlightTarget {
  readonly place: SentencePlace;
  readonly word?: SentenceWord | undefined;
}

/** Lights a sentence together with its counterpart in the other pane, and in them a word with its counterparts. */
export interface SentenceHighlighter extends SentencePlaces {
  /** What is lit now. */
  lit(): HighlightTarget | undefined;
  /** Lights a sentence and a word, or puts the light out. */
  light(lit: HighlightTarget | undefined): void;
  /** Lights the sentence that is read aloud, beside what the pointer lights, or puts that light out. */
  lightSpoken(place: SentencePlace | undefined): void;
  /** Lights what stands at a point of the page's text. */
  lightAt(node: Node, offset: number): void;
  /** The sentence before or after the lit one, in the order of the article. */
  neighbour(step: 1 | -1): SentencePlace | undefined;
  /** The word before or after the lit one; a sentence without linked words counts as one. */
  neighbourWord(step: 1 | -1): HighlightTarget | undefined;
}

/** A light over the sentences of an article of so many blocks. */
export function createSentenceHighlighter(
  blocks: number,
  store: TranslationStore,
): SentenceHighlighter {
  const places = createSentencePlaces(store);
  let lit: HighlightTarget | undefined;
  let spoken: SentencePlace | undefined;
  const draw = (): void => {
    show('sentence', sentenceRanges(places, lit?.place));
    show('word', lit ? wordRanges(places, lit, store) : []);
  };
  const drawSpoken = (): void => show('spoken', sentenceRanges(places, spoken));
  const light = (next: HighlightTarget | undefined): void => {
    if (isSame(next, lit)) return;
    lit = next;
    draw();
  };
  const drawAgain = (block: number, remove: () => void): (() => void) => {
    if (lit?.place.block === block) draw();
    if (spoken?.block === block) drawSpoken();
    return remove;
  };
  const neighbour = (step: 1 | -1) => neighbourOf(lit?.place, step, blocks, store);
  return {
    ...places,
    addSource: (block, ...rest) => drawAgain(block, places.addSource(block, ...rest)),
    addTranslation: (block, placed) => drawAgain(block, places.addTranslation(block, placed)),
    lit: () => lit,
    light,
    lightSpoken(place) {
      spoken = place;
      drawSpoken();
    },
    lightAt(node, offset) {
      const spot = places.at(node, offset);
      light(spot && { place: spot.sentence, word: wordAt(spot) });
    },
    neighbour,
    neighbourWord(step) {
      const words = lit ? wordsToWalk(lit.place, places, store) : [];
      const at = words.findIndex(({ range }) => range.start === lit?.word?.range.start);
      // A sentence without a lit word counts as the place before its first one.
      const word = words[at + step];
      if (lit && word) return { place: lit.place, word };
      const place = neighbour(step);
      const beyond = place ? wordsToWalk(place, places, store) : [];
      return place && { place, word: beyond.at(step === 1 ? 0 : -1) };
    },
  };
}

function isSame(a: HighlightTarget | undefined, b: HighlightTarget | undefined): boolean {
  if (!a || !b) return a === b;
  const sameWord = a.word?.pane === b.word?.pane && a.word?.range.start === b.word?.range.start;
  return sameWord && sameSentence(a.place, b.place);
}

/** What lies above the others: a word in its sentence, and what is read aloud above what the pointer lights. */
const priorities = { sentence: 0, spoken: 1, word: 2 };

function show(highlight: keyof typeof priorities, ranges: readonly Range[]): void {
  if (ranges.length === 0) {
    CSS.highlights.delete(highlight);
    return;
  }
  const shown = new Highlight(...ranges);
  shown.priority = priorities[highlight];
  CSS.highlights.set(highlight, shown);
}

function sentenceRanges(places: SentencePlaces, place: SentencePlace | undefined): Range[] {
  if (!place) return [];
  return panes.map((pane) => places.range(place, pane)).filter((range) => range !== undefined);
}

function wordRanges(
  places: SentencePlaces,
  { place, word }: HighlightTarget,
  store: TranslationStore,
): Range[] {
  const sentence = word && sentenceAt(place, store);
  if (!sentence) return [];
  const words = withCounterparts(sentence, word);
  return panes
    .flatMap((pane) => words[pane].map((range) => places.range(sentence, pane, range)))
    .filter((range) => range !== undefined);
}

const sentenceAt = (place: SentencePlace, store: TranslationStore) =>
  store.of(place.block).find((sentence) => sameSentence(sentence, place));

/** The words that one walks through: those of the source, or of the translation where that alone is shown. */
function wordsToWalk(
  place: SentencePlace,
  ...[places, store]: [SentencePlaces, TranslationStore]
): SentenceWord[] {
  const sentence = sentenceAt(place, store);
  const isSourceShown = places.range(place, 'source')?.getClientRects().length;
  const pane = isSourceShown ? 'source' : 'translation';
  return sentence ? linkedWords(sentence, pane).map((range) => ({ pane, range })) : [];
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
