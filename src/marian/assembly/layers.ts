// What stands between the products: embeddings, layer norms, the recurrence. All numbers are floats, row by row.
import { exp4 } from './exponential';

/**
 * Writes the embeddings of some pieces, each with its position added. The embeddings are arranged as a product's B; `table`
 * has the float that each byte stands for. A piece of -1 is nothing at all.
 */
export function embed(
  ids: usize,
  positions: usize,
  rows: usize,
  width: usize,
  b: usize,
  table: usize,
  out: usize,
): void {
  for (let row: usize = 0; row < rows; row++) {
    const id = load<i32>(ids + row * 4);
    const position = load<usize>(positions + row * 4);
    const from = b + <usize>(id >> 3) * 8 * width + <usize>(id & 7) * 4;
    for (let k: usize = 0; k < width; k++) {
      let value: f32 = 0;
      if (id >= 0) value = load<f32>(table + <usize>load<u8>(from + (k >> 2) * 32 + (k & 3)) * 4);
      store<f32>(out, value + load<f32>(position + k * 4));
      out += 4;
    }
  }
}

/** The same for embeddings kept as floats, row by row, which are multiplied by `scale`. */
export function embedFloats(
  ids: usize,
  positions: usize,
  rows: usize,
  width: usize,
  embeddings: usize,
  scale: f32,
  out: usize,
): void {
  for (let row: usize = 0; row < rows; row++) {
    const id = load<i32>(ids + row * 4);
    const position = load<usize>(positions + row * 4);
    for (let k: usize = 0; k < width; k++) {
      let value: f32 = 0;
      if (id >= 0) value = load<f32>(embeddings + (<usize>id * width + k) * 4) * scale;
      store<f32>(out, value + load<f32>(position + k * 4));
      out += 4;
    }
  }
}

function addTo(x: usize, y: usize, size: usize): void {
  for (let i: usize = 0; i < size; i += 4)
    v128.store(x + i * 4, f32x4.add(v128.load(x + i * 4), v128.load(y + i * 4)));
}

/** Marian adds up one number after the other; four rows at once, because one sum waits for the one before it. */
function means(x: usize, x1: usize, x2: usize, x3: usize, width: usize): v128 {
  let sum0: f32 = 0,
    sum1: f32 = 0,
    sum2: f32 = 0,
    sum3: f32 = 0;
  for (let i: usize = 0; i < width * 4; i += 4) {
    sum0 += load<f32>(x + i);
    sum1 += load<f32>(x1 + i);
    sum2 += load<f32>(x2 + i);
    sum3 += load<f32>(x3 + i);
  }
  return f32x4.div(f32x4(sum0, sum1, sum2, sum3), f32x4.splat(<f32>width));
}

function square(difference: f32): f32 {
  return difference * difference;
}

function deviations(x: usize, x1: usize, x2: usize, x3: usize, width: usize, mean: v128): v128 {
  const mean0 = f32x4.extract_lane(mean, 0);
  const mean1 = f32x4.extract_lane(mean, 1);
  const mean2 = f32x4.extract_lane(mean, 2);
  const mean3 = f32x4.extract_lane(mean, 3);
  let sum0: f32 = 0,
    sum1: f32 = 0,
    sum2: f32 = 0,
    sum3: f32 = 0;
  for (let i: usize = 0; i < width * 4; i += 4) {
    sum0 += square(load<f32>(x + i) - mean0);
    sum1 += square(load<f32>(x1 + i) - mean1);
    sum2 += square(load<f32>(x2 + i) - mean2);
    sum3 += square(load<f32>(x3 + i) - mean3);
  }
  const variance = f32x4.div(f32x4(sum0, sum1, sum2, sum3), f32x4.splat(<f32>width));
  return f32x4.sqrt(f32x4.add(variance, f32x4.splat(1e-6)));
}

function normalise(
  x: usize,
  width: usize,
  mean: f32,
  deviation: f32,
  scale: usize,
  bias: usize,
): void {
  const means = f32x4.splat(mean);
  const deviations = f32x4.splat(deviation);
  for (let i: usize = 0; i < width * 4; i += 16) {
    const value = f32x4.div(f32x4.sub(v128.load(x + i), means), deviations);
    v128.store(x + i, f32x4.add(f32x4.mul(v128.load(scale + i), value), v128.load(bias + i)));
  }
}

/** x = norm(x + y) for each row. */
export function addAndNorm(
  x: usize,
  y: usize,
  rows: usize,
  width: usize,
  scale: usize,
  bias: usize,
): void {
  addTo(x, y, rows * width);
  const step = width * 4;
  const last = x + (rows - 1) * step;
  for (; x <= last; x += step * 4) {
    const x1 = min(x + step, last);
    const x2 = min(x1 + step, last);
    const x3 = min(x2 + step, last);
    const mean = means(x, x1, x2, x3, width);
    const deviation = deviations(x, x1, x2, x3, width, mean);
    normalise(x, width, f32x4.extract_lane(mean, 0), f32x4.extract_lane(deviation, 0), scale, bias);
    if (x1 > x)
      normalise(
        x1,
        width,
        f32x4.extract_lane(mean, 1),
        f32x4.extract_lane(deviation, 1),
        scale,
        bias,
      );
    if (x2 > x1)
      normalise(
        x2,
        width,
        f32x4.extract_lane(mean, 2),
        f32x4.extract_lane(deviation, 2),
        scale,
        bias,
      );
    if (x3 > x2)
      normalise(
        x3,
        width,
        f32x4.extract_lane(mean, 3),
        f32x4.extract_lane(deviation, 3),
        scale,
        bias,
      );
  }
}

/** The recurrence: cell = keep * cell + (1 - keep) * input, where keep = sigmoid(gate); out is its positive part. */
export function recur(input: usize, gate: usize, cell: usize, size: usize, out: usize): void {
  const one = f32x4.splat(1);
  for (let i: usize = 0; i < size * 4; i += 16) {
    const power = exp4(v128.load(gate + i));
    const keep = f32x4.div(power, f32x4.add(one, power));
    const kept = f32x4.mul(keep, v128.load(cell + i));
    const next = f32x4.add(kept, f32x4.mul(f32x4.sub(one, keep), v128.load(input + i)));
    v128.store(cell + i, next);
    v128.store(out + i, f32x4.max(next, f32x4.splat(0)));
  }
}

/** x = its positive part. */
export function positivePart(x: usize, size: usize): void {
  for (let i: usize = 0; i < size * 4; i += 16)
    v128.store(x + i, f32x4.max(v128.load(x + i), f32x4.splat(0)));
}
