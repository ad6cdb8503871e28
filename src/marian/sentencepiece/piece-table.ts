import type { PieceList } from './vocabulary-file.ts';

/** Some pieces of a vocabulary, to be found in a text. */
export interface PieceTable {
  /** Calls `found` with every piece that starts at a byte of a text, the shortest first, and with the byte behind it. */
  forEachAt(text: Uint8Array, start: number, found: (id: number, end: number) => void): void;
}

const PREFIX_BITS = 20;
const STEP = 0x01000193;
const SPREAD = 0x9e3779b1;

/**
 * Makes a table of the pieces with certain ids. Throws a `RangeError` where two have the same text.
 *
 * It is a hash table with open addressing. The hash of a text grows byte by byte, so one pass hashes all stretches from a
 * place. A set of the hashes of all that pieces start with says, nearly always, where no longer piece can follow.
 */
export function createPieceTable(pieces: PieceList, ids: readonly number[]): PieceTable {
  const { file, starts, ends } = pieces;
  const bits = Math.ceil(Math.log2(ids.length + 1)) + 1;
  const slots = new Int32Array(2 ** bits).fill(-1);
  const prefixes = new Uint8Array(2 ** PREFIX_BITS);

  const isPiece = (id: number, text: Uint8Array, start: number, end: number): boolean => {
    const from = starts[id] as number;
    if ((ends[id] as number) - from !== end - start) return false;
    for (let i = start; i < end; i += 1) if (text[i] !== file[from + i - start]) return false;
    return true;
  };
  /** The slot of the piece that a stretch is, or the free slot where it would be. */
  const slotOf = (hash: number, text: Uint8Array, start: number, end: number): number => {
    let slot = spread(hash, bits);
    for (let id = slots[slot] as number; id >= 0; id = slots[slot] as number) {
      if (isPiece(id, text, start, end)) break;
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  };

  // Hundreds of thousands of bytes are hashed before the browser has compiled this: so the hash is written out here.
  const prefixShift = 32 - PREFIX_BITS;
  for (let i = 0; i < ids.length; i += 1) {
    const id = ids[i] as number;
    const start = starts[id] as number;
    const end = ends[id] as number;
    let hash = 0;
    for (let at = start; at < end; at += 1) {
      hash = Math.imul(hash ^ (file[at] as number), STEP);
      prefixes[Math.imul(hash, SPREAD) >>> prefixShift] = 1;
    }
    const slot = slotOf(hash, file, start, end);
    if (slots[slot] !== -1) throw new RangeError(`pieces ${slots[slot]} and ${id} are the same`);
    slots[slot] = id;
  }
  return {
    forEachAt: (text, start, found) => {
      let hash = 0;
      for (let at = start; at < text.length; at += 1) {
        hash = extended(hash, text[at] as number);
        if (prefixes[spread(hash, PREFIX_BITS)] === 0) return;
        const id = slots[slotOf(hash, text, start, at + 1)] as number;
        if (id >= 0) found(id, at + 1);
      }
    },
  };
}

const extended = (hash: number, byte: number): number => Math.imul(hash ^ byte, STEP);
const spread = (hash: number, bits: number): number => Math.imul(hash, SPREAD) >>> (32 - bits);
