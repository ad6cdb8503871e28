import type { SentencePlace } from '../../translation/translation.ts';
import { type Display, writtenOffset } from './display.ts';
import { type Piece, type SourceBlock, segmentRange } from './source-block.ts';
import type { PlacedSentence } from './translated-block.ts';
import type { TranslationStore } from './translation-store.ts';

/** Knows which sentence stands where in both panes of one article. */
export interface SentencePlaces {
  addSource(block: number, source: SourceBlock, display: Display): () => void;
  addTranslation(block: number, placed: readonly PlacedSentence[]): () => void;
  /** The sentence at a point of the page's text. */
  at(node: Node, offset: number): SentencePlace | undefined;
  /** What the article has where a text node of the source pane stands. */
  written(node: Node): string | undefined;
  /** Where a sentence stands in a pane. */
  range(place: SentencePlace, pane: Pane): Range | undefined;
}

/** One of the two panes. */
export type Pane = 'source' | 'translation';

interface Sources {
  written(node: Node): string | undefined;
  add(block: number, source: SourceBlock, display: Display): () => void;
  at(node: Node, offset: number): SentencePlace | undefined;
  range(place: SentencePlace): Range | undefined;
}

/** Places for an article's sentences; the store says where each begins and ends. */
export function createSentencePlaces(store: TranslationStore): SentencePlaces {
  const sources = createSources(store);
  const translations = new Map<number, readonly PlacedSentence[]>();
  const translationNodes = new WeakMap<Node, SentencePlace>();
  return {
    addSource: sources.add,
    written: sources.written,
    addTranslation(block, placed) {
      translations.set(block, placed);
      for (const { sentence, nodes } of placed)
        for (const node of nodes) translationNodes.set(node, sentence);
      return () => translations.get(block) === placed && translations.delete(block);
    },
    at: (node, offset) => translationNodes.get(node) ?? sources.at(node, offset),
    range: (place, pane) =>
      pane === 'source' ? sources.range(place) : rangeOver(translations.get(place.block), place),
  };
}

function createSources(store: TranslationStore): Sources {
  const placed = new Map<number, { readonly source: SourceBlock; readonly display: Display }>();
  const nodes = new WeakMap<Node, { block: number; segment: number; piece: Piece }>();
  return {
    written: (node) => nodes.get(node)?.piece.written,
    add(block, source, display) {
      placed.set(block, { source, display });
      source.segments.forEach((pieces, segment) => {
        for (const piece of pieces) nodes.set(piece.node, { block, segment, piece });
      });
      return () => placed.get(block)?.source === source && placed.delete(block);
    },
    at(node, offset) {
      const known = nodes.get(node);
      const display = known && placed.get(known.block)?.display;
      if (!known || !display) return undefined;
      const at = known.piece.start + writtenOffset(known.piece.written, offset, display);
      return store
        .of(known.block)
        .find(({ segment, start, end }) => segment === known.segment && start <= at && at <= end);
    },
    range(place) {
      const found = placed.get(place.block);
      const pieces = found?.source.segments[place.segment];
      return found && pieces && segmentRange(pieces, [place.start, place.end], found.display);
    },
  };
}

/** Whether two places are the same sentence. */
export function sameSentence(a: SentencePlace, b: SentencePlace | undefined): boolean {
  return a.block === b?.block && a.segment === b.segment && a.start === b.start;
}

function rangeOver(
  placed: readonly PlacedSentence[] | undefined,
  place: SentencePlace,
): Range | undefined {
  const nodes = placed?.find(({ sentence }) => sameSentence(sentence, place))?.nodes;
  const [first, last] = [nodes?.at(0), nodes?.at(-1)];
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first, 0);
  range.setEnd(last, last.data.length);
  return range;
}
