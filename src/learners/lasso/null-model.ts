import type { Penalty } from './penalty.ts';
import type { Problem } from './problem.ts';
import type { Solution } from './quasi-newton.ts';
import { solve } from './solve.ts';

/** Stands for an infinite penalty. */
const prohibitive = 1e300;

/**
 * The fit with no penalised feature: the intercept, and the features whose penalty factor is 0 unless `interceptOnly`.
 */
export function nullModel(problem: Problem, unit: Penalty, { interceptOnly = false } = {}): Solution {
  const { p, meanLabel } = problem;
  const start = new Float64Array(p + 1);
  start[p] = Math.log(meanLabel / (1 - meanLabel));
  const barred = unit.l1.map((l1, j) =>
    j < p && (interceptOnly || l1 > 0 || unit.l2[j]! > 0 || problem.constant[j]) ? prohibitive : 0,
  );
  const tolerance = problem.precision === 'f32' ? 1e-7 : 1e-13;
  return solve(problem, start, { l1: barred, l2: new Float64Array(p + 1) }, {}, { tolerance, maxPasses: 100 });
}
