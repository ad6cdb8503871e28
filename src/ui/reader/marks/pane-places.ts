import { type Article, readingBlocks } from '../../../article/model.ts';
import {
  type BlockSpan,
  blockSpans,
  type PaneText,
  paneText,
  type TextSpan,
} from '../../../library/marks/pane-text.ts';
import { translationText } from '../../../translation/translation-text.ts';
import { type AlignedText, alignedText, type NodeSpan } from '../../render/aligned-text.ts';
import { shownOffset, writtenOffset } from '../../render/display.ts';
import { textNodes } from '../../render/translated-block.ts';
import type { Cells } from '../pane/pair.tsx';
import { partOf } from '../selection/clean-copy.ts';
import { type Pane, sameSentence } from '../sentences/sentence-places.ts';

type PlaceCells = Pick<Cells, 'light' | 'store' | 'display'>;

/** The texts of both panes of an article, and where their parts stand in the page. */
export interface PanePlaces {
  /** A pane's text as it is now: a translation grows. */
  text(pane: Pane): PaneText;
  /** What some ranges of the page hold of a pane's text; undefined where they hold nothing of it. */
  spanOf(ranges: readonly Range[], pane: Pane): TextSpan | undefined;
  /** A span's stretches of text nodes, of those blocks that stand in the page. */
  nodesOf(pane: Pane, span: TextSpan): readonly NodeSpan[];
}

/** Finds the places of both panes' texts in a room. */
export function createPanePlaces(
  room: HTMLElement,
  article: Article,
  cells: PlaceCells,
): PanePlaces {
  const blocks = readingBlocks(article);
  const source = paneText(blocks.map(({ text }) => text));
  const text = (pane: Pane): PaneText =>
    pane === 'source'
      ? source
      : paneText(blocks.map((_, block) => translationText(cells.store.of(block))));
  const aligned = (cell: Element, block: number): AlignedText => {
    const { light } = cells;
    const nodes = textNodes(cell).map((node) => ({
      node,
      written: light.written(node) ?? node.data,
    }));
    return alignedText(nodes, blocks[block]?.text ?? '');
  };
  const placeOf = (pane: Pane, node: Text, offset: number): number | undefined =>
    pane === 'source' ? sourcePlace(node, offset) : translationPlace(node, offset);
  const sourcePlace = (node: Text, offset: number): number | undefined => {
    const cell = node.parentElement?.closest('.cell.original');
    const block = Number(cell?.closest('[data-block]')?.getAttribute('data-block') ?? Number.NaN);
    const start = source.starts[block];
    if (!cell || start === undefined) return undefined;
    const written = cells.light.written(node);
    const own = written === undefined ? offset : writtenOffset(written, offset, cells.display);
    const place = aligned(cell, block).placeOf(node, own);
    return place === undefined ? undefined : start + place;
  };
  const translationPlace = (node: Text, offset: number): number | undefined => {
    const spot = cells.light.at(node, offset);
    if (spot?.pane !== 'translation') return undefined;
    const { block } = spot.sentence;
    const before = cells.store.of(block);
    const at = before.findIndex((one) => sameSentence(one, spot.sentence));
    const lengths = before.slice(0, at).map(({ target }) => target.text.length + 1);
    const start = text('translation').starts[block] ?? 0;
    return lengths.reduce((sum, length) => sum + length, start + spot.at);
  };
  return {
    text,
    spanOf(ranges, pane) {
      const stretches = ranges.flatMap((range) => stretchesIn(room, range, pane));
      const start = firstFound(stretches, (one) => placeOf(pane, one.node, one.start));
      const end = firstFound(stretches.toReversed(), (one) => placeOf(pane, one.node, one.end));
      return start !== undefined && end !== undefined && end > start ? { start, end } : undefined;
    },
    nodesOf(pane, span) {
      const parts = blockSpans(text(pane), span);
      if (pane === 'translation') return parts.flatMap((part) => translationNodes(part, cells));
      return parts.flatMap(({ block, start, end }) => {
        const cell = room.querySelector(`[data-block="${block}"] .cell.original`);
        return cell ? aligned(cell, block).spans(start, end) : [];
      });
    },
  };
}

function firstFound<One, Found>(
  all: readonly One[],
  find: (one: One) => Found | undefined,
): Found | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Stretch extends TextSpan {
  readonly node: Text;
}

/** What a range of the page holds of the text nodes in a pane's cells, in order. */
function stretchesIn(room: HTMLElement, range: Range, pane: Pane): Stretch[] {
  const css = pane === 'source' ? '[data-block] .cell.original' : '.cell.translation';
  return [...room.querySelectorAll(css)]
    .filter((cell) => range.intersectsNode(cell) && cell.checkVisibility())
    .flatMap((cell) => stretchesOf(partOf(range, cell), textNodes(cell)))
    .filter(({ node }) => !node.parentElement?.closest('.credit, .waiting'));
}

/** The stretches of some text nodes that lie in a range. */
function stretchesOf(range: Range, nodes: readonly Text[]): Stretch[] {
  return nodes
    .filter((node) => range.intersectsNode(node))
    .map((node) => ({
      node,
      start: node === range.startContainer ? range.startOffset : 0,
      end: node === range.endContainer ? range.endOffset : node.data.length,
    }))
    .filter(({ start, end }) => end > start);
}

function translationNodes(
  { block, start, end }: BlockSpan,
  { light, store }: PlaceCells,
): NodeSpan[] {
  let from = 0;
  return store.of(block).flatMap((sentence) => {
    const own = from;
    const { length } = sentence.target.text;
    from += length + 1;
    const part = { start: Math.max(0, start - own), end: Math.min(length, end - own) };
    const range = part.end > part.start && light.range(sentence, 'translation', part);
    if (!range) return [];
    const nodes = textNodes(range.commonAncestorContainer);
    return stretchesOf(range, nodes).map((one) => ({ ...one, written: one.node.data }));
  });
}

/** A stretch of a text node as a range of the page. */
export function rangeOf({ node, written, start, end }: NodeSpan, { display }: PlaceCells): Range {
  const range = document.createRange();
  const at = (offset: number): number =>
    Math.min(
      node.data.length,
      written === node.data ? offset : shownOffset(written, offset, display),
    );
  range.setStart(node, at(start));
  range.setEnd(node, at(end));
  return range;
}
