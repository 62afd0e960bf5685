import { addScores } from '../add-scores.ts';
import type { FitWarning } from '../fit-warning.ts';
import type { LearnerModel } from '../learner.ts';

/** A fitted logistic regression, as plain JSON. */
export interface LinearFit {
  /** `lasso` or `logistic`. */
  learner: string;
  /** Names of the features. */
  names: readonly string[];
  intercept: number;
  /** One a feature, by the units of the feature as given. */
  coefficients: readonly number[];
  lambda: number;
  /** lambda Σ_j factor_j (alpha |b_j| sd_j + (1 - alpha) b_j² sd_j² / 2). */
  penalty: number;
  /** Σ w (log(1 + e^eta) - s eta) / Σ w on the cells it was fitted to. Null for an interpolated one. */
  loss: number | null;
  /** Largest violation of the optimality conditions: the certificate of the fit. Null for an interpolated one. */
  kkt: number | null;
  /** Sweeps over the table it took. */
  passes: number;
  warnings: readonly FitWarning[];
}

/** A fitted logistic regression: logit(x) = intercept + Σ_j coefficients_j x_j. */
export interface LinearModel extends LinearFit, LearnerModel {
  readonly learner: string;
  readonly penalty: number;
  readonly warnings: readonly FitWarning[];
  toJSON(): LinearFit;
}

/** Gives a fit its methods. */
export function linearModel(fit: LinearFit): LinearModel {
  return {
    ...fit,
    logit: (cells, { offset } = {}) => addScores(cells, fit.intercept, fit.coefficients, offset),
    toJSON: () => ({ ...fit }),
  };
}
