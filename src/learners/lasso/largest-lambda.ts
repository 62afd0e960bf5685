import type { Penalty } from './penalty.ts';
import type { Evaluation } from './problem.ts';

/**
 * The smallest lambda at which no penalised feature enters: max_j |gradient_j| / (penalty factor_j max(alpha, 0.001))
 * at the null model, as in glmnet.
 */
export function largestLambda({ gradient }: Evaluation, unit: Penalty, alpha = 1): number {
  let largest = 0;
  for (let j = 0; j < gradient.length - 1; j++) {
    // With alpha near 0 the l1 factor is too small (or 0) to divide by: glmnet takes 0.001 for alpha.
    const factor = alpha >= 1e-3 ? unit.l1[j]! / alpha : alpha < 1 ? Math.sqrt(unit.l2[j]! / (1 - alpha)) : 0;
    if (factor > 0) largest = Math.max(largest, Math.abs(gradient[j]!) / (factor * Math.max(alpha, 1e-3)));
  }
  return largest;
}
