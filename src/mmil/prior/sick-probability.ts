import { sigmoid } from '../../learners/sigmoid.ts';

/**
 * P(z = 1 | x) = sigmoid(eta) + kappa (1 - sigmoid(eta)): the probability that a cell comes from a sick patient. Never
 * below kappa: this is what a classifier of inherited labels learns.
 *
 * @param eta logit P(y = 1 | x)
 * @example
 * sickProbability(0, 0.5); // 0.75
 */
export function sickProbability(eta: number, kappa: number): number {
  return sigmoid(eta) + kappa * sigmoid(-eta);
}
