/** The types of Marian's binary models that we write; intgemm8 holds whole numbers and, behind them, their scale. */
const TYPES = { bytes: 0x0101, float32: 0x0404, intgemm8: 0x4101 } as const;

const ALIGNMENT = 256;

/** One named tensor of a model file. */
export interface Item {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: keyof typeof TYPES;
  readonly data: Uint8Array;
}

export function floatItem(name: string, values: Float32Array): Item {
  const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return { name, shape: [1, values.length], type: 'float32', data };
}

/** A matrix of 8-bit weights; `scale` is what the true weights were multiplied by. */
export function weightItem(
  name: string,
  shape: readonly [number, number],
  weights: Int8Array,
  scale: number,
): Item {
  const data = new Uint8Array(weights.length + 4);
  data.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length));
  new DataView(data.buffer).setFloat32(weights.length, scale, true);
  return { name, shape, type: 'intgemm8', data };
}

/** The description of the model that Marian keeps inside it. */
export function configItem(yaml: string): Item {
  const data = new TextEncoder().encode(`${yaml}\0`);
  return { name: 'special:model.yml', shape: [data.length], type: 'bytes', data };
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Writes a model in Marian's binary format, version 1: headers, names, shapes, and the data at aligned places. */
export function modelFile(items: readonly Item[]): Uint8Array<ArrayBuffer> {
  const names = items.map(({ name }) => new TextEncoder().encode(`${name}\0`));
  const lengthOf = (lists: readonly { readonly length: number }[]) =>
    lists.reduce((sum, { length }) => sum + length, 0);
  const head =
    16 + 32 * items.length + lengthOf(names) + 4 * lengthOf(items.map(({ shape }) => shape));
  const dataStart = (Math.floor((head + 8) / ALIGNMENT) + 1) * ALIGNMENT;
  const size = items.reduce((sum, { data }) => sum + aligned(data.length), dataStart);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  let at = 0;
  const writeLong = (value: number) => {
    view.setBigUint64(at, BigInt(value), true);
    at += 8;
  };
  const writeBytes = (bytes: Uint8Array, room: number) => {
    file.set(bytes, at);
    at += room;
  };
  writeLong(1);
  writeLong(items.length);
  items.forEach(({ type, shape, data }, index) => {
    writeLong(names[index]?.length ?? 0);
    writeLong(TYPES[type]);
    writeLong(shape.length);
    writeLong(aligned(data.length));
  });
  for (const name of names) writeBytes(name, name.length);
  for (const { shape } of items)
    for (const extent of shape) {
      view.setInt32(at, extent, true);
      at += 4;
    }
  writeLong(dataStart - head - 8);
  at = dataStart;
  for (const { data } of items) writeBytes(data, aligned(data.length));
  return file;
}
