import type { CurvatureModel } from './curvature-model.ts';
import { minimiseModel } from './minimise-model.ts';
import { updateHessian } from './update-hessian.ts';

/** The curvature as a matrix of (p + 1)² numbers: few features. It is changed in place. */
export function denseCurvature(hessian: Float64Array): CurvatureModel {
  return {
    minimise: (base, penalty, tolerance) => minimiseModel(hessian, base, penalty, tolerance),
    learn: (step, change) => updateHessian(hessian, step, change),
    copy: () => denseCurvature(hessian.slice()),
  };
}
