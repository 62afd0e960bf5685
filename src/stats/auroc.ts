import { binaryLabels } from './binary-labels.ts';

/**
 * Area under the ROC curve: the share of (positive, negative) pairs in which the positive has the higher score, a tie
 * counting one half (Mann–Whitney U / n₁n₀). Counted in whole pairs, so exact up to 2⁵³ half pairs.
 *
 * NaN when only one class is present: there is no pair to compare.
 *
 * @param labels 0 or 1 (or booleans), one for each score
 * @throws RangeError when lengths differ, a score is NaN or a label is neither 0 nor 1
 * @example
 * auroc([0.1, 0.4, 0.4, 0.8], [0, 0, 1, 1]); // 0.875
 */
export function auroc(scores: ArrayLike<number>, labels: ArrayLike<number | boolean>): number {
  const { positives, negatives } = binaryLabels(scores, labels);
  const [above, below] = [new Float64Array(positives), new Float64Array(negatives)];
  let [k, m] = [0, 0];
  for (let i = 0; i < scores.length; i++) {
    if (labels[i]) above[k++] = scores[i]!;
    else below[m++] = scores[i]!;
  }
  above.sort();
  below.sort();
  let halfPairs = 0;
  let [lower, notHigher] = [0, 0]; // negatives below, and not above, the positive at hand
  for (const score of above) {
    while (lower < negatives && below[lower]! < score) lower++;
    while (notHigher < negatives && below[notHigher]! <= score) notHigher++;
    halfPairs += lower + notHigher;
  }
  return halfPairs / (2 * positives * negatives);
}
