import { partitionPoint } from '../../article/partition-point.ts';

/** The text of one pane: that of its blocks (0 is the title), with a line break between two. Places in it are UTF-16 units. */
export interface PaneText {
  readonly text: string;
  /** Where each block begins. */
  readonly starts: readonly number[];
}

/** A stretch of a pane's text, in UTF-16 units; it may go over several blocks. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Joins the texts of a pane's blocks. */
export function paneText(blocks: readonly string[]): PaneText {
  let start = 0;
  const starts = blocks.map((block) => {
    const own = start;
    start += block.length + 1;
    return own;
  });
  return { text: blocks.join('\n'), starts };
}

/** The block in which a place of a pane's text stands. */
export function blockAt({ starts }: PaneText, place: number): number {
  return Math.max(0, partitionPoint(starts.length, (at) => (starts[at] ?? 0) <= place) - 1);
}

/** A block's own part of a span. */
export interface BlockSpan extends TextSpan {
  readonly block: number;
}

/** The parts of a span block by block, each counted from its block's start; what only breaks lines is in none. */
export function blockSpans(pane: PaneText, { start, end }: TextSpan): BlockSpan[] {
  const spans: BlockSpan[] = [];
  for (let block = blockAt(pane, start); block < pane.starts.length; block++) {
    const from = pane.starts[block] ?? 0;
    if (from >= end) break;
    const to = (pane.starts[block + 1] ?? pane.text.length + 1) - 1;
    const own = { block, start: Math.max(0, start - from), end: Math.min(end, to) - from };
    if (own.end > own.start) spans.push(own);
  }
  return spans;
}

const pairs = /[\ud800-\udbff][\udc00-\udfff]/g;

/** How many code points stand before a place of a text, which is counted in UTF-16 units. */
export function codePointsBefore(text: string, place: number): number {
  return place - (text.slice(0, place).match(pairs)?.length ?? 0);
}

/** The place in a text, in UTF-16 units, before which so many code points stand. */
export function placeAfter(text: string, codePoints: number): number {
  let place = codePoints;
  for (const { index } of text.matchAll(pairs)) {
    if (index >= place) break;
    place += 1;
  }
  return Math.min(place, text.length);
}
