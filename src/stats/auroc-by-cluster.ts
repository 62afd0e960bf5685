import { ascendingOrder } from './ascending-order.ts';
import { binaryLabels } from './binary-labels.ts';
import { eachResample } from './each-resample.ts';
import type { BootstrapOptions } from './bootstrap.ts';
import type { Estimate } from './estimate.ts';
import { percentileEstimate } from './percentile-estimate.ts';
import { rowsOfClusters } from './rows-of-clusters.ts';

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
  { seed, replicates = 10_000, level = 0.95 }: BootstrapOptions,
): Estimate {
  binaryLabels(scores, labels);
  const { halfPairs, positives, negatives } = clusterPairs(scores, labels, clusters);
  const m = positives.length;
  const drawn = new Float64Array(m).fill(1);
  const pooled = (): number => {
    let [sum, above, below] = [0, 0, 0];
    for (let a = 0; a < m; a++) {
      above += drawn[a]! * positives[a]!;
      below += drawn[a]! * negatives[a]!;
      for (let b = 0; drawn[a]! > 0 && b < m; b++) sum += drawn[a]! * drawn[b]! * halfPairs[a * m + b]!;
    }
    return sum / (2 * above * below);
  };
  const estimate = pooled();
  const values: number[] = [];
  eachResample(m, { seed, replicates }, (indices) => {
    drawn.fill(0);
    for (const cluster of indices) drawn[cluster]!++;
    values.push(pooled());
  });
  return percentileEstimate(estimate, values, { seed, level, n: m, of: `of ${m} clusters` });
}

/** halfPairs[a·m + b]: twice the (positive of a, negative of b) pairs ranked right, plus the ties. */
function clusterPairs(scores: ArrayLike<number>, labels: ArrayLike<number | boolean>, clusters: ArrayLike<unknown>) {
  const groups = [...rowsOfClusters(clusters).values()];
  const m = groups.length;
  const clusterOf = new Int32Array(scores.length);
  groups.forEach((rows, a) => rows.forEach((row) => (clusterOf[row] = a)));
  const order = ascendingOrder(scores);
  const halfPairs = new Float64Array(m * m);
  const [positives, negatives] = [new Float64Array(m), new Float64Array(m)]; // below the score at hand, then in all
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) end++;
    const add = (row: number): void => {
      const a = clusterOf[row]!;
      for (let b = 0; b < m; b++) halfPairs[a * m + b]! += negatives[b]!;
    };
    // Once before and once after the tied negatives are counted: strictly lower ones twice, tied ones once.
    for (let k = start; k < end; k++) if (labels[order[k]!]) add(order[k]!);
    for (let k = start; k < end; k++) if (!labels[order[k]!]) negatives[clusterOf[order[k]!]!]!++;
    for (let k = start; k < end; k++) {
      if (!labels[order[k]!]) continue;
      add(order[k]!);
      positives[clusterOf[order[k]!]!]!++;
    }
  }
  return { halfPairs, positives, negatives };
}
