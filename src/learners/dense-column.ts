import { isSparse } from './is-sparse.ts';
import type { Column } from './learner.ts';

/**
 * The values of a column in cells `from` … `to` - 1, one a cell, in the precision it has; a view where it is dense.
 *
 * @example
 * denseColumn({ rows: Int32Array.of(1, 3), values: Float64Array.of(5, 7) }, 1, 4); // Float64Array [5, 0, 7]
 */
export function denseColumn(column: Column, from: number, to: number): Float32Array | Float64Array {
  if (!isSparse(column)) return column.subarray(from, to);
  const { rows, values } = column;
  const dense = values instanceof Float32Array ? new Float32Array(to - from) : new Float64Array(to - from);
  for (let k = firstAt(rows, from); k < rows.length && rows[k]! < to; k++) dense[rows[k]! - from] = values[k]!;
  return dense;
}

/** The first position whose row is at least `row`. */
function firstAt(rows: Int32Array, row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
