// Eight columns of the product with relaxed SIMD. KERNEL says which instruction: DOT_ADD adds four products to an i32 (exact
// where the processor has it), BIT_EQUAL adds two products in an i16, which saturates on x86 just as Marian's own product.
// There two such sums are added in 16 bits before they go to 32, which spares a fourth of the multiplications; where that
// may overflow, `start` makes up for it (risks.ts).
import { BIT_EQUAL, DOT_ADD } from './kernels';
import { finish } from './operands';

/** sum + b·a, lane by lane of four bytes; b is signed. */
function dot(sum: v128, b: v128, a: v128): v128 {
  if (KERNEL === DOT_ADD) return i32x4.relaxed_dot_i8x16_i7x16_add_s(b, a, sum);
  return i32x4.add(sum, i32x4.extadd_pairwise_i16x8_s(i16x8.relaxed_dot_i8x16_i7x16_s(b, a)));
}

/** sum + b0·a0 + b1·a1. */
function dotTwo(sum: v128, b0: v128, a0: v128, b1: v128, a1: v128): v128 {
  if (KERNEL === DOT_ADD) return dot(dot(sum, b0, a0), b1, a1);
  const both = i16x8.add(
    i16x8.relaxed_dot_i8x16_i7x16_s(b0, a0),
    i16x8.relaxed_dot_i8x16_i7x16_s(b1, a1),
  );
  return i32x4.add(sum, i32x4.extadd_pairwise_i16x8_s(both));
}

/** What four sums start from. */
function begin(start: usize): v128 {
  return KERNEL === BIT_EQUAL ? v128.load(start) : i32x4.splat(0);
}

/** Eight columns of four rows: eight sums, which is what fits the registers. */
function fourRows(
  a: usize,
  b: usize,
  width: usize,
  stride: usize,
  factor: v128,
  bias: usize,
  start: usize,
  out: usize,
): void {
  let low0 = begin(start),
    high0 = begin(start + 16),
    low1 = begin(start + 32),
    high1 = begin(start + 48);
  let low2 = begin(start + 64),
    high2 = begin(start + 80),
    low3 = begin(start + 96),
    high3 = begin(start + 112);
  const a1 = a + width,
    a2 = a1 + width,
    a3 = a2 + width;
  for (let k: usize = 0; k < width; k += 8) {
    const bLow = v128.load(b),
      bHigh = v128.load(b, 16),
      nextLow = v128.load(b, 32),
      nextHigh = v128.load(b, 48);
    let four = v128.load32_splat(a + k);
    let next = v128.load32_splat(a + k, 4);
    low0 = dotTwo(low0, bLow, four, nextLow, next);
    high0 = dotTwo(high0, bHigh, four, nextHigh, next);
    four = v128.load32_splat(a1 + k);
    next = v128.load32_splat(a1 + k, 4);
    low1 = dotTwo(low1, bLow, four, nextLow, next);
    high1 = dotTwo(high1, bHigh, four, nextHigh, next);
    four = v128.load32_splat(a2 + k);
    next = v128.load32_splat(a2 + k, 4);
    low2 = dotTwo(low2, bLow, four, nextLow, next);
    high2 = dotTwo(high2, bHigh, four, nextHigh, next);
    four = v128.load32_splat(a3 + k);
    next = v128.load32_splat(a3 + k, 4);
    low3 = dotTwo(low3, bLow, four, nextLow, next);
    high3 = dotTwo(high3, bHigh, four, nextHigh, next);
    b += 64;
  }
  finish(low0, factor, bias, out);
  finish(high0, factor, bias + 16, out + 16);
  out += stride;
  finish(low1, factor, bias, out);
  finish(high1, factor, bias + 16, out + 16);
  out += stride;
  finish(low2, factor, bias, out);
  finish(high2, factor, bias + 16, out + 16);
  out += stride;
  finish(low3, factor, bias, out);
  finish(high3, factor, bias + 16, out + 16);
}

