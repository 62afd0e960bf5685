import { checkProbabilities } from './check-probabilities.ts';

/**
 * Brier score: mean squared difference of probability and label. 0 is perfect, 0.25 what a constant one half gets. NaN
 * for no cells.
 *
 * @throws RangeError when a probability or a label lies outside 0 … 1, or lengths differ
 * @example
 * brierScore([0.8, 0.4], [1, 0]); // 0.1
 */
export function brierScore(probabilities: ArrayLike<number>, labels: ArrayLike<number | boolean>): number {
  checkProbabilities(probabilities, labels);
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) sum += (probabilities[i]! - Number(labels[i])) ** 2;
  return sum / probabilities.length;
}
