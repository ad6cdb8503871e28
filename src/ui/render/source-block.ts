import { segmentsOf } from '../../article/html/segments.ts';
import type { Block } from '../../article/model.ts';
import { inlineDirection } from '../../article/text/direction.ts';
import { textLanguage } from '../../article/text/language.ts';
import { blockTemplate } from './article-html.tsx';
import { type Display, displayText, shownOffset } from './display.ts';
import { isolateText } from './isolate.ts';
import { textNodes } from './translated-block.ts';

/** A text node of a segment, with the text that the article has there. */
export interface Piece {
  readonly node: Text;
  /** UTF-16 offset in the segment's text. */
  readonly start: number;
  readonly written: string;
}

/** A block in its own language, ready for the page. */
export interface SourceBlock {
  readonly root: Element;
  /** The pieces of each segment, in order. */
  readonly segments: readonly (readonly Piece[])[];
}

/** Builds a block for the page: foreign stretches kept apart, digits and diacritics as the reader wants them. */
export function sourceBlock(block: Block, display: Display): SourceBlock {
  const root = blockTemplate(block).cloneNode(true) as Element;
  if (block.kind !== 'code') {
    giveDirections(root, block);
    isolateText(root, block.dir);
  }
  // Isolates wrap text without changing it, so the segments found now are those that were translated.
  const segments = segmentsOf(root).map(({ nodes }) => piecesOf(nodes.flatMap(textNodes)));
  for (const { node, written } of segments.flat()) {
    const shown = displayText(written, display);
    if (shown !== written) node.data = shown;
  }
  return { root, segments };
}

/** Items, cells and captions in the other direction than their block say so, each for itself. */
function giveDirections(root: Element, block: Block): void {
  for (const { container, nodes } of segmentsOf(root)) {
    // The block's own direction was judged with its surroundings.
    if (container === root || container.hasAttribute('dir')) continue;
    const text = nodes.map((node) => node.textContent ?? '').join('');
    const dir = inlineDirection(text, block.dir);
    if (dir === block.dir) continue;
    container.setAttribute('dir', dir);
    container.setAttribute('lang', textLanguage(text, undefined));
  }
}

function piecesOf(nodes: readonly Text[]): Piece[] {
  let start = 0;
  return nodes.map((node) => {
    const piece = { node, start, written: node.data };
    start += node.data.length;
    return piece;
  });
}

/** The stretch of a segment in the page, or undefined where nothing of it is there. */
export function segmentRange(
  pieces: readonly Piece[],
  [start, end]: readonly [number, number],
  display: Display,
): Range | undefined {
  const first = pieces.find((piece) => piece.start + piece.written.length > start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (!first || !last) return undefined;
  const range = document.createRange();
  range.setStart(first.node, shownOffset(first.written, Math.max(0, start - first.start), display));
  const inLast = Math.min(last.written.length, end - last.start);
  range.setEnd(last.node, shownOffset(last.written, inLast, display));
  return range;
}
