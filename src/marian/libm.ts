// Three functions of the C library in single precision as musl has them, with which Mozilla's builds of Marian compute:
// the last bit of a position's sine decides now and then how an activation is rounded.

const EXP_STEPS = 32;

/** e to the power of x. */
export function expf(x: number): number {
  const [c0, c1, c2] = [1.6938359250920212e-6, 2.3459809789509004e-4, 2.1660849396613134e-2];
  const z = (x * EXP_STEPS) / Math.LN2;
  const k = Math.round(z);
  const r = z - k;
  return Math.fround(((c0 * r + c1) * (r * r) + (c2 * r + 1)) * 2 ** (k / EXP_STEPS));
}

function sine(x: number): number {
  const [s1, s2, s3, s4] = [
    -0.16666666641626524, 0.008333329385889463, -0.00019839334836096632, 2.718311493989822e-6,
  ];
  const z = x * x;
  const s = z * x;
  return Math.fround(x + s * (s1 + z * s2) + s * (z * z) * (s3 + z * s4));
}

function cosine(x: number): number {
  const [c0, c1, c2, c3] = [
    -0.499999997251031, 0.04166662332373906, -0.001388676377460993, 2.439044879627741e-5,
  ];
  const z = x * x;
  const w = z * z;
  return Math.fround(1 + z * c0 + w * c1 + w * z * (c2 + z * c3));
}

/** The quarter turns in an angle, and what is left of it, at most an eighth of a turn. */
function quarterTurns(x: number): readonly [turns: number, rest: number] {
  const turns = Math.round((x * 2) / Math.PI);
  const [high, low] = [1.5707963109016418, 1.5893254773528196e-8];
  return [turns & 3, x - turns * high - turns * low];
}

/** The sine of an angle in radians. */
export function sinf(x: number): number {
  const [turns, rest] = quarterTurns(x);
  if (turns === 0) return sine(rest);
  if (turns === 1) return cosine(rest);
  return turns === 2 ? sine(-rest) : -cosine(rest);
}

/** The cosine of an angle in radians. */
export function cosf(x: number): number {
  const [turns, rest] = quarterTurns(x);
  if (turns === 0) return cosine(rest);
  if (turns === 1) return sine(-rest);
  return turns === 2 ? -cosine(rest) : sine(rest);
}