/** Eight columns of two rows: eight sums again, because one sum waits for the one before it. */
function twoRows(
  a: usize,
  b: usize,
  width: usize,
  stride: usize,
  factor: v128,
  bias: usize,
  start: usize,
  out: usize,
): void {
  let low0 = begin(start),
    high0 = begin(start + 16),
    low1 = begin(start + 32),
    high1 = begin(start + 48);
  let low2 = i32x4.splat(0),
    high2 = low2,
    low3 = low2,
    high3 = low2;
  const second = a + width;
  for (let k: usize = 0; k < width; k += 16) {
    let bLow = v128.load(b),
      bHigh = v128.load(b, 16),
      nextLow = v128.load(b, 32),
      nextHigh = v128.load(b, 48);
    let four = v128.load32_splat(a + k);
    let next = v128.load32_splat(a + k, 4);
    low0 = dotTwo(low0, bLow, four, nextLow, next);
    high0 = dotTwo(high0, bHigh, four, nextHigh, next);
    four = v128.load32_splat(second + k);
    next = v128.load32_splat(second + k, 4);
    low1 = dotTwo(low1, bLow, four, nextLow, next);
    high1 = dotTwo(high1, bHigh, four, nextHigh, next);
    bLow = v128.load(b, 64);
    bHigh = v128.load(b, 80);
    nextLow = v128.load(b, 96);
    nextHigh = v128.load(b, 112);
    four = v128.load32_splat(a + k, 8);
    next = v128.load32_splat(a + k, 12);
    low2 = dotTwo(low2, bLow, four, nextLow, next);
    high2 = dotTwo(high2, bHigh, four, nextHigh, next);
    four = v128.load32_splat(second + k, 8);
    next = v128.load32_splat(second + k, 12);
    low3 = dotTwo(low3, bLow, four, nextLow, next);
    high3 = dotTwo(high3, bHigh, four, nextHigh, next);
    b += 128;
  }
  finish(i32x4.add(low0, low2), factor, bias, out);
  finish(i32x4.add(high0, high2), factor, bias + 16, out + 16);
  out += stride;
  finish(i32x4.add(low1, low3), factor, bias, out);
  finish(i32x4.add(high1, high3), factor, bias + 16, out + 16);
}

function oneRow(
  a: usize,
  b: usize,
  width: usize,
  factor: v128,
  bias: usize,
  start: usize,
  out: usize,
): void {
  let low0 = begin(start),
    high0 = begin(start + 16);
  let low1 = i32x4.splat(0),
    high1 = low1;
  for (let k: usize = 0; k < width; k += 16) {
    let four = v128.load32_splat(a + k);
    let next = v128.load32_splat(a + k, 4);
    low0 = dotTwo(low0, v128.load(b), four, v128.load(b, 32), next);
    high0 = dotTwo(high0, v128.load(b, 16), four, v128.load(b, 48), next);
    four = v128.load32_splat(a + k, 8);
    next = v128.load32_splat(a + k, 12);
    low1 = dotTwo(low1, v128.load(b, 64), four, v128.load(b, 96), next);
    high1 = dotTwo(high1, v128.load(b, 80), four, v128.load(b, 112), next);
    b += 128;
  }
  finish(i32x4.add(low0, low1), factor, bias, out);
  finish(i32x4.add(high0, high1), factor, bias + 16, out + 16);
}

/** Eight columns of all rows; `stride` is from one row of the result to the next, in bytes, `start` what sums begin with. */
export function relaxedColumns(
  a: usize,
  b: usize,
  bias: usize,
  factor: v128,
  rows: usize,
  width: usize,
  start: usize,
  out: usize,
  stride: usize,
): void {
  let row: usize = 0;
  for (; row + 4 <= rows; row += 4)
    fourRows(a + row * width, b, width, stride, factor, bias, start + row * 32, out + row * stride);
  if (row + 2 <= rows) {
    twoRows(a + row * width, b, width, stride, factor, bias, start + row * 32, out + row * stride);
    row += 2;
  }
  if (row < rows)
    oneRow(a + row * width, b, width, factor, bias, start + row * 32, out + row * stride);
}

/** The same, sum by sum, for operands of which too many sums might overflow. */
export function carefulColumns(
  a: usize,
  b: usize,
  bias: usize,
  factor: v128,
  rows: usize,
  width: usize,
  out: usize,
  stride: usize,
): void {
  for (let row: usize = 0; row < rows; row++) {
    let low0 = i32x4.splat(0),
      low1 = low0,
      high0 = low0,
      high1 = low0;
    for (let k: usize = 0; k < width; k += 8) {
      const four = v128.load32_splat(a + k);
      const next = v128.load32_splat(a + k, 4);
      const at = b + k * 8;
      low0 = dot(low0, v128.load(at), four);
      high0 = dot(high0, v128.load(at, 16), four);
      low1 = dot(low1, v128.load(at, 32), next);
      high1 = dot(high1, v128.load(at, 48), next);
    }
    finish(i32x4.add(low0, low1), factor, bias, out);
    finish(i32x4.add(high0, high1), factor, bias + 16, out + 16);
    a += width;
    out += stride;
  }
}
