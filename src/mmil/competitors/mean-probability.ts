import { sigmoid } from '../../learners/sigmoid.ts';

/**
 * Mean of sigmoid(logit) over the cells of a patient: the score of a patient by a classifier of cells, and, where that is
 * calibrated, the expected share of diseased cells.
 *
 * @example
 * meanProbability([0, 0]); // 0.5
 */
export function meanProbability(logits: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += sigmoid(logits[i]!);
  return sum / logits.length;
}
