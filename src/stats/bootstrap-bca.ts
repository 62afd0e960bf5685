import { bcaInterval } from './bca-interval.ts';
import type { BootstrapOptions } from './bootstrap.ts';
import { eachResample } from './each-resample.ts';
import type { Estimate } from './estimate.ts';

/**
 * {@link bootstrap} with the bias-corrected and accelerated interval ({@link bcaInterval}) in place of the percentile one:
 * better where the statistic is biased or skewed (a correlation, a variance, a ratio), at n more evaluations.
 *
 * @param n number of units, at least 2
 * @param statistic gets the indices of the units to use (the array is reused: copy what you keep)
 * @throws RangeError when `n`, `replicates`, `level` or `seed` cannot be used
 * @example
 * const x = [1, 2, 3, 4, 10];
 * bootstrapBca(5, (units) => mean(Array.from(units, (i) => x[i])), { seed: 1 }); // 4, from 2 to 8
 */
export function bootstrapBca(
  n: number,
  statistic: (indices: Int32Array) => number,
  { seed, replicates = 10_000, level = 0.95 }: BootstrapOptions,
): Estimate {
  if (!(n >= 2)) throw new RangeError(`a BCa bootstrap leaves out each unit in turn: it needs two, got ${n}`);
  const values: number[] = [];
  eachResample(n, { seed, replicates }, (indices) => values.push(statistic(indices)));
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const estimate = statistic(all);
  const jackknife = Array.from(all, (out) => statistic(all.filter((i) => i !== out)));
  const { lower, upper } = bcaInterval(estimate, values, jackknife, level);
  const left = values.filter(Number.isNaN).length;
  const method = `BCa bootstrap, ${replicates} replicates, seed ${seed}${left > 0 ? `, undefined in ${left}` : ''}`;
  return { estimate, lower, upper, level, n, method };
}
