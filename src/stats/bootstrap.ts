import { eachResample, type ResampleOptions } from './each-resample.ts';
import type { Estimate } from './estimate.ts';
import { percentileEstimate } from './percentile-estimate.ts';

export interface BootstrapOptions extends ResampleOptions {
  /** Confidence level of the interval. Default 0.95. */
  level?: number;
}

/**
 * Percentile bootstrap interval of a statistic over n units.
 *
 * The statistic gets the indices of the units to use: 0 … n - 1 for the estimate, a resample with replacement for each
 * replicate. Replicates in which it is undefined (NaN) are left out of the interval, and `method` says how many. With a
 * handful of units the interval is too narrow: the bootstrap cannot know of units it never saw.
 *
 * @param n number of units, at least 1
 * @throws RangeError when `n`, `replicates`, `level` or `seed` cannot be used
 * @example
 * const x = [1, 2, 3, 4, 5];
 * bootstrap(5, (units) => mean(Array.from(units, (i) => x[i])), { seed: 1 });
 * // { estimate: 3, lower: 1.8, upper: 4.2, level: 0.95, n: 5,
 * //   method: 'percentile bootstrap, 10000 replicates, seed 1' }
 */
export function bootstrap(
  n: number,
  statistic: (indices: Int32Array) => number,
  { seed, replicates = 10_000, level = 0.95 }: BootstrapOptions,
): Estimate {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.95, got ${level}`);
  const values: number[] = [];
  eachResample(n, { seed, replicates }, (indices) => values.push(statistic(indices)));
  return percentileEstimate(statistic(Int32Array.from({ length: n }, (_, i) => i)), values, { seed, level, n });
}
