import { lasso } from '../../learners/lasso/lasso.ts';
import type { LearnerFamily } from './learner-family.ts';

/**
 * Logistic regression with a ridge penalty on standardised features, tuned by its strength: the penalty of nnPU.
 *
 * @example
 * armContenders(ridgeFamily({ grid: [0.01, 0.1] }), { rho: 0.2 });
 */
export const ridgeFamily = ({ grid = [0.01, 0.1, 1] }: { grid?: readonly number[] } = {}): LearnerFamily => ({
  name: 'ridge',
  parameter: 'ridge penalty',
  grid,
  learner: (_, lambda) => lasso({ precision: 'f32', alpha: 0, lambda }),
  iterate: () => ({ maxIterations: 40 }),
});
