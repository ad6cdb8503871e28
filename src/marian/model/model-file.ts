/** How an item's numbers are kept: `intgemm8` is 8-bit weights with their scale, a float32, right behind them. */
export type ItemType = 'float32' | 'int8' | 'intgemm8';

/** One named tensor of a model file. */
export interface Item {
  readonly name: string;
  readonly type: ItemType;
  readonly shape: readonly number[];
  /** Where its numbers start, in bytes from the start of the file. */
  readonly offset: number;
  /** How many numbers it holds. */
  readonly size: number;
}

/** A model that this engine cannot read or compute; the message names what is wrong. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

const VERSION = 1;
const TYPES: ReadonlyMap<number, ItemType> = new Map([
  [0x0404, 'float32'],
  [0x0101, 'int8'],
  [0x4101, 'intgemm8'],
]);
const BYTES: Readonly<Record<ItemType, number>> = { float32: 4, int8: 1, intgemm8: 1 };
const SCALE_BYTES = 4;

function reader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): number => {
    const start = at;
    at += length;
    if (!(at <= bytes.length)) throw new ModelError('The model file is cut off.');
    return start;
  };
  return {
    long: () => Number(view.getBigUint64(take(8), true)),
    int: () => view.getInt32(take(4), true),
    text: (length: number) => {
      const start = take(length);
      return new TextDecoder().decode(bytes.subarray(start, start + length - 1));
    },
    skip: (length: number) => take(length),
  };
}

interface Header {
  readonly nameLength: number;
  readonly type: number;
  readonly dimensions: number;
  readonly bytes: number;
}

function typeOf(name: string, { type }: Header): ItemType {
  const known = TYPES.get(type);
  if (!known) throw new ModelError(`"${name}" is of the unknown type 0x${type.toString(16)}.`);
  return known;
}

/** Reads the table of contents of a model in Marian's binary format, version 1. Throws a ModelError. */
export function readModelFile(bytes: Uint8Array): ReadonlyMap<string, Item> {
  const from = reader(bytes);
  const version = from.long();
  if (version !== VERSION) throw new ModelError(`Version ${version} of the format is unknown.`);
  const count = from.long();
  const headers: Header[] = [];
  for (let i = 0; i < count; i++)
    headers.push({
      nameLength: from.long(),
      type: from.long(),
      dimensions: from.long(),
      bytes: from.long(),
    });
  const names = headers.map(({ nameLength }) => from.text(nameLength));
  const shapes = headers.map(({ dimensions }) => {
    const shape: number[] = [];
    for (let i = 0; i < dimensions; i++) shape.push(from.int());
    return shape;
  });
  from.skip(from.long());
  const items = headers.map((header, index): Item => {
    const name = names[index] ?? '';
    const shape = shapes[index] ?? [];
    const type = typeOf(name, header);
    const size = shape.reduce((product, extent) => product * extent, 1);
    const needed = size * BYTES[type] + (type === 'intgemm8' ? SCALE_BYTES : 0);
    if (shape.some((extent) => extent < 1) || needed > header.bytes)
      throw new ModelError(`"${name}" does not hold what its shape ${shape.join(' x ')} says.`);
    return { name, type, shape, offset: from.skip(header.bytes), size };
  });
  return new Map(items.map((item) => [item.name, item]));
}
