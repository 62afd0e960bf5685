import { ascendingOrder } from './ascending-order.ts';
import { rowsOfClusters } from './rows-of-clusters.ts';

/** Pairs of a positive and a negative, counted once for every two clusters. */
export interface ClusterPairs {
  /** halfPairs[a·m + b]: twice the (positive of a, negative of b) pairs ranked right, plus the ties. */
  halfPairs: Float64Array;
  /** Positives and negatives of each cluster. */
  positives: Float64Array;
  negatives: Float64Array;
}

/** Counts the pairs of scored rows by the clusters of their positive and their negative. */
export function clusterPairs(
  scores: ArrayLike<number>,
  labels: ArrayLike<number | boolean>,
  clusters: ArrayLike<unknown>,
): ClusterPairs {
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

/** Pooled AUROC when cluster a counts `drawn[a]` times; NaN when a class is missing. */
export function pooledAuroc({ halfPairs, positives, negatives }: ClusterPairs, drawn: Float64Array): number {
  const m = positives.length;
  let [sum, above, below] = [0, 0, 0];
  for (let a = 0; a < m; a++) {
    above += drawn[a]! * positives[a]!;
    below += drawn[a]! * negatives[a]!;
    for (let b = 0; drawn[a]! > 0 && b < m; b++) sum += drawn[a]! * drawn[b]! * halfPairs[a * m + b]!;
  }
  return sum / (2 * above * below);
}
