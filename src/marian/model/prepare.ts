import { cosf, expf, sinf } from '../libm.ts';
import { instantiate, type Operations } from '../operations.ts';
import type { ModelMemory, Workspace } from '../workspace.ts';
import { type Item, ModelError } from './model-file.ts';
import { type Affine, type Network, readNetwork } from './network.ts';
import { findRisks } from './risks.ts';

/** A kernel as it was compiled and probed. */
export interface Kernel {
  readonly module: WebAssembly.Module;
  /** Whether the processor's dot reads both operands as signed. */
  readonly signedA: boolean;
}

/** A product whose weights are ready in memory; `weights` and `bias` are addresses. */
export interface Product {
  readonly kind: 'bytes' | 'floats';
  readonly weights: number;
  /** 0 where there is none. Where `inputScale` is known, already moved as the product needs it. */
  readonly bias: number;
  readonly width: number;
  readonly columns: number;
  /** What the weights were multiplied by; 1 for floats. */
  readonly scale: number;
  /** What the input is multiplied by; undefined: each input finds its own. */
  readonly inputScale: number | undefined;
  /** Where the list of sums that may overflow is (`findRisks`); 0: there is none. */
  readonly risks: number;
  /** Floats only: whether the weights lie column by column. */
  readonly transposed: boolean;
}

/** One side's embeddings; `weights` and `table` are addresses. */
export interface Embeddings {
  readonly kind: 'bytes' | 'floats';
  readonly weights: number;
  /** Bytes only: the float that each byte stands for. */
  readonly table: number;
}

/** A model in the engine's memory. */
export interface PreparedModel {
  readonly network: Network;
  readonly operations: Operations;
  readonly space: Workspace;
  readonly embeddings: readonly [source: Embeddings, target: Embeddings];
  /** The address of an item's numbers. */
  address(item: Item): number;
  product(affine: Affine): Product;
  /** The address of a position's vector. */
  position(index: number): number;
}

const BYTE_VALUES = 256;
const POWERS = 32;
/** More than a sentence of the greatest length, and its translation, can have. */
const POSITIONS = 1024;

/** So many pieces' embeddings are arranged at once; a multiple of eight, since eight columns make a block. */
const ARRANGED_AT_ONCE = 1024;

const f = Math.fround;

/** What a column's sum counts for, because the input is moved up by 127. */
export function shiftFactor(inputScale: number, scale: number): number {
  return f(-f(f(127 / inputScale) * f(127 / scale)) / 127);
}

function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** The vectors of positions, made when they are first asked for. */
function positions(space: Workspace, width: number): (index: number) => number {
  const start = space.takeFloats(POSITIONS * width);
  const half = width / 2;
  const step = f(f(Math.log(10_000)) / f(half - 1));
  const speeds = Float32Array.from({ length: half }, (_, i) => expf(f(i * -step)));
  let known = 0;
  return (index) => {
    if (index >= POSITIONS) throw new RangeError(`There is no position ${index}.`);
    for (; known <= index; known++) {
      const row = space.floats(start + known * width * 4, width);
      speeds.forEach((speed, i) => {
        row[i] = sinf(f(known * speed));
        row[half + i] = cosf(f(known * speed));
      });
    }
    return start + index * width * 4;
  };
}

function writePowers(space: Workspace, { powers }: Operations): void {
  const at = space.take(POWERS * 8);
  const table = new Float64Array(space.memory.buffer, at, POWERS);
  powers.value = at;
  for (let i = 0; i < POWERS; i++) table[i] = 2 ** (i / POWERS);
}

interface Place {
  readonly space: Workspace;
  readonly operations: Operations;
  address(item: Item): number;
}

function scaleBehind({ space, address }: Place, item: Item): number {
  return new DataView(space.memory.buffer).getFloat32(address(item) + item.size, true);
}

/**
 * Embeddings serve twice. For the output layer Marian makes bytes of their floats anew, so that the largest is 127; so are
 * they kept, and a table says what they were.
 */
