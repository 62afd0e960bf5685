import { DivergedError } from '../diverged-error.ts';
import { kktResidual } from './kkt-residual.ts';
import type { CurvatureModel } from './curvature-model.ts';
import { type Penalty, penaltyAt } from './penalty.ts';
import type { Evaluation, Problem } from './problem.ts';

/** What a solve leaves for the next one: the approximate curvature, mended by every step. */
export interface Curvature {
  model?: CurvatureModel | undefined;
  /** Sweeps that the last solve took. */
  passes?: number;
}

export interface SolveOptions {
  /** Largest violation of the optimality conditions to stop at. */
  tolerance: number;
  /** Sweeps over the table at most. */
  maxPasses: number;
  signal?: AbortSignal | undefined;
}

export interface Solution extends Evaluation {
  /** Violation of the optimality conditions at the end. */
  kkt: number;
  converged: boolean;
}

/**
 * Minimises loss + penalty by proximal quasi-Newton steps: one sweep over the table gives loss and gradient, coordinate
 * descent on a quadratic model gives the step, BFGS mends the model. A step that does not lower the objective
 * teaches the model and is taken again from where it started; should that not help, it is halved. It also ends where the
 * objective has no digits left to lose, as on the way to infinity that separable data open.
 *
 * @param start where to begin; an evaluation when the sweep was made already
 * @throws DivergedError when the loss is not finite
 */
export function quasiNewton(
  problem: Problem,
  start: Evaluation | Float64Array,
  penalty: Penalty,
  curvature: Curvature,
  { tolerance, maxPasses, signal }: SolveOptions,
): Solution {
  const objective = (at: Evaluation): number => at.loss + penaltyAt(penalty, at.theta);
  const noise = problem.precision === 'f32' ? 1e-6 : 1e-12;
  let base = start instanceof Float64Array ? problem.evaluate(start) : start;
  let value = objective(base);
  let kkt = kktResidual(base, penalty);
  let refused = 0;
  let stalled = 0; // steps in a row that lowered the objective by nothing but rounding
  let direction: Float64Array | undefined;
  if (kkt <= tolerance) return { ...base, kkt, converged: true };
  const model = (curvature.model ??= problem.curvature(base.theta));
  let pass = 0;
  for (; kkt > tolerance && stalled < 12 && pass < maxPasses; pass++) {
    signal?.throwIfAborted();
    let target: Float64Array;
    if (refused < 3 || !direction) {
      target = model.minimise(base, penalty, Math.max(1e-15, 0.02 * Math.min(kkt, tolerance + kkt * 0.2)));
      direction = target.map((x, j) => x - base.theta[j]!);
    } else {
      const factor = 0.5 ** (refused - 2);
      target = base.theta.map((x, j) => x + factor * direction![j]!);
    }
    const trial = problem.evaluate(target);
    const reached = objective(trial);
    if (Number.isNaN(reached))
      throw new DivergedError('the logistic fit left the finite numbers: rescale the features');
    if (Number.isFinite(reached))
      model.learn(
        target.map((x, j) => x - base.theta[j]!),
        base.gradient.map((g, j) => g - trial.gradient[j]!),
      );
    if (reached <= value + noise * Math.abs(value)) {
      stalled = reached < value - noise * Math.abs(value) ? 0 : stalled + 1;
      base = trial;
      value = reached;
      kkt = kktResidual(base, penalty);
      refused = 0;
    } else if (++refused > 40) break;
  }
  curvature.passes = pass;
  if (!Number.isFinite(kkt)) throw new DivergedError('the logistic fit left the finite numbers: rescale the features');
  return { ...base, kkt, converged: kkt <= (stalled < 12 ? tolerance : 1e3 * tolerance) };
}
