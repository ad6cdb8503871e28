import type { Affine, FeedForward, Norm } from './model/network.ts';
import { type PreparedModel, type Product, shiftFactor } from './model/prepare.ts';
import { spareSize } from './model/risks.ts';

/** Some rows of floats in memory. */
export interface Rows {
  readonly at: number;
  readonly count: number;
  /** How many rows belong to each sentence, in order: an input without a stored scale is scaled by sentence. */
  readonly groups: readonly number[];
}

/** A model and the room that a batch's products need beside their input and output; numbers are addresses. */
export interface Compute {
  readonly model: PreparedModel;
  readonly output: Product;
  /** The input's bytes. */
  readonly bytes: number;
  /** The feed-forward layer's inside, for some rows at once. */
  readonly inner: number;
  /** The bias of a product that scales each input by itself. */
  readonly ownBias: number;
  /** What a product of bytes needs for itself. */
  readonly spare: number;
  /** The best score of each row, and its column; and where the output layer has floats, all scores of one row. */
  readonly bests: number;
  readonly columns: number;
  readonly allScores: number;
}

/** So many rows of the feed-forward layer's inside are in memory at once. */
const INNER_ROWS = 64;

const ALL = -127;
const POSITIVE = 0;

const f = Math.fround;

/** Takes room for what a batch computes: `rows` at most at once, of which `group` at most belong to one sentence. */
export function createCompute(model: PreparedModel, rows: number, group: number): Compute {
  const { space, network } = model;
  const { embedding, feedForward } = network.config;
  const output = model.product(network.output);
  const innerRows = Math.min(rows, Math.max(INNER_ROWS, group));
  return {
    model,
    output,
    bytes: space.take(Math.max(rows * embedding, innerRows * feedForward)),
    inner: space.takeFloats(innerRows * feedForward),
    ownBias: space.takeFloats(Math.max(feedForward, embedding, output.columns)),
    spare: space.take(spareSize(Math.max(feedForward, embedding))),
    bests: space.takeFloats(rows),
    columns: space.takeFloats(rows),
    allScores: output.kind === 'floats' ? space.takeFloats(output.columns) : 0,
  };
}

/** Where a product's bias is for an input of this scale. */
function biasFor({ model, ownBias }: Compute, of: Product, inputScale: number): number {
  if (of.inputScale !== undefined) return of.bias;
  const factor = shiftFactor(inputScale, of.scale);
  model.operations.prepareBias(of.weights, of.width, of.columns, factor, of.bias, ownBias);
  return ownBias;
}

/** Rows that are scaled together: all of them, or a sentence's; `row` is their first. */
function scaledTogether(of: Product, input: Rows): readonly (Rows & { readonly row: number })[] {
  if (of.inputScale !== undefined) return [{ ...input, row: 0 }];
  let row = 0;
  return input.groups.map((count) => {
    const part = { at: input.at + row * of.width * 4, count, groups: [count], row };
    row += count;
    return part;
  });
}

const factorFor = (of: Product, inputScale: number): number => f(1 / f(inputScale * of.scale));

function multiplyFloats({ model }: Compute, of: Product, input: Rows, out: number): void {
  const { weights, width, columns, bias } = of;
  const [rowStep, columnStep] = of.transposed ? [4, width * 4] : [columns * 4, 4];
  const sizes = [input.count, width, columns] as const;
  model.operations.multiplyFloats(input.at, weights, rowStep, columnStep, bias, ...sizes, out);
}

/** `least` is ALL, or POSITIVE for a product of the input's positive part. */
function quantise({ model, bytes }: Compute, of: Product, input: Rows, least = ALL): number {
  const size = input.count * of.width;
  const scale = of.inputScale ?? f(127 / model.operations.largest(input.at, size));
  model.operations.quantise(input.at, scale, size, least, bytes);
  return scale;
}

/** The product of what `quantise` made last. */
function multiplyBytes(
  compute: Compute,
  of: Product,
  scale: number,
  [rows, out]: [number, number],
) {
  const { model, bytes, spare } = compute;
  const bias = biasFor(compute, of, scale);
  const sizes = [rows, of.width, of.columns, of.risks] as const;
  model.operations.multiply(bytes, of.weights, bias, factorFor(of, scale), ...sizes, spare, out);
}

