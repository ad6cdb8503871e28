// The product with plain SIMD, for engines without relaxed SIMD; exact.
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

/** sum + b·a in pairs, for four rows of two columns. */
function dot(sum: v128, twoColumns: v128, a: v128): v128 {
  return i32x4.add(sum, i32x4.dot_i16x8_s(twoColumns, a));
}

/** Four bytes of A as i16, twice. */
function widened(a: usize): v128 {
  return i16x8.extend_low_i8x16_u(v128.load32_splat(a));
}

/** Four sums of two columns' pairs. */
function fold(first: v128, second: v128): v128 {
  return i32x4.add(
    v128.shuffle<i32>(first, second, 0, 2, 4, 6),
    v128.shuffle<i32>(first, second, 1, 3, 5, 7),
  );
}

function twoRows(
  a: usize,
  b: usize,
  width: usize,
  columns: usize,
  factor: v128,
  bias: usize,
  out: usize,
): void {
  let upper0 = i32x4.splat(0),
    upper1 = upper0,
    upper2 = upper0,
    upper3 = upper0;
  let lower0 = upper0,
    lower1 = upper0,
    lower2 = upper0,
    lower3 = upper0;
  const end = a + width;
  for (; a < end; a += 4) {
    const upper = widened(a);
    const lower = widened(a + width);
    let twoColumns = v128.load8x8_s(b);
    upper0 = dot(upper0, twoColumns, upper);
    lower0 = dot(lower0, twoColumns, lower);
    twoColumns = v128.load8x8_s(b, 8);
    upper1 = dot(upper1, twoColumns, upper);
    lower1 = dot(lower1, twoColumns, lower);
    twoColumns = v128.load8x8_s(b, 16);
    upper2 = dot(upper2, twoColumns, upper);
    lower2 = dot(lower2, twoColumns, lower);
    twoColumns = v128.load8x8_s(b, 24);
    upper3 = dot(upper3, twoColumns, upper);
    lower3 = dot(lower3, twoColumns, lower);
    b += 32;
  }
  finish(fold(upper0, upper1), factor, bias, out);
  finish(fold(upper2, upper3), factor, bias + 16, out + 16);
  out += columns * 4;
  finish(fold(lower0, lower1), factor, bias, out);
  finish(fold(lower2, lower3), factor, bias + 16, out + 16);
}

function oneRow(a: usize, b: usize, width: usize, factor: v128, bias: usize, out: usize): void {
  let sum0 = i32x4.splat(0),
    sum1 = sum0,
    sum2 = sum0,
    sum3 = sum0;
  const end = a + width;
  for (; a < end; a += 4) {
    const four = widened(a);
    sum0 = dot(sum0, v128.load8x8_s(b), four);
    sum1 = dot(sum1, v128.load8x8_s(b, 8), four);
    sum2 = dot(sum2, v128.load8x8_s(b, 16), four);
    sum3 = dot(sum3, v128.load8x8_s(b, 24), four);
    b += 32;
  }
  finish(fold(sum0, sum1), factor, bias, out);
  finish(fold(sum2, sum3), factor, bias + 16, out + 16);
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
    for (; row + 2 <= rows; row += 2)
      twoRows(
        a + row * width,
        block,
        width,
        columns,
        factor,
        biases,
        out + (row * columns + column) * 4,
      );
    if (row < rows)
      oneRow(a + row * width, block, width, factor, biases, out + (row * columns + column) * 4);
  }
}
