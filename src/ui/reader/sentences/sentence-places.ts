import { foldedText } from '../../../translation/sentences.ts';
import type { SentencePlace, TranslatedSentence } from '../../../translation/translation.ts';
import { type Display, noDisplayChanges, writtenOffset } from '../../render/display.ts';
import { type Piece, type SourceBlock, segmentRange } from '../../render/source-block.ts';
import type { PlacedSentence } from '../../render/translated-block.ts';
import type { TranslationStore } from '../translation/translation-store.ts';

/** Knows which sentence stands where in both panes of one article. */
export interface SentencePlaces {
  addSource(block: number, source: SourceBlock, display: Display): () => void;
  addTranslation(block: number, placed: readonly PlacedSentence[]): () => void;
  /** What stands at a point of the page's text. */
  at(node: Node, offset: number): SentenceSpot | undefined;
  /** Where a point of the source pane stands in the article, translated or not. */
  sourceAt(node: Node, offset: number): SourceSpot | undefined;
  /** What the article has where a text node of the source pane stands. */
  written(node: Node): string | undefined;
  /** Where a sentence stands in a pane, or a part of it. */
  range(place: SentencePlace, pane: Pane, part?: TextRange): Range | undefined;
}

/** One of the two panes. */
export type Pane = (typeof panes)[number];

/** Both panes. */
export const panes = ['source', 'translation'] as const;

/** A place in a sentence, in UTF-16 units of its text in a pane: of the source's folded text, or of the translation. */
export interface SentenceSpot {
  readonly sentence: TranslatedSentence;
  readonly pane: Pane;
  readonly at: number;
}

/** A place in a segment of a block, in UTF-16 units of its text as written. */
export interface SourceSpot {
  readonly block: number;
  readonly segment: number;
  readonly at: number;
}

/** A part of a sentence, in the same units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

interface Sources {
  written(node: Node): string | undefined;
  add(block: number, source: SourceBlock, display: Display): () => void;
  spot(node: Node, offset: number): SourceSpot | undefined;
  at(node: Node, offset: number): SentenceSpot | undefined;
  range(place: SentencePlace, part: TextRange | undefined): Range | undefined;
}

/** Places for an article's sentences; the store says where each begins and ends. */
export function createSentencePlaces(store: TranslationStore): SentencePlaces {
  const sources = createSources(store);
  const translations = new Map<number, readonly PlacedSentence[]>();
  const translationNodes = new WeakMap<Node, SentenceSpot>();
  return {
    addSource: sources.add,
    sourceAt: sources.spot,
    written: sources.written,
    addTranslation(block, placed) {
      translations.set(block, placed);
      for (const { sentence, nodes } of placed) {
        let at = 0;
        for (const node of nodes) {
          translationNodes.set(node, { sentence, pane: 'translation', at });
          at += node.data.length;
        }
      }
      return () => translations.get(block) === placed && translations.delete(block);
    },
    at(node, offset) {
      const first = translationNodes.get(node);
      return first ? { ...first, at: first.at + offset } : sources.at(node, offset);
    },
    range: (place, pane, part) =>
      pane === 'source'
        ? sources.range(place, part)
        : translationRange(translations.get(place.block), place, part),
  };
}

function createSources(store: TranslationStore): Sources {
  const placed = new Map<number, { readonly source: SourceBlock; readonly display: Display }>();
  const nodes = new WeakMap<Node, { block: number; segment: number; piece: Piece }>();
  const piecesOf = ({ block, segment }: SentencePlace): readonly Piece[] =>
    placed.get(block)?.source.segments[segment] ?? [];
  const spot = (node: Node, offset: number): SourceSpot | undefined => {
    const known = nodes.get(node);
    const display = known && placed.get(known.block)?.display;
    if (!known || !display) return undefined;
    const { block, segment, piece } = known;
    return { block, segment, at: piece.start + writtenOffset(piece.written, offset, display) };
  };
  return {
    spot,
    written: (node) => nodes.get(node)?.piece.written,
    add(block, source, display) {
      placed.set(block, { source, display });
      source.segments.forEach((pieces, segment) => {
        for (const piece of pieces) nodes.set(piece.node, { block, segment, piece });
      });
      return () => placed.get(block)?.source === source && placed.delete(block);
    },
    at(node, offset) {
      const here = spot(node, offset);
      if (!here) return undefined;
      const sentence = store.of(here.block).find((one) => includes(one, here));
      if (!sentence) return undefined;
      const places = foldedPlaces(piecesOf(sentence), sentence);
      return { sentence, pane: 'source', at: places[here.at - sentence.start] ?? 0 };
    },
    range(place, part) {
      const display = placed.get(place.block)?.display;
      const pieces = piecesOf(place);
      if (!display) return undefined;
      if (!part) return segmentRange(pieces, [place.start, place.end], display);
      const places = foldedPlaces(pieces, place);
      const [start, end] = [places.lastIndexOf(part.start), places.indexOf(part.end)];
      if (start < 0 || end < start) return undefined;
      return segmentRange(pieces, [place.start + start, place.start + end], display);
    },
  };
}

/** Whether a place of a block, or the one just before it, is a sentence's. */
export function includes(sentence: SentencePlace, { block, segment, at }: SourceSpot): boolean {
  return (
    sentence.block === block &&
    sentence.segment === segment &&
    sentence.start <= at &&
    at <= sentence.end
  );
}

/** Whether two places are the same sentence. */
export function sameSentence(a: SentencePlace, b: SentencePlace | undefined): boolean {
  return a.block === b?.block && a.segment === b.segment && a.start === b.start;
}

/** Where each offset of a sentence's text stands in that text as engines get it, with white space folded. */
function foldedPlaces(pieces: readonly Piece[], { start, end }: SentencePlace): Uint32Array {
  const written = pieces.map((piece) => piece.written).join('');
  return foldedText(written.slice(start, end)).places;
}

function translationRange(
  placed: readonly PlacedSentence[] | undefined,
  ...[place, part]: [SentencePlace, TextRange | undefined]
): Range | undefined {
  const nodes = placed?.find(({ sentence }) => sameSentence(sentence, place))?.nodes ?? [];
  let start = 0;
  const pieces = nodes.map((node) => {
    const piece = { node, start, written: node.data };
    start += node.data.length;
    return piece;
  });
  return segmentRange(pieces, part ? [part.start, part.end] : [0, start], noDisplayChanges);
}
