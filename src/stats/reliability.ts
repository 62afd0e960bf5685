import { ascendingOrder } from './ascending-order.ts';
import { checkProbabilities } from './check-probabilities.ts';

/** One bin of a reliability diagram. */
export interface ReliabilityBin {
  /** From 0. */
  bin: number;
  /** Cells in it. */
  n: number;
  /** Mean predicted probability; null when the bin is empty. */
  predicted: number | null;
  /** Observed share of positives; null when the bin is empty. */
  observed: number | null;
}

export interface ReliabilityOptions {
  /** How many. Default 10. */
  bins?: number;
  /**
   * `width`: bin ⌊bins · p⌋, the last one closed at 1. `count`: bin ⌊rank · bins / n⌋, rank from 0, equal
   * probabilities in the order given. Default `width`.
   */
  equal?: 'width' | 'count';
}

/**
 * The bins of a reliability diagram: mean prediction against observed share.
 *
 * @param labels 0 or 1, or the probability of 1
 * @throws RangeError when a probability or a label lies outside 0 … 1, lengths differ, or `bins` is no whole number
 * @example
 * reliability([0.1, 0.9], [0, 1], { bins: 2 });
 * // [{ bin: 0, n: 1, predicted: 0.1, observed: 0 }, { bin: 1, n: 1, predicted: 0.9, observed: 1 }]
 */
export function reliability(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
  { bins = 10, equal = 'width' }: ReliabilityOptions = {},
): ReliabilityBin[] {
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`bins must be a whole number from 1, got ${bins}`);
  checkProbabilities(probabilities, labels);
  const n = probabilities.length;
  const binOf = new Int32Array(n);
  if (equal === 'width')
    for (let i = 0; i < n; i++) binOf[i] = Math.min(bins - 1, Math.floor(bins * probabilities[i]!));
  else ascendingOrder(probabilities).forEach((i, rank) => (binOf[i] = Math.floor((rank * bins) / n)));
  const sums = Array.from({ length: bins }, () => ({ n: 0, predicted: 0, observed: 0 }));
  for (let i = 0; i < n; i++) {
    const sum = sums[binOf[i]!]!;
    sum.n++;
    sum.predicted += probabilities[i]!;
    sum.observed += Number(labels[i]);
  }
  return sums.map((sum, bin) => ({
    bin,
    n: sum.n,
    predicted: sum.n > 0 ? sum.predicted / sum.n : null,
    observed: sum.n > 0 ? sum.observed / sum.n : null,
  }));
}
