import type { Int8Functions, PackageEngine } from './package-engine.ts';

export interface Shape {
  readonly rows: number;
  readonly width: number;
  readonly columns: number;
}

/** How large the numbers are against the 8 bits: `mild` never saturates, `wide` clips many, `extreme` saturates most sums. */
export type Range = 'mild' | 'wide' | 'extreme';

/** How B is made: every way that the engine has, and picking columns from a made one. */
export const WAYS = ['floats', 'transposed', 'quantized', 'selected'] as const;
export type Way = (typeof WAYS)[number];

export interface Case {
  readonly shape: Shape;
  readonly range: Range;
  readonly way: Way;
}

/** Words that differ: in the prepared A, the prepared bias with and without a bias of the model, and the product. */
export interface Differences {
  readonly a: number;
  readonly bias: number;
  readonly noBias: number;
  readonly product: number;
}

const SCALE_A = 127 / 6;
const SCALE_B = 127 / 2;
/** What a quantised number is at most, of 127. At most 11 for B, 254 * 11 twice is within 16 bits. */
const LARGEST: Readonly<Record<Range, readonly [a: number, b: number]>> = {
  mild: [127, 11],
  wide: [400, 400],
  extreme: [127, 127],
};

function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** Multiples of 1/scale and a bit; in the extreme range mostly the largest ones. */
function floats(count: number, scale: number, largest: number, extreme: boolean): Float32Array {
  const random = numbers(count * 31 + largest);
  return new Float32Array(count).map(() => {
    const value = random();
    const pushed = extreme && Math.abs(value) > 0.2 ? Math.sign(value) : value;
    return (pushed * largest) / scale;
  });
}

/** Gives out places in the memory, each aligned as the engine aligns its tensors. */
function places({ memory, free }: PackageEngine) {
  let next = free;
  const take = (bytes: number): number => {
    const at = next;
    next = Math.ceil((next + bytes) / 256) * 256;
    if (next > memory.buffer.byteLength) throw new Error('not enough room');
    return at;
  };
  const put = (values: Float32Array | Int8Array | Uint32Array): number => {
    const at = take(values.byteLength);
    new Uint8Array(memory.buffer, at).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
    return at;
  };
  return { take, put };
}

function differing(one: Uint8Array, other: Uint8Array): number {
  const words = (bytes: Uint8Array) => new Uint32Array(bytes.slice().buffer);
  const others = words(other);
  return words(one).reduce((count, word, index) => count + Number(word !== others[index]), 0);
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return values.map((_, index) => values[(index % rows) * columns + Math.floor(index / rows)] ?? 0);
}

/** Bytes of B, column after column, as a model file has them. */
function quantized(values: Float32Array, scale: number): Int8Array {
  return new Int8Array(
    values.map((value) => Math.max(-127, Math.min(127, Math.round(Math.fround(value * scale))))),
  );
}

interface Input {
  readonly a: Float32Array;
  /** width x columns. */
  readonly b: Float32Array;
  readonly bias: Float32Array;
  /** Which columns are taken, when B is `selected`: some twice, none in order. */
  readonly ids: Uint32Array;
}

function inputOf({ shape: { rows, width, columns }, range }: Case): Input {
  const [a, b] = LARGEST[range];
  const extreme = range === 'extreme';
  return {
    a: floats(rows * width, SCALE_A, a, extreme),
    b: floats(width * columns, SCALE_B, b, extreme),
    bias: floats(columns, 127, 500, false),
    ids: new Uint32Array(columns).map((_, i) => (i * 7 + 3) % columns),
  };
}

interface Output {
  readonly a: Uint8Array;
  readonly bias: Uint8Array;
  readonly noBias: Uint8Array;
  readonly product: Uint8Array;
}

type Places = ReturnType<typeof places>;

/** Makes B in the case's way and gives its place. */
function prepareB(
  functions: Int8Functions,
  { shape, way }: Case,
  input: Input,
  at: Places,
): number {
  const { width, columns } = shape;
  const b = at.take(width * columns);
  if (way === 'floats') functions.prepareB(at.put(input.b), SCALE_B, 0, width, columns, b);
  const turned = transposed(input.b, width, columns);
  if (way === 'transposed')
    functions.prepareBFromTransposed(at.put(turned), SCALE_B, 0, width, columns, b);
  const bytes = quantized(turned, SCALE_B);
  if (way === 'quantized' || way === 'selected')
    functions.prepareBFromQuantizedTransposed(at.put(bytes), width, columns, b);
  if (way !== 'selected') return b;
  const chosen = at.take(width * columns);
  functions.selectColumnsOfB(b, width, columns, at.put(input.ids), columns, chosen);
  return chosen;
}

