import { sigmoid } from '../../learners/sigmoid.ts';

/**
 * P(y = 1 | x, z = 1) = sigmoid(eta - log kappa): the probability that a cell of a sick patient is diseased, eta and
 * kappa of the same population. (It is 0 for z = 0.)
 *
 * @param eta logit P(y = 1 | x)
 * @example
 * cellPosterior(-1.5, 0.5); // 0.30856…
 */
export function cellPosterior(eta: number, kappa: number): number {
  return sigmoid(eta - Math.log(kappa));
}
