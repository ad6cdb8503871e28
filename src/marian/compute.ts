import type { Attention, FeedForward, Norm } from './network.ts';
import { type PreparedModel, type Product, shiftFactor } from './prepare.ts';

/** Some rows of floats in memory. */
export interface Rows {
  readonly at: number;
  readonly count: number;
  /** How many rows belong to each sentence, in order: an input without a stored scale is scaled by sentence. */
  readonly groups: readonly number[];
}

/** So many rows of the feed-forward layer's inside are in memory at once. */
const INNER_ROWS = 64;

/** The products of a batch, and the room that they need beside their input and output. */
export interface Compute {
  /** The products of one input with several weights, one after the other; each to its own place. */
  products(input: Rows, ...outputs: readonly (readonly [of: Product, out: number])[]): void;
  /** rows = norm(rows + added). */
  addAndNorm(rows: Rows, added: number, norm: Norm): void;
  /** The whole sublayer, in place; `spare` has room for as many rows. */
  feedForward(rows: Rows, layer: FeedForward, spare: number): void;
  /** The best column of each row, of all that the output layer has. */
  best(rows: Rows): Int32Array;
}

const f = Math.fround;

/** Room for what a batch computes: `rows` at most at once, of which `group` at most belong to one sentence. */
export function createCompute(model: PreparedModel, rows: number, group: number): Compute {
  const { operations, space, network } = model;
  const { embedding, feedForward: inner } = network.config;
  const output = model.product(network.output);
  const innerRows = Math.min(rows, Math.max(INNER_ROWS, group));
  const bytes = space.take(Math.max(rows * embedding, innerRows * inner));
  const hidden = space.takeFloats(innerRows * inner);
  const ownBias = space.takeFloats(Math.max(inner, embedding, output.columns));
  const spare = space.takeFloats(rows * 8);
  const bests = space.takeFloats(rows);
  const ids = space.takeFloats(rows);
  const scores = output.kind === 'floats' ? space.takeFloats(output.columns) : 0;

  /** Where a product's bias is for this input. */
  function biasFor(of: Product, inputScale: number): number {
    if (of.inputScale !== undefined) return of.bias;
    const { weights, width, columns, scale, bias } = of;
    operations.prepareBias(weights, width, columns, shiftFactor(inputScale, scale), bias, ownBias);
    return ownBias;
  }

  /** Calls `work` for rows that are scaled together. */
  function scaledTogether(
    of: Product,
    input: Rows,
    work: (at: number, count: number, row: number) => void,
  ) {
    if (of.inputScale !== undefined || of.kind === 'floats') return work(input.at, input.count, 0);
    let row = 0;
    for (const count of input.groups) {
      work(input.at + row * of.width * 4, count, row);
      row += count;
    }
  }

  const scaleFor = (of: Product, at: number, count: number): number =>
    of.inputScale ?? f(127 / operations.largest(at, count * of.width));

  const factorFor = (of: Product, inputScale: number): number => f(1 / f(inputScale * of.scale));

  function multiplyFloats(of: Product, at: number, count: number, out: number): void {
    const { weights, width, columns, bias, transposed } = of;
    const [rowStep, columnStep] = transposed ? [4, width * 4] : [columns * 4, 4];
    operations.multiplyFloats(
      ...([at, weights, rowStep, columnStep, bias] as const),
      ...([count, width, columns, out] as const),
    );
  }

  /** `isReady`: the input's bytes are there already. `least`: -127, or 0 for the input's positive part. */
  function multiply(of: Product, input: Rows, out: number, isReady = false, least = -127): void {
    const { weights, width, columns } = of;
    if (of.kind === 'floats') return multiplyFloats(of, input.at, input.count, out);
    scaledTogether(of, input, (at, count, row) => {
      const scale = scaleFor(of, at, count);
      const bias = biasFor(of, scale);
      if (!isReady) operations.quantise(at, scale, count * width, least, bytes);
      operations.multiply(
        ...([bytes, weights, bias, factorFor(of, scale)] as const),
        ...([count, width, columns, out + row * columns * 4] as const),
      );
    });
  }

  function products(
    input: Rows,
    ...outputs: readonly (readonly [of: Product, out: number])[]
  ): void {
    let last: number | undefined;
    for (const [of, out] of outputs) {
      multiply(of, input, out, last !== undefined && last === of.inputScale);
      last = of.kind === 'bytes' ? of.inputScale : undefined;
    }
  }

  function addAndNorm(to: Rows, added: number, { scale, bias }: Norm): void {
    operations.addAndNorm(
      to.at,
      added,
      to.count,
      embedding,
      model.address(scale),
      model.address(bias),
    );
  }

  /** Rows in portions whose inside fits; a sentence is never divided where it is scaled as a whole. */
  function* portions(all: Rows, isDivisible: boolean): Generator<Rows & { readonly row: number }> {
    const counts = isDivisible ? undefined : all.groups;
    let row = 0;
    for (let i = 0; row < all.count; i++) {
      const count = counts?.[i] ?? Math.min(INNER_ROWS, all.count - row);
      yield { at: all.at + row * embedding * 4, count, groups: [count], row };
      row += count;
    }
  }

  function feedForward(to: Rows, layer: FeedForward, added: number): void {
    const first = model.product(layer.inner);
    const second = model.product(layer.outer);
    const isFused = second.kind === 'bytes' && second.inputScale !== undefined;
    for (const portion of portions(to, isFused && first.inputScale !== undefined)) {
      multiply(first, portion, hidden);
      if (!isFused) operations.positivePart(hidden, portion.count * inner);
      const inside = { at: hidden, count: portion.count, groups: portion.groups };
      multiply(second, inside, added + portion.row * embedding * 4, false, isFused ? 0 : -127);
    }
    addAndNorm(to, added, layer.norm);
  }

  function bestOfFloats(of: Rows): Int32Array {
    return Int32Array.from({ length: of.count }, (_, row) => {
      multiplyFloats(output, of.at + row * embedding * 4, 1, scores);
      const values = space.floats(scores, output.columns);
      return values.reduce((best, value, i) => (value > (values[best] ?? 0) ? i : best), 0);
    });
  }

  function best(of: Rows): Int32Array {
    if (output.kind === 'floats') return bestOfFloats(of);
    const { weights, width, columns } = output;
    scaledTogether(output, of, (at, count, row) => {
      const scale = scaleFor(output, at, count);
      operations.quantise(at, scale, count * width, -127, bytes);
      operations.best(
        ...([bytes, weights, biasFor(output, scale), factorFor(output, scale)] as const),
        ...([count, width, columns, spare, bests + row * 4, ids + row * 4] as const),
      );
    });
    return space.words(ids, of.count).slice();
  }

  return { products, addAndNorm, feedForward, best };
}

/** The four products of an attention. */
export function attentionProducts(model: PreparedModel, of: Attention) {
  return {
    query: model.product(of.query),
    key: model.product(of.key),
    value: model.product(of.value),
    output: model.product(of.output),
  };
}
