import { lasso } from '../../learners/lasso/lasso.ts';
import { armLambdas } from './lasso-arms.ts';
import type { LearnerFamily } from './learner-family.ts';

/**
 * The lasso, tuned by the fraction of each arm's own largest lambda.
 *
 * @example
 * armContenders(lassoFamily({ grid: [0.03, 0.1] }), { rho: 0.2 });
 */
export const lassoFamily = ({ grid = [0.01, 0.03, 0.1, 0.3] }: { grid?: readonly number[] } = {}): LearnerFamily => ({
  name: 'lasso',
  parameter: 'fraction of the largest lambda',
  grid,
  learner: (arm, fraction, training, rho) =>
    lasso({ precision: 'f32', lambda: armLambdas(training, { fraction }, rho)[arm] }),
  iterate: () => ({ maxIterations: 40 }),
});
