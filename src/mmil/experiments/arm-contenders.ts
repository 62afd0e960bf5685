import { armNames } from './arm-names.ts';
import { bagsOf } from '../bags-of.ts';
import { cellClassifier } from '../competitors/cell-classifier.ts';
import { fitBaseline } from '../fit-baseline.ts';
import { fitMmil } from '../fit-mmil.ts';
import { arms } from './arms.ts';
import type { Contender } from './contender.ts';
import type { LearnerFamily } from './learner-family.ts';

/**
 * Oracle, naive and MMIL with one family of learners, each to be tuned over the same grid by the same rule.
 *
 * @param options.rho given to MMIL
 * @param options.prefix before the names, to tell families apart
 * @example
 * armContenders(lassoFamily(), { rho: 0.2 }).map(({ name }) => name); // ['oracle', 'naive', 'MMIL']
 */
export function armContenders(
  { parameter, grid, learner, iterate }: LearnerFamily,
  { rho, prefix = '' }: { rho: number; prefix?: string },
): Contender[] {
  return arms.map((arm) => ({
    name: prefix + armNames[arm],
    parameter,
    grid,
    fit: async (training, value, options) => {
      const bags = bagsOf(training);
      const shared = { ...options, learner: learner(arm, value, training, rho) };
      if (arm === 'mmil') return cellClassifier(await fitMmil(bags, { ...shared, rho, ...iterate(value) }));
      const cellLabels = arm === 'oracle' ? { cellLabels: training.annotations.label as Float32Array } : {};
      return cellClassifier(await fitBaseline(bags, { ...shared, ...cellLabels }));
    },
  }));
}
