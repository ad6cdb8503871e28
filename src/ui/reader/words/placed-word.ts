import { placeOf, rangeIn, type TextInLines, textInLines } from '../../render/text-in-lines.ts';

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
  const lines = textInLines(cell);
  const at = placeOf(lines, node, offset);
  return at === undefined ? undefined : wordNear(cell, lines, at);
}

/** The Arabic words of an element of an article's text, in order, each with a way to its place. */
export function* wordsIn(
  cell: Element,
): Generator<{ readonly text: string; readonly range: () => Range }> {
  const lines = textInLines(cell);
  for (const { segment, index } of segmenter.segment(lines.text))
    if (isArabic(segment))
      yield { text: segment, range: () => rangeIn(lines, index, index + segment.length) };
}

/** The first word of an element of an article's text. */
export function firstWord(cell: Element): PlacedWord | undefined {
  return wordsFrom(cell, textInLines(cell), 0).next().value ?? undefined;
}

/** The word after another, or before it, also in the next block that has words. */
export function neighbourWord({ cell, range }: PlacedWord, step: 1 | -1): PlacedWord | undefined {
  const lines = textInLines(cell);
  const start = placeOf(lines, range.startContainer, range.startOffset) ?? 0;
  const end = placeOf(lines, range.endContainer, range.endOffset) ?? 0;
  const here =
    step === 1 ? wordsFrom(cell, lines, end).next().value : lastBefore(cell, lines, start);
  return here ?? inNeighbourCell(cell, step);
}

function inNeighbourCell(cell: Element, step: 1 | -1): PlacedWord | undefined {
  const all = [...document.querySelectorAll(cells)];
  for (let at = all.indexOf(cell) + step; all[at]; at += step) {
    const other = all[at];
    if (!other?.checkVisibility()) continue;
    const lines = textInLines(other);
    const word = step === 1 ? firstWord(other) : lastBefore(other, lines, lines.text.length);
    if (word) return word;
  }
  return undefined;
}

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });

function wordNear(cell: Element, lines: TextInLines, at: number): PlacedWord | undefined {
  const from = Math.max(0, at - reach);
  const around = lines.text.slice(from, at + reach);
  for (const { segment, index } of segmenter.segment(around)) {
    const start = from + index;
    if (isArabic(segment) && start <= at && at <= start + segment.length)
      return { text: segment, range: rangeIn(lines, start, start + segment.length), cell };
  }
  return undefined;
}

function* wordsFrom(
  cell: Element,
  lines: TextInLines,
  start: number,
): Generator<PlacedWord, undefined> {
  const { length } = lines.text;
  for (let from = start; from < length; from += reach)
    yield* wordsBetween(cell, lines, from, from + 2 * reach);
  return undefined;
}

function* wordsBetween(
  cell: Element,
  lines: TextInLines,
  start: number,
  end: number,
): Generator<PlacedWord> {
  for (const { segment, index } of segmenter.segment(lines.text.slice(start, end))) {
    if (!isArabic(segment)) continue;
    const at = start + index;
    yield { text: segment, range: rangeIn(lines, at, at + segment.length), cell };
  }
}

/** The last word that ends before a place. */
function lastBefore(cell: Element, lines: TextInLines, place: number): PlacedWord | undefined {
  return [...wordsBetween(cell, lines, Math.max(0, place - reach), place)].at(-1);
}

/** Not by the segmenter's own word: Firefox takes no word for one that ends in a vowel's sign. */
function isArabic(segment: string): boolean {
  return /(?=\p{Script=Arabic})\p{L}/u.test(segment);
}