/** The whole way of a product, with a bias and without. */
function run(engine: PackageEngine, functions: Int8Functions, given: Case, input: Input): Output {
  const { rows, width, columns } = given.shape;
  const at = places(engine);
  const a = at.take(rows * width);
  const [bias, noBias, product] = [
    at.take(columns * 4),
    at.take(columns * 4),
    at.take(rows * columns * 4),
  ];
  functions.prepareA(at.put(input.a), SCALE_A, 0, rows, width, a);
  const b = prepareB(functions, given, input, at);
  const head = [b, SCALE_A, 0, SCALE_B, 0, width, columns];
  functions.prepareBias(...head, at.put(input.bias), bias);
  functions.prepareBias(...head, 0, noBias);
  functions.multiplyAndAddBias(
    a,
    SCALE_A,
    0,
    b,
    SCALE_B,
    0,
    bias,
    1,
    rows,
    width,
    columns,
    product,
  );
  const copy = (start: number, bytes: number) =>
    new Uint8Array(engine.memory.buffer, start, bytes).slice();
  return {
    a: copy(a, rows * width),
    bias: copy(bias, columns * 4),
    noBias: copy(noBias, columns * 4),
    product: copy(product, rows * columns * 4),
  };
}

/** Runs a case with the package's functions and with the kernel's, and counts the words that differ. */
export function differences(
  engine: PackageEngine,
  kernel: Int8Functions,
  given: Case,
): Differences {
  const input = inputOf(given);
  const ours = run(engine, kernel, given, input);
  const theirs = run(engine, engine.functions, given, input);
  return {
    a: differing(ours.a, theirs.a),
    bias: differing(ours.bias, theirs.bias),
    noBias: differing(ours.noBias, theirs.noBias),
    product: differing(ours.product, theirs.product),
  };
}

/** The product by whole numbers, as a kernel must give it whose sums are exact; to float rounding. */
function exactProduct({ shape, way }: Case, input: Input): Float32Array {
  const { rows, width, columns } = shape;
  const a = quantized(input.a, SCALE_A);
  const b = quantized(transposed(input.b, width, columns), SCALE_B);
  const factor = Math.fround(1 / Math.fround(Math.fround(SCALE_A) * Math.fround(SCALE_B)));
  return new Float32Array(rows * columns).map((_, cell) => {
    const row = Math.floor(cell / columns) * width;
    const column = way === 'selected' ? (input.ids[cell % columns] ?? 0) : cell % columns;
    let sum = 0;
    for (let k = 0; k < width; k++) sum += (a[row + k] ?? 0) * (b[column * width + k] ?? 0);
    return sum * factor + (input.bias[cell % columns] ?? 0);
  });
}

/** The largest distance of a kernel's product from the exact one, as a share of the largest value. */
export function distanceFromExact(
  engine: PackageEngine,
  kernel: Int8Functions,
  given: Case,
): number {
  const input = inputOf(given);
  const product = new Float32Array(run(engine, kernel, given, input).product.buffer);
  const exact = exactProduct(given, input);
  const largest = exact.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return exact.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (product[i] ?? Number.NaN)) / largest),
    0,
  );
}

const ROWS = [1, 2, 3, 4, 7, 33];
const WIDTHS: readonly (readonly [width: number, columns: number])[] = [
  [64, 8],
  [384, 72],
  [1536, 16],
];

/** Every number of rows with every shape of B, way and range. */
export const CASES: readonly Case[] = ROWS.flatMap((rows) =>
  WIDTHS.flatMap(([width, columns]) =>
    WAYS.flatMap((way) =>
      (['mild', 'wide', 'extreme'] as const).map((range) => ({
        shape: { rows, width, columns },
        way,
        range,
      })),
    ),
  ),
);

/** Bytes that the largest case needs. */
export const ROOM = 16 * 2 ** 20;
