import { denseColumn } from '../dense-column.ts';
import type { Cells } from '../learner.ts';
import type { ColumnSpread } from './column-spread.ts';
import { tileRows } from './table-pass.ts';

/**
 * Copies a table into tiles: `tiles[(t p + j) tileRows + i]` is (x - centre) / scale of feature j of cell
 * t tileRows + i. Rows beyond the last cell are 0, and so are constant columns.
 */
export function packTiles(
  { n, p, columns }: Cells,
  { centre, scale, constant }: ColumnSpread,
  tiles: Float32Array | Float64Array,
): void {
  for (let j = 0; j < p; j++) {
    if (constant[j]) continue;
    const column = denseColumn(columns[j]!, 0, n);
    const mean = centre[j]!;
    const factor = 1 / scale[j]!;
    for (let start = 0, tile = j * tileRows; start < n; start += tileRows, tile += p * tileRows) {
      const rows = Math.min(tileRows, n - start);
      for (let i = 0; i < rows; i++) tiles[tile + i] = (column[start + i]! - mean) * factor;
    }
  }
}
