// The whole model in plain TypeScript, slow and in the order of the paper. It rounds where Marian rounds and adds up in
// Marian's order, so that its numbers are Marian's to the last bit; the tests hold the fast engine against it.
import { cosf, expf, sinf } from './libm.ts';
import type { Item } from './model-file.ts';
import {
  type Affine,
  type Attention,
  type FeedForward,
  type Norm,
  type Recurrence,
  readNetwork,
} from './network.ts';

type Row = Float32Array;
type Rows = readonly Row[];

/** How sums of 8-bit products come out: exactly, or with each two neighbours held within 16 bits, as SSE's pmaddubsw does. */
export type Sums = 'exact' | 'saturating';

/** What the model says, token by token. */
export interface ReferenceResult {
  /** Target pieces without the end mark. */
  readonly ids: readonly number[];
  /** For each of them, and for the end mark if there is one, how much each source token was looked at. */
  readonly attention: readonly Row[];
  /** For each step, by how much the best score lay above the second best. */
  readonly margins: readonly number[];
}

export interface ReferenceOptions {
  readonly sums: Sums;
  /** Of the target, in tokens. */
  readonly longest: number;
  readonly end: number;
  /** A piece that is never said. */
  readonly unknown: number;
}

const f = Math.fround;

function add(one: Row, other: Row): Row {
  return one.map((value, i) => value + (other[i] ?? 0));
}

function sum(row: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < row.length; i++) total = f(total + (row[i] ?? 0));
  return total;
}

/** The sums of every fourth number. */
function quarters(row: ArrayLike<number>): Row {
  const four = new Float32Array(4);
  for (let i = 0; i < row.length; i++) four[i % 4] = (four[i % 4] ?? 0) + (row[i] ?? 0);
  return four;
}

