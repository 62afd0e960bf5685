import type { BootstrapOptions } from './bootstrap.ts';
import { eachResample } from './each-resample.ts';
import type { Estimate } from './estimate.ts';
import { percentileEstimate } from './percentile-estimate.ts';

/**
 * Percentile bootstrap of a statistic that is told how often each of m clusters was drawn (all 1 for the estimate; the
 * array is reused): the draws, and so the interval, of {@link clusterBootstrap} at the same seed.
 *
 * @throws RangeError when there is no cluster or an option cannot be used
 */
export function drawClusters(
  m: number,
  statistic: (drawn: Float64Array) => number,
  { seed, replicates = 10_000, level = 0.95 }: BootstrapOptions,
): Estimate {
  const drawn = new Float64Array(m).fill(1);
  const estimate = statistic(drawn);
  const values: number[] = [];
  eachResample(m, { seed, replicates }, (indices) => {
    drawn.fill(0);
    for (const cluster of indices) drawn[cluster]!++;
    values.push(statistic(drawn));
  });
  return percentileEstimate(estimate, values, { seed, level, n: m, of: `of ${m} clusters` });
}
