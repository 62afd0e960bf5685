import { ascendingOrder } from './ascending-order.ts';
import { binaryLabels } from './binary-labels.ts';

/**
 * Average precision: Σ (Rₖ - Rₖ₋₁) Pₖ over the distinct scores from high to low, Pₖ and Rₖ being precision and recall
 * when all scores down to the k-th are called positive. Tied scores enter together. No interpolation.
 *
 * NaN when there is no positive.
 *
 * @throws RangeError when lengths differ, a score is NaN or a label is neither 0 nor 1
 * @example
 * averagePrecision([0.9, 0.8, 0.7], [1, 0, 1]); // 0.8333333333333333
 */
export function averagePrecision(scores: ArrayLike<number>, labels: ArrayLike<number | boolean>): number {
  const { positives } = binaryLabels(scores, labels);
  const order = ascendingOrder(scores);
  let [hits, before, sum] = [0, 0, 0];
  for (let k = order.length - 1; k >= 0; k--) {
    if (labels[order[k]!]) hits++;
    if (k > 0 && scores[order[k - 1]!] === scores[order[k]!]) continue;
    sum += ((hits - before) / positives) * (hits / (order.length - k));
    before = hits;
  }
  return positives === 0 ? Number.NaN : sum;
}
