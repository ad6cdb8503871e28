// Attention of all heads. Keys lie turned: one row for each of their columns, so that four keys are scored at once.
// Sums run in the order in which Marian's matrix product adds, so that rounding is the same.
import { exp1, exp4 } from './exponential';

/** Turns rows into columns; from one row of the result to the next are `stride` floats, and what is left over is 0. */
export function turn(x: usize, rows: usize, width: usize, stride: usize, out: usize): void {
  for (let column: usize = 0; column < width; column++) {
    let from = x + column * 4;
    for (let row: usize = 0; row < rows; row++) {
      store<f32>(out + row * 4, load<f32>(from));
      from += width * 4;
    }
    for (let row = rows; row < stride; row++) store<f32>(out + row * 4, 0);
    out += stride * 4;
  }
}

/** Scores of four keys: sums of one product after the other. */
function scoreFour(query: usize, keys: usize, width: usize, step: usize): v128 {
  let sum = f32x4.splat(0);
  for (let x: usize = 0; x < width; x++) {
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(query + x * 4), v128.load(keys)));
    keys += step;
  }
  return sum;
}

/** Scores of the last keys, where fewer than four are left: four sums of every fourth product. */
function scoreLast(query: usize, keys: usize, width: usize, step: usize): v128 {
  let sum0 = f32x4.splat(0),
    sum1 = sum0,
    sum2 = sum0,
    sum3 = sum0;
  for (let x: usize = 0; x < width; x += 4) {
    const at = query + x * 4;
    sum0 = f32x4.add(sum0, f32x4.mul(v128.load32_splat(at), v128.load(keys)));
    sum1 = f32x4.add(sum1, f32x4.mul(v128.load32_splat(at, 4), v128.load(keys + step)));
    sum2 = f32x4.add(sum2, f32x4.mul(v128.load32_splat(at, 8), v128.load(keys + step * 2)));
    sum3 = f32x4.add(sum3, f32x4.mul(v128.load32_splat(at, 12), v128.load(keys + step * 3)));
    keys += step * 4;
  }
  return f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3));
}

function scoreAll(
  query: usize,
  keys: usize,
  count: usize,
  width: usize,
  factor: v128,
  isWhole: bool,
  out: usize,
): void {
  const step = ((count + 3) & ~3) * 4;
  const whole = count & ~3;
  let key: usize = 0;
  for (; key < whole; key += 4)
    v128.store(out + key * 4, f32x4.mul(factor, scoreFour(query, keys + key * 4, width, step)));
  if (key < count) {
    const last = isWhole
      ? scoreLast(query, keys + key * 4, width, step)
      : scoreFour(query, keys + key * 4, width, step);
    v128.store(out + key * 4, f32x4.mul(factor, last));
  }
}

/** Powers of the scores less the largest; the result is their sum. */
function exponentials(scores: usize, count: usize): f32 {
  let most = load<f32>(scores);
  for (let i: usize = 1; i < count; i++) most = max<f32>(most, load<f32>(scores + i * 4));
  if (count & 3) {
    let sum: f32 = 0;
    for (let i: usize = 0; i < count; i++) {
      const power = exp1(load<f32>(scores + i * 4) - most);
      store<f32>(scores + i * 4, power);
      sum += power;
    }
    return sum;
  }
  const mosts = f32x4.splat(most);
  let sums = f32x4.splat(0);
  for (let i: usize = 0; i < count * 4; i += 16) {
    const powers = exp4(f32x4.sub(v128.load(scores + i), mosts));
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

/** The values' weighted sum, four of a head's columns at a time. */
function mix(
  weights: usize,
  values: usize,
  count: usize,
  width: usize,
  step: usize,
  out: usize,
): void {
  let x: usize = 0;
  for (; x + 16 <= width; x += 16) {
    let sum0 = f32x4.splat(0),
      sum1 = sum0,
      sum2 = sum0,
      sum3 = sum0;
    let at = values + x * 4;
    for (let i: usize = 0; i < count; i++) {
      const weight = v128.load32_splat(weights + i * 4);
      sum0 = f32x4.add(sum0, f32x4.mul(weight, v128.load(at)));
      sum1 = f32x4.add(sum1, f32x4.mul(weight, v128.load(at, 16)));
      sum2 = f32x4.add(sum2, f32x4.mul(weight, v128.load(at, 32)));
      sum3 = f32x4.add(sum3, f32x4.mul(weight, v128.load(at, 48)));
      at += step;
    }
    v128.store(out + x * 4, sum0);
    v128.store(out + x * 4, sum1, 16);
    v128.store(out + x * 4, sum2, 32);
    v128.store(out + x * 4, sum3, 48);
  }
  for (; x < width; x += 4) {
    let sum = f32x4.splat(0);
    let at = values + x * 4;
    for (let i: usize = 0; i < count; i++) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(weights + i * 4), v128.load(at)));
      at += step;
    }
    v128.store(out + x * 4, sum);
  }
}

/**
 * Attention of some queries over `count` keys, in place: each query's row becomes what it found. `keys` are turned, with a
 * stride of `count` rounded up to four. `weights` has room for `count` floats a head, rounded up likewise; after the call
 * it has those of the last query, the first head's first.
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
  for (let row: usize = 0; row < rows; row++)
    for (let head: usize = 0; head < heads; head++) {
      const at = queries + row * rowBytes + head * width * 4;
      const own = weights + head * stride * 4;
      scoreAll(at, keys + head * width * stride * 4, count, width, factor, row < whole, own);
      softmax(own, count);
      mix(own, values + head * width * 4, count, width, rowBytes, at);
    }
}
