import { eachResample } from './each-resample.ts';
import type { BootstrapOptions } from './bootstrap.ts';
import type { Estimate } from './estimate.ts';
import { percentileEstimate } from './percentile-estimate.ts';
import { rowsOfClusters } from './rows-of-clusters.ts';

/**
 * Percentile bootstrap interval of any statistic of rows that come in clusters (cells of patients): whole clusters are
 * drawn with replacement, each with all its rows. The interval speaks of new clusters, and `n` counts clusters.
 *
 * The statistic gets row numbers: all rows in order for the estimate, those of the drawn clusters for each replicate
 * (the array is reused: copy what you keep). Replicates in which it is undefined (NaN) are left out, and `method` says
 * how many.
 *
 * @param clusters the cluster of each row: any values that compare with ===
 * @throws RangeError when there is no row, or `replicates`, `level` or `seed` cannot be used
 * @example
 * const [patient, x] = [['a', 'a', 'b'], [1, 2, 6]];
 * clusterBootstrap(patient, (rows) => mean(Array.from(rows, (i) => x[i])), { seed: 1 });
 * // { estimate: 3, lower: 1.5, upper: 6, level: 0.95, n: 2, method: 'percentile bootstrap of 2 clusters, …' }
 */
export function clusterBootstrap(
  clusters: ArrayLike<unknown>,
  statistic: (rows: Int32Array) => number,
  { seed, replicates = 10_000, level = 0.95 }: BootstrapOptions,
): Estimate {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, for example 0.95, got ${level}`);
  const groups = [...rowsOfClusters(clusters).values()];
  const values: number[] = [];
  let rows = new Int32Array(clusters.length);
  eachResample(groups.length, { seed, replicates }, (drawn) => {
    const size = drawn.reduce((sum, g) => sum + groups[g]!.length, 0);
    if (size > rows.length) rows = new Int32Array(2 * size);
    let end = 0;
    for (const g of drawn) {
      rows.set(groups[g]!, end);
      end += groups[g]!.length;
    }
    values.push(statistic(rows.subarray(0, end)));
  });
  return percentileEstimate(statistic(Int32Array.from({ length: clusters.length }, (_, i) => i)), values, {
    seed,
    level,
    n: groups.length,
    of: `of ${groups.length} clusters`,
  });
}
