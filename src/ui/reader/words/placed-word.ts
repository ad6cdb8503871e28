import { rangeIn, textInLines } from '../../render/text-in-lines.ts';

/** A word of an article, and where it stands in the page. */
export interface PlacedWord {
  readonly text: string;
  readonly range: Range;
  /** The element of the block that it stands in. */
  readonly cell: Element;
}

/** Letters around a place in which its word is looked for: no word is longer, and some blocks have a million letters. */
const reach = 100;

const cells = '.cell.original';

/** The word at a place of the page's text, or just before it; undefined where there is none of the article's own. */
export function wordAtPoint(node: Node, offset: number): PlacedWord | undefined {
  const cell = (node instanceof Element ? node : node.parentElement)?.closest(cells);
  if (!cell || !(node instanceof Text)) return undefined;
  const text = textOf(cell);
  const at = text.startOf(node);
  return at === undefined ? undefined : wordNear(cell, text, at + offset);
}

/** The Arabic words of an element of an article's text, in order, each with a way to its place. */
export function* wordsIn(
  cell: Element,
): Generator<{ readonly text: string; readonly range: () => Range }> {
  const text = textOf(cell);
  for (const { segment, index } of segmenter.segment(text.slice(0, text.length)))
    if (isArabic(segment))
      yield { text: segment, range: () => text.range(index, index + segment.length) };
}

/** The first word of an element of an article's text. */
export function firstWord(cell: Element): PlacedWord | undefined {
  return wordsFrom(cell, 0).next().value ?? undefined;
}

/** The word after another, or before it, also in the next block that has words. */
export function neighbourWord({ cell, range }: PlacedWord, step: 1 | -1): PlacedWord | undefined {
  const text = textOf(cell);
  const start = text.startOf(range.startContainer) ?? 0;
  const end = text.startOf(range.endContainer) ?? 0;
  const here =
    step === 1
      ? wordsFrom(cell, end + range.endOffset).next().value
      : lastOf(
          wordsBetween(
            cell,
            Math.max(0, start + range.startOffset - reach),
            start + range.startOffset,
          ),
        );
  return here ?? inNeighbourCell(cell, step);
}

function inNeighbourCell(cell: Element, step: 1 | -1): PlacedWord | undefined {
  const all = [...document.querySelectorAll(cells)];
  for (let at = all.indexOf(cell) + step; all[at]; at += step) {
    const other = all[at];
    if (!other?.checkVisibility()) continue;
    const { length } = textOf(other);
    const word =
      step === 1
        ? firstWord(other)
        : lastOf(wordsBetween(other, Math.max(0, length - reach), length));
    if (word) return word;
  }
  return undefined;
}

interface CellText {
  readonly length: number;
  slice(start: number, end: number): string;
  /** Where a text node begins, in UTF-16 units of the cell's text. */
  startOf(node: Node): number | undefined;
  range(start: number, end: number): Range;
}

function textOf(cell: Element): CellText {
  const lines = textInLines(cell);
  return {
    length: lines.text.length,
    slice: (start, end) => lines.text.slice(start, end),
    startOf: (node) => lines.nodes.find((one) => one.node === node)?.start,
    range: (start, end) => rangeIn(lines, start, end),
  };
}

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });

function wordNear(cell: Element, text: CellText, at: number): PlacedWord | undefined {
  const from = Math.max(0, at - reach);
  const around = text.slice(from, at + reach);
  for (const { segment, index } of segmenter.segment(around)) {
    const start = from + index;
    if (isArabic(segment) && start <= at && at <= start + segment.length)
      return { text: segment, range: text.range(start, start + segment.length), cell };
  }
  return undefined;
}

function* wordsFrom(cell: Element, start: number): Generator<PlacedWord, undefined> {
  const { length } = textOf(cell);
  for (let from = start; from < length; from += reach)
    yield* wordsBetween(cell, from, Math.min(length, from + 2 * reach));
  return undefined;
}

function* wordsBetween(cell: Element, start: number, end: number): Generator<PlacedWord> {
  const text = textOf(cell);
  for (const { segment, index } of segmenter.segment(text.slice(start, end))) {
    if (!isArabic(segment)) continue;
    const at = start + index;
    yield { text: segment, range: text.range(at, at + segment.length), cell };
  }
}

function lastOf(words: Iterable<PlacedWord>): PlacedWord | undefined {
  return [...words].at(-1);
}

/** Not by the segmenter's own word: Firefox takes no word for one that ends in a vowel's sign. */
function isArabic(segment: string): boolean {
  return /(?=\p{Script=Arabic})\p{L}/u.test(segment);
}
