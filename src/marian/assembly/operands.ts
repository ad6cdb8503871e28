// The operands of the 8-bit product, and the functions that make them.
//
// A: rows x width, row by row; each byte is round(a * scale), moved up by 127 where the multiplication wants it unsigned.
// B: blocks of eight columns; in a block, for every four rows k..k+3, 32 bytes: those rows of each column in turn. A block
// takes the place of eight columns as the model file has them, one after the other, so B is arranged where it lies.

/** 1 where the relaxed dot reads the second operand as signed too: A then stays as it is. Set once, before any call. */
export let signedA: i32 = 0;

function quantise4(from: usize, scale: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from), scale)));
}

/** Makes A of `size` floats, a multiple of 16. What is below `least` becomes `least`: -127, or 0 for the positive part only. */
export function quantise(a: usize, scale: f32, size: usize, least: i32, out: usize): void {
  const scales = f32x4.splat(scale);
  const leasts = i8x16.splat(<i8>least);
  const up = i8x16.splat(signedA ? 0 : 127);
  for (let i: usize = 0; i < size; i += 16) {
    const from = a + i * 4;
    const low = i16x8.narrow_i32x4_s(quantise4(from, scales), quantise4(from + 16, scales));
    const high = i16x8.narrow_i32x4_s(quantise4(from + 32, scales), quantise4(from + 48, scales));
    const bytes = i8x16.max_s(i8x16.narrow_i16x8_s(low, high), leasts);
    v128.store(out + i, i8x16.add(bytes, up));
  }
}

/** The largest magnitude of `size` floats, a multiple of 4. */
export function largest(a: usize, size: usize): f32 {
  let most = f32x4.splat(0);
  for (let i: usize = 0; i < size; i += 4) most = f32x4.max(most, f32x4.abs(v128.load(a + i * 4)));
  const two = f32x4.max(most, v128.shuffle<f32>(most, most, 2, 3, 0, 1));
  return max<f32>(f32x4.extract_lane(two, 0), f32x4.extract_lane(two, 1));
}

/** The largest magnitude of `size` bytes, a multiple of 16. */
export function largestByte(bytes: usize, size: usize): i32 {
  let most = i8x16.splat(0);
  for (let i: usize = 0; i < size; i += 16)
    most = i8x16.max_u(most, i8x16.abs(v128.load(bytes + i)));
  let largest: i32 = 0;
  for (let lane = 0; lane < 16; lane++) {
    largest = max<i32>(largest, i8x16.extract_lane_u(most, 0));
    most = v128.shuffle<i8>(most, most, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0);
  }
  return largest;
}

/** Sixteen rows of four columns: four rows of each column in turn, at every 32 bytes. */
function arrangeFour(from: usize, width: usize, to: usize): void {
  const one = v128.load(from);
  const two = v128.load(from + width);
  const three = v128.load(from + width * 2);
  const four = v128.load(from + width * 3);
  const low = v128.shuffle<i32>(one, two, 0, 4, 1, 5);
  const lower = v128.shuffle<i32>(three, four, 0, 4, 1, 5);
  const high = v128.shuffle<i32>(one, two, 2, 6, 3, 7);
  const higher = v128.shuffle<i32>(three, four, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(low, lower, 0, 2));
  v128.store(to, v128.shuffle<i64>(low, lower, 1, 3), 32);
  v128.store(to, v128.shuffle<i64>(high, higher, 0, 2), 64);
  v128.store(to, v128.shuffle<i64>(high, higher, 1, 3), 96);
}

/** Arranges columns of bytes as B, in place; `spare` has room for eight columns. */
export function arrange(b: usize, width: usize, columns: usize, spare: usize): void {
  for (let column: usize = 0; column < columns; column += 8) {
    memory.copy(spare, b, width * 8);
    for (let k: usize = 0; k < width; k += 16) {
      arrangeFour(spare + k, width, b + k * 8);
      arrangeFour(spare + width * 4 + k, width, b + k * 8 + 16);
    }
    b += width * 8;
  }
}

/** Puts another byte in the place of each, from a table of 256. */
export function replace(bytes: usize, size: usize, table: usize): void {
  for (let at = bytes; at < bytes + size; at++) store<u8>(at, load<u8>(table + load<u8>(at)));
}

function sumsOf4(bytes: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(bytes));
}

/** The bias (0: none), less what moving A up by 127 adds to every sum: `factor` is what a column's sum counts for. */
export function prepareBias(
  b: usize,
  width: usize,
  columns: usize,
  factor: f32,
  bias: usize,
  out: usize,
): void {
  const factors = f32x4.splat(signedA ? 0 : factor);
  for (let column: usize = 0; column < columns; column += 8) {
    let low = i32x4.splat(0);
    let high = i32x4.splat(0);
    const start = b + column * width;
    for (let from = start; from < start + width * 8; from += 32) {
      low = i32x4.add(low, sumsOf4(v128.load(from)));
      high = i32x4.add(high, sumsOf4(v128.load(from, 16)));
    }
    let first = f32x4.mul(f32x4.convert_i32x4_s(low), factors);
    let second = f32x4.mul(f32x4.convert_i32x4_s(high), factors);
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
