/**
 * What the WASM computes (`assembly/`). Addresses and counts are whole numbers, addresses in bytes; matrices are floats,
 * row by row, unless said otherwise.
 */
export interface Operations {
  /** Where 2 to the powers 0/32 … 31/32 stand. */
  readonly powers: WebAssembly.Global;
  /** 1 where the processor's dot reads both operands as signed. */
  readonly signedA: WebAssembly.Global;
  arrange(weights: number, width: number, columns: number, spare: number): void;
  replace(bytes: number, size: number, table: number): void;
  prepareBias(
    ...values: [
      weights: number,
      width: number,
      columns: number,
      factor: number,
      bias: number,
      out: number,
    ]
  ): void;
  listRisks(
    ...values: [
      ...[weights: number, width: number, columns: number],
      ...[reach: number, most: number, list: number],
    ]
  ): number;
  largest(values: number, size: number): number;
  largestByte(bytes: number, size: number): number;
  quantise(
    ...values: [values: number, scale: number, size: number, least: number, out: number]
  ): void;
  multiply(
    ...values: [
      ...[a: number, b: number, bias: number, factor: number],
      ...[rows: number, width: number, columns: number],
      ...[risks: number, spare: number, out: number],
    ]
  ): void;
  best(
    ...values: [
      ...[a: number, b: number, bias: number, factor: number],
      ...[rows: number, width: number, columns: number],
      ...[risks: number, spare: number, bests: number, ids: number],
    ]
  ): void;
  multiplyFloats(
    ...values: [
      ...[a: number, b: number, rowStep: number, columnStep: number, bias: number],
      ...[rows: number, width: number, columns: number, out: number],
    ]
  ): void;
  embed(
    ...values: [
      ...[ids: number, positions: number, rows: number, width: number],
      ...[weights: number, table: number, out: number],
    ]
  ): void;
  embedFloats(
    ...values: [
      ...[ids: number, positions: number, rows: number, width: number],
      ...[embeddings: number, scale: number, out: number],
    ]
  ): void;
  addAndNorm(
    ...values: [x: number, y: number, rows: number, width: number, scale: number, bias: number]
  ): void;
  positivePart(values: number, size: number): void;
  recur(...values: [input: number, gate: number, cell: number, size: number, out: number]): void;
  arrangeKeys(
    ...values: [x: number, rows: number, heads: number, width: number, out: number]
  ): void;
  arrangeValues(
    ...values: [x: number, rows: number, heads: number, width: number, out: number]
  ): void;
  attend(
    ...values: [
      ...[queries: number, rows: number, keys: number, values: number],
      ...[count: number, heads: number, width: number, weights: number],
    ]
  ): void;
}

/** The operations in a memory of their own; `signedA` where the processor's dot reads both operands as signed. */
export function instantiate(
  kernel: WebAssembly.Module,
  memory: WebAssembly.Memory,
  signedA: boolean,
): Operations {
  const { exports } = new WebAssembly.Instance(kernel, { env: { memory } });
  const operations = exports as unknown as Operations;
  operations.signedA.value = Number(signedA);
  return operations;
}
