import type { TextRange } from '../../article/text/sentences.ts';

/** A stretch of a text with what takes its place; an empty stretch is an insertion. */
export interface Edit extends TextRange {
  readonly text: string;
}

/** A text after some edits, with the way from its old offsets to the new ones. */
export interface Edited {
  readonly text: string;
  /** Where a range stands now: it grows over an edit that it begins or ends within, and leaves out an insertion at its edge. */
  range(old: TextRange): TextRange;
}

/** Makes edits that do not overlap, in the order of their places. */
export function edited(text: string, edits: readonly Edit[]): Edited {
  const out: string[] = [];
  const made: { readonly old: TextRange; readonly now: TextRange }[] = [];
  let [at, length] = [0, 0];
  const write = (piece: string): void => {
    out.push(piece);
    length += piece.length;
  };
  for (const { start, end, text: piece } of edits) {
    write(text.slice(at, start));
    const before = length;
    write(piece);
    made.push({ old: { start, end }, now: { start: before, end: length } });
    at = end;
  }
  write(text.slice(at));
  const startOf = (offset: number): number => {
    const last = made.findLast(({ old }) => old.start <= offset);
    if (!last) return offset;
    const { old, now } = last;
    return offset < old.end ? now.start : now.end + offset - old.end;
  };
  const endOf = (offset: number): number => {
    const last = made.findLast(({ old }) => old.start < offset);
    if (!last) return offset;
    const { old, now } = last;
    return offset < old.end ? now.end : now.end + offset - old.end;
  };
  return {
    text: out.join(''),
    range({ start, end }) {
      const from = startOf(start);
      return { start: from, end: start === end ? from : Math.max(from, endOf(end)) };
    },
  };
}

/** The edits that undo some others, for the text that they made. */
export function inverse(text: string, edits: readonly Edit[]): readonly Edit[] {
  let shift = 0;
  return edits.map(({ start, end, text: piece }) => {
    const from = start + shift;
    shift += piece.length - (end - start);
    return { start: from, end: from + piece.length, text: text.slice(start, end) };
  });
}
