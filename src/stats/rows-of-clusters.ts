/**
 * The row numbers of each cluster, clusters in order of their first row.
 *
 * @example
 * rowsOfClusters(['b', 'a', 'b']); // Map { 'b' => Int32Array [0, 2], 'a' => Int32Array [1] }
 */
export function rowsOfClusters<T>(clusters: ArrayLike<T>): Map<T, Int32Array> {
  const lists = new Map<T, number[]>();
  for (let i = 0; i < clusters.length; i++) {
    const list = lists.get(clusters[i]!);
    if (list) list.push(i);
    else lists.set(clusters[i]!, [i]);
  }
  return new Map([...lists].map(([cluster, rows]) => [cluster, Int32Array.from(rows)]));
}
