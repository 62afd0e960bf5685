import type { Estimate } from '../../stats/estimate.ts';
import { bootstrap, type BootstrapOptions } from '../../stats/bootstrap.ts';
import { drawClusters } from '../../stats/draw-clusters.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import { mean } from '../../stats/mean.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import { clustersOf } from './clusters-of.ts';

/** From here on the bootstrap says the same as the normal theory, and takes minutes. */
const manyUnits = 5000;

/**
 * The mean of values with its interval: of shares (all 0 or 1, each a source of its own) Wilson's; where some share a
 * source, a bootstrap of whole sources (Wilson's of the sources where all are 0 or all are 1); else a bootstrap of the values. From 5,000 sources on Student's interval, of
 * linearised sources where some are shared. `n` counts what is independent.
 *
 * @param sources what each value is not independent of
 * @returns null when there is no value
 * @example
 * meanOfScores([1, 1, 0, 1], ['a', 'b', 'c', 'd'], { seed: 1 }); // { estimate: 0.75, lower: 0.3006…, upper: 0.9544…, n: 4, method: 'Wilson' … }
 */
export function meanOfScores(
  values: readonly number[],
  sources: readonly string[],
  { level = 0.95, ...options }: BootstrapOptions,
): Estimate | null {
  if (values.length === 0) return null;
  const { sums, counts } = clustersOf(values, sources);
  const m = sums.length;
  const clustered = m < values.length;
  if (!clustered && values.every((value): boolean => value === 0 || value === 1))
    return wilsonInterval(
      values.reduce((k, value) => k + value, 0),
      m,
      { level },
    );
  const estimate = mean(values);
  // Where no source differs from another, resampling them says nothing: each counts as one trial.
  if ((estimate === 0 || estimate === 1) && values.every((value) => value === estimate))
    return wilsonInterval(estimate * m, m, { level });
  if (m >= manyUnits) {
    // Of a ratio of sums: each source counts its mean, plus its deviation weighted by its size.
    const size = values.length / m;
    const interval = meanInterval(
      sums.map((sum, c) => estimate + (sum - counts[c]! * estimate) / size),
      { level },
    );
    return clustered ? { ...interval, estimate, method: `${interval.method}: linearised sources` } : interval;
  }
  if (!clustered)
    return bootstrap(m, (units) => units.reduce((sum, i) => sum + values[i]!, 0) / m, { level, ...options });
  const ratio = (drawn: Float64Array): number => {
    let [sum, n] = [0, 0];
    drawn.forEach((times, c) => {
      sum += times * sums[c]!;
      n += times * counts[c]!;
    });
    return sum / n;
  };
  return drawClusters(m, ratio, { level, ...options });
}
