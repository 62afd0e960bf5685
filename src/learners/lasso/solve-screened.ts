import { kktResidual } from './kkt-residual.ts';
import type { Penalty } from './penalty.ts';
import type { Evaluation, WideProblem } from './problem.ts';
import { type Curvature, quasiNewton, type Solution, type SolveOptions } from './quasi-newton.ts';

/**
 * Minimises loss + penalty over thousands of features: those that may enter are solved for, then the optimality
 * conditions of all are looked at, and features that violate them join in, until none does. What may enter is guessed by
 * the sequential strong rule (Tibshirani et al. 2012): a feature whose |gradient| at the penalty before is below
 * 2 l1 - l1 before is left out.
 *
 * @param before the penalty that `start` solves, if it does
 */
export function solveScreened(
  problem: WideProblem,
  start: Evaluation | Float64Array,
  penalty: Penalty,
  curvature: Curvature,
  options: SolveOptions,
  before: Penalty = penalty,
): Solution {
  const { l1 } = penalty;
  const { p, constant } = problem;
  const joined = new Uint8Array(p);
  const watch = (): void => problem.watch(Int32Array.from(joined.keys()).filter((j) => joined[j]));
  let base: Evaluation;
  if (start instanceof Float64Array) {
    for (let j = 0; j < p; j++) joined[j] = Number(start[j] !== 0);
    watch();
    base = problem.complete(problem.evaluate(start));
  } else base = start;
  for (let j = 0; j < p; j++)
    joined[j] = Number(
      !constant[j] &&
        (base.theta[j] !== 0 || Math.abs(base.gradient[j]!) >= Math.min(l1[j]!, 2 * l1[j]! - before.l1[j]!)),
    );
  for (let passes = 0; ;) {
    watch();
    const masked = base.gradient.map((value, j) => (j === p || joined[j] ? value : 0));
    const inner = quasiNewton(problem, { ...base, gradient: masked }, penalty, curvature, {
      ...options,
      maxPasses: Math.max(1, options.maxPasses - passes),
    });
    passes += curvature.passes ?? 0;
    base = problem.complete(inner);
    const kkt = kktResidual(base, penalty);
    let more = 0;
    for (let j = 0; j < p; j++) {
      if (joined[j] || constant[j] || !(Math.abs(base.gradient[j]!) > l1[j]! + 0.5 * options.tolerance)) continue;
      joined[j] = 1;
      more++;
    }
    if (kkt <= options.tolerance || more === 0 || passes >= options.maxPasses) {
      curvature.passes = passes;
      return { ...base, kkt, converged: kkt <= options.tolerance || (more === 0 && inner.converged) };
    }
  }
}
