import { sigmoid } from '../sigmoid.ts';
import { saturatedLoss } from './saturated-loss.ts';

/**
 * Mean deviance of cells that were left out: 2 (log-likelihood of the labels themselves - that of the model), with
 * probabilities clipped to 1e-5 … 1 - 1e-5, as `cv.glmnet` has it.
 */
export function heldOutDeviance(eta: ArrayLike<number>, labels: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < eta.length; i++) {
    const p = Math.min(1 - 1e-5, Math.max(1e-5, sigmoid(eta[i]!)));
    const s = labels[i]!;
    // Labels 0 and 1 need one logarithm.
    sum -=
      weights[i]! * (s === 1 ? Math.log(p) : s === 0 ? Math.log(1 - p) : s * Math.log(p) + (1 - s) * Math.log(1 - p));
    total += weights[i]!;
  }
  return 2 * (sum / total - saturatedLoss(labels, weights));
}
