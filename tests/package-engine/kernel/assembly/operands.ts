// The prepared operands of the product, and the six functions that make them.
//
// A: rows x width, row by row; each byte is round(a * scale), moved up by 127 where the multiplication wants it unsigned.
// B: blocks of eight columns; in a block, for every four rows k..k+3, 32 bytes: those rows of each column in turn.
// The engine makes every B through these functions, so the order inside is our own affair.

/** 1 where the relaxed dot reads the second operand as signed too: A then stays as it is. Set once, before any call. */
export let signedA: i32 = 0;

const LARGEST: f32 = 127;

function quantise4(from: usize, scale: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from), scale)));
}

/** Sixteen floats as bytes from -127 to 127, halves to even. */
function quantise16(from: usize, scale: v128): v128 {
  const low = i16x8.narrow_i32x4_s(quantise4(from, scale), quantise4(from + 16, scale));
  const high = i16x8.narrow_i32x4_s(quantise4(from + 32, scale), quantise4(from + 48, scale));
  return i8x16.max_s(i8x16.narrow_i16x8_s(low, high), i8x16.splat(-127));
}

/** Where a column starts in B. */
function columnOf(b: usize, column: usize, width: usize): usize {
  return b + (column >> 3) * 8 * width + (column & 7) * 4;
}

export function prepareA(
  a: usize,
  scale: f32,
  _zero: f32,
  rows: usize,
  width: usize,
  out: usize,
): void {
  const scales = f32x4.splat(scale);
  const up = i8x16.splat(signedA ? 0 : 127);
  const size = rows * width;
  for (let i: usize = 0; i < size; i += 16)
    v128.store(out + i, i8x16.add(quantise16(a + i * 4, scales), up));
}

export function prepareB(
  b: usize,
  scale: f32,
  _zero: f32,
  width: usize,
  columns: usize,
  out: usize,
): void {
  for (let column: usize = 0; column < columns; column++) {
    const to = columnOf(out, column, width);
    for (let k: usize = 0; k < width; k++) {
      const value = nearest<f32>(load<f32>(b + (k * columns + column) * 4) * scale);
      const byte = <i32>min<f32>(max<f32>(value, -LARGEST), LARGEST);
      store<i8>(to + (k >> 2) * 32 + (k & 3), <i8>byte);
    }
  }
}

export function prepareBFromTransposed(
  b: usize,
  scale: f32,
  _zero: f32,
  width: usize,
  columns: usize,
  out: usize,
): void {
  const scales = f32x4.splat(scale);
  for (let column: usize = 0; column < columns; column++) {
    const from = b + column * width * 4;
    let to = columnOf(out, column, width);
    for (let k: usize = 0; k < width; k += 16) {
      const bytes = quantise16(from + k * 4, scales);
      v128.store32_lane(to, bytes, 0);
      v128.store32_lane(to, bytes, 1, 32);
      v128.store32_lane(to, bytes, 2, 64);
      v128.store32_lane(to, bytes, 3, 96);
      to += 128;
    }
  }
}

export function prepareBFromQuantizedTransposed(
  b: usize,
  width: usize,
  columns: usize,
  out: usize,
): void {
  for (let column: usize = 0; column < columns; column++) {
    const from = b + column * width;
    const to = columnOf(out, column, width);
    for (let k: usize = 0; k < width; k += 4) store<u32>(to + k * 8, load<u32>(from + k));
  }
}

export function selectColumnsOfB(
  b: usize,
  width: usize,
  _columns: usize,
  ids: usize,
  count: usize,
  out: usize,
): void {
  for (let i: usize = 0; i < count; i++) {
    const from = columnOf(b, load<u32>(ids + i * 4), width);
    const to = columnOf(out, i, width);
    for (let k: usize = 0; k < width; k += 4) store<u32>(to + k * 8, load<u32>(from + k * 8));
  }
}

function sumsOf4(bytes: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(bytes));
}

/** The bias, less what moving A up by 127 adds to every sum. */
export function prepareBias(
  b: usize,
  scaleA: f32,
  _zeroA: f32,
  scaleB: f32,
  _zeroB: f32,
  width: usize,
  columns: usize,
  bias: usize,
  out: usize,
): void {
  const unquantise: f32 = signedA ? 0 : (-1 * ((LARGEST / scaleA) * (LARGEST / scaleB))) / LARGEST;
  const factor = f32x4.splat(unquantise);
  for (let column: usize = 0; column < columns; column += 8) {
    let low = i32x4.splat(0);
    let high = i32x4.splat(0);
    const start = b + column * width;
    for (let from = start; from < start + width * 8; from += 32) {
      low = i32x4.add(low, sumsOf4(v128.load(from)));
      high = i32x4.add(high, sumsOf4(v128.load(from, 16)));
    }
    let first = f32x4.mul(f32x4.convert_i32x4_s(low), factor);
    let second = f32x4.mul(f32x4.convert_i32x4_s(high), factor);
    if (bias) {
      first = f32x4.add(first, v128.load(bias + column * 4));
      second = f32x4.add(second, v128.load(bias + column * 4, 16));
    }
    v128.store(out + column * 4, first);
    v128.store(out + column * 4, second, 16);
  }
}

/** Four sums as floats, scaled, with their bias. */
export function finish(sums: v128, factor: v128, bias: usize, out: usize): void {
  v128.store(out, f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sums), factor), v128.load(bias)));
}
