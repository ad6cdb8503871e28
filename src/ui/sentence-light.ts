import type { SentencePlace } from '../translation/translation.ts';
import { type Display, writtenOffset } from './display.ts';
import { type Piece, type SourceBlock, segmentRange } from './source-block.ts';
import type { PlacedSentence } from './translated-block.ts';
import type { TranslationStore } from './translation-store.ts';

/** Knows which sentence stands where in both panes, and lights a sentence with its counterpart. */
export interface SentenceLight {
  placeSource(block: number, source: SourceBlock, display: Display): () => void;
  placeTranslation(block: number, placed: readonly PlacedSentence[]): () => void;
  /** The sentence at a point of the page's text. */
  at(node: Node, offset: number): SentencePlace | undefined;
  /** The sentence before or after the lit one, in the order of the article. */
  neighbour(step: 1 | -1): SentencePlace | undefined;
  /** Lights a sentence in both panes, or puts the light out. */
  light(place: SentencePlace | undefined): void;
  readonly lit: SentencePlace | undefined;
  /** Where a sentence stands in a pane. */
  range(place: SentencePlace, pane: 'source' | 'translation'): Range | undefined;
}

interface Placed {
  readonly source: SourceBlock;
  readonly display: Display;
}

const highlight = 'sentence';

/** A light over the sentences of one article; the store says where sentences begin and end. */
export function createSentenceLight(blocks: number, store: TranslationStore): SentenceLight {
  const sources = new Map<number, Placed>();
  const translations = new Map<number, readonly PlacedSentence[]>();
  const sourceNodes = new WeakMap<Node, { block: number; segment: number; piece: Piece }>();
  const translationNodes = new WeakMap<Node, SentencePlace>();
  let lit: SentencePlace | undefined;

  const inSource = (node: Node, offset: number): SentencePlace | undefined => {
    const known = sourceNodes.get(node);
    const display = known && sources.get(known.block)?.display;
    if (!known || !display) return undefined;
    const at = known.piece.start + writtenOffset(known.piece.written, offset, display);
    return store
      .of(known.block)
      .find(({ segment, start, end }) => segment === known.segment && start <= at && at <= end);
  };
  const range = (place: SentencePlace, pane: 'source' | 'translation'): Range | undefined => {
    if (pane === 'translation') return rangeOver(translations.get(place.block), place);
    const placed = sources.get(place.block);
    const pieces = placed?.source.segments[place.segment];
    return placed && pieces && segmentRange(pieces, [place.start, place.end], placed.display);
  };
  const draw = (): void => {
    const ranges = lit ? [range(lit, 'source'), range(lit, 'translation')] : [];
    const present = ranges.filter((found) => found !== undefined);
    if (present.length > 0) CSS.highlights.set(highlight, new Highlight(...present));
    else CSS.highlights.delete(highlight);
  };
  const redraw = (block: number): void => {
    if (lit?.block === block) draw();
  };

  return {
    placeSource(block, source, display) {
      sources.set(block, { source, display });
      source.segments.forEach((pieces, segment) => {
        for (const piece of pieces) sourceNodes.set(piece.node, { block, segment, piece });
      });
      redraw(block);
      return () => sources.get(block)?.source === source && sources.delete(block);
    },
    placeTranslation(block, placed) {
      translations.set(block, placed);
      for (const { sentence, nodes } of placed)
        for (const node of nodes) translationNodes.set(node, sentence);
      redraw(block);
      return () => translations.get(block) === placed && translations.delete(block);
    },
    at: (node, offset) => translationNodes.get(node) ?? inSource(node, offset),
    neighbour(step) {
      let block = lit?.block ?? (step === 1 ? -1 : blocks);
      const here = store.of(block);
      const beside = here[here.findIndex((sentence) => same(sentence, lit)) + step];
      if (lit && beside) return beside;
      for (block += step; block >= 0 && block < blocks; block += step) {
        const found = store.of(block).at(step === 1 ? 0 : -1);
        if (found) return found;
      }
      return undefined;
    },
    light(place) {
      if (place === lit || (place && same(place, lit))) return;
      lit = place;
      draw();
    },
    get lit() {
      return lit;
    },
    range,
  };
}

function same(a: SentencePlace, b: SentencePlace | undefined): boolean {
  return a.block === b?.block && a.segment === b.segment && a.start === b.start;
}

function rangeOver(
  placed: readonly PlacedSentence[] | undefined,
  place: SentencePlace,
): Range | undefined {
  const nodes = placed?.find(({ sentence }) => same(sentence, place))?.nodes;
  const [first, last] = [nodes?.at(0), nodes?.at(-1)];
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first, 0);
  range.setEnd(last, last.data.length);
  return range;
}
