// The sweeps of the penalised logistic regression over tiles of 512 cells. Twin: src/learners/kernels/plain-pass.ts.
// Addresses are bytes. A tile holds its columns one after the other, 512 f32 each; sums go over tiles in their order, in f64.

// AssemblyScript, compiled by kernels/build.mjs.

const T: i32 = 512;

/** e^x of four numbers (Cephes), to 1e-7 relative. */
function exp4(x0: v128): v128 {
  const x = f32x4.min(f32x4.max(x0, f32x4.splat(-87)), f32x4.splat(87));
  const whole = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
  let r = f32x4.sub(x, f32x4.mul(whole, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(whole, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** log(1 + u) of four numbers from 0 to 1 (Cephes). */
function log1p4(u: v128): v128 {
  const half = f32x4.splat(0.5);
  const one = f32x4.splat(1);
  const big = f32x4.gt(f32x4.add(u, one), f32x4.splat(1.41421356237));
  const y = v128.bitselect(f32x4.mul(f32x4.sub(u, one), half), u, big);
  const z = f32x4.mul(y, y);
  let p = f32x4.splat(7.0376836292e-2);
  p = f32x4.add(f32x4.mul(p, y), f32x4.splat(-1.151461031e-1));
  p = f32x4.add(f32x4.mul(p, y), f32x4.splat(1.167699874e-1));
  p = f32x4.add(f32x4.mul(p, y), f32x4.splat(-1.2420140846e-1));
  p = f32x4.add(f32x4.mul(p, y), f32x4.splat(1.4249322787e-1));
  p = f32x4.add(f32x4.mul(p, y), f32x4.splat(-1.6668057665e-1));
  p = f32x4.add(f32x4.mul(p, y), f32x4.splat(2.0000714765e-1));
  p = f32x4.add(f32x4.mul(p, y), f32x4.splat(-2.4999993993e-1));
  p = f32x4.add(f32x4.mul(p, y), f32x4.splat(3.3333331174e-1));
  p = f32x4.sub(f32x4.mul(f32x4.mul(p, z), y), f32x4.mul(z, half));
  return f32x4.add(f32x4.add(y, p), v128.and(big, f32x4.splat(0.69314718056)));
}

function sum4(a: v128): f64 {
  return (
    <f64>f32x4.extract_lane(a, 0) +
    <f64>f32x4.extract_lane(a, 1) +
    <f64>f32x4.extract_lane(a, 2) +
    <f64>f32x4.extract_lane(a, 3)
  );
}

function add(at: usize, value: f64): void {
  store<f64>(at, load<f64>(at) + value);
}

/**
 * sums = Σ loss, Σ r, Σ r u_j over tiles from … to - 1, at eta = offset + b0 + Σ_k beta[k] u_active[k].
 * `offset` is 0 when there is none. `r` is room for a tile. The logits of all cells are left at `etas`.
 */
export function gradient(
  from: i32,
  to: i32,
  p: i32,
  X: usize,
  labels: usize,
  weights: usize,
  offset: usize,
  active: usize,
  beta: usize,
  count: i32,
  b0: f32,
  sums: usize,
  r: usize,
  etas: usize,
): void {
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  const intercept = f32x4.splat(b0);
  memory.fill(sums, 0, (<usize>(p + 2)) << 3);
  for (let tile = from; tile < to; tile++) {
    const x = X + ((<usize>tile * p) << 11);
    const start = (<usize>tile) << 11;
    for (let row: usize = 0; row < 2048; row += 64) {
      let a = intercept;
      let b = intercept;
      let c = intercept;
      let d = intercept;
      if (offset) {
        const o = offset + start + row;
        a = f32x4.add(a, v128.load(o));
        b = f32x4.add(b, v128.load(o, 16));
        c = f32x4.add(c, v128.load(o, 32));
        d = f32x4.add(d, v128.load(o, 48));
      }
      for (let k = 0; k < count; k++) {
        const column = x + ((<usize>load<i32>(active + ((<usize>k) << 2))) << 11) + row;
        const factor = v128.load_splat<f32>(beta + ((<usize>k) << 2));
        a = f32x4.add(a, f32x4.mul(factor, v128.load(column)));
        b = f32x4.add(b, f32x4.mul(factor, v128.load(column, 16)));
        c = f32x4.add(c, f32x4.mul(factor, v128.load(column, 32)));
        d = f32x4.add(d, f32x4.mul(factor, v128.load(column, 48)));
      }
      v128.store(r + row, a);
      v128.store(r + row, b, 16);
      v128.store(r + row, c, 32);
      v128.store(r + row, d, 48);
    }
    let loss = zero;
    let total = zero;
    for (let row: usize = 0; row < 2048; row += 16) {
      const eta = v128.load(r + row);
      v128.store(etas + start + row, eta);
      const label = v128.load(labels + start + row);
      const weight = v128.load(weights + start + row);
      const u = exp4(f32x4.neg(f32x4.abs(eta)));
      const inverse = f32x4.div(one, f32x4.add(one, u));
      const probability = v128.bitselect(inverse, f32x4.mul(u, inverse), f32x4.ge(eta, zero));
      const softplus = f32x4.add(f32x4.max(eta, zero), log1p4(u));
      loss = f32x4.add(loss, f32x4.mul(weight, f32x4.sub(softplus, f32x4.mul(label, eta))));
      const residual = f32x4.mul(weight, f32x4.sub(label, probability));
      total = f32x4.add(total, residual);
      v128.store(r + row, residual);
    }
    add(sums, sum4(loss));
    add(sums + 8, sum4(total));
    let j = 0;
    for (; j + 4 <= p; j += 4) {
      const column = x + ((<usize>j) << 11);
      let a = zero;
      let b = zero;
      let c = zero;
      let d = zero;
      let a2 = zero;
      let b2 = zero;
      let c2 = zero;
      let d2 = zero;
      for (let row: usize = 0; row < 2048; row += 32) {
        const first = v128.load(r + row);
        const second = v128.load(r + row, 16);
        a = f32x4.add(a, f32x4.mul(first, v128.load(column + row)));
        b = f32x4.add(b, f32x4.mul(first, v128.load(column + row, 2048)));
        c = f32x4.add(c, f32x4.mul(first, v128.load(column + row, 4096)));
        d = f32x4.add(d, f32x4.mul(first, v128.load(column + row, 6144)));
        a2 = f32x4.add(a2, f32x4.mul(second, v128.load(column + row, 16)));
        b2 = f32x4.add(b2, f32x4.mul(second, v128.load(column + row, 2064)));
        c2 = f32x4.add(c2, f32x4.mul(second, v128.load(column + row, 4112)));
        d2 = f32x4.add(d2, f32x4.mul(second, v128.load(column + row, 6160)));
      }
      const at = sums + 16 + ((<usize>j) << 3);
      add(at, sum4(f32x4.add(a, a2)));
      add(at + 8, sum4(f32x4.add(b, b2)));
      add(at + 16, sum4(f32x4.add(c, c2)));
      add(at + 24, sum4(f32x4.add(d, d2)));
    }
    for (; j < p; j++) {
      const column = x + ((<usize>j) << 11);
      let a = zero;
      for (let row: usize = 0; row < 2048; row += 16)
        a = f32x4.add(a, f32x4.mul(v128.load(r + row), v128.load(column + row)));
      add(sums + 16 + ((<usize>j) << 3), sum4(a));
    }
  }
}

/** sums += Σ w, Σ w u_j, Σ w u_j² over all tiles: 1 + 2 p numbers. */
export function moments(tiles: i32, p: i32, X: usize, weights: usize, sums: usize): void {
  const zero = f32x4.splat(0);
  memory.fill(sums, 0, (<usize>(1 + 2 * p)) << 3);
  for (let tile = 0; tile < tiles; tile++) {
    const w = weights + ((<usize>tile) << 11);
    let total = zero;
    for (let row: usize = 0; row < 2048; row += 16) total = f32x4.add(total, v128.load(w + row));
    add(sums, sum4(total));
    for (let j = 0; j < p; j++) {
      const column = X + ((<usize>tile * p + j) << 11);
      let first = zero;
      let second = zero;
      for (let row: usize = 0; row < 2048; row += 16) {
        const u = v128.load(column + row);
        const weighted = f32x4.mul(v128.load(w + row), u);
        first = f32x4.add(first, weighted);
        second = f32x4.add(second, f32x4.mul(weighted, u));
      }
      add(sums + 8 + ((<usize>j) << 3), sum4(first));
      add(sums + 8 + ((<usize>(p + j)) << 3), sum4(second));
    }
  }
}

/**
 * curvature = w σ (1 - σ) of the cells of one tile, at eta as in `gradient`. Returns Σ w. Room for a tile.
 */
export function curvature(
  tile: i32,
  p: i32,
  X: usize,
  weights: usize,
  offset: usize,
  active: usize,
  beta: usize,
  count: i32,
  b0: f32,
  room: usize,
): f64 {
  const one = f32x4.splat(1);
  const x = X + ((<usize>tile * p) << 11);
  const start = (<usize>tile) << 11;
  let total = f32x4.splat(0);
  for (let row: usize = 0; row < 2048; row += 16) {
    let eta = f32x4.splat(b0);
    if (offset) eta = f32x4.add(eta, v128.load(offset + start + row));
    for (let k = 0; k < count; k++) {
      const column = x + ((<usize>load<i32>(active + ((<usize>k) << 2))) << 11) + row;
      eta = f32x4.add(eta, f32x4.mul(v128.load_splat<f32>(beta + ((<usize>k) << 2)), v128.load(column)));
    }
    const u = exp4(f32x4.neg(f32x4.abs(eta)));
    const inverse = f32x4.div(one, f32x4.add(one, u));
    const weight = v128.load(weights + start + row);
    total = f32x4.add(total, weight);
    v128.store(room + row, f32x4.mul(weight, f32x4.mul(u, f32x4.mul(inverse, inverse))));
  }
  return sum4(total);
}

/** sums += Σ w v v' of one tile, v = (u, 1), w its own weights: the upper triangle of (p + 1)² numbers. `weighted` is room for a column. */
export function gram(tile: i32, p: i32, X: usize, w: usize, sums: usize, weighted: usize): void {
  const zero = f32x4.splat(0);
  const x = X + ((<usize>tile * p) << 11);
  const size = <usize>(p + 1);
  for (let j = 0; j <= p; j++) {
    let total = zero;
    for (let row: usize = 0; row < 2048; row += 16) {
      let value = v128.load(w + row);
      if (j < p) value = f32x4.mul(value, v128.load(x + ((<usize>j) << 11) + row));
      total = f32x4.add(total, value);
      v128.store(weighted + row, value);
    }
    const line = sums + ((<usize>j * size) << 3);
    add(line + ((<usize>p) << 3), sum4(total));
    let k = j;
    for (; k + 4 <= p; k += 4) {
      const column = x + ((<usize>k) << 11);
      let a = zero;
      let b = zero;
      let c = zero;
      let d = zero;
      for (let row: usize = 0; row < 2048; row += 16) {
        const value = v128.load(weighted + row);
        a = f32x4.add(a, f32x4.mul(value, v128.load(column + row)));
        b = f32x4.add(b, f32x4.mul(value, v128.load(column + row, 2048)));
        c = f32x4.add(c, f32x4.mul(value, v128.load(column + row, 4096)));
        d = f32x4.add(d, f32x4.mul(value, v128.load(column + row, 6144)));
      }
      const at = line + ((<usize>k) << 3);
      add(at, sum4(a));
      add(at + 8, sum4(b));
      add(at + 16, sum4(c));
      add(at + 24, sum4(d));
    }
    for (; k < p; k++) {
      const column = x + ((<usize>k) << 11);
      let a = zero;
      for (let row: usize = 0; row < 2048; row += 16)
        a = f32x4.add(a, f32x4.mul(v128.load(weighted + row), v128.load(column + row)));
      add(line + ((<usize>k) << 3), sum4(a));
    }
  }
}

/** Σ (x - about)^power of n numbers, power 1 or 2, in f64. */
export function columnSum(n: i32, column: usize, about: f64, squared: bool): f64 {
  const centre = f64x2.splat(about);
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  let rest: f64 = 0;
  const even = n & ~3;
  for (let i = 0; i < even; i += 4) {
    const at = column + ((<usize>i) << 2);
    const low = f64x2.sub(f64x2.promote_low_f32x4(v128.load64_zero(at)), centre);
    const high = f64x2.sub(f64x2.promote_low_f32x4(v128.load64_zero(at, 8)), centre);
    a = f64x2.add(a, squared ? f64x2.mul(low, low) : low);
    b = f64x2.add(b, squared ? f64x2.mul(high, high) : high);
  }
  for (let i = even; i < n; i++) {
    const value = <f64>load<f32>(column + ((<usize>i) << 2)) - about;
    rest += squared ? value * value : value;
  }
  const both = f64x2.add(a, b);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1) + rest;
}

/** Writes (x - centre) factor of n numbers into column j of the tiles. */
export function standardise(n: i32, p: i32, j: i32, column: usize, X: usize, centre: f32, factor: f32): void {
  const c = f32x4.splat(centre);
  const f = f32x4.splat(factor);
  for (let start = 0; start < n; start += T) {
    const from = column + ((<usize>start) << 2);
    const to = X + ((<usize>(start / T) * p + j) << 11);
    const rows = min(T, n - start);
    const even = rows & ~3;
    for (let i = 0; i < even; i += 4) {
      const at = (<usize>i) << 2;
      v128.store(to + at, f32x4.mul(f32x4.sub(v128.load(from + at), c), f));
    }
    for (let i = even; i < rows; i++) {
      const at = (<usize>i) << 2;
      store<f32>(to + at, (load<f32>(from + at) - centre) * factor);
    }
  }
}
