import type { Mark, MarkedText } from '../../article/html/marks.ts';
import type { TextRange } from '../../article/text/sentences.ts';
import type { WordLink } from '../../marian/word-links.ts';
import { clippedSentence } from '../sentences.ts';
import { inOrder, type MaskedSentence, rests, type Unmasked, unmaskedAt } from './masking.ts';

/** A part of a masked sentence between two texts that are kept; its text is without the white space around it. */
export interface Piece extends TextRange {
  readonly text: MarkedText;
  /** Whether it has words or figures: others stay as they are. */
  readonly isSpoken: boolean;
}

/** The parts of a masked sentence before, between and behind what is kept. */
export function piecesOf({ sent, kept }: MaskedSentence): Piece[] {
  const ranges = kept.map(({ range }) => range);
  return rests(sent.text, ranges).map(({ start, end }, i) => {
    const whole = sent.text.slice(start, end);
    const from = end - whole.trimStart().length;
    const to = Math.max(from, start + whole.trimEnd().length);
    const upTo = i === ranges.length ? Number.POSITIVE_INFINITY : end;
    return {
      start: from,
      end: to,
      text: clippedSentence(sent, { start: from, end: to }, [start, upTo]),
      isSpoken: /[\p{L}\p{N}]/u.test(whole),
    };
  });
}

/** A sentence of the translations of its pieces, with the kept texts and white space between them. */
export function joined(
  sentence: MaskedSentence,
  pieces: readonly Piece[],
  translations: ReadonlyMap<Piece, Unmasked | undefined>,
): Unmasked {
  const { sent, kept } = sentence;
  const places: TextRange[] = [];
  const marks: Mark[] = [];
  const links: WordLink[] = [];
  let text = '';
  pieces.forEach((piece, i) => {
    const before = kept[i - 1]?.range;
    const read = translations.get(piece);
    text += sent.text.slice(before?.end ?? 0, piece.start);
    const at = text.length;
    const { marked } = read ?? { marked: piece.text };
    text += marked.text;
    marks.push(...marked.marks.map((mark) => shifted(mark, at)));
    for (const { source, target } of read?.links ?? [])
      links.push({ source: shifted(source, piece.start), target: shifted(target, at) });
    const name = kept[i];
    if (!name) return;
    text += sent.text.slice(piece.end, name.range.start);
    const place = { start: text.length, end: text.length + name.name.length };
    text += name.name;
    places.push(place);
    marks.push(
      ...clippedSentence(sent, name.range, [-1, -1]).marks.map((mark) =>
        shifted(mark, place.start),
      ),
    );
    links.push({ source: name.range, target: place });
  });
  const linked = [...translations.values()].some((read) => read?.links);
  const marked = { text, marks: inOrder(merged(marks)) };
  return unmaskedAt(sentence, linked ? { marked, links } : { marked }, places);
}

function shifted<Range extends TextRange>(range: Range, by: number): Range {
  return { ...range, start: range.start + by, end: range.end + by };
}

/** Marks of one element in several pieces as one. */
function merged(marks: readonly Mark[]): Mark[] {
  const byElement = new Map<number, Mark>();
  for (const mark of marks) {
    const { start, end } = byElement.get(mark.element) ?? mark;
    byElement.set(mark.element, {
      ...mark,
      start: Math.min(start, mark.start),
      end: Math.max(end, mark.end),
    });
  }
  return [...byElement.values()];
}
