// Attention of all heads. Keys lie in fours, so that four are scored at once, and each head's keys and values lie together,
// because memory is read fastest from front to back. Sums run in the order in which Marian's matrix product adds, so that
// rounding is the same.
import { exp4, powers4 } from './exponential';
import { fetch } from './fetch';

/** Turns up to four rows into columns of four, the missing rows being 0. */
function arrangeFour(x: usize, rows: usize, step: usize, width: usize, out: usize): void {
  const zero = f32x4.splat(0);
  for (let end = x + width * 4; x < end; x += 16) {
    const one = v128.load(x);
    const two = rows > 1 ? v128.load(x + step) : zero;
    const three = rows > 2 ? v128.load(x + step * 2) : zero;
    const four = rows > 3 ? v128.load(x + step * 3) : zero;
    const low = v128.shuffle<f32>(one, two, 0, 4, 1, 5);
    const lower = v128.shuffle<f32>(three, four, 0, 4, 1, 5);
    const high = v128.shuffle<f32>(one, two, 2, 6, 3, 7);
    const higher = v128.shuffle<f32>(three, four, 2, 6, 3, 7);
    v128.store(out, v128.shuffle<i64>(low, lower, 0, 2));
    v128.store(out, v128.shuffle<i64>(low, lower, 1, 3), 16);
    v128.store(out, v128.shuffle<i64>(high, higher, 0, 2), 32);
    v128.store(out, v128.shuffle<i64>(high, higher, 1, 3), 48);
    out += 64;
  }
}

/**
 * Arranges keys for `attend`: for each head blocks of four keys, in a block the four numbers of each column in turn; what
 * is missing of the last four is 0.
 */
export function arrangeKeys(x: usize, rows: usize, heads: usize, width: usize, out: usize): void {
  const step = heads * width * 4;
  for (let head: usize = 0; head < heads; head++)
    for (let row: usize = 0; row < rows; row += 4) {
      arrangeFour(x + row * step + head * width * 4, min<usize>(4, rows - row), step, width, out);
      out += width * 16;
    }
}

/** Arranges values for `attend`: for each head its columns, row by row. */
export function arrangeValues(x: usize, rows: usize, heads: usize, width: usize, out: usize): void {
  for (let head: usize = 0; head < heads; head++)
    for (let row: usize = 0; row < rows; row++) {
      memory.copy(out, x + (row * heads + head) * width * 4, width * 4);
      out += width * 4;
    }
}

/** Scores of sixteen keys, `step` bytes a block of four: sums of one product after the other. */
function scoreSixteen(query: usize, keys: usize, step: usize, factor: v128, out: usize): void {
  let sum0 = f32x4.splat(0),
    sum1 = sum0,
    sum2 = sum0,
    sum3 = sum0;
  const keys1 = keys + step,
    keys2 = keys1 + step,
    keys3 = keys2 + step;
  for (let x: usize = 0; x < step; x += 16) {
    const value = v128.load32_splat(query + (x >> 2));
    sum0 = f32x4.add(sum0, f32x4.mul(value, v128.load(keys + x)));
    sum1 = f32x4.add(sum1, f32x4.mul(value, v128.load(keys1 + x)));
    sum2 = f32x4.add(sum2, f32x4.mul(value, v128.load(keys2 + x)));
    sum3 = f32x4.add(sum3, f32x4.mul(value, v128.load(keys3 + x)));
  }
  v128.store(out, f32x4.mul(factor, sum0));
  v128.store(out, f32x4.mul(factor, sum1), 16);
  v128.store(out, f32x4.mul(factor, sum2), 32);
  v128.store(out, f32x4.mul(factor, sum3), 48);
}

function scoreFour(query: usize, keys: usize, step: usize): v128 {
  let sum = f32x4.splat(0);
  for (let x: usize = 0; x < step; x += 16)
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(query + (x >> 2)), v128.load(keys + x)));
  return sum;
}

/** Scores of the last keys, where fewer than four are left: four sums of every fourth product. */
function scoreLast(query: usize, keys: usize, step: usize): v128 {
  let sum0 = f32x4.splat(0),
    sum1 = sum0,
    sum2 = sum0,
    sum3 = sum0;
  for (let x: usize = 0; x < step; x += 64) {
    const at = query + (x >> 2);
    sum0 = f32x4.add(sum0, f32x4.mul(v128.load32_splat(at), v128.load(keys + x)));
    sum1 = f32x4.add(sum1, f32x4.mul(v128.load32_splat(at, 4), v128.load(keys + x, 16)));
    sum2 = f32x4.add(sum2, f32x4.mul(v128.load32_splat(at, 8), v128.load(keys + x, 32)));
    sum3 = f32x4.add(sum3, f32x4.mul(v128.load32_splat(at, 12), v128.load(keys + x, 48)));
  }
  return f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3));
}

/** The scores of one head's keys; what is missing of the last four is minus infinity. */
function score(
  query: usize,
  keys: usize,
  count: usize,
  width: usize,
  factor: v128,
  isWhole: bool,
  out: usize,
): void {
  const step = width * 16;
  let key: usize = 0;
  for (; key + 16 <= count; key += 16)
    scoreSixteen(query, keys + key * width * 4, step, factor, out + key * 4);
  for (; key + 4 <= count; key += 4)
    v128.store(out + key * 4, f32x4.mul(factor, scoreFour(query, keys + key * width * 4, step)));
  if (key === count) return;
  const at = keys + key * width * 4;
  const last = isWhole ? scoreLast(query, at, step) : scoreFour(query, at, step);
  v128.store(out + key * 4, f32x4.mul(factor, last));
  for (let i = count; i < key + 4; i++) store<f32>(out + i * 4, -Infinity);
}

