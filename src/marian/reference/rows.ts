// Arithmetic on rows of floats, which rounds where Marian rounds and adds up in Marian's order.
import { expf } from '../libm.ts';

/** One row of a matrix; what is written into it is rounded to single precision. */
export type Row = Float32Array;
export type Rows = readonly Row[];

/** How sums of 8-bit products come out: exactly, or with each two neighbours held within 16 bits, as SSE's pmaddubsw does. */
export type Sums = 'exact' | 'saturating';

const f = Math.fround;

const clip = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

export function add(one: Row, other: Row): Row {
  return one.map((value, i) => value + (other[i] ?? 0));
}

export function sum(row: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < row.length; i++) total = f(total + (row[i] ?? 0));
  return total;
}

/** The sums of every fourth number. */
function quarters(row: ArrayLike<number>): Row {
  const four = new Float32Array(4);
  for (let i = 0; i < row.length; i++) four[i % 4] = (four[i % 4] ?? 0) + (row[i] ?? 0);
  return four;
}

/** Both rows' product. Marian multiplies matrices in fours and adds up what is left over in quarters. */
export function dot(one: Row, other: Row, isLeftOver: boolean): number {
  const products = one.map((value, i) => value * (other[i] ?? 0));
  if (!isLeftOver) return sum(products);
  const [a = 0, b = 0, c = 0, d = 0] = quarters(products);
  return f(f(a + b) + f(c + d));
}

function halfToEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/** Whole numbers from -127 to 127. */
export function quantise(row: Row, scale: number): Int8Array {
  return Int8Array.from(row, (value) => clip(halfToEven(f(value * scale)), -127, 127));
}

/** A product of bytes as the processor has it, which takes the one operand unsigned, and so moved up by 127. */
export function dotBytes(input: Int8Array, weights: Int8Array, sums: Sums): number {
  let total = 0;
  for (let k = 0; k < input.length; k += 2) {
    const first = ((input[k] ?? 0) + 127) * (weights[k] ?? 0);
    const pair = first + ((input[k + 1] ?? 0) + 127) * (weights[k + 1] ?? 0);
    total += sums === 'saturating' ? clip(pair, -32768, 32767) : pair;
  }
  return total;
}

export function largest(rows: Rows): number {
  return rows.reduce(
    (m, row) => row.reduce((most, value) => Math.max(most, Math.abs(value)), m),
    0,
  );
}

export function positivePart(row: Row): Row {
  return row.map((value) => Math.max(0, value));
}

/** The exponential of Cephes in single precision, with which Marian computes four at a time. */
function expOfFour(value: number): number {
  const limited = f(clip(value, f(-88.3762626647949), f(88.3762626647949)));
  const k = Math.floor(f(f(limited * f(Math.LOG2E)) + 0.5));
  const x = f(f(limited - f(k * 0.693359375)) - f(k * f(-2.1219444e-4)));
  let y = f(1.98756915e-4);
  for (const c of [
    1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.50000001201,
  ])
    y = f(f(y * x) + f(c));
  return f(f(f(f(y * f(x * x)) + x) + 1) * 2 ** k);
}

/** In fours where the scores are so many, singly where they are not. */
export function softmax(scores: Row): Row {
  const most = scores.reduce((best, score) => Math.max(best, score));
  const inFours = scores.length % 4 === 0;
  const powers = scores.map((score) => (inFours ? expOfFour : expf)(f(score - most)));
  const total = sum(inFours ? quarters(powers) : powers);
  return powers.map((power) => power / total);
}

export function sigmoid(value: number): number {
  const power = expOfFour(value);
  return f(power / f(1 + power));
}

/** Layer norm. */
export function normalise(row: Row, scale: Row, bias: Row): Row {
  const mean = f(sum(row) / row.length);
  const variance = f(sum(row.map((value) => f(value - mean) ** 2)) / row.length);
  const deviation = f(Math.sqrt(f(variance + f(1e-6))));
  return row.map(
    (value, i) => f((scale[i] ?? 0) * f(f(value - mean) / deviation)) + (bias[i] ?? 0),
  );
}
