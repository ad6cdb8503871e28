const ROWS = 7; // Four, two and one: every way in which the kernels take rows.
const WIDTH = 32;
const COLUMNS = 8;

/** How a kernel's sums come out: exactly, or with each pair of products saturated at 16 bits as x86's pmaddubsw does. */
export type Sums = 'exact' | 'saturating';

type Functions = Record<string, (...values: readonly number[]) => void>;

/** Bytes from -127 to 127 without a pattern that the lanes of a register could hide. */
function spread(count: number, seed: number): Int8Array {
  return Int8Array.from({ length: count }, (_, i) => ((i * i * 31 + i * 17 + seed) % 255) - 127);
}

const A = spread(ROWS * WIDTH, 5);
/** Column by column, as the engine hands over what a model file holds. */
const B = spread(COLUMNS * WIDTH, 89);

function product(term: (a: number, b: number, a1: number, b1: number) => number): number[] {
  const at = (list: Int8Array, index: number) => list[index] ?? 0;
  return Array.from({ length: ROWS * COLUMNS }, (_, cell) => {
    const a = Math.floor(cell / COLUMNS) * WIDTH;
    const b = (cell % COLUMNS) * WIDTH;
    let sum = 0;
    for (let k = 0; k < WIDTH; k += 2)
      sum += term(at(A, a + k), at(B, b + k), at(A, a + k + 1), at(B, b + k + 1));
    return sum;
  });
}

const EXACT = product((a, b, a1, b1) => a * b + a1 * b1);
const SATURATING = product((a, b, a1, b1) => {
  const pair = (a + 127) * b + (a1 + 127) * b1;
  return Math.max(-32768, Math.min(32767, pair)) - 127 * (b + b1);
});

/** Runs the whole way of a product, with all scales 1, in a memory of its own. */
function multiply(functions: Functions, memory: WebAssembly.Memory): number[] {
  const [a, b] = [4096, 8192];
  const [preparedA, preparedB, bias, out] = [16384, 20480, 24576, 28672];
  new Float32Array(memory.buffer, a, A.length).set(A);
  new Int8Array(memory.buffer, b, B.length).set(B);
  functions['int8_prepare_a']?.(a, 1, 0, ROWS, WIDTH, preparedA);
  functions['int8_prepare_b_from_quantized_transposed']?.(b, WIDTH, COLUMNS, preparedB);
  functions['int8_prepare_bias']?.(preparedB, 1, 0, 1, 0, WIDTH, COLUMNS, 0, bias);
  functions['int8_multiply_and_add_bias']?.(
    ...[preparedA, 1, 0, preparedB, 1, 0, bias, 1, ROWS, WIDTH, COLUMNS, out],
  );
  return [...new Float32Array(memory.buffer, out, ROWS * COLUMNS)];
}

const same = (one: readonly number[], other: readonly number[]) =>
  one.every((value, index) => value === other[index]);

/** An instance of a kernel in `memory`; `signedA` where the processor's dot reads A as signed. */
export function kernelInstance(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  signedA: boolean,
): WebAssembly.Exports {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  (exports['signedA'] as WebAssembly.Global).value = Number(signedA);
  return exports;
}

/** What a kernel really computes on this machine; undefined where its sums are neither exact nor saturating. */
export function probe(module: WebAssembly.Module, signedA: boolean): Sums | undefined {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const sums = multiply(kernelInstance(module, memory, signedA) as Functions, memory);
  if (same(sums, EXACT)) return 'exact';
  return same(sums, SATURATING) ? 'saturating' : undefined;
}
