import type { Cells, FitOptions, Learner } from '../learner.ts';
import { fitExactly } from './fit-exactly.ts';
import { fitInterpolated } from './fit-interpolated.ts';
import { type LinearFit, type LinearModel, linearModel } from './linear-model.ts';
import type { LogisticOptions } from './logistic-options.ts';

export interface LassoOptions extends LogisticOptions {
  /** Strength of the penalty, at least 0. See {@link lassoPath} for the objective. */
  lambda: number;
  /**
   * As glmnet's `predict(s =)` does: fit the whole default path and interpolate at lambda, instead of solving at
   * lambda. Default false.
   */
  interpolate?: boolean;
}

/** A learner whose `fit` returns at once, not a promise. */
export interface LassoLearner extends Learner<LinearModel> {
  fit(cells: Cells, labels: ArrayLike<number>, options?: FitOptions<LinearModel>): LinearModel;
}

/**
 * Elastic-net logistic regression at one lambda, solved exactly: see {@link lassoPath} for the objective and the
 * options. The model carries its certificate, `kkt`.
 *
 * @throws RangeError when lambda is not a number from 0
 * @example
 * const model = lasso({ lambda: 0.01 }).fit(cells, labels);
 * model.coefficients; // most of them 0
 */
export function lasso(options: LassoOptions): LassoLearner {
  const { lambda, interpolate = false } = options;
  if (!(lambda >= 0 && lambda < Infinity))
    throw new RangeError(`lambda must be a finite number of at least 0, got ${lambda}`);
  return {
    name: 'lasso',
    fit: (cells, labels, fitOptions = {}) =>
      interpolate
        ? fitInterpolated(cells, labels, options, fitOptions)
        : fitExactly('lasso', cells, labels, options, fitOptions),
    fromJSON: (json) => linearModel(json as LinearFit),
  };
}
