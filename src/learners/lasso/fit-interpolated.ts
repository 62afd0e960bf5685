import type { Cells, FitOptions } from '../learner.ts';
import { interpolatePath } from './interpolate-path.ts';
import type { LassoOptions } from './lasso.ts';
import { lassoPath } from './lasso-path.ts';
import { type LinearModel, linearModel } from './linear-model.ts';

/** Fits the whole path and interpolates at one lambda, as glmnet does by default. */
export function fitInterpolated(
  cells: Cells,
  labels: ArrayLike<number>,
  options: LassoOptions,
  { weights, offset, signal }: FitOptions<LinearModel>,
): LinearModel {
  const path = lassoPath(cells, labels, {
    ...options,
    ...(weights && { weights }),
    ...(offset && { offset }),
    ...(signal && { signal }),
  });
  const { intercept, coefficients } = interpolatePath(path, options.lambda);
  const at = (values: number[]): number =>
    interpolatePath({ ...path, intercepts: values, coefficients: path.coefficients.map(() => []) }, options.lambda)
      .intercept;
  return linearModel({
    learner: 'lasso',
    names: cells.names,
    intercept,
    coefficients,
    lambda: options.lambda,
    penalty: at(path.penalties),
    loss: null,
    kkt: null,
    passes: path.passes,
    warnings: path.warnings,
  });
}
