import { denseColumn } from '../dense-column.ts';
import { isSparse } from '../is-sparse.ts';
import type { Cells } from '../learner.ts';
import { addTree } from './add-tree.ts';
import type { Tree } from './tree.ts';

/** Cells at a time of a sparse table: trees jump between features, so those they use are spread out. */
const block = 8192;

/** Adds what trees say of all cells to their logits. */
export function addTrees({ n, columns }: Cells, trees: readonly Tree[], logits: Float64Array): void {
  const used = [...new Set(trees.flatMap(({ feature }) => feature).filter((j) => j >= 0))];
  const step = used.some((j) => isSparse(columns[j]!)) ? block : n;
  for (let from = 0; from < n; from += step) {
    const to = Math.min(n, from + step);
    const dense: (Float32Array | Float64Array)[] = [];
    for (const j of used) dense[j] = denseColumn(columns[j]!, from, to);
    const part = logits.subarray(from, to);
    for (const tree of trees) addTree(dense, tree, part);
  }
}
