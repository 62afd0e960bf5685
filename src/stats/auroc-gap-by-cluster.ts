import { binaryLabels } from './binary-labels.ts';
import type { BootstrapOptions } from './bootstrap.ts';
import { clusterPairs, pooledAuroc } from './cluster-pairs.ts';
import { drawClusters } from './draw-clusters.ts';
import type { Estimate } from './estimate.ts';

/**
 * Difference of two pooled AUROCs on the same cells, first minus second, with a bootstrap interval over clusters
 * (patients): both are computed on the same draws, so what makes a patient hard for both cancels. Where the interval
 * holds 0, these patients do not tell the two apart.
 *
 * @throws RangeError when there is no row, or scores, labels or options cannot be used
 * @example
 * const patients = ['a', 'b', 'a', 'b'];
 * aurocGapByCluster([1, 3, 2, 4], [1, 2, 3, 4], [0, 0, 1, 1], patients, { seed: 1 }).estimate; // -0.25
 */
export function aurocGapByCluster(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
  clusters: ArrayLike<unknown>,
  options: BootstrapOptions,
): Estimate {
  binaryLabels(first, labels);
  binaryLabels(second, labels);
  const [a, b] = [clusterPairs(first, labels, clusters), clusterPairs(second, labels, clusters)];
  return drawClusters(a.positives.length, (drawn) => pooledAuroc(a, drawn) - pooledAuroc(b, drawn), options);
}
