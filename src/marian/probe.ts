import { findRisks, spareSize } from './model/risks.ts';
import { instantiate } from './operations.ts';
import { createWorkspace } from './workspace.ts';

const ROWS = 7; // Four, two and one: every way in which the kernels take rows.
const WIDTH = 32;
const COLUMNS = 8;

/** How a kernel's sums come out: exactly, or with each pair of products saturated at 16 bits as x86's pmaddubsw does. */
export type KernelSums = 'exact' | 'saturating';

/** Bytes from -127 to 127 without a pattern that the lanes of a register could hide. */
function spread(count: number, seed: number): Int8Array {
  return Int8Array.from({ length: count }, (_, i) => ((i * i * 31 + i * 17 + seed) % 255) - 127);
}

interface Case {
  readonly a: Int8Array;
  /** Column by column, as a model file has weights. */
  readonly b: Int8Array;
}

const QUARTER = spread(COLUMNS * WIDTH, 89).map((byte) => byte >> 2);

/** Whatever bytes; and such as leave sums room, but for two weights: kernels may have a quicker way for these. */
const CASES: readonly Case[] = [
  { a: spread(ROWS * WIDTH, 5), b: spread(COLUMNS * WIDTH, 89) },
  { a: spread(ROWS * WIDTH, 7).map((byte) => byte >> 1), b: QUARTER.fill(127, 64, 66) },
];

type Term = (a: number, b: number, a1: number, b1: number) => number;

function products(term: Term): number[] {
  const at = (list: Int8Array, index: number) => list[index] ?? 0;
  return CASES.flatMap(({ a, b }) =>
    Array.from({ length: ROWS * COLUMNS }, (_, cell) => {
      const row = Math.floor(cell / COLUMNS) * WIDTH;
      const column = (cell % COLUMNS) * WIDTH;
      let sum = 0;
      for (let k = 0; k < WIDTH; k += 2)
        sum += term(at(a, row + k), at(b, column + k), at(a, row + k + 1), at(b, column + k + 1));
      return sum;
    }),
  );
}

const EXACT = products((a, b, a1, b1) => a * b + a1 * b1);
const SATURATING = products((a, b, a1, b1) => {
  const pair = (a + 127) * b + (a1 + 127) * b1;
  return Math.max(-32768, Math.min(32767, pair)) - 127 * (b + b1);
});

/** The whole way of a product, with all scales 1, in a memory of its own. */
function multiply(module: WebAssembly.Module, signedA: boolean, { a, b }: Case): number[] {
  const space = createWorkspace(0);
  const operations = instantiate(module, space.memory, signedA);
  const [input, bytes] = [space.takeFloats(a.length), space.take(a.length)];
  const [weights, bias] = [space.take(b.length), space.takeFloats(COLUMNS)];
  const [spare, out] = [space.take(spareSize(WIDTH)), space.takeFloats(ROWS * COLUMNS)];
  space.floats(input, a.length).set(a);
  space.bytes(weights, b.length).set(new Uint8Array(b.buffer));
  operations.arrange(weights, WIDTH, COLUMNS, spare);
  operations.prepareBias(weights, WIDTH, COLUMNS, -127, 0, bias);
  const risks = findRisks(space, operations, weights, [WIDTH, COLUMNS]);
  operations.quantise(input, 1, a.length, -127, bytes);
  const sizes = [ROWS, WIDTH, COLUMNS] as const;
  operations.multiply(bytes, weights, bias, 1, ...sizes, risks, spare, out);
  return [...space.floats(out, ROWS * COLUMNS)];
}

const same = (one: readonly number[], other: readonly number[]) =>
  one.every((value, index) => value === other[index]);

/** What a kernel really computes on this machine; undefined where its sums are neither exact nor saturating. */
export function probe(module: WebAssembly.Module, signedA: boolean): KernelSums | undefined {
  const sums = CASES.flatMap((given) => multiply(module, signedA, given));
  if (same(sums, EXACT)) return 'exact';
  return same(sums, SATURATING) ? 'saturating' : undefined;
}
