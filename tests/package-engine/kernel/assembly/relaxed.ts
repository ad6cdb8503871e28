// The product with relaxed SIMD. Built twice: DOT_ADD = 1 with the instruction that adds four products to an i32 (exact
// where the processor has it), DOT_ADD = 0 with the one that adds two products in an i16, which saturates on x86 just as
// the package's own functions do.
import { finish } from './operands';

export {
  prepareA as int8_prepare_a,
  prepareB as int8_prepare_b,
  prepareBFromQuantizedTransposed as int8_prepare_b_from_quantized_transposed,
  prepareBFromTransposed as int8_prepare_b_from_transposed,
  prepareBias as int8_prepare_bias,
  selectColumnsOfB as int8_select_columns_of_b,
  signedA,
} from './operands';

/** sum + b·a, lane by lane of four bytes; b is signed. */
function dot(sum: v128, b: v128, a: v128): v128 {
  if (DOT_ADD) return i32x4.relaxed_dot_i8x16_i7x16_add_s(b, a, sum);
  return i32x4.add(sum, i32x4.dot_i16x8_s(i16x8.relaxed_dot_i8x16_i7x16_s(b, a), i16x8.splat(1)));
}

/** Eight columns of four rows: eight sums, which is what fits the registers. */
function fourRows(
  a: usize,
  b: usize,
  width: usize,
  columns: usize,
  factor: v128,
  bias: usize,
  out: usize,
): void {
  let low0 = i32x4.splat(0),
    low1 = low0,
    low2 = low0,
    low3 = low0;
  let high0 = low0,
    high1 = low0,
    high2 = low0,
    high3 = low0;
  const a1 = a + width,
    a2 = a1 + width,
    a3 = a2 + width;
  for (let k: usize = 0; k < width; k += 4) {
    const bLow = v128.load(b),
      bHigh = v128.load(b, 16);
    let four = v128.load32_splat(a + k);
    low0 = dot(low0, bLow, four);
    high0 = dot(high0, bHigh, four);
    four = v128.load32_splat(a1 + k);
    low1 = dot(low1, bLow, four);
    high1 = dot(high1, bHigh, four);
    four = v128.load32_splat(a2 + k);
    low2 = dot(low2, bLow, four);
    high2 = dot(high2, bHigh, four);
    four = v128.load32_splat(a3 + k);
    low3 = dot(low3, bLow, four);
    high3 = dot(high3, bHigh, four);
    b += 32;
  }
  finish(low0, factor, bias, out);
  finish(high0, factor, bias + 16, out + 16);
  out += columns * 4;
  finish(low1, factor, bias, out);
  finish(high1, factor, bias + 16, out + 16);
  out += columns * 4;
  finish(low2, factor, bias, out);
  finish(high2, factor, bias + 16, out + 16);
  out += columns * 4;
  finish(low3, factor, bias, out);
  finish(high3, factor, bias + 16, out + 16);
}

/** Eight columns of one row: eight sums again, because one sum waits for the one before it. */
function oneRow(a: usize, b: usize, width: usize, factor: v128, bias: usize, out: usize): void {
  let low0 = i32x4.splat(0),
    low1 = low0,
    low2 = low0,
    low3 = low0;
  let high0 = low0,
    high1 = low0,
    high2 = low0,
    high3 = low0;
  const end = a + width;
  for (; a < end; a += 16) {
    let four = v128.load32_splat(a);
    low0 = dot(low0, v128.load(b), four);
    high0 = dot(high0, v128.load(b, 16), four);
    four = v128.load32_splat(a, 4);
    low1 = dot(low1, v128.load(b, 32), four);
    high1 = dot(high1, v128.load(b, 48), four);
    four = v128.load32_splat(a, 8);
    low2 = dot(low2, v128.load(b, 64), four);
    high2 = dot(high2, v128.load(b, 80), four);
    four = v128.load32_splat(a, 12);
    low3 = dot(low3, v128.load(b, 96), four);
    high3 = dot(high3, v128.load(b, 112), four);
    b += 128;
  }
  finish(i32x4.add(i32x4.add(low0, low1), i32x4.add(low2, low3)), factor, bias, out);
  finish(i32x4.add(i32x4.add(high0, high1), i32x4.add(high2, high3)), factor, bias + 16, out + 16);
}

/** Eight columns of two rows. */
function twoRows(
  a: usize,
  b: usize,
  width: usize,
  columns: usize,
  factor: v128,
  bias: usize,
  out: usize,
): void {
  let low0 = i32x4.splat(0),
    low1 = low0,
    low2 = low0,
    low3 = low0;
  let high0 = low0,
    high1 = low0,
    high2 = low0,
    high3 = low0;
  const second = a + width;
  for (let k: usize = 0; k < width; k += 8) {
    let bLow = v128.load(b),
      bHigh = v128.load(b, 16);
    let four = v128.load32_splat(a + k);
    low0 = dot(low0, bLow, four);
    high0 = dot(high0, bHigh, four);
    four = v128.load32_splat(second + k);
    low1 = dot(low1, bLow, four);
    high1 = dot(high1, bHigh, four);
    bLow = v128.load(b, 32);
    bHigh = v128.load(b, 48);
    four = v128.load32_splat(a + k, 4);
    low2 = dot(low2, bLow, four);
    high2 = dot(high2, bHigh, four);
    four = v128.load32_splat(second + k, 4);
    low3 = dot(low3, bLow, four);
    high3 = dot(high3, bHigh, four);
    b += 64;
  }
  finish(i32x4.add(low0, low2), factor, bias, out);
  finish(i32x4.add(high0, high2), factor, bias + 16, out + 16);
  out += columns * 4;
  finish(i32x4.add(low1, low3), factor, bias, out);
  finish(i32x4.add(high1, high3), factor, bias + 16, out + 16);
}

export function int8_multiply_and_add_bias(
  a: usize,
  scaleA: f32,
  _zeroA: f32,
  b: usize,
  scaleB: f32,
  _zeroB: f32,
  bias: usize,
  multiplier: f32,
  rows: usize,
  width: usize,
  columns: usize,
  out: usize,
): void {
  const factor = f32x4.splat(multiplier / (scaleA * scaleB));
  for (let column: usize = 0; column < columns; column += 8) {
    const block = b + column * width;
    const biases = bias + column * 4;
    let row: usize = 0;
    for (; row + 4 <= rows; row += 4)
      fourRows(
        a + row * width,
        block,
        width,
        columns,
        factor,
        biases,
        out + (row * columns + column) * 4,
      );
    if (row + 2 <= rows) {
      twoRows(
        a + row * width,
        block,
        width,
        columns,
        factor,
        biases,
        out + (row * columns + column) * 4,
      );
      row += 2;
    }
    if (row < rows)
      oneRow(a + row * width, block, width, factor, biases, out + (row * columns + column) * 4);
  }
}
