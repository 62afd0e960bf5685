import type { Tree } from './tree.ts';

/**
 * Adds what a tree says of the cells to their logits.
 *
 * @param columns those of the features that the tree uses, one value a cell
 * @param rows the cells to add it to, by number; default all
 */
export function addTree(
  columns: readonly (Float32Array | Float64Array)[],
  { feature, threshold, left, value }: Tree,
  logits: Float64Array,
  rows?: Int32Array,
): void {
  const m = rows ? rows.length : logits.length;
  for (let k = 0; k < m; k++) {
    const i = rows ? rows[k]! : k;
    let node = 0;
    for (let j = feature[0]!; j >= 0; j = feature[node]!)
      node = columns[j]![i]! < threshold[node]! ? left[node]! : left[node]! + 1;
    logits[i]! += value[node]!;
  }
}
