// The products of the model: with 8 bits, and with floats.
import { BIT_EQUAL, PLAIN } from './kernels';
import { plainColumns } from './plain';
import { carefulColumns, relaxedColumns } from './relaxed';
import { lowerRows, startSums } from './risks';

/** So many rows of A at once stay in the nearest cache while all of B passes by. */
const ROWS: usize = 32;

// What a product keeps beside its operands: for each of those rows eight scores, what eight sums start from, and the lowered row.
const START: usize = ROWS * 32;
const LOWERED: usize = START + ROWS * 32;

/** Eight columns of up to ROWS rows, which are lowered if `isLow`. */
function eightColumns(
  a: usize,
  b: usize,
  bias: usize,
  factor: v128,
  rows: usize,
  width: usize,
  column: usize,
  risks: usize,
  isLow: bool,
  spare: usize,
  out: usize,
  stride: usize,
): void {
  b += column * width;
  bias += column * 4;
  const start = spare + START;
  if (KERNEL === PLAIN) plainColumns(a, b, bias, factor, rows, width, out, stride);
  else if (KERNEL === BIT_EQUAL && !isLow)
    carefulColumns(a, b, bias, factor, rows, width, out, stride);
  else {
    if (KERNEL === BIT_EQUAL) startSums(a, b, rows, width, column, risks, start);
    relaxedColumns(a, b, bias, factor, rows, width, start, out, stride);
  }
}

/** out = A·B * factor + bias, row by row. */
export function multiply(
  a: usize,
  b: usize,
  bias: usize,
  factor: f32,
  rows: usize,
  width: usize,
  columns: usize,
  risks: usize,
  spare: usize,
  out: usize,
): void {
  const factors = f32x4.splat(factor);
  const stride = columns * 4;
  const lowered = spare + LOWERED;
  for (let row: usize = 0; row < rows; row += ROWS) {
    const some = min(ROWS, rows - row);
    const from = a + row * width;
    const to = out + row * stride;
    const isLow = KERNEL === BIT_EQUAL && lowerRows(from, some * width, risks, lowered);
    const low = isLow ? lowered : from;
    for (let column: usize = 0; column < columns; column += 8) {
      const at = to + column * 4;
      eightColumns(low, b, bias, factors, some, width, column, risks, isLow, spare, at, stride);
    }
  }
}

/** Keeps the largest of eight scores and its column, if it is larger than what was largest. */
function keepBest(scores: usize, column: usize, best: usize, ids: usize): void {
  const most = f32x4.splat(load<f32>(best));
  const larger = f32x4.max(v128.load(scores), v128.load(scores, 16));
  if (!v128.any_true(f32x4.gt(larger, most))) return;
  for (let i: usize = 0; i < 8; i++) {
    const score = load<f32>(scores + i * 4);
    if (score > load<f32>(best)) {
      store<f32>(best, score);
      store<u32>(ids, <u32>(column + i));
    }
  }
}

/** The largest of each row of A·B * factor + bias, and its column. */
export function best(
  a: usize,
  b: usize,
  bias: usize,
  factor: f32,
  rows: usize,
  width: usize,
  columns: usize,
  risks: usize,
  spare: usize,
  bests: usize,
  ids: usize,
): void {
  const factors = f32x4.splat(factor);
  const lowered = spare + LOWERED;
  for (let row: usize = 0; row < rows; row++) store<f32>(bests + row * 4, -Infinity);
  for (let first: usize = 0; first < rows; first += ROWS) {
    const some = min(ROWS, rows - first);
    const from = a + first * width;
    const isLow = KERNEL === BIT_EQUAL && lowerRows(from, some * width, risks, lowered);
    const low = isLow ? lowered : from;
    for (let column: usize = 0; column < columns; column += 8) {
      eightColumns(low, b, bias, factors, some, width, column, risks, isLow, spare, spare, 32);
      for (let row: usize = 0; row < some; row++)
        keepBest(spare + row * 32, column, bests + (first + row) * 4, ids + (first + row) * 4);
    }
  }
}

/**
 * out = a·b + bias in floats, row by row. From one row of b to the next are `rowStep` bytes, from one column to the next
 * `columnStep`.
 */
export function multiplyFloats(
  a: usize,
  b: usize,
  rowStep: usize,
  columnStep: usize,
  bias: usize,
  rows: usize,
  width: usize,
  columns: usize,
  out: usize,
): void {
  for (let row: usize = 0; row < rows; row++) {
    const from = a + row * width * 4;
    for (let column: usize = 0; column < columns; column++) {
      let sum: f32 = 0;
      let at = b + column * columnStep;
      for (let k: usize = 0; k < width; k++) {
        sum += load<f32>(from + k * 4) * load<f32>(at);
        at += rowStep;
      }
      if (bias) sum += load<f32>(bias + column * 4);
      store<f32>(out, sum);
      out += 4;
    }
  }
}
