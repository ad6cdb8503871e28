import type { Normalize } from './normalize.ts';
import { createSegmenter } from './segment.ts';
import {
  byteOf,
  idsOfType,
  PIECE_TYPE,
  type PieceList,
  type VocabularyFile,
} from './vocabulary-file.ts';

/** The pieces of a text: their ids, and the stretch of the text, in UTF-16 units, that each covers. */
export interface Pieces {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Makes the function that cuts a text into a vocabulary's pieces. Unknown characters that stand together become one
 * unknown piece; or each becomes byte pieces, of which the last covers the character and the others nothing.
 */
export function createEncoder(
  file: VocabularyFile,
  normalize: Normalize,
): (text: string) => Pieces {
  const segment = createSegmenter(file.pieces);
  const byteIds = byteIdsIn(file.pieces);
  const unknownId = file.pieces.types.indexOf(PIECE_TYPE.unknown);

  return (text) => {
    const { bytes, units } = normalize(text);
    const output = { ids: [] as number[], starts: [] as number[], ends: [] as number[] };
    let start = 0;
    for (const { id, end } of segment(bytes)) {
      const unknown = id === unknownId;
      const [from, to] = [units[start] as number, units[end] as number];
      if (unknown && file.options.byteFallback) {
        for (const byte of bytes.subarray(start, end))
          add(output, byteIds[byte] as number, from, from);
        output.ends[output.ends.length - 1] = to;
      } else if (unknown && output.ids.at(-1) === id) output.ends[output.ends.length - 1] = to;
      else add(output, id, from, to);
      start = end;
    }
    return {
      ids: Int32Array.from(output.ids),
      starts: Int32Array.from(output.starts),
      ends: Int32Array.from(output.ends),
    };
  };
}

function add(
  output: { ids: number[]; starts: number[]; ends: number[] },
  id: number,
  start: number,
  end: number,
): void {
  output.ids.push(id);
  output.starts.push(start);
  output.ends.push(end);
}

/** The ids of the byte pieces, by their byte. */
function byteIdsIn(pieces: PieceList): number[] {
  const ids: number[] = [];
  for (const id of idsOfType(pieces, PIECE_TYPE.byte)) ids[byteOf(pieces, id)] = id;
  return ids;
}
