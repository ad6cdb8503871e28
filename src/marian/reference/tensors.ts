import type { Item } from '../model/model-file.ts';
import type { Affine, Network } from '../model/network.ts';
import { dotBytes, largest, quantise, type Row, type Rows, type Sums } from './rows.ts';

/** Weights column by column. */
interface Weights {
  readonly columns: readonly Int8Array[];
  readonly scale: number;
}

/** The tensors of a model file, read when they are first asked for. */
export interface Tensors {
  readonly network: Network;
  readonly sums: Sums;
  floats(item: Item): Row;
  /** Floats of an embedding, whatever it is kept in. */
  embedding(item: Item): Row;
  weights(item: Item): Weights;
}

const f = Math.fround;

function cached<Value>(make: (item: Item) => Value): (item: Item) => Value {
  const known = new Map<Item, Value>();
  return (item) => {
    const value = known.get(item) ?? make(item);
    known.set(item, value);
    return value;
  };
}

/** The tensors of a file whose network was read. */
export function tensorsOf(file: Uint8Array, network: Network, sums: Sums): Tensors {
  const floats = cached(
    ({ offset, size }) => new Float32Array(file.slice(offset, offset + 4 * size).buffer),
  );
  const bytes = ({ offset, size }: Item) => new Int8Array(file.slice(offset, offset + size).buffer);
  const scaleBehind = ({ offset, size }: Item) =>
    new DataView(file.buffer, file.byteOffset + offset + size).getFloat32(0, true);
  const embedding = cached((item) => {
    if (item.type === 'float32') return floats(item);
    const unit = f(1 / scaleBehind(item));
    return Float32Array.from(bytes(item), (byte) => byte * unit);
  });
  const columnsOf = (values: Int8Array, width: number) =>
    Array.from({ length: values.length / width }, (_, c) =>
      values.subarray(c * width, (c + 1) * width),
    );
  const weights = cached((item): Weights => {
    const [width = 0, columns = 0] = item.shape;
    if (item !== network.output.weights)
      return { columns: columnsOf(bytes(item), width), scale: scaleBehind(item) };
    // The output layer's weights are made anew from the embedding's floats, one column for each of its rows.
    const values = embedding(item);
    const scale = f(127 / largest([values]));
    return { columns: columnsOf(quantise(values, scale), columns), scale };
  });
  return { network, sums, floats, embedding, weights };
}

function affineBytes(tensors: Tensors, rows: Rows, affine: Affine): Rows {
  const { columns, scale } = tensors.weights(affine.weights);
  const inputScale = affine.inputScale
    ? (tensors.floats(affine.inputScale)[0] ?? 0)
    : f(127 / largest(rows));
  const unit = f(1 / f(inputScale * scale));
  // What moving the input up by 127 added to every sum comes off with the bias.
  const down = f(-f(f(127 / inputScale) * f(127 / scale)) / 127);
  const moved = Float32Array.from(columns, (column, c) => {
    const total = column.reduce((sum, weight) => sum + weight, 0);
    return f(total * down) + (affine.bias ? (tensors.floats(affine.bias)[c] ?? 0) : 0);
  });
  return rows.map((row) => {
    const input = quantise(row, inputScale);
    return moved.map((bias, c) => {
      const weights = columns[c] ?? new Int8Array();
      return f(f(dotBytes(input, weights, tensors.sums)) * unit) + bias;
    });
  });
}

function affineFloats({ network, floats }: Tensors, rows: Rows, affine: Affine): Rows {
  const weights = floats(affine.weights);
  const { shape } = affine.weights;
  const isTurned = affine === network.output;
  const columns = (isTurned ? shape[0] : shape[1]) ?? 0;
  const weight = (k: number, c: number, width: number) =>
    weights[isTurned ? c * width + k : k * columns + c] ?? 0;
  return rows.map((row) =>
    new Float32Array(columns).map((_, c) => {
      const total = row.reduce((sum, x, k) => f(sum + f(x * weight(k, c, row.length))), 0);
      return total + (affine.bias ? (floats(affine.bias)[c] ?? 0) : 0);
    }),
  );
}

/** `rows · weights + bias`; without a stored scale, all rows are scaled together. */
export function affine(tensors: Tensors, rows: Rows, of: Affine): Rows {
  return of.weights.type === 'float32'
    ? affineFloats(tensors, rows, of)
    : affineBytes(tensors, rows, of);
}
