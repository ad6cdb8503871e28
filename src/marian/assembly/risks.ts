// Where a sum may overflow 16 bits, for the BIT_EQUAL kernel. It adds four products before it goes to 32 bits, those of
// k, k+1, k+4 and k+5; Marian saturates the sum of each two, k and k+1, at 16 bits. Both come to the same where weights are
// small: the four whose weights are too large are listed once, and made up for in what the sums start from.
//
// A list: how far from 0 A may reach for it to be complete, u32; where its blocks' table stands, u32; 8 bytes of nothing; each
// column's sum, i32; for each block of eight columns where its risks start, u32, and where the last ends; the risks, of 8
// bytes: place of the weight k in its block, u32; the larger sum of two of one sign, u16; the sum of the four of one sign, u16.
import { BIT_EQUAL } from './kernels';

const HEADER: usize = 16;
const RISK: usize = 8;
const MOST: i32 = 32767;
/** What A's bytes were moved up by. */
const UP: i32 = 127;

/** The rows at hand: what was taken from each byte, the largest byte before, and the largest after. */
let lift: i32 = 0;
let largest: i32 = 0;
let span: i32 = 0;

function clip(sum: i32): i32 {
  return min<i32>(MOST, max<i32>(-MOST - 1, sum));
}

function positive(one: i32, other: i32): i32 {
  return max<i32>(one, 0) + max<i32>(other, 0);
}

function writeRisk(block: usize, at: usize, risk: usize): void {
  const w0 = load<i8>(at),
    w1 = load<i8>(at, 1),
    w4 = load<i8>(at, 32),
    w5 = load<i8>(at, 33);
  const up = positive(w0, w1),
    nextUp = positive(w4, w5),
    down = positive(-w0, -w1),
    nextDown = positive(-w4, -w5);
  store<u32>(risk, <u32>(at - block));
  store<u16>(risk, <u16>max(max(up, nextUp), max(down, nextDown)), 4);
  store<u16>(risk, <u16>max(up + nextUp, down + nextDown), 6);
}

/** Of eight times four weights a bit each: whether their sum, or that of two of them, may be too large. */
function riskyOf(at: usize, mostOfFour: v128, mostOfTwo: v128): i32 {
  const zero = i8x16.splat(0);
  const first = v128.load(at);
  const next = v128.load(at, 32);
  const up = i16x8.extadd_pairwise_i8x16_s(i8x16.max_s(first, zero));
  const nextUp = i16x8.extadd_pairwise_i8x16_s(i8x16.max_s(next, zero));
  const down = i16x8.neg(i16x8.extadd_pairwise_i8x16_s(i8x16.min_s(first, zero)));
  const nextDown = i16x8.neg(i16x8.extadd_pairwise_i8x16_s(i8x16.min_s(next, zero)));
  const four = i16x8.max_s(i16x8.add(up, nextUp), i16x8.add(down, nextDown));
  const two = i16x8.max_s(i16x8.max_s(up, nextUp), i16x8.max_s(down, nextDown));
  return i16x8.bitmask(v128.or(i16x8.gt_s(four, mostOfFour), i16x8.gt_s(two, mostOfTwo)));
}

function sumColumns(block: usize, width: usize, out: usize): void {
  let low = i32x4.splat(0),
    high = low;
  for (let at = block; at < block + width * 8; at += 32) {
    low = i32x4.add(
      low,
      i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(v128.load(at))),
    );
    high = i32x4.add(
      high,
      i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(v128.load(at, 16))),
    );
  }
  v128.store(out, low);
  v128.store(out, high, 16);
}

/** Writes those of which a bit is set; the result is where the next ones go. */
function writeRisks(block: usize, at: usize, risky: i32, risk: usize): usize {
  for (; risky; risky &= risky - 1) {
    writeRisk(block, at + ((<usize>ctz(risky)) << 1), risk);
    risk += RISK;
  }
  return risk;
}

