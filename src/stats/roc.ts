import { ascendingOrder } from './ascending-order.ts';
import { binaryLabels } from './binary-labels.ts';

/** One point of a ROC curve: what a cut there would reach. */
export interface RocPoint {
  /** Scores above it are called positive. The first is -Infinity (all are), the last Infinity (none is). */
  threshold: number;
  /** Share of positives that are called positive. */
  sensitivity: number;
  /** Share of negatives that are not. */
  specificity: number;
}

/**
 * The points of the ROC curve from the lowest to the highest threshold: one between every two neighbouring distinct
 * scores (half way, as pROC puts it), one below and one above all.
 *
 * @throws RangeError when a class is missing, lengths differ, a score is NaN or a label is neither 0 nor 1
 * @example
 * roc([1, 2], [0, 1])[1]; // { threshold: 1.5, sensitivity: 1, specificity: 1 }
 */
export function roc(scores: ArrayLike<number>, labels: ArrayLike<number | boolean>): RocPoint[] {
  const { positives, negatives } = binaryLabels(scores, labels);
  if (positives === 0 || negatives === 0)
    throw new RangeError(`a ROC curve needs both classes, got ${positives} positives and ${negatives} negatives`);
  const order = ascendingOrder(scores);
  const points: RocPoint[] = [{ threshold: -Infinity, sensitivity: 1, specificity: 0 }];
  let [missed, rejected] = [0, 0];
  for (let k = 0; k < order.length; k++) {
    if (labels[order[k]!]) missed++;
    else rejected++;
    const score = scores[order[k]!]!;
    const next = k + 1 < order.length ? scores[order[k + 1]!]! : Infinity;
    if (next === score && k + 1 < order.length) continue;
    points.push({
      threshold: k + 1 < order.length ? score + (next - score) / 2 : Infinity,
      sensitivity: 1 - missed / positives,
      specificity: rejected / negatives,
    });
  }
  return points;
}
