import type { PassData, TablePass } from '../kernels/table-pass.ts';

/** Weighted means and spreads of features, and coefficients by one scale from those by the other. */
export interface Standardisation {
  /** Σ weights. */
  totalWeight: number;
  /** Weighted mean of the labels. */
  meanLabel: number;
  /** Weighted mean and population standard deviation of each feature; sd is 0 for a constant one. */
  mean: Float64Array;
  sd: Float64Array;
  /** Features without spread among the cells with weight: their coefficient is 0. */
  constant: boolean[];
  /** Mean and spread of u = (x - centre) / scale, as the pass has it: 0 and 1 when all weights are 1. */
  m: Float64Array;
  s: Float64Array;
  /** Coefficients of u into `raw`, from those of standardised features; returns the intercept. */
  unfold(theta: Float64Array, raw: Float64Array): number;
  /** Coefficients by feature as given, from those by standardised feature. */
  original(theta: Float64Array): { intercept: number; coefficients: Float64Array };
  /** The inverse of `original`. */
  standardised(intercept: number, coefficients: ArrayLike<number>): Float64Array;
}

/**
 * Standardises implicitly: weighted means and standard deviations are folded into coefficients and gradient, and the
 * table stays as it is. Loads the data into the pass.
 */
export function standardisation(
  pass: Pick<TablePass, 'n' | 'p' | 'centre' | 'scale' | 'constant' | 'load' | 'moments'>,
  data: PassData,
): Standardisation {
  const { p, n } = pass;
  pass.load(data);
  const moments = data.weights ? pass.moments() : undefined;
  const totalWeight = moments ? moments[0]! : n;
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
  const mean = Float64Array.from(pass.centre, (centre, j) => centre + m[j]! * pass.scale[j]!);
  const sd = Float64Array.from(pass.scale, (scale, j) => (constant[j] ? 0 : scale * s[j]!));
  return {
    totalWeight,
    meanLabel: labelled / totalWeight,
    mean,
    sd,
    constant,
    m,
    s,
    unfold(theta, raw) {
      let intercept = theta[p]!;
      for (let j = 0; j < p; j++) {
        raw[j] = theta[j]! / s[j]!;
        intercept -= raw[j]! * m[j]!;
      }
      return intercept;
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