/** Lists the risks of B for bytes of A that reach so far from 0; the result is the list's size in bytes, 0 if there are more than `most`. */
export function listRisks(
  b: usize,
  width: usize,
  columns: usize,
  reach: i32,
  most: usize,
  list: usize,
): usize {
  if (KERNEL !== BIT_EQUAL) return 0;
  const mostOfFour = i16x8.splat(<i16>(MOST / (2 * reach)));
  const mostOfTwo = i16x8.splat(<i16>(MOST / (UP + reach)));
  const blocks = list + HEADER + columns * 4;
  let risk = blocks + ((columns >> 3) + 1) * 4;
  const end = risk + most * RISK;
  store<u32>(list, <u32>reach);
  store<u32>(list, <u32>blocks, 4);
  for (let column: usize = 0; column < columns; column += 8) {
    const block = b + column * width;
    store<u32>(blocks + (column >> 1), <u32>risk);
    sumColumns(block, width, list + HEADER + column * 4);
    for (let at = block; at < block + width * 8; at += 64)
      for (let half: usize = 0; half < 32; half += 16) {
        const risky = riskyOf(at + half, mostOfFour, mostOfTwo);
        if (risk + popcnt(risky) * RISK > end) return 0;
        risk = writeRisks(block, at + half, risky, risk);
      }
  }
  store<u32>(blocks + (columns >> 1), <u32>risk);
  return risk - list;
}

/** Takes the least byte of some rows from all; the result is whether the list is good for them. */
export function lowerRows(a: usize, size: usize, list: usize, out: usize): bool {
  if (!list) return false;
  let least = v128.load(a),
    most = least;
  for (let i: usize = 16; i < size; i += 16) {
    least = i8x16.min_u(least, v128.load(a + i));
    most = i8x16.max_u(most, v128.load(a + i));
  }
  v128.store(out, least);
  v128.store(out, most, 16);
  lift = 255;
  largest = 0;
  for (let i: usize = 0; i < 16; i++) {
    lift = min<i32>(lift, load<u8>(out + i));
    largest = max<i32>(largest, load<u8>(out + i, 16));
  }
  span = largest - lift;
  const reach = load<i32>(list);
  if (largest > UP + reach || lift < UP - reach) return false;
  const lifts = i8x16.splat(<i8>lift);
  for (let i: usize = 0; i < size; i += 16) v128.store(out + i, i8x16.sub(v128.load(a + i), lifts));
  return true;
}

/** Adds to the start of each row's sum what its four products lack. */
function makeUpFor(risk: usize, a: usize, b: usize, rows: usize, width: usize, start: usize): void {
  const place = load<u32>(risk);
  const w0 = <i32>load<i8>(b + place),
    w1 = <i32>load<i8>(b + place, 1),
    w4 = <i32>load<i8>(b + place, 32),
    w5 = <i32>load<i8>(b + place, 33);
  const lifted = lift * (w0 + w1),
    nextLifted = lift * (w4 + w5);
  let at = a + ((place >> 5) << 2) + (place & 2);
  let to = start + (place & 28);
  for (let row: usize = 0; row < rows; row++) {
    const two = <i32>load<u8>(at) * w0 + <i32>load<u8>(at, 1) * w1;
    const next = <i32>load<u8>(at, 4) * w4 + <i32>load<u8>(at, 5) * w5;
    const wanted = clip(two + lifted) + clip(next + nextLifted) - lifted - nextLifted;
    const found = <i32>(<i16>(clip(two) + clip(next)));
    store<i32>(to, load<i32>(to) + wanted - found);
    at += width;
    to += 32;
  }
}

/** Writes what the sums of eight columns of some lowered rows start from. */
export function startSums(
  a: usize,
  b: usize,
  rows: usize,
  width: usize,
  column: usize,
  list: usize,
  start: usize,
): void {
  const lifts = i32x4.splat(lift);
  const low = i32x4.mul(v128.load(list + HEADER + column * 4), lifts);
  const high = i32x4.mul(v128.load(list + HEADER + column * 4, 16), lifts);
  for (let to = start; to < start + rows * 32; to += 32) {
    v128.store(to, low);
    v128.store(to, high, 16);
  }
  const block = <usize>load<u32>(list, 4) + (column >> 1);
  const end = <usize>load<u32>(block, 4);
  for (let risk: usize = load<u32>(block); risk < end; risk += RISK)
    if (largest * load<u16>(risk, 4) > MOST || span * load<u16>(risk, 6) > MOST)
      makeUpFor(risk, a, b, rows, width, start);
}
