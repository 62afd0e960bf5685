import { fitExactly } from './lasso/fit-exactly.ts';
import type { LassoLearner } from './lasso/lasso.ts';
import { type LinearFit, linearModel } from './lasso/linear-model.ts';
import type { LogisticOptions } from './lasso/logistic-options.ts';

/**
 * Plain logistic regression, without a penalty: maximum likelihood, for calibration and for few features.
 *
 * When the features separate the labels no finite maximum exists: the fit ends where the gradient vanishes in the digits
 * it has, and the model warns `separable`.
 *
 * @example
 * const { intercept, coefficients } = logistic().fit(scores, labels);
 */
export function logistic(options: Pick<LogisticOptions, 'precision' | 'tolerance' | 'maxPasses'> = {}): LassoLearner {
  return {
    name: 'logistic',
    fit: (cells, labels, fitOptions = {}) =>
      fitExactly('logistic', cells, labels, { ...options, lambda: 0 }, fitOptions),
    fromJSON: (json) => linearModel(json as LinearFit),
  };
}
