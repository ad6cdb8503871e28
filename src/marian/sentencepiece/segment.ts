import { createPieceTable } from './piece-table.ts';
import { leadingLength } from './utf8.ts';
import { idsOfType, PIECE_TYPE, type PieceList } from './vocabulary-file.ts';

/** A piece that a text was cut into, and the byte behind it. */
export interface Segment {
  readonly id: number;
  readonly end: number;
}

const UNKNOWN_PENALTY = 10;
const SMALLEST_NORMAL_FLOAT = 2 ** -126;

/**
 * Makes the function that cuts a normalised text into the pieces with the highest sum of scores (Viterbi's algorithm over
 * bytes; of two equal sums the one whose last piece starts first). A character that is no piece may be unknown.
 */
export function createSegmenter(pieces: PieceList): (text: Uint8Array) => Segment[] {
  const normal = idsOfType(pieces, PIECE_TYPE.normal);
  const table = createPieceTable(pieces, normal.concat(idsOfType(pieces, PIECE_TYPE.userDefined)));
  const unknownId = pieces.types.indexOf(PIECE_TYPE.unknown);
  const { scoreOf, unknownScore } = scoresOf(pieces, normal);

  return (text) => {
    const paths = pathsIn(text);
    for (let start = 0, next = 0; start < text.length; start = next) {
      const before = paths.scoreAt(start);
      next = Math.min(start + leadingLength(text, start), text.length);
      let characterIsPiece = false;
      table.forEachAt(text, start, (id, end) => {
        paths.offer({ id, end }, start, before + scoreOf(id, end - start));
        if (end === next) characterIsPiece = true;
      });
      if (characterIsPiece) continue;
      paths.offer({ id: unknownId, end: next }, start, Math.fround(before + unknownScore));
    }
    return paths.best();
  };
}

/** The best path to each byte of a text so far. */
function pathsIn(text: Uint8Array) {
  const scores = new Float32Array(text.length + 1);
  const starts = new Int32Array(text.length + 1).fill(-1);
  const ids = new Int32Array(text.length + 1);
  return {
    scoreAt: (end: number) => scores[end] as number,
    /** Takes a path that ends with a piece where it is better than the one known. Its score is kept as a float. */
    offer: ({ id, end }: Segment, start: number, score: number) => {
      if (starts[end] !== -1 && score <= (scores[end] as number)) return;
      scores[end] = score;
      starts[end] = start;
      ids[end] = id;
    },
    best: (): Segment[] => {
      const segments: Segment[] = [];
      for (let end = text.length; end > 0; end = starts[end] as number) {
        segments.push({ id: ids[end] as number, end });
      }
      return segments.reverse();
    },
  };
}

/** Scores as SentencePiece computes them, to the bit, so that equal sums stay equal. */
function scoresOf(pieces: PieceList, normal: readonly number[]) {
  const { scores, types } = pieces;
  let lowest = Number.MAX_VALUE;
  let highest = SMALLEST_NORMAL_FLOAT;
  for (const id of normal) {
    const score = scores[id] as number;
    if (score < lowest) lowest = score;
    if (score > highest) highest = score;
  }
  return {
    unknownScore: Math.fround(lowest - UNKNOWN_PENALTY),
    /** A user-defined piece is worth more than any other way through its bytes; this score is no float. */
    scoreOf: (id: number, length: number): number =>
      types[id] === PIECE_TYPE.userDefined
        ? Math.fround(length * highest) - 0.1
        : (scores[id] as number),
  };
}
