// The heavy loops of boosted trees. Twin: src/learners/boosting/plain-engine.ts; both grow the same trees, bit by bit.
// Addresses are bytes. A cell has one 64-bit pair: its gradient in whole units in the upper half (signed), its hessian in
// the lower half (unsigned), so that one addition sums both.

// AssemblyScript, compiled by kernels/build.mjs.

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

/** pairs[i] of all n cells (n a multiple of four) from logits, labels and weights. */
export function gradients(
  margins: usize,
  labels: usize,
  weights: usize,
  pairs: usize,
  n: i32,
  gScale: f32,
  hScale: f32,
  turn: i32,
): void {
  const one = f32x4.splat(1);
  const unit = f32x4.splat(5.9604644775390625e-8); // 2^-24
  const g4 = f32x4.splat(gScale);
  const h4 = f32x4.splat(hScale);
  let place = i32x4.add(i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(<i32>0x9e3779b1)), i32x4.splat(turn));
  const step = i32x4.splat(<i32>(<u32>4 * 0x9e3779b1));
  for (let i = 0; i < n; i += 4) {
    const at = (<usize>i) << 2;
    const low = f32x4.demote_f64x2_zero(v128.load(margins + (at << 1)));
    const high = f32x4.demote_f64x2_zero(v128.load(margins + (at << 1), 16));
    const eta = v128.shuffle<i32>(low, high, 0, 1, 4, 5);
    const p = f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(eta))));
    const w = v128.load(weights + at);
    const dither = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(place, 8)), unit);
    const g = f32x4.mul(f32x4.mul(f32x4.sub(p, v128.load(labels + at)), w), g4);
    const h = f32x4.mul(f32x4.mul(f32x4.mul(p, f32x4.sub(one, p)), w), h4);
    const gWhole = i32x4.trunc_sat_f32x4_s(f32x4.floor(f32x4.add(g, dither)));
    const hWhole = i32x4.trunc_sat_f32x4_u(f32x4.floor(f32x4.add(h, dither)));
    v128.store(pairs + (at << 1), v128.shuffle<i32>(hWhole, gWhole, 0, 4, 1, 5));
    v128.store(pairs + (at << 1), v128.shuffle<i32>(hWhole, gWhole, 2, 6, 3, 7), 16);
    place = i32x4.add(place, step);
  }
}

/** Sums of the pairs of rows from … to - 1, by feature and bin. Returns a number without meaning. */
export function histogram(
  bins: usize,
  stride: i32,
  rows: usize,
  pairs: usize,
  from: i32,
  to: i32,
  sums: usize,
  dense: bool,
): i64 {
  memory.fill(sums, 0, (<usize>stride) << 11);
  let touched: i64 = 0;
  for (let start = from; start < to; start += 32) {
    const stop = min(start + 32, to);
    // The memory of 32 cells is touched before they are added, so that their cache misses overlap.
    if (!dense)
      for (let a = start; a < stop; a++) {
        const i = <usize>load<i32>(rows + ((<usize>a) << 2));
        const cell = bins + i * stride;
        touched += <i64>load<u8>(cell) + <i64>load<u8>(cell + stride - 1) + load<i64>(pairs + (i << 3));
      }
    for (let a = start; a < stop; a++) {
      const i = dense ? <usize>a : <usize>load<i32>(rows + ((<usize>a) << 2));
      const pair = load<i64>(pairs + (i << 3));
      let slot = sums;
      let at = bins + i * stride;
      const end = at + stride;
      for (; at < end; at += 4, slot += 8192) {
        const four = load<u32>(at);
        const first = slot + ((four << 3) & 2040);
        store<i64>(first, load<i64>(first) + pair);
        const second = slot + ((four >>> 5) & 2040);
        store<i64>(second, load<i64>(second, 2048) + pair, 2048);
        const third = slot + ((four >>> 13) & 2040);
        store<i64>(third, load<i64>(third, 4096) + pair, 4096);
        const fourth = slot + ((four >>> 21) & 2040);
        store<i64>(fourth, load<i64>(fourth, 6144) + pair, 6144);
      }
    }
  }
  return touched;
}

/** sums -= other, over all features. */
export function subtract(sums: usize, other: usize, stride: i32): void {
  const end = sums + ((<usize>stride) << 11);
  for (let at = sums, from = other; at < end; at += 16, from += 16)
    v128.store(at, i64x2.sub(v128.load(at), v128.load(from)));
}

/** out = gain, feature, bin, gradient and hessian of the node, gradient and hessian of the left part. */
export function bestSplit(
  sums: usize,
  stride: i32,
  gUnit: f64,
  hUnit: f64,
  lambda: f64,
  minChildWeight: f64,
  out: usize,
): void {
  let node: i64 = 0;
  for (let b: usize = 0; b < 2048; b += 8) node += load<i64>(sums + b);
  const g = <f64>(<i32>(node >> 32)) * gUnit;
  const h = <f64>(<u32>node) * hUnit;
  const parent = (g * g) / (h + lambda);
  let best: f64 = 0;
  let feature = -1;
  let bin = -1;
  let gBest: f64 = 0;
  let hBest: f64 = 0;
  for (let j = 0; j < stride; j++) {
    const slot = sums + ((<usize>j) << 11);
    let sum: i64 = 0;
    for (let b = 0; b < 255; b++) {
      const pair = load<i64>(slot + ((<usize>b) << 3));
      if (pair === 0) continue;
      sum += pair;
      const hLeft = <f64>(<u32>sum) * hUnit;
      if (hLeft < minChildWeight) continue;
      const hRight = h - hLeft;
      if (hRight < minChildWeight) break;
      const gLeft = <f64>(<i32>(sum >> 32)) * gUnit;
      const gRight = g - gLeft;
      const gain = (gLeft * gLeft) / (hLeft + lambda) + (gRight * gRight) / (hRight + lambda) - parent;
      if (gain > best) {
        best = gain;
        feature = j;
        bin = b;
        gBest = gLeft;
        hBest = hLeft;
      }
    }
  }
  store<f64>(out, best);
  store<f64>(out, <f64>feature, 8);
  store<f64>(out, <f64>bin, 16);
  store<f64>(out, g, 24);
  store<f64>(out, h, 32);
  store<f64>(out, gBest, 40);
  store<f64>(out, hBest, 48);
}

/**
 * Rows with bin ≤ `bin` to the front, both parts keeping their order; returns where the right part starts. `column` is
 * the bins of one feature, cell after cell: by row, every cell would be a cache miss.
 */
export function partition(column: usize, rows: usize, moved: usize, from: i32, to: i32, bin: i32): i32 {
  let left = from;
  let right = 0;
  for (let a = from; a < to; a++) {
    const i = load<i32>(rows + ((<usize>a) << 2));
    const goes = <i32>(<i32>load<u8>(column + i) <= bin);
    store<i32>(rows + ((<usize>left) << 2), i);
    store<i32>(moved + ((<usize>right) << 2), i);
    left += goes;
    right += 1 - goes;
  }
  memory.copy(rows + ((<usize>left) << 2), moved, (<usize>right) << 2);
  return left;
}

/** margins += value for the rows. */
export function add(margins: usize, rows: usize, from: i32, to: i32, value: f64): void {
  for (let a = from; a < to; a++) {
    const at = margins + ((<usize>load<i32>(rows + ((<usize>a) << 2))) << 3);
    store<f64>(at, load<f64>(at) + value);
  }
}
