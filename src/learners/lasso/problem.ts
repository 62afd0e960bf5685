import type { PassData, TablePass } from '../kernels/table-pass.ts';

/** Loss and its downhill gradient at a point, in units of the mean over weights. */
export interface Evaluation {
  /** p coefficients of standardised features, then the intercept. */
  theta: Float64Array;
  /** Σ w (log(1 + e^eta) - s eta) / Σ w. */
  loss: number;
  /** Minus the derivative of the loss by theta. */
  gradient: Float64Array;
}

/** A weighted logistic loss over standardised features. */
export interface Problem {
  readonly p: number;
  readonly precision: 'f32' | 'f64';
  /** Σ weights. */
  readonly totalWeight: number;
  /** Weighted mean of the labels. */
  readonly meanLabel: number;
  /** Weighted mean and population standard deviation of each feature. */
  readonly mean: Float64Array;
  readonly sd: Float64Array;
  /** Features without spread among the cells with weight: their coefficient is 0. */
  readonly constant: readonly boolean[];
  /** Number of sweeps so far, and where the last one was. */
  readonly passes: number;
  readonly last: Float64Array | undefined;
  evaluate(theta: Float64Array): Evaluation;
  /** Curvature of the loss at a point, as a sample of cells has it: (p + 1)² numbers, positive definite. */
  hessian(theta: Float64Array): Float64Array;
  /** Coefficients by feature as given, from those by standardised feature. */
  original(theta: Float64Array): { intercept: number; coefficients: Float64Array };
  /** The inverse of `original`. */
  standardised(intercept: number, coefficients: ArrayLike<number>): Float64Array;
}

/** Tiles that a curvature is made from: about as long as one sweep takes at 1e5 cells. */
const curvatureTiles = { f32: 64, f64: 16 };

/**
 * Standardises implicitly: weighted means and standard deviations are folded into coefficients and gradient, and the
 * tiles stay as they are.
 */
export function problem(pass: TablePass, data: PassData): Problem {
  const { p, n } = pass;
  pass.load(data);
  const moments = data.weights ? pass.moments() : undefined;
  const totalWeight = moments ? moments[0]! : n;
  // Mean and spread of the tiles' columns: 0 and 1 when all weights are 1.
  const m = new Float64Array(p);
  const s = new Float64Array(p).fill(1);
  const constant = [...pass.constant];
  if (moments)
    for (let j = 0; j < p; j++) {
      if (constant[j]) continue;
      m[j] = moments[1 + j]! / totalWeight;
      const variance = moments[1 + p + j]! / totalWeight - m[j]! ** 2;
      const spread = Math.sqrt(Math.max(0, variance));
      constant[j] = !(spread > 1e-6);
      s[j] = constant[j] ? 1 : spread;
    }
  let labelled = 0;
  for (let i = 0; i < n; i++) labelled += (data.weights ? data.weights[i]! : 1) * data.labels[i]!;
  const meanLabel = labelled / totalWeight;
  const mean = Float64Array.from(pass.centre, (centre, j) => centre + m[j]! * pass.scale[j]!);
  const sd = Float64Array.from(pass.scale, (scale, j) => (constant[j] ? 0 : scale * s[j]!));
  const sums = new Float64Array(p + 2);
  const raw = new Float64Array(p);
  /** Coefficients of the tiles' columns into raw; returns the intercept. */
  const unfold = (theta: Float64Array): number => {
    let intercept = theta[p]!;
    for (let j = 0; j < p; j++) {
      raw[j] = theta[j]! / s[j]!;
      intercept -= raw[j]! * m[j]!;
    }
    return intercept;
  };
  let passes = 0;
  let last: Float64Array | undefined;
  return {
    p,
    precision: pass.precision,
    totalWeight,
    meanLabel,
    mean,
    sd,
    constant,
    get passes() {
      return passes;
    },
    get last() {
      return last;
    },
    evaluate(theta) {
      pass.gradient(unfold(theta), raw, sums);
      passes++;
      last = theta;
      const gradient = new Float64Array(p + 1);
      for (let j = 0; j < p; j++)
        gradient[j] = constant[j] ? 0 : (sums[2 + j]! - m[j]! * sums[1]!) / (s[j]! * totalWeight);
      gradient[p] = sums[1]! / totalWeight;
      return { theta, loss: sums[0]! / totalWeight, gradient };
    },
    hessian(theta) {
      const size = p + 1;
      const sums = pass.hessian(unfold(theta), raw, curvatureTiles[pass.precision]);
      const weight = sums[size * size]!;
      const all = sums[size * size - 1]!; // Σ w σ (1 - σ)
      const hessian = new Float64Array(size * size);
      if (!(weight > 0 && all > 0)) {
        for (let j = 0; j <= p; j++) hessian[j * size + j] = meanLabel * (1 - meanLabel);
        return hessian;
      }
      for (let j = 0; j < p; j++) {
        if (constant[j]) continue;
        const edge = sums[j * size + p]!;
        for (let k = 0; k < p; k++) {
          if (constant[k]) continue;
          const product = sums[j * size + k]! - m[j]! * sums[k * size + p]! - m[k]! * edge + m[j]! * m[k]! * all;
          hessian[j * size + k] = product / (s[j]! * s[k]! * weight);
        }
        hessian[j * size + p] = hessian[p * size + j] = (edge - m[j]! * all) / (s[j]! * weight);
        hessian[j * size + j]! += (1e-3 * all) / weight; // positive definite whatever the tiles hold
      }
      hessian[p * size + p] = all / weight;
      return hessian;
    },
    original(theta) {
      const coefficients = new Float64Array(p);
      let intercept = theta[p]!;
      for (let j = 0; j < p; j++) {
        if (constant[j] || theta[j] === 0) continue;
        coefficients[j] = theta[j]! / sd[j]!;
        intercept -= coefficients[j]! * mean[j]!;
      }
      return { intercept, coefficients };
    },
    standardised(intercept, coefficients) {
      const theta = new Float64Array(p + 1);
      theta[p] = intercept;
      for (let j = 0; j < p; j++) {
        theta[p]! += coefficients[j]! * mean[j]!;
        if (!constant[j]) theta[j] = coefficients[j]! * sd[j]!;
      }
      return theta;
    },
  };
}
