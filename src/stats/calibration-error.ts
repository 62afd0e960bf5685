import type { ReliabilityBin } from './reliability.ts';

/**
 * Expected and maximum calibration error over the bins of {@link reliability}: the mean, weighted by the cells in each
 * bin, and the largest, of |observed - predicted|. Empty bins do not count. NaN when all bins are empty.
 *
 * @example
 * calibrationError(reliability([0.2, 0.2, 0.9], [0, 1, 1])); // { expected: 0.2333…, maximum: 0.3 }
 */
export function calibrationError(bins: readonly ReliabilityBin[]): { expected: number; maximum: number } {
  let [n, sum, maximum] = [0, 0, 0];
  for (const bin of bins) {
    if (bin.predicted === null || bin.observed === null) continue;
    const gap = Math.abs(bin.observed - bin.predicted);
    n += bin.n;
    sum += bin.n * gap;
    maximum = Math.max(maximum, gap);
  }
  return n === 0 ? { expected: Number.NaN, maximum: Number.NaN } : { expected: sum / n, maximum };
}
