import type { Column, SparseColumn } from '../learners/learner.ts';

/** Whether a column holds only the cells in which it is not 0. */
export function isSparse(column: Column): column is SparseColumn {
  return 'rows' in column;
}

/**
 * The n values of a column, one a cell; the column itself where it is dense.
 *
 * @example
 * denseOf({ rows: Int32Array.of(1), values: Float32Array.of(5) }, 3); // Float32Array [0, 5, 0]
 */
export function denseOf(column: Column, n: number): Float32Array | Float64Array {
  if (!isSparse(column)) return column;
  const { rows, values } = column;
  const dense = values instanceof Float32Array ? new Float32Array(n) : new Float64Array(n);
  for (let k = 0; k < rows.length; k++) dense[rows[k]!] = values[k]!;
  return dense;
}
