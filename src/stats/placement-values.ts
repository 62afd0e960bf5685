import { auroc } from './auroc.ts';

/**
 * Placement values of scores: for each positive the share of negatives below it, for each negative the share of
 * positives above it, a tie counting one half. Their means are both the AUROC. Each class in its order in the data.
 *
 * @example
 * placementValues([1, 3, 2, 4], [0, 0, 1, 1]).positives; // [0.5, 1]
 */
export function placementValues(
  scores: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
): { auroc: number; positives: Float64Array; negatives: Float64Array } {
  const ofClass = (positive: boolean): Float64Array =>
    Float64Array.from(scores).filter((_, i) => Boolean(labels[i]) === positive);
  const [above, below] = [ofClass(true), ofClass(false)];
  const [sortedAbove, sortedBelow] = [above.slice().sort(), below.slice().sort()];
  return {
    auroc: auroc(scores, labels),
    positives: above.map((score) => middleRank(sortedBelow, score) / below.length),
    negatives: below.map((score) => 1 - middleRank(sortedAbove, score) / above.length),
  };
}

/** How many of the sorted values are below `x`, equal ones counting one half. */
function middleRank(sorted: Float64Array, x: number): number {
  const first = (after: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! < x || (after && sorted[middle] === x)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (first(false) + first(true)) / 2;
}
