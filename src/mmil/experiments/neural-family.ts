import { neural } from '../../learners/neural/neural.ts';
import type { NeuralOptions } from '../../learners/neural/neural-options.ts';
import type { LearnerFamily } from './learner-family.ts';

/**
 * A small network, tuned by the passes over the cells in all. MMIL makes one an M-step, from the last weights, so all arms
 * end with as many. In double precision without TensorFlow.js unless `backend` says otherwise.
 *
 * @example
 * armContenders(neuralFamily({ grid: [5, 15], hidden: [8] }), { rho: 0.2 });
 */
export const neuralFamily = ({
  grid = [5, 15],
  ...options
}: { grid?: readonly number[] } & NeuralOptions = {}): LearnerFamily => ({
  name: 'network',
  parameter: 'passes',
  grid,
  learner: (arm, passes) =>
    neural({ backend: 'plain', schedule: 'constant', ...options, epochs: arm === 'mmil' ? 1 : passes }),
  iterate: (passes) => ({ maxIterations: passes, stop: { rule: 'never' } }),
});
