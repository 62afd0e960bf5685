import { isSparse } from '../is-sparse.ts';
import type { Column } from '../learner.ts';
import type { FeatureScale } from './feature-scale.ts';

/** Writes the standardised features of the given cells to `x`, cell by cell. */
export type RowReader = (rows: Int32Array, x: Float64Array) => void;

/**
 * Reads a table of columns row by row, standardised. Sparse columns are put in order of cells once, so that a batch costs
 * what it holds and the whole table is never made dense.
 */
export function rowReader(n: number, columns: readonly Column[], { centre, scale }: FeatureScale): RowReader {
  const p = columns.length;
  const factor = scale.map((sd) => (sd > 0 ? 1 / sd : 0));
  const sparse = columns.flatMap((column, feature) => (isSparse(column) ? [{ ...column, feature }] : []));
  const zero = Float64Array.from(centre, (mean, j) => -mean * factor[j]!);
  const start = new Int32Array(n + 1);
  for (const { rows } of sparse) for (const i of rows) start[i + 1]!++;
  for (let i = 0; i < n; i++) start[i + 1]! += start[i]!;
  const [features, above] = [new Int32Array(start[n]!), new Float64Array(start[n]!)];
  const next = start.slice(0, n);
  for (const { rows, values, feature } of sparse)
    for (let k = 0; k < rows.length; k++) {
      const at = next[rows[k]!]!++;
      features[at] = feature;
      above[at] = values[k]! * factor[feature]!;
    }
  return (cells, x) => {
    if (sparse.length > 0)
      for (let r = 0; r < cells.length; r++) {
        x.set(zero, r * p);
        for (let at = start[cells[r]!]!; at < start[cells[r]! + 1]!; at++) x[r * p + features[at]!]! += above[at]!;
      }
    columns.forEach((column, j) => {
      if (isSparse(column)) return;
      const [mean, f] = [centre[j]!, factor[j]!];
      for (let r = 0; r < cells.length; r++) x[r * p + j] = (column[cells[r]!]! - mean) * f;
    });
  };
}
