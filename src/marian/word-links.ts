import type { Decoded, Pieces, Range } from './sentencepiece/vocabulary.ts';
import { wordsOf } from './words.ts';

/** A word of a text and a word of its translation that stand for one another: stretches of both, in UTF-16 units. */
export interface WordLink {
  readonly source: Range;
  readonly target: Range;
}

/** How much of a translated word comes from a source word, at least, for a link: a share of 1. */
const LEAST_SHARE = 0.25;
/** The same, where no other source word has a larger share. */
const LEAST_BEST_SHARE = 0.1;

/**
 * Links the words of a text with those of its translation by how much the model looked at each source piece: a row of
 * shares for each target piece. In the order of the translation, then of the source; a word may have several links, or none.
 */
export function linkWords(
  source: { readonly text: string; readonly pieces: Pieces },
  target: Decoded,
  attention: readonly ArrayLike<number>[],
): WordLink[] {
  const { starts, ends } = source.pieces;
  const sourcePieces = Array.from(starts, (start, i) => ({ start, end: ends[i] as number }));
  const sourceWords = piecesByWord(source.text, sourcePieces);
  return piecesByWord(target.text, target.ranges).flatMap((word) => {
    const rows = word.pieces.flatMap((piece) => attention.slice(piece, piece + 1));
    const shares = sourceWords.map(({ pieces }) => shareOf(pieces, rows));
    const best = Math.max(...shares);
    return sourceWords
      .filter((_, i) => isLink(shares[i] as number, best))
      .map(({ range }) => ({ source: range, target: word.range }));
  });
}

/** Links through a text between two others, from those of the first with it and of it with the last. */
export function joinLinks(
  toBetween: readonly WordLink[],
  fromBetween: readonly WordLink[],
): WordLink[] {
  const joined = new Map<string, WordLink>();
  for (const { source: between, target } of fromBetween)
    for (const { source, target: reached } of toBetween)
      if (reached.start < between.end && between.start < reached.end)
        joined.set(`${target.start} ${source.start}`, { source, target });
  return [...joined.values()].sort(
    (a, b) => a.target.start - b.target.start || a.source.start - b.source.start,
  );
}

interface Word {
  readonly range: Range;
  /** Places of the pieces that it is made of, whole or in part. */
  readonly pieces: readonly number[];
}

/** The words of a text with the pieces of each. A piece without text, as a character's first byte, belongs to the word it stands in. */
function piecesByWord(text: string, pieces: readonly Range[]): Word[] {
  return wordsOf(text).map((range) => ({
    range,
    pieces: pieces.flatMap(({ start, end }, i) =>
      start < range.end && Math.max(end, start + 1) > range.start ? [i] : [],
    ),
  }));
}

/** How much some target pieces' rows look at some source pieces, on the average. */
function shareOf(pieces: readonly number[], rows: readonly ArrayLike<number>[]): number {
  let sum = 0;
  for (const row of rows) for (const piece of pieces) sum += row[piece] ?? 0;
  return sum / Math.max(1, rows.length);
}

const isLink = (share: number, best: number): boolean =>
  share >= LEAST_SHARE || (share === best && share >= LEAST_BEST_SHARE);
