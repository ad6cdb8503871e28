/**
 * Called with a field of a message: its number, and either the number it holds (the low 32 bits of a varint, signed, or
 * four bytes as a float), or NaN and the place in the file of the bytes it holds.
 */
export type OnField = (number: number, value: number, start: number, end: number) => void;

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FOUR_BYTES = 5;
const float = new DataView(new ArrayBuffer(4));

/** Reads the fields of the protocol buffers message from `start` to `end` of a file. Throws a `RangeError` on damage. */
export function readFields(file: Uint8Array, start: number, end: number, onField: OnField): void {
  let at = start;
  const take = (length: number): number => {
    at += length;
    if (at > end) throw new RangeError('a field reaches beyond its message');
    return at - length;
  };
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = file[take(1)] as number;
      if (shift < 32) value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new RangeError('a number is longer than ten bytes');
  };
  const fourBytes = (): number => {
    const from = take(4);
    for (let i = 0; i < 4; i += 1) float.setUint8(i, file[from + i] as number);
    return float.getFloat32(0, true);
  };

  while (at < end) {
    const tag = varint();
    const type = tag & 7;
    if (type === VARINT) onField(tag >>> 3, varint(), at, at);
    else if (type === FOUR_BYTES) onField(tag >>> 3, fourBytes(), at, at);
    else if (type === LENGTH_DELIMITED) {
      const from = take(varint() >>> 0);
      onField(tag >>> 3, Number.NaN, from, at);
    } else throw new RangeError(`a field has the wire type ${type}`);
  }
}
