/** Where 2 to the powers 0/32, 1/32 … 31/32 stand as doubles. Set once, before any call. */
export let powers: usize = 0;

/** e to the power of each number, by the polynomial of Cephes, to one unit in the last place. */
export function exp4(x: v128): v128 {
  x = f32x4.max(f32x4.min(x, f32x4.splat(88.3762626647949)), f32x4.splat(-88.3762626647949));
  const k = f32x4.floor(f32x4.add(f32x4.mul(x, f32x4.splat(Mathf.LOG2E)), f32x4.splat(0.5)));
  x = f32x4.sub(x, f32x4.mul(k, f32x4.splat(0.693359375)));
  x = f32x4.sub(x, f32x4.mul(k, f32x4.splat(-2.1219444e-4)));
  let y = f32x4.splat(1.98756915e-4);
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.3981999507e-3));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(8.3334519073e-3));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(4.1665795894e-2));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.6666665459e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(5.0000001201e-1));
  y = f32x4.add(f32x4.mul(y, f32x4.mul(x, x)), x);
  y = f32x4.add(y, f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(k), i32x4.splat(127)), 23);
  return f32x4.mul(y, power);
}

/** 2 to the powers of two multiples of 1/32. */
function stepPowers(steps: v128): v128 {
  const first = powers + <usize>((i32x4.extract_lane(steps, 0) & 31) << 3);
  const second = powers + <usize>((i32x4.extract_lane(steps, 1) & 31) << 3);
  const exponents = i64x2.shl(i64x2.extend_low_i32x4_s(i32x4.shr_s(steps, 5)), 52);
  return i64x2.add(v128.load64_lane(second, v128.load64_zero(first), 1), exponents);
}

function powers2(x: v128): v128 {
  const z = f64x2.mul(x, f64x2.splat(46.16624130844683));
  const k = f64x2.nearest(z);
  const r = f64x2.sub(z, k);
  const power = stepPowers(i32x4.trunc_sat_f64x2_s_zero(k));
  const high = f64x2.add(
    f64x2.mul(f64x2.splat(1.6938359250920212e-6), r),
    f64x2.splat(2.3459809789509004e-4),
  );
  const low = f64x2.add(f64x2.mul(f64x2.splat(2.1660849396613134e-2), r), f64x2.splat(1));
  const sum = f64x2.add(f64x2.mul(high, f64x2.mul(r, r)), low);
  return f32x4.demote_f64x2_zero(f64x2.mul(sum, power));
}

/** e to the power of each number, all of which are <= 0, as the C library has it. */
export function powers4(x: v128): v128 {
  const low = powers2(f64x2.promote_low_f32x4(x));
  const high = powers2(f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3)));
  const isZero = f32x4.lt(x, f32x4.splat(-87));
  return v128.andnot(v128.shuffle<f32>(low, high, 0, 1, 4, 5), isZero);
}
