import { binaryLabels } from './binary-labels.ts';
import type { BootstrapOptions } from './bootstrap.ts';
import { clusterPairs, pooledAuroc } from './cluster-pairs.ts';
import { drawClusters } from './draw-clusters.ts';
import type { Estimate } from './estimate.ts';

/**
 * Pooled AUROC with a bootstrap interval over clusters (patients): what {@link clusterBootstrap} of {@link auroc} gives,
 * to the last digit, without sorting each replicate. Pairs are counted once for every two clusters; a replicate
 * weighs these counts by how often each cluster was drawn.
 *
 * @throws RangeError when there is no row, or scores, labels or options cannot be used
 * @example
 * aurocByCluster([1, 3, 2, 4], [0, 0, 1, 1], ['a', 'b', 'a', 'b'], { seed: 1 }).estimate; // 0.75
 */
export function aurocByCluster(
  scores: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
  clusters: ArrayLike<unknown>,
  options: BootstrapOptions,
): Estimate {
  binaryLabels(scores, labels);
  const pairs = clusterPairs(scores, labels, clusters);
  return drawClusters(pairs.positives.length, (drawn) => pooledAuroc(pairs, drawn), options);
}
