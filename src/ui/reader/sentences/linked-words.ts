import type { WordLink } from '../../../marian/word-links.ts';
import { linksFromText } from '../../../translation/memory/kept-links.ts';
import type { TranslatedSentence } from '../../../translation/translation.ts';
import type { Pane, SentenceSpot, TextRange } from './sentence-places.ts';

/** A word of a sentence in one pane. */
export interface SentenceWord {
  readonly pane: Pane;
  readonly range: TextRange;
}

const sideOf = { source: 'source', translation: 'target' } as const;

/** The words of a sentence that have counterparts in the other pane, in the order of the text. */
export function linkedWords(sentence: TranslatedSentence, pane: Pane): readonly TextRange[] {
  const words = new Map<number, TextRange>();
  for (const link of linksOf(sentence)) words.set(link[sideOf[pane]].start, link[sideOf[pane]]);
  return [...words.values()].sort((a, b) => a.start - b.start);
}

/** The linked word at a place in a sentence, or just before it. */
export function wordAt({ sentence, pane, at }: SentenceSpot): SentenceWord | undefined {
  const range = linkedWords(sentence, pane).findLast(({ start, end }) => start <= at && at <= end);
  return range && { pane, range };
}

/** A word and its counterparts, by pane. */
export function withCounterparts(
  sentence: TranslatedSentence,
  { pane, range }: SentenceWord,
): Readonly<Record<Pane, readonly TextRange[]>> {
  const links = linksOf(sentence).filter((link) => link[sideOf[pane]].start === range.start);
  return {
    source: pane === 'source' ? [range] : links.map(({ source }) => source),
    translation: pane === 'translation' ? [range] : links.map(({ target }) => target),
  };
}

const read = new WeakMap<TranslatedSentence, readonly WordLink[]>();

function linksOf(sentence: TranslatedSentence): readonly WordLink[] {
  const { links = '', target, start, end } = sentence;
  const lengths = { source: end - start, target: target.text.length };
  const found = read.get(sentence) ?? linksFromText(links, lengths);
  read.set(sentence, found);
  return found;
}
