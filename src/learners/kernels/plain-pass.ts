import type { Cells } from '../learner.ts';
import { columnSpread } from './column-spread.ts';
import { packTiles } from './pack-tiles.ts';
import { type PassData, type TablePass, tileRows } from './table-pass.ts';

const T = tileRows;

/** The sweeps in plain TypeScript and double precision: the oracle of the WebAssembly kernel, and its substitute. */
export function plainPass(cells: Cells): TablePass {
  const { n, p } = cells;
  const spread = columnSpread(cells);
  const tileCount = Math.ceil(n / T);
  const X = new Float64Array(tileCount * T * p);
  packTiles(cells, spread, X);
  const labels = new Float64Array(n);
  const ones = new Float64Array(n).fill(1);
  let weights = ones;
  let offset: Float64Array | undefined;
  const r = new Float64Array(T);
  const etas = new Float64Array(n);
  const active = new Int32Array(p);
  const beta = new Float64Array(p);

  /** Lists the coefficients that are not 0; returns how many. */
  const activate = (coefficients: Float64Array): number => {
    let count = 0;
    for (let j = 0; j < p; j++)
      if (coefficients[j] !== 0) {
        active[count] = j;
        beta[count++] = coefficients[j]!;
      }
    return count;
  };

  /** eta of one tile into r. */
  const logits = (tile: number, intercept: number, count: number): void => {
    const base = tile * p * T;
    if (offset) {
      const start = tile * T;
      const rows = Math.min(T, n - start);
      for (let i = 0; i < rows; i++) r[i] = intercept + offset[start + i]!;
      r.fill(intercept, rows);
    } else r.fill(intercept);
    let k = 0;
    for (; k + 8 <= count; k += 8) {
      const a0 = base + active[k]! * T;
      const a1 = base + active[k + 1]! * T;
      const a2 = base + active[k + 2]! * T;
      const a3 = base + active[k + 3]! * T;
      const a4 = base + active[k + 4]! * T;
      const a5 = base + active[k + 5]! * T;
      const a6 = base + active[k + 6]! * T;
      const a7 = base + active[k + 7]! * T;
      const b0 = beta[k]!;
      const b1 = beta[k + 1]!;
      const b2 = beta[k + 2]!;
      const b3 = beta[k + 3]!;
      const b4 = beta[k + 4]!;
      const b5 = beta[k + 5]!;
      const b6 = beta[k + 6]!;
      const b7 = beta[k + 7]!;
      for (let i = 0; i < T; i++)
        r[i]! +=
          b0 * X[a0 + i]! +
          b1 * X[a1 + i]! +
          b2 * X[a2 + i]! +
          b3 * X[a3 + i]! +
          (b4 * X[a4 + i]! + b5 * X[a5 + i]! + b6 * X[a6 + i]! + b7 * X[a7 + i]!);
    }
    for (; k + 4 <= count; k += 4) {
      const a0 = base + active[k]! * T;
      const a1 = base + active[k + 1]! * T;
      const a2 = base + active[k + 2]! * T;
      const a3 = base + active[k + 3]! * T;
      const b0 = beta[k]!;
      const b1 = beta[k + 1]!;
      const b2 = beta[k + 2]!;
      const b3 = beta[k + 3]!;
      for (let i = 0; i < T; i++) r[i]! += b0 * X[a0 + i]! + b1 * X[a1 + i]! + b2 * X[a2 + i]! + b3 * X[a3 + i]!;
    }
    for (; k < count; k++) {
      const a0 = base + active[k]! * T;
      const b0 = beta[k]!;
      for (let i = 0; i < T; i++) r[i]! += b0 * X[a0 + i]!;
    }
  };

  /** Turns the eta in r into weighted residuals; adds their sum to sums[1], returns the loss. */
  const residuals = (start: number, rows: number, sums: Float64Array): number => {
    etas.set(rows < T ? r.subarray(0, rows) : r, start);
    let loss = 0;
    let total = 0;
    let product = 1; // Π (1 + e^-|eta|) of cells with weight 1: one logarithm for up to 512 of them
    for (let i = 0; i < rows; i++) {
      const weight = weights[start + i]!;
      const eta = r[i]!;
      const label = labels[start + i]!;
      const u = Math.exp(-Math.abs(eta));
      const inverse = 1 / (1 + u);
      const probability = eta >= 0 ? inverse : u * inverse;
      const hinge = (eta > 0 ? eta : 0) - label * eta;
      if (weight === 1) {
        product *= 1 + u;
        loss += hinge;
        total += r[i] = label - probability;
      } else if (weight === 0) {
        r[i] = 0;
      } else {
        loss += weight * (hinge + Math.log1p(u));
        total += r[i] = weight * (label - probability);
      }
    }
    r.fill(0, rows);
    sums[1]! += total;
    return loss + Math.log(product);
  };

  /** Σ r u of one tile into sums[2 …]. */
  const products = (tile: number, sums: Float64Array): void => {
    const base = tile * p * T;
    let j = 0;
    for (; j + 8 <= p; j += 8) {
      const a = base + j * T;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      for (let i = a; i < a + T; i++) {
        const residual = r[i - a]!;
        s0 += residual * X[i]!;
        s1 += residual * X[i + T]!;
        s2 += residual * X[i + 2 * T]!;
        s3 += residual * X[i + 3 * T]!;
        s4 += residual * X[i + 4 * T]!;
        s5 += residual * X[i + 5 * T]!;
        s6 += residual * X[i + 6 * T]!;
        s7 += residual * X[i + 7 * T]!;
      }
      sums[2 + j]! += s0;
      sums[3 + j]! += s1;
      sums[4 + j]! += s2;
      sums[5 + j]! += s3;
      sums[6 + j]! += s4;
      sums[7 + j]! += s5;
      sums[8 + j]! += s6;
      sums[9 + j]! += s7;
    }
    for (; j + 4 <= p; j += 4) {
      const a0 = base + j * T;
      const a1 = a0 + T;
      const a2 = a1 + T;
      const a3 = a2 + T;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let i = 0; i < T; i++) {
        const residual = r[i]!;
        s0 += residual * X[a0 + i]!;
        s1 += residual * X[a1 + i]!;
        s2 += residual * X[a2 + i]!;
        s3 += residual * X[a3 + i]!;
      }
      sums[2 + j]! += s0;
      sums[3 + j]! += s1;
      sums[4 + j]! += s2;
      sums[5 + j]! += s3;
    }
    for (; j < p; j++) {
      const a0 = base + j * T;
      let s0 = 0;
      for (let i = 0; i < T; i++) s0 += r[i]! * X[a0 + i]!;
      sums[2 + j]! += s0;
    }
  };

  let sweeps = 0;
  return {
    n,
    p,
    precision: 'f64',
    ...spread,
    get sweeps() {
      return sweeps;
    },
    load(data: PassData) {
      labels.set(data.labels);
      weights = data.weights ? Float64Array.from(data.weights) : ones;
      offset = data.offset && Float64Array.from(data.offset);
    },
    gradient(intercept, coefficients, sums) {
      sums.fill(0);
      sweeps++;
      const count = activate(coefficients);
      let loss = 0;
      for (let tile = 0; tile < tileCount; tile++) {
        logits(tile, intercept, count);
        loss += residuals(tile * T, Math.min(T, n - tile * T), sums);
        products(tile, sums);
      }
      sums[0] = loss;
    },
    logits(room = new Float64Array(n)) {
      room.set(etas);
      return room;
    },
    moments() {
      const sums = new Float64Array(1 + 2 * p);
      for (let tile = 0; tile < tileCount; tile++) {
        const start = tile * T;
        const rows = Math.min(T, n - start);
        for (let i = 0; i < rows; i++) sums[0]! += weights[start + i]!;
        for (let j = 0; j < p; j++) {
          const base = (tile * p + j) * T;
          let first = 0;
          let second = 0;
          for (let i = 0; i < rows; i++) {
            const u = X[base + i]!;
            const weighted = weights[start + i]! * u;
            first += weighted;
            second += weighted * u;
          }
          sums[1 + j]! += first;
          sums[1 + p + j]! += second;
        }
      }
      return sums;
    },
    hessian(intercept, coefficients, tiles) {
      const size = p + 1;
      const sums = new Float64Array(size * size + 1);
      const curvature = new Float64Array(T);
      const weighted = new Float64Array(T);
      const count = activate(coefficients);
      const step = Math.max(1, tileCount / tiles);
      for (let index = 0; index < tileCount; index += step) {
        const tile = Math.floor(index);
        const start = tile * T;
        const rows = Math.min(T, n - start);
        logits(tile, intercept, count);
        for (let i = 0; i < rows; i++) {
          const u = Math.exp(-Math.abs(r[i]!));
          curvature[i] = (weights[start + i]! * u) / ((1 + u) * (1 + u));
          sums[size * size]! += weights[start + i]!;
        }
        for (let j = 0; j <= p; j++) {
          const a = (tile * p + j) * T;
          let total = 0;
          for (let i = 0; i < rows; i++) total += weighted[i] = j < p ? curvature[i]! * X[a + i]! : curvature[i]!;
          sums[j * size + p]! += total;
          let k = j;
          for (; k + 4 <= p; k += 4) {
            const b = (tile * p + k) * T;
            let s0 = 0;
            let s1 = 0;
            let s2 = 0;
            let s3 = 0;
            for (let i = 0; i < rows; i++) {
              const value = weighted[i]!;
              s0 += value * X[b + i]!;
              s1 += value * X[b + T + i]!;
              s2 += value * X[b + 2 * T + i]!;
              s3 += value * X[b + 3 * T + i]!;
            }
            sums[j * size + k]! += s0;
            sums[j * size + k + 1]! += s1;
            sums[j * size + k + 2]! += s2;
            sums[j * size + k + 3]! += s3;
          }
          for (; k < p; k++) {
            const b = (tile * p + k) * T;
            let sum = 0;
            for (let i = 0; i < rows; i++) sum += weighted[i]! * X[b + i]!;
            sums[j * size + k]! += sum;
          }
        }
      }
      for (let j = 0; j <= p; j++) for (let k = 0; k < j; k++) sums[j * size + k] = sums[k * size + j]!;
      return sums;
    },
  };
}