/** Where a product goes to, and what of its input it is of: ALL, or POSITIVE. */
type Output = readonly [at: number, least: number];

function multiply(compute: Compute, of: Product, input: Rows, [out, least]: Output): void {
  if (of.kind === 'floats') multiplyFloats(compute, of, input, out);
  else
    for (const part of scaledTogether(of, input)) {
      const scale = quantise(compute, of, part, least);
      multiplyBytes(compute, of, scale, [part.count, out + part.row * of.columns * 4]);
    }
}

/** The products of one input with several weights, each to its own place. */
export function products(
  compute: Compute,
  input: Rows,
  ...outputs: readonly (readonly [of: Affine, out: number])[]
): void {
  let scaled: number | undefined;
  for (const [affine, out] of outputs) {
    const of = compute.model.product(affine);
    // Those of one input mostly share their scale: its bytes are then made once.
    if (scaled !== undefined && of.kind === 'bytes' && scaled === of.inputScale)
      multiplyBytes(compute, of, scaled, [input.count, out]);
    else multiply(compute, of, input, [out, ALL]);
    scaled = of.kind === 'bytes' ? of.inputScale : undefined;
  }
}

/** rows = norm(rows + added). */
export function addAndNorm({ model }: Compute, to: Rows, added: number, norm: Norm): void {
  const { embedding } = model.network.config;
  const [scale, bias] = [model.address(norm.scale), model.address(norm.bias)];
  model.operations.addAndNorm(to.at, added, to.count, embedding, scale, bias);
}

/** Rows in portions whose inside fits; a sentence is never divided where it is scaled as a whole. */
function portions(all: Rows, width: number, isDivisible: boolean) {
  const whole = Array.from({ length: Math.ceil(all.count / INNER_ROWS) }, (_, i) =>
    Math.min(INNER_ROWS, all.count - i * INNER_ROWS),
  );
  let row = 0;
  return (isDivisible ? whole : all.groups).map((count) => {
    const portion = { at: all.at + row * width * 4, count, groups: [count], row };
    row += count;
    return portion;
  });
}

/** The whole feed-forward sublayer, in place; `spare` has room for as many rows. */
export function feedForward(compute: Compute, to: Rows, layer: FeedForward, spare: number): void {
  const { model, inner } = compute;
  const { embedding, feedForward: width } = model.network.config;
  const [first, second] = [model.product(layer.inner), model.product(layer.outer)];
  const isDivisible = first.inputScale !== undefined && second.inputScale !== undefined;
  // Where bytes are made with a known scale, the positive part is taken on the way.
  const isFused = second.kind === 'bytes' && isDivisible;
  for (const { row, ...portion } of portions(to, embedding, isDivisible)) {
    multiply(compute, first, portion, [inner, ALL]);
    if (!isFused) model.operations.positivePart(inner, portion.count * width);
    const least = isFused ? POSITIVE : ALL;
    const out = [spare + row * embedding * 4, least] as const;
    multiply(compute, second, { ...portion, at: inner }, out);
  }
  addAndNorm(compute, to, spare, layer.norm);
}

function bestOfFloats(compute: Compute, rows: Rows): Int32Array {
  const { model, output, allScores } = compute;
  return Int32Array.from({ length: rows.count }, (_, row) => {
    const at = rows.at + row * output.width * 4;
    multiplyFloats(compute, output, { at, count: 1, groups: [1] }, allScores);
    const scores = model.space.floats(allScores, output.columns);
    return scores.reduce((best, score, i) => (score > (scores[best] ?? 0) ? i : best), 0);
  });
}

/** The column of the output layer's highest score, for each row. */
export function best(compute: Compute, rows: Rows): Int32Array {
  const { model, output, bytes, spare, bests, columns } = compute;
  if (output.kind === 'floats') return bestOfFloats(compute, rows);
  for (const part of scaledTogether(output, rows)) {
    const scale = quantise(compute, output, part);
    const bias = biasFor(compute, output, scale);
    const sizes = [part.count, output.width, output.columns, output.risks] as const;
    const results = [spare, bests + part.row * 4, columns + part.row * 4] as const;
    const factor = factorFor(output, scale);
    model.operations.best(bytes, output.weights, bias, factor, ...sizes, ...results);
  }
  return model.space.words(columns, rows.count).slice();
}
