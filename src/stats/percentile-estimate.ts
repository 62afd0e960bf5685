import type { Estimate } from './estimate.ts';
import { percentileInterval } from './percentile-interval.ts';

/** How the replicates of a bootstrap were made. */
export interface Replicates {
  seed: number;
  /** Confidence level of the interval. */
  level: number;
  /** Units that enter the statistic. */
  n: number;
  /** What was drawn, for example `of 12 clusters`; nothing for the units themselves. */
  of?: string;
}

/**
 * An estimate with the percentile interval of its bootstrap replicates. Replicates in which the statistic is undefined
 * (NaN) are left out of the interval, and `method` says how many.
 *
 * @param values one a replicate
 * @throws RangeError when `level` does not lie between 0 and 1
 * @example
 * percentileEstimate(3, [1, 2, 3, 4, 5], { seed: 1, level: 0.5, n: 5 });
 * // { estimate: 3, lower: 2, upper: 4, level: 0.5, n: 5, method: 'percentile bootstrap, 5 replicates, seed 1' }
 */
export function percentileEstimate(
  estimate: number,
  values: readonly number[],
  { seed, level, n, of }: Replicates,
): Estimate {
  const { lower, upper, undefined: left } = percentileInterval(values, level);
  const note = left > 0 ? `, undefined in ${left}` : '';
  const method = `percentile bootstrap${of ? ` ${of}` : ''}, ${values.length} replicates, seed ${seed}${note}`;
  return { estimate, lower, upper, level, n, method };
}
