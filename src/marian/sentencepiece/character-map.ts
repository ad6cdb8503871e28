/** What a normaliser's map makes of some characters: their length in bytes, and the bytes that stand for them. */
export interface Replacement {
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** Finds the longest entry of a map that starts at a byte of a text. */
export type CharacterMap = (bytes: Uint8Array, from: number) => Replacement | undefined;

// A unit of Darts-clone's double array: https://github.com/s-yata/darts-clone
const leafValue = (unit: number) => unit & 0x7fffffff;
const labelOf = (unit: number) => unit & 0x800000ff;
const hasLeaf = (unit: number) => ((unit >>> 8) & 1) === 1;
const offsetOf = (unit: number) => (unit >>> 10) << ((unit & 0x200) >>> 6);

/**
 * Reads a compiled character map: the size of a double-array trie in bytes (32 bits, little endian), the trie, whose
 * values are places in what follows, and there the replacements, each ended by a zero byte.
 * Throws a `RangeError` on damage; what it returns reads inside the map only.
 */
export function readCharacterMap(bytes: Uint8Array): CharacterMap {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = bytes.length < 4 ? 0 : view.getUint32(0, true);
  if (size === 0 || size % 4 !== 0 || size > bytes.length - 4) {
    throw new RangeError('the character map has no trie of the size it names');
  }
  const units = new Uint32Array(bytes.slice(4, 4 + size).buffer);
  const replacements = bytes.subarray(4 + size);
  checkUnits(units, replacements);

  return (text, from) => {
    let node = offsetOf(units[0] as number);
    let length = 0;
    let value = 0;
    for (let at = from; at < text.length; at += 1) {
      const byte = text[at] as number;
      node ^= byte;
      const unit = units[node] as number;
      if (labelOf(unit) !== byte) break;
      node ^= offsetOf(unit);
      if (hasLeaf(unit)) {
        length = at + 1 - from;
        value = leafValue(units[node] as number);
      }
    }
    if (length === 0) return undefined;
    return { length, bytes: replacements.subarray(value, replacements.indexOf(0, value)) };
  };
}

/**
 * Whether every step from every unit stays in the trie, and every value in the replacements. There are tens of thousands of units, which
 * are looked at before the browser has compiled this: so what a unit says is written out here.
 */
function checkUnits(units: Uint32Array, replacements: Uint8Array): void {
  if (replacements.at(-1) !== 0)
    throw new RangeError('a replacement of the character map has no end');
  const { length } = units;
  const values = replacements.length;
  for (let index = 0; index < length; index += 1) {
    const unit = (units[index] as number) | 0;
    // A leaf.
    if (unit < 0) continue;
    const children = index ^ ((unit >>> 10) << ((unit & 0x200) >>> 6));
    if ((children | 0xff) >= length) {
      throw new RangeError('the character map leads outside of itself');
    }
    if ((unit & 0x100) === 0) continue;
    const leaf = (units[children] as number) | 0;
    if (leaf >= 0 || (leaf & 0x7fffffff) >= values) {
      throw new RangeError('the character map names a replacement that it has not');
    }
  }
}
