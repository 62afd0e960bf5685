import type { Penalty } from './penalty.ts';
import type { Evaluation, Problem, WideProblem } from './problem.ts';
import { type Curvature, quasiNewton, type Solution, type SolveOptions } from './quasi-newton.ts';
import { solveScreened } from './solve-screened.ts';

/**
 * Minimises loss + penalty, in the way the number of features asks for.
 *
 * @param start where to begin; an evaluation of all features when the sweep was made already
 * @param before the penalty that `start` solves, when known: few features are looked at then
 * @throws DivergedError when the loss is not finite
 */
export function solve(
  problem: Problem | WideProblem,
  start: Evaluation | Float64Array,
  penalty: Penalty,
  curvature: Curvature,
  options: SolveOptions,
  before?: Penalty,
): Solution {
  return 'watch' in problem
    ? solveScreened(problem, start, penalty, curvature, options, before)
    : quasiNewton(problem, start, penalty, curvature, options);
}
