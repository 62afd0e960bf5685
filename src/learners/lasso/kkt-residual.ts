import type { Penalty } from './penalty.ts';
import type { Evaluation } from './problem.ts';

/**
 * The largest violation of the optimality conditions, in units of the gradient: with e_j = gradient_j - l2_j theta_j,
 * |e_j - l1_j sign(theta_j)| where theta_j ≠ 0, and max(0, |e_j| - l1_j) where it is 0. It is 0 at the optimum alone.
 */
export function kktResidual({ theta, gradient }: Evaluation, { l1, l2 }: Penalty): number {
  let worst = 0;
  for (let j = 0; j < theta.length; j++) {
    const excess = gradient[j]! - l2[j]! * theta[j]!;
    const violation =
      theta[j] === 0 ? Math.max(0, Math.abs(excess) - l1[j]!) : Math.abs(excess - l1[j]! * Math.sign(theta[j]!));
    if (!(violation <= worst)) worst = violation; // NaN stays
  }
  return worst;
}