/** Halves to even, as processors round. */
function nearest(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

const clip = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** The exponential of Cephes in single precision, with which Marian computes four at a time. */
function expOfFour(value: number): number {
  const limited = f(clip(value, f(-88.3762626647949), f(88.3762626647949)));
  const k = Math.floor(f(f(limited * f(Math.LOG2E)) + 0.5));
  const x = f(f(limited - f(k * 0.693359375)) - f(k * f(-2.1219444e-4)));
  let y = f(1.98756915e-4);
  for (const c of [
    1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.50000001201,
  ])
    y = f(f(y * x) + f(c));
  return f(f(f(f(y * f(x * x)) + x) + 1) * 2 ** k);
}

function softmax(scores: Row): Row {
  const most = scores.reduce((best, score) => Math.max(best, score));
  const inFours = scores.length % 4 === 0;
  const powers = scores.map((score) => (inFours ? expOfFour : expf)(f(score - most)));
  const total = sum(inFours ? quarters(powers) : powers);
  return powers.map((power) => power / total);
}

function sigmoid(value: number): number {
  const power = expOfFour(value);
  return f(power / f(1 + power));
}

/** A model in memory, ready to translate ids. */
export function referenceModel(file: Uint8Array, options: Pick<ReferenceOptions, 'sums'>) {
  const network = readNetwork(file);
  const { config } = network;
  const size = config.embedding;
  const width = size / config.heads;

  const floatsOf = ({ offset, size: count }: Item): Row =>
    new Float32Array(file.slice(offset, offset + 4 * count).buffer);
  const bytesOf = ({ offset, size: count }: Item): Int8Array =>
    new Int8Array(file.slice(offset, offset + count).buffer);
  const scaleOf = ({ offset, size: count }: Item): number =>
    new DataView(file.buffer, file.byteOffset + offset + count).getFloat32(0, true);
  const first = (item: Item): number => floatsOf(item)[0] ?? 0;

  const cached = new Map<Item, Row>();
  const once = (item: Item, make: () => Row): Row => {
    const known = cached.get(item) ?? make();
    cached.set(item, known);
    return known;
  };
  const floats = (item: Item): Row => once(item, () => floatsOf(item));

  /** Embeddings as floats, whatever they are kept in. */
  const embedding = (item: Item): Row =>
    once(item, () => {
      if (item.type === 'float32') return floatsOf(item);
      const unit = f(1 / scaleOf(item));
      return Float32Array.from(bytesOf(item), (byte) => byte * unit);
    });

  const prepared = new Map<Item, { readonly weights: Int8Array; readonly scale: number }>();
  /** 8-bit weights column by column; the output layer's are made anew from the embedding's floats. */
  const weightsOf = (item: Item) => {
    const known = prepared.get(item);
    if (known) return known;
    const made = { weights: bytesOf(item), scale: scaleOf(item) };
    if (item === network.output.weights) {
      const values = embedding(item);
      made.scale = f(127 / values.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
      made.weights = Int8Array.from(values, (v) => clip(nearest(f(v * made.scale)), -127, 127));
    }
    prepared.set(item, made);
    return made;
  };

  /** Sums of products of bytes; the input is moved up by 127, since the processor takes it unsigned. */
  function dot(input: Int16Array, weights: Int8Array, column: number): number {
    let total = 0;
    const start = column * input.length;
    for (let k = 0; k < input.length; k += 2) {
      const pair =
        (input[k] ?? 0) * (weights[start + k] ?? 0) +
        (input[k + 1] ?? 0) * (weights[start + k + 1] ?? 0);
      total += options.sums === 'saturating' ? clip(pair, -32768, 32767) : pair;
    }
    return total;
  }

  function affine8(rows: Rows, { weights: item, bias, inputScale }: Affine): Rows {
    const { weights, scale } = weightsOf(item);
    const most = () =>
      rows.reduce((m, row) => row.reduce((best, value) => Math.max(best, Math.abs(value)), m), 0);
    const a = inputScale ? first(inputScale) : f(127 / most());
    const columns = item === network.output.weights ? item.shape[0] : item.shape[1];
    const unit = f(1 / f(a * scale));
    const down = f(-f(f(127 / a) * f(127 / scale)) / 127);
    const moved = new Float32Array(columns ?? 0).map((_, column) => {
      const width = weights.length / (columns ?? 1);
      const total = weights
        .subarray(column * width, (column + 1) * width)
        .reduce((s, w) => s + w, 0);
      return f(total * down) + (bias ? (floats(bias)[column] ?? 0) : 0);
    });
    return rows.map((row) => {
      const bytes = Int16Array.from(row, (v) => clip(nearest(f(v * a)), -127, 127) + 127);
      return moved.map((shift, column) => f(f(dot(bytes, weights, column)) * unit) + shift);
    });
  }

  function affineFloat(rows: Rows, { weights: item, bias }: Affine): Rows {
    const weights = floats(item);
    const isOutput = item === network.output.weights;
    const columns = (isOutput ? item.shape[0] : item.shape[1]) ?? 0;
    return rows.map((row) =>
      new Float32Array(columns).map((_, c) => {
        let total = 0;
        for (let k = 0; k < row.length; k++)
          total = f(
            total +
              f((row[k] ?? 0) * (weights[isOutput ? c * row.length + k : k * columns + c] ?? 0)),
          );
        return total + (bias ? (floats(bias)[c] ?? 0) : 0);
      }),
    );
  }

  const affine = (rows: Rows, matrix: Affine): Rows =>
    matrix.weights.type === 'float32' ? affineFloat(rows, matrix) : affine8(rows, matrix);

  function norm(row: Row, { scale, bias }: Norm): Row {
    const mean = f(sum(row) / size);
    const variance = f(sum(row.map((value) => f(value - mean) ** 2)) / size);
    const deviation = f(Math.sqrt(f(variance + f(1e-6))));
    const [scales, biases] = [floats(scale), floats(bias)];
    return row.map(
      (value, i) => f((scales[i] ?? 0) * f(f(value - mean) / deviation)) + (biases[i] ?? 0),
    );
  }

  /** Sublayer, what came in added to it, layer norm: Marian's "dan". */
  const addAndNorm = (rows: Rows, output: Rows, parameters: Norm): Rows =>
    rows.map((row, i) => norm(add(output[i] ?? row, row), parameters));

  /** Marian multiplies matrices in fours: what is left over of the keys is added up in another order. */
  function score(query: Row, key: Row, inQuarters: boolean): number {
    const products = query.map((value, i) => value * (key[i] ?? 0));
    const [a = 0, b = 0, c = 0, d = 0] = quarters(products);
    return f(f(1 / Math.sqrt(width)) * (inQuarters ? f(f(a + b) + f(c + d)) : sum(products)));
  }

  /** One head's attention: how much each query looks at each key. */
  function lookAt(queries: Rows, keys: Rows, head: number): Rows {
    const part = (row: Row) => row.subarray(head * width, (head + 1) * width);
    const whole = (count: number) => count - (count % 4);
    return queries.map((query, i) =>
      softmax(
        Float32Array.from(keys, (key, j) =>
          score(part(query), part(key), i < whole(queries.length) && j >= whole(keys.length)),
        ),
      ),
    );
  }

  function attend(queries: Rows, keys: Rows, values: Rows) {
    const looks = Array.from({ length: config.heads }, (_, head) => lookAt(queries, keys, head));
    const mixed = queries.map((_, i) =>
      new Float32Array(size).map((_, x) => {
        const weights = looks[Math.floor(x / width)]?.[i] ?? [];
        return sum(values.map((value, j) => f((weights[j] ?? 0) * (value[x] ?? 0))));
      }),
    );
    return { mixed, first: looks[0] ?? [] };
  }

  const feedForward = (rows: Rows, { inner, outer, norm: parameters }: FeedForward): Rows => {
    const hidden = affine(rows, inner).map((row) => row.map((value) => Math.max(0, value)));
    return addAndNorm(rows, affine(hidden, outer), parameters);
  };

  function position(index: number): Row {
    const half = size / 2;
    const step = f(f(Math.log(10000)) / f(half - 1));
    return new Float32Array(size).map((_, i) => {
      const angle = f(index * expf(f((i % half) * -step)));
      return i < half ? sinf(angle) : cosf(angle);
    });
  }

  const embed = (item: Item, id: number, index: number): Row => {
    const row = embedding(item).subarray(id * size, (id + 1) * size);
    return add(
      row.map((value) => value * f(Math.sqrt(size))),
      position(index),
    );
  };

  function encode(ids: readonly number[]): Rows {
    let rows: Rows = ids.map((id, index) => embed(network.embeddings[0], id, index));
    for (const { attention, feedForward: next } of network.encoder) {
      const { mixed } = attend(
        affine(rows, attention.query),
        affine(rows, attention.key),
        affine(rows, attention.value),
      );
      rows = addAndNorm(rows, affine(mixed, attention.output), attention.norm);
      rows = feedForward(rows, next);
    }
    return rows;
  }

  /** Changes the cell, which is what the decoder remembers. */
  function recur(row: Row, cell: Row, { input, forget, norm: parameters }: Recurrence): Row {
    const [candidate = row] = affine([row], input);
    const [gate = row] = affine([row], forget);
    cell.forEach((before, i) => {
      const keep = sigmoid(gate[i] ?? 0);
      cell[i] = f(keep * before) + f(f(1 - keep) * (candidate[i] ?? 0));
    });
    return norm(
      add(
        cell.map((value) => Math.max(0, value)),
        row,
      ),
      parameters,
    );
  }

  const contextOf = (source: Rows, { key, value }: Attention) => ({
    keys: affine(source, key),
    values: affine(source, value),
  });

  /** Translates source ids, end mark included, greedily. */
  function translate(ids: readonly number[], { longest, end, unknown }: ReferenceOptions) {
    const source = encode(ids);
    const contexts = network.decoder.map(({ attention }) => contextOf(source, attention));
    const cells = network.decoder.map(() => new Float32Array(size));
    const result = { ids: [] as number[], attention: [] as Row[], margins: [] as number[] };
    let row: Row = position(0);
    for (let step = 1; step <= longest; step++) {
      network.decoder.forEach((layer, index) => {
        const cell = cells[index] ?? row;
        const { keys, values } = contexts[index] ?? { keys: [], values: [] };
        row = recur(row, cell, layer.recurrence);
        const { mixed, first: looked } = attend(affine([row], layer.attention.query), keys, values);
        [row = row] = addAndNorm(
          [row],
          affine(mixed, layer.attention.output),
          layer.attention.norm,
        );
        [row = row] = feedForward([row], layer.feedForward);
        if (index === config.alignmentLayer) result.attention.push(looked[0] ?? new Float32Array());
      });
      const [scores = row] = affine([row], network.output);
      scores[unknown] = Number.NEGATIVE_INFINITY;
      const best = scores.reduce((most, value, i) => (value > (scores[most] ?? 0) ? i : most), 0);
      const second = scores.reduce(
        (most, value, i) => (i === best ? most : Math.max(most, value)),
        -Infinity,
      );
      result.margins.push((scores[best] ?? 0) - second);
      if (best === end) break;
      result.ids.push(best);
      row = embed(network.embeddings[1], best, step);
    }
    return result satisfies ReferenceResult;
  }

  return { config, encode, translate };
}
