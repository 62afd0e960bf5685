import type { CellTable } from '../cell-table.ts';
import { columnOf } from '../panel/column-of.ts';
import { mapColumn } from './map-column.ts';
import type { Scaling } from './scaling.ts';

/**
 * Scales the features of any cells as those of the training cells were: (value - shift) / scale, by name. Cells
 * outside the range of the training cells leave 0 … 1.
 *
 * @throws PanelError when the table lacks a feature of the scaling
 * @example
 * applyScaling(newCells, JSON.parse(saved));
 */
export function applyScaling<T extends CellTable>(table: T, { names, shift, scale }: Scaling): T {
  const columns = [...table.columns];
  names.forEach((name, j) => {
    const at = columnOf(table, name);
    columns[at] = mapColumn(columns[at]!, table.n, (value) => (value - shift[j]!) / scale[j]!);
  });
  return { ...table, columns };
}
