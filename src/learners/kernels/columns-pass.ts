import { isSparse } from '../is-sparse.ts';
import type { Cells } from '../learner.ts';
import type { ColumnKernel } from './column-kernel.ts';
import { columnSpread } from './column-spread.ts';
import type { Precision } from './precision-of.ts';
import type { TablePass } from './table-pass.ts';

/**
 * Sweeps over a table of thousands of features, sparse ones at best: they read the columns that are wanted, and no others.
 * u = (x - centre) / scale as in {@link TablePass}; centring is implicit where a column is sparse. All sums are in f64.
 */
export interface ColumnsPass extends Omit<TablePass, 'gradient' | 'hessian'> {
  /**
   * At eta = offset + intercept + Σ_j coefficients_j u_j: sums[0] = Σ loss, sums[1] = Σ r as `TablePass.gradient` has
   * them, sums[2] = Σ weight σ (1 - σ).
   */
  sweep(intercept: number, coefficients: Float64Array, sums: Float64Array): void;
  /** Σ r u_j at the last `sweep`. */
  product(j: number): number;
}

/** The sweeps over the columns of a table as a kernel sums them. */
export function columnsPass(
  cells: Cells,
  precision: Precision,
  kernelOf: (cells: Cells, centre: Float64Array) => ColumnKernel,
): ColumnsPass {
  const { n, p } = cells;
  const spread = columnSpread(cells);
  const { centre, scale, constant } = spread;
  const { r, eta, dot, squares, add } = kernelOf(cells, centre);
  /** What a sparse column still lies off its centre. */
  const shift = Float64Array.from(cells.columns, (column, j) => (isSparse(column) ? centre[j]! : 0));
  const labels = new Float64Array(n);
  let weights: Float64Array | undefined;
  let offset: Float64Array | undefined;
  let total = 0; // Σ r
  let sweeps = 0;
  return {
    n,
    p,
    precision,
    ...spread,
    get sweeps() {
      return sweeps;
    },
    load(data) {
      labels.set(data.labels);
      weights = data.weights && Float64Array.from(data.weights);
      offset = data.offset && Float64Array.from(data.offset);
    },
    sweep(intercept, coefficients, sums) {
      sweeps++;
      let start = intercept;
      for (let j = 0; j < p; j++) if (coefficients[j] !== 0) start -= (coefficients[j]! * shift[j]!) / scale[j]!;
      if (offset) for (let i = 0; i < n; i++) eta[i] = start + offset[i]!;
      else eta.fill(start);
      for (let j = 0; j < p; j++) if (coefficients[j] !== 0) add(j, coefficients[j]! / scale[j]!);
      residuals(eta, labels, weights, r, sums);
      total = sums[1]!;
    },
    product: (j) => (constant[j] ? 0 : (dot(j) - shift[j]! * total) / scale[j]!),
    logits(room = new Float64Array(n)) {
      room.set(eta);
      return room;
    },
    moments() {
      const sums = new Float64Array(1 + 2 * p);
      if (weights) r.set(weights);
      else r.fill(1);
      for (let i = 0; i < n; i++) sums[0]! += r[i]!;
      for (let j = 0; j < p; j++) {
        if (constant[j]) continue;
        const [first, c, s] = [dot(j), shift[j]!, scale[j]!];
        sums[1 + j] = (first - c * sums[0]!) / s;
        sums[1 + p + j] = (squares(j) - 2 * c * first + c * c * sums[0]!) / (s * s);
      }
      return sums;
    },
  };
}

/** Weighted residuals r of all cells; their loss, sum and curvature into sums. */
function residuals(
  eta: Float64Array,
  labels: Float64Array,
  weights: Float64Array | undefined,
  r: Float64Array,
  sums: Float64Array,
): void {
  let loss = 0;
  let total = 0;
  let curvature = 0;
  let product = 1; // Π (1 + e^-|eta|) of cells with weight 1: one logarithm for many of them
  for (let i = 0; i < eta.length; i++) {
    const weight = weights ? weights[i]! : 1;
    if (weight === 0) {
      r[i] = 0;
      continue;
    }
    const at = eta[i]!;
    const label = labels[i]!;
    const u = Math.exp(-Math.abs(at));
    const inverse = 1 / (1 + u);
    const probability = at >= 0 ? inverse : u * inverse;
    const hinge = (at > 0 ? at : 0) - label * at;
    if (weight === 1) {
      loss += hinge;
      if ((product *= 1 + u) > 1e250) {
        loss += Math.log(product);
        product = 1;
      }
    } else loss += weight * (hinge + Math.log1p(u));
    total += r[i] = weight * (label - probability);
    curvature += weight * u * inverse * inverse;
  }
  sums[0] = loss + Math.log(product);
  sums[1] = total;
  sums[2] = curvature;
}
