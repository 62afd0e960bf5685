// Sums over one column at a time, in f64: for tables with thousands of features. Twin: src/learners/kernels/plain-columns.ts.
// Addresses are bytes. `wide` tells whether values are f64 or f32.

// AssemblyScript, compiled by kernels/build.mjs.

// @ts-ignore: decorator
@inline
function value(values: usize, k: i32, wide: bool): f64 {
  return wide ? load<f64>(values + ((<usize>k) << 3)) : <f64>load<f32>(values + ((<usize>k) << 2));
}

// @ts-ignore: decorator
@inline
function place(rows: usize, k: i32, r: usize): usize {
  return r + ((<usize>load<u32>(rows + ((<usize>k) << 2))) << 3);
}

// @ts-ignore: decorator
@inline
function sparseSum(rows: usize, values: usize, m: i32, r: usize, wide: bool, squared: bool): f64 {
  let a: f64 = 0;
  let b: f64 = 0;
  let c: f64 = 0;
  let d: f64 = 0;
  let k = 0;
  for (; k + 4 <= m; k += 4) {
    const va = value(values, k, wide);
    const vb = value(values, k + 1, wide);
    const vc = value(values, k + 2, wide);
    const vd = value(values, k + 3, wide);
    a += load<f64>(place(rows, k, r)) * (squared ? va * va : va);
    b += load<f64>(place(rows, k + 1, r)) * (squared ? vb * vb : vb);
    c += load<f64>(place(rows, k + 2, r)) * (squared ? vc * vc : vc);
    d += load<f64>(place(rows, k + 3, r)) * (squared ? vd * vd : vd);
  }
  for (; k < m; k++) {
    const v = value(values, k, wide);
    a += load<f64>(place(rows, k, r)) * (squared ? v * v : v);
  }
  return a + b + (c + d);
}

/** Σ r[rows[k]] values[k]^power, power 1 or 2. */
export function gather(rows: usize, values: usize, m: i32, wide: bool, squared: bool, r: usize): f64 {
  if (wide) return sparseSum(rows, values, m, r, true, squared);
  if (squared) return sparseSum(rows, values, m, r, false, true);
  return sparseSum(rows, values, m, r, false, false);
}

/** eta[rows[k]] += b values[k]. */
export function scatter(rows: usize, values: usize, m: i32, wide: bool, eta: usize, b: f64): void {
  if (wide)
    for (let k = 0; k < m; k++) {
      const at = place(rows, k, eta);
      store<f64>(at, load<f64>(at) + b * value(values, k, true));
    }
  else
    for (let k = 0; k < m; k++) {
      const at = place(rows, k, eta);
      store<f64>(at, load<f64>(at) + b * value(values, k, false));
    }
}

// @ts-ignore: decorator
@inline
function pair(values: usize, k: i32, wide: bool): v128 {
  return wide
    ? v128.load(values + ((<usize>k) << 3))
    : f64x2.promote_low_f32x4(v128.load64_zero(values + ((<usize>k) << 2)));
}

// @ts-ignore: decorator
@inline
function denseSum(values: usize, n: i32, r: usize, about: f64, wide: bool, squared: bool): f64 {
  const centre = f64x2.splat(about);
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let k = 0;
  for (; k + 4 <= n; k += 4) {
    const at = r + ((<usize>k) << 3);
    const x = f64x2.sub(pair(values, k, wide), centre);
    const y = f64x2.sub(pair(values, k + 2, wide), centre);
    a = f64x2.add(a, f64x2.mul(v128.load(at), squared ? f64x2.mul(x, x) : x));
    b = f64x2.add(b, f64x2.mul(v128.load(at, 16), squared ? f64x2.mul(y, y) : y));
  }
  const both = f64x2.add(a, b);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (; k < n; k++) {
    const x = value(values, k, wide) - about;
    sum += load<f64>(r + ((<usize>k) << 3)) * (squared ? x * x : x);
  }
  return sum;
}

/** Σ r[i] (values[i] - about)^power, power 1 or 2. */
export function dot(values: usize, n: i32, wide: bool, squared: bool, about: f64, r: usize): f64 {
  if (wide) return denseSum(values, n, r, about, true, squared);
  return denseSum(values, n, r, about, false, squared);
}

/** eta[i] += b (values[i] - about). */
export function add(values: usize, n: i32, wide: bool, about: f64, eta: usize, b: f64): void {
  const centre = f64x2.splat(about);
  const factor = f64x2.splat(b);
  let k = 0;
  for (; k + 2 <= n; k += 2) {
    const at = eta + ((<usize>k) << 3);
    const x = wide ? pair(values, k, true) : pair(values, k, false);
    v128.store(at, f64x2.add(v128.load(at), f64x2.mul(factor, f64x2.sub(x, centre))));
  }
  for (; k < n; k++) {
    const at = eta + ((<usize>k) << 3);
    store<f64>(at, load<f64>(at) + b * (value(values, k, wide) - about));
  }
}