function prepareEmbeddings(place: Place, item: Item, spare: number): [Embeddings, scale: number] {
  const { space, operations, address } = place;
  const weights = address(item);
  if (item.type === 'float32') return [{ kind: 'floats', weights, table: 0 }, 1];
  const [pieces = 0, width = 0] = item.shape;
  const unit = f(1 / scaleBehind(place, item));
  const largest = operations.largestByte(weights, item.size);
  const scale = f(127 / f(largest * unit));
  const root = f(Math.sqrt(width));
  const table = space.takeFloats(BYTE_VALUES);
  const values = space.floats(table, BYTE_VALUES);
  const anew = new Int8Array(BYTE_VALUES);
  for (let byte = -largest; byte <= largest; byte++) {
    const value = f(byte * unit);
    const fresh = roundHalfEven(f(value * scale));
    anew[byte & 255] = fresh;
    values[fresh & 255] = f(value * root);
  }
  if (largest !== 127) {
    const at = space.take(BYTE_VALUES);
    space.bytes(at, BYTE_VALUES).set(new Uint8Array(anew.buffer));
    operations.replace(weights, item.size, at);
  }
  // In many calls: browsers begin with code that is compiled quickly, and take the better one when a function is called anew.
  for (let from = 0; from < pieces; from += ARRANGED_AT_ONCE) {
    const columns = Math.min(ARRANGED_AT_ONCE, pieces - from);
    operations.arrange(weights + from * width, width, columns, spare);
  }
  return [{ kind: 'bytes', weights, table }, scale];
}

/** The weights must be arranged already. */
function prepareProduct(
  { space, operations, address }: Place,
  affine: Affine,
  scale: number,
  transposed: boolean,
): Product {
  const { shape, type } = affine.weights;
  const [width = 0, columns = 0] = transposed ? shape.toReversed() : shape;
  const weights = address(affine.weights);
  const bias = affine.bias ? address(affine.bias) : 0;
  const inputScale = affine.inputScale ? space.floats(address(affine.inputScale), 1)[0] : undefined;
  const common = { weights, width, columns, scale, inputScale, transposed };
  if (type === 'float32') return { ...common, kind: 'floats', bias, risks: 0 };
  const risks = findRisks(space, operations, weights, [width, columns]);
  if (inputScale === undefined) return { ...common, kind: 'bytes', bias, risks };
  const moved = bias || space.takeFloats(columns);
  operations.prepareBias(weights, width, columns, shiftFactor(inputScale, scale), bias, moved);
  return { ...common, kind: 'bytes', bias: moved, risks };
}

/** Every product but the output layer's. */
function affinesOf({ encoder, decoder }: Network): readonly Affine[] {
  const common = [...encoder, ...decoder].flatMap(({ attention, feedForward }) => [
    attention.query,
    attention.key,
    attention.value,
    attention.output,
    feedForward.inner,
    feedForward.outer,
  ]);
  return [...common, ...decoder.flatMap(({ recurrence }) => [recurrence.input, recurrence.forget])];
}

function prepareProducts(place: Place, network: Network, outputScale: number, spare: number) {
  const products = new Map<Affine, Product>();
  for (const affine of affinesOf(network)) {
    const { type, shape } = affine.weights;
    const [width = 0, columns = 0] = shape;
    if (type !== 'float32')
      place.operations.arrange(place.address(affine.weights), width, columns, spare);
    const scale = type === 'float32' ? 1 : scaleBehind(place, affine.weights);
    products.set(affine, prepareProduct(place, affine, scale, false));
  }
  products.set(network.output, prepareProduct(place, network.output, outputScale, true));
  return (affine: Affine): Product => {
    const product = products.get(affine);
    if (!product) throw new ModelError('The product is of another model.');
    return product;
  };
}

/** What the target's vocabulary can say. */
export interface Sayable {
  /** Pieces from this id on do not exist. */
  readonly size: number;
  /** The unknown piece, which is never said. */
  readonly unkId: number;
}

function silence({ space, address }: Place, { output }: Network, { size, unkId }: Sayable): void {
  if (!output.bias) return;
  const biases = space.floats(address(output.bias), output.bias.size);
  biases.fill(Number.NEGATIVE_INFINITY, size);
  if (unkId >= 0) biases[unkId] = Number.NEGATIVE_INFINITY;
}

/** Prepares a model's weights where they lie. Throws a ModelError. */
export function prepareModel(model: ModelMemory, kernel: Kernel, sayable: Sayable): PreparedModel {
  const { space, at, size } = model;
  const network = readNetwork(space.bytes(at, size));
  const { embedding, feedForward } = network.config;
  const operations = instantiate(kernel.module, space.memory, kernel.signedA);
  const place: Place = { space, operations, address: ({ offset }) => at + offset };
  silence(place, network, sayable);
  writePowers(space, operations);
  const spare = space.take(8 * Math.max(embedding, feedForward));
  const [source, target] = network.embeddings;
  const [targetEmbeddings, scale] = prepareEmbeddings(place, target, spare);
  const [sourceEmbeddings] =
    source === target ? [targetEmbeddings] : prepareEmbeddings(place, source, spare);
  return {
    network,
    operations,
    space,
    embeddings: [sourceEmbeddings, targetEmbeddings],
    address: place.address,
    product: prepareProducts(place, network, scale, spare),
    position: positions(space, embedding),
  };
}
