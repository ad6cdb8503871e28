// The products of the model: with 8 bits, and with floats.
import { PLAIN } from './kernels';
import { plainColumns } from './plain';
import { relaxedColumns } from './relaxed';

/** So many rows of A at once stay in the nearest cache while all of B passes by. */
const ROWS: usize = 32;

function eightColumns(
  a: usize,
  b: usize,
  bias: usize,
  factor: v128,
  rows: usize,
  width: usize,
  out: usize,
  stride: usize,
): void {
  if (KERNEL === PLAIN) plainColumns(a, b, bias, factor, rows, width, out, stride);
  else relaxedColumns(a, b, bias, factor, rows, width, out, stride);
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
  out: usize,
): void {
  const factors = f32x4.splat(factor);
  const stride = columns * 4;
  for (let row: usize = 0; row < rows; row += ROWS) {
    const some = min(ROWS, rows - row);
    const to = out + row * stride;
    for (let column: usize = 0; column < columns; column += 8)
      eightColumns(
        a + row * width,
        b + column * width,
        bias + column * 4,
        factors,
        some,
        width,
        to + column * 4,
        stride,
      );
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

/** The largest of each row of A·B * factor + bias, and its column; `spare` has room for eight floats a row. */
export function best(
  a: usize,
  b: usize,
  bias: usize,
  factor: f32,
  rows: usize,
  width: usize,
  columns: usize,
  spare: usize,
  bests: usize,
  ids: usize,
): void {
  const factors = f32x4.splat(factor);
  for (let row: usize = 0; row < rows; row++) store<f32>(bests + row * 4, -Infinity);
  for (let column: usize = 0; column < columns; column += 8) {
    eightColumns(a, b + column * width, bias + column * 4, factors, rows, width, spare, 32);
    for (let row: usize = 0; row < rows; row++)
      keepBest(spare + row * 32, column, bests + row * 4, ids + row * 4);
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
