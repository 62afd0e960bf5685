import { isSparse } from './is-sparse.ts';
import type { Cells, SparseColumn } from './learner.ts';

/**
 * The cells at the given positions, as a table of its own; sparse columns stay sparse.
 *
 * @example
 * takeCells(cells, [0, 2]).n; // 2
 */
export function takeCells({ n: all, p, names, columns }: Cells, indices: ArrayLike<number>): Cells {
  const n = indices.length;
  const takeSparse = columns.some(isSparse) ? sparseTaker(all, indices) : undefined;
  return {
    n,
    p,
    names,
    columns: columns.map((column) => {
      if (isSparse(column)) return takeSparse!(column);
      const taken = column instanceof Float32Array ? new Float32Array(n) : new Float64Array(n);
      for (let i = 0; i < n; i++) taken[i] = column[indices[i]!]!;
      return taken;
    }),
  };
}

/** Takes cells of sparse columns in time proportional to their values: where each cell goes is listed once. */
function sparseTaker(n: number, indices: ArrayLike<number>): (column: SparseColumn) => SparseColumn {
  // Cell i goes to places[starts[i]] … places[starts[i + 1] - 1].
  const starts = new Int32Array(n + 1);
  for (let k = 0; k < indices.length; k++) starts[indices[k]! + 1]!++;
  for (let i = 0; i < n; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const places = new Int32Array(indices.length);
  for (let k = 0; k < indices.length; k++) places[next[indices[k]!]!++] = k;
  const inOrder = places.every((place, k) => k === 0 || place > places[k - 1]!);
  return ({ rows, values }) => {
    let size = 0;
    for (const row of rows) size += starts[row + 1]! - starts[row]!;
    const taken = new Int32Array(size);
    const source = new Int32Array(size);
    for (let k = 0, m = 0; k < rows.length; k++)
      for (let at = starts[rows[k]!]!; at < starts[rows[k]! + 1]!; at++, m++) {
        taken[m] = places[at]!;
        source[m] = k;
      }
    const order = Int32Array.from(taken.keys());
    if (!inOrder) order.sort((a, b) => taken[a]! - taken[b]!);
    const kept = values instanceof Float32Array ? new Float32Array(size) : new Float64Array(size);
    for (let m = 0; m < size; m++) kept[m] = values[source[order[m]!]!]!;
    return { rows: order.map((m) => taken[m]!), values: kept };
  };
}
