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

/** e to the power of x <= 0, as the C library has it. */
export function exp1(x: f32): f32 {
  if (x < -87) return 0;
  const z = <f64>x * 46.16624130844683;
  const k = nearest<f64>(z);
  const r = z - k;
  const steps = <i64>k;
  const power = load<i64>(powers + <usize>((steps & 31) << 3)) + ((steps >> 5) << 52);
  const high = 1.6938359250920212e-6 * r + 2.3459809789509004e-4;
  return <f32>((high * (r * r) + (2.1660849396613134e-2 * r + 1)) * reinterpret<f64>(power));
}
