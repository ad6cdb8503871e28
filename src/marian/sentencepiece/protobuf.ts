/**
 * Called with a field of a message: its number, and either the number it holds (the low 32 bits of a varint, signed, or
 * four bytes as a float), or NaN and the place in the file of the bytes it holds.
 */
export type OnField = (number: number, value: number, start: number, end: number) => void;

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FOUR_BYTES = 5;
const floatBytes = new Uint8Array(4);
const float = new DataView(floatBytes.buffer);

// A vocabulary has tens of thousands of small messages, which are read before the browser has compiled this: what counts is how many calls
// are made for each.

/** Where a message is being read. */
interface Cursor {
  readonly file: Uint8Array;
  readonly end: number;
  at: number;
}

function take(cursor: Cursor, length: number): number {
  cursor.at += length;
  if (cursor.at > cursor.end) throw new RangeError('a field reaches beyond its message');
  return cursor.at - length;
}

function varint(cursor: Cursor): number {
  const only = cursor.file[cursor.at] as number;
  if (only >= 128 || cursor.at >= cursor.end) return longVarint(cursor);
  cursor.at += 1;
  return only;
}

function longVarint(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = cursor.file[take(cursor, 1)] as number;
    if (shift < 32) value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
  throw new RangeError('a number is longer than ten bytes');
}

function fourBytes(cursor: Cursor): number {
  const from = take(cursor, 4);
  floatBytes[0] = cursor.file[from] as number;
  floatBytes[1] = cursor.file[from + 1] as number;
  floatBytes[2] = cursor.file[from + 2] as number;
  floatBytes[3] = cursor.file[from + 3] as number;
  return float.getFloat32(0, true);
}

/** Reads the fields of the protocol buffers message from `start` to `end` of a file. Throws a `RangeError` on damage. */
export function readFields(file: Uint8Array, start: number, end: number, onField: OnField): void {
  const cursor: Cursor = { file, end, at: start };
  while (cursor.at < end) {
    const tag = varint(cursor);
    const type = tag & 7;
    if (type === VARINT) onField(tag >>> 3, varint(cursor), cursor.at, cursor.at);
    else if (type === FOUR_BYTES) onField(tag >>> 3, fourBytes(cursor), cursor.at, cursor.at);
    else if (type === LENGTH_DELIMITED) {
      const from = take(cursor, varint(cursor) >>> 0);
      onField(tag >>> 3, Number.NaN, from, cursor.at);
    } else throw new RangeError(`a field has the wire type ${type}`);
  }
}
