import { boosting } from '../../learners/boosting/boosting.ts';
import type { LearnerFamily } from './learner-family.ts';

/** Trees that MMIL adds in an M-step: many at once would learn the soft labels by heart and end the climb. */
const treesPerStep = 5;

/**
 * Boosted trees of depth 3 on half of the cells each, tuned by the number of trees in all. MMIL grows them five an M-step,
 * so all arms end with as many.
 *
 * @example
 * armContenders(boostingFamily({ grid: [20, 60] }), { rho: 0.2 });
 */
export const boostingFamily = ({ grid = [20, 50, 100] }: { grid?: readonly number[] } = {}): LearnerFamily => ({
  name: 'boosting',
  parameter: 'trees',
  grid,
  learner: (arm, trees) => boosting({ trees: arm === 'mmil' ? treesPerStep : trees, cellShare: 0.5 }),
  iterate: (trees) => ({ maxIterations: Math.ceil(trees / treesPerStep), stop: { rule: 'never' } }),
});
