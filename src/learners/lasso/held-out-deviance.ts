import { sigmoid } from '../sigmoid.ts';

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
    const entropy = (s > 0 ? s * Math.log(s) : 0) + (s < 1 ? (1 - s) * Math.log(1 - s) : 0);
    sum += weights[i]! * 2 * (entropy - s * Math.log(p) - (1 - s) * Math.log(1 - p));
    total += weights[i]!;
  }
  return sum / total;
}