function largestOf(scores: usize, bytes: usize): f32 {
  let most = v128.load(scores);
  for (let i: usize = 16; i < bytes; i += 16) most = f32x4.pmax(most, v128.load(scores + i));
  most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 2, 3, 0, 1));
  return max<f32>(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1));
}

/** Powers of the scores less the largest; the result is their sum. */
function exponentials(scores: usize, count: usize): f32 {
  const bytes = ((count + 3) & ~3) * 4;
  const most = f32x4.splat(largestOf(scores, bytes));
  if (count & 3) {
    for (let i: usize = 0; i < bytes; i += 16)
      v128.store(scores + i, powers4(f32x4.sub(v128.load(scores + i), most)));
    let sum: f32 = 0;
    for (let i: usize = 0; i < count * 4; i += 4) sum += load<f32>(scores + i);
    return sum;
  }
  let sums = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const powers = exp4(f32x4.sub(v128.load(scores + i), most));
    v128.store(scores + i, powers);
    sums = f32x4.add(sums, powers);
  }
  const two = f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1);
  return two + f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3);
}

function softmax(scores: usize, count: usize): void {
  const total = f32x4.splat(exponentials(scores, count));
  for (let i: usize = 0; i < count * 4; i += 16)
    v128.store(scores + i, f32x4.div(v128.load(scores + i), total));
}

function weighted(sum: v128, weight: v128, values: usize, offset: usize): v128 {
  return f32x4.add(sum, f32x4.mul(weight, v128.load(values + offset)));
}

/** The values' weighted sum in sixteen columns. */
function mixSixteen(weights: usize, values: usize, count: usize, step: usize, out: usize): void {
  let sum0 = f32x4.splat(0),
    sum1 = sum0,
    sum2 = sum0,
    sum3 = sum0;
  for (let i: usize = 0; i < count * 4; i += 4) {
    const weight = v128.load32_splat(weights + i);
    sum0 = weighted(sum0, weight, values, 0);
    sum1 = weighted(sum1, weight, values, 16);
    sum2 = weighted(sum2, weight, values, 32);
    sum3 = weighted(sum3, weight, values, 48);
    values += step;
  }
  v128.store(out, sum0);
  v128.store(out, sum1, 16);
  v128.store(out, sum2, 32);
  v128.store(out, sum3, 48);
}

/** The same in twenty-four columns. */
function mixTwentyFour(weights: usize, values: usize, count: usize, step: usize, out: usize): void {
  let sum0 = f32x4.splat(0),
    sum1 = sum0,
    sum2 = sum0,
    sum3 = sum0,
    sum4 = sum0,
    sum5 = sum0;
  for (let i: usize = 0; i < count * 4; i += 4) {
    const weight = v128.load32_splat(weights + i);
    sum0 = weighted(sum0, weight, values, 0);
    sum1 = weighted(sum1, weight, values, 16);
    sum2 = weighted(sum2, weight, values, 32);
    sum3 = weighted(sum3, weight, values, 48);
    sum4 = weighted(sum4, weight, values, 64);
    sum5 = weighted(sum5, weight, values, 80);
    values += step;
  }
  v128.store(out, sum0);
  v128.store(out, sum1, 16);
  v128.store(out, sum2, 32);
  v128.store(out, sum3, 48);
  v128.store(out, sum4, 64);
  v128.store(out, sum5, 80);
}

function mixFour(weights: usize, values: usize, count: usize, step: usize, out: usize): void {
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < count * 4; i += 4) {
    sum = weighted(sum, v128.load32_splat(weights + i), values, 0);
    values += step;
  }
  v128.store(out, sum);
}

/** The values' weighted sum. */
function mix(weights: usize, values: usize, count: usize, width: usize, out: usize): void {
  const step = width * 4;
  const end = values + step;
  // Thirty-two columns are two times sixteen.
  for (; values + 96 <= end && values + 128 !== end; values += 96) {
    mixTwentyFour(weights, values, count, step, out);
    out += 96;
  }
  for (; values + 64 <= end; values += 64) {
    mixSixteen(weights, values, count, step, out);
    out += 64;
  }
  for (; values < end; values += 16) {
    mixFour(weights, values, count, step, out);
    out += 16;
  }
}

/**
 * Attention of some queries over `count` keys, in place: each query's row becomes what it found. `weights` has room for
 * `count` floats a head, rounded up to four; after the call it has those of the last query, the first head's first.
 */
export function attend(
  queries: usize,
  rows: usize,
  keys: usize,
  values: usize,
  count: usize,
  heads: usize,
  width: usize,
  weights: usize,
): void {
  const stride = (count + 3) & ~3;
  const rowBytes = heads * width * 4;
  const factor = f32x4.splat(<f32>1 / sqrt<f32>(<f32>width));
  const whole = rows & ~3;
  for (let head: usize = 0; head < heads; head++) {
    fetch(keys, stride * width * 4, weights);
    fetch(values, count * width * 4, weights);
    for (let row: usize = 0; row < rows; row++) {
      const at = queries + row * rowBytes + head * width * 4;
      score(at, keys, count, width, factor, row < whole, weights);
      softmax(weights, count);
      mix(weights, values, count, width, at);
    }
    keys += stride * width * 4;
    values += count * width * 4;
    weights += stride * 4;
  }
}
