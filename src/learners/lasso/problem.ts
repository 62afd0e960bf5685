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
  /** Number of sweeps so far. */
  readonly passes: number;
  evaluate(theta: Float64Array): Evaluation;
  /** Curvature at the null model: meanLabel (1 - meanLabel) × the correlations of the features. (p + 1)² numbers. */
  nullHessian(): Float64Array;
  /** Coefficients by feature as given, from those by standardised feature. */
  original(theta: Float64Array): { intercept: number; coefficients: Float64Array };
  /** The inverse of `original`. */
  standardised(intercept: number, coefficients: ArrayLike<number>): Float64Array;
}

/** Tiles looked at for the first curvature: it is only a start, mended by every step. */
const gramTiles = 64;

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
  let passes = 0;
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
    evaluate(theta) {
      let intercept = theta[p]!;
      for (let j = 0; j < p; j++) {
        raw[j] = theta[j]! / s[j]!;
        intercept -= raw[j]! * m[j]!;
      }
      pass.gradient(intercept, raw, sums);
      passes++;
      const gradient = new Float64Array(p + 1);
      for (let j = 0; j < p; j++)
        gradient[j] = constant[j] ? 0 : (sums[2 + j]! - m[j]! * sums[1]!) / (s[j]! * totalWeight);
      gradient[p] = sums[1]! / totalWeight;
      return { theta, loss: sums[0]! / totalWeight, gradient };
    },
    nullHessian() {
      const size = p + 1;
      const gram = pass.gram(gramTiles);
      const weight = gram[p * size + p]!;
      const factor = meanLabel * (1 - meanLabel);
      const hessian = new Float64Array(size * size);
      for (let j = 0; j < p; j++)
        for (let k = 0; k < p; k++) {
          const product =
            gram[j * size + k]! - m[j]! * gram[k * size + p]! - m[k]! * gram[j * size + p]! + m[j]! * m[k]! * weight;
          const own = j === k ? 1e-3 : 0; // keeps it positive definite whatever the tiles held
          hessian[j * size + k] = factor * ((weight > 0 ? product / (s[j]! * s[k]! * weight) : own) + own);
        }
      hessian[p * size + p] = factor;
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
