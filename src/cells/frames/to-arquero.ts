import { type ColumnTable, table as arqueroTable } from 'arquero';
import type { CellTable } from '../cell-table.ts';
import { columnsByName, valuesOfColumn } from '../values-of-column.ts';

/**
 * Cells as an arquero table, features first, then annotations: one row a cell. Dense columns are shared, not copied;
 * words are text, null where unknown.
 *
 * @throws RangeError when a feature and an annotation have the same name
 * @example
 * toArquero(cells).groupby('patient').rollup({ mean: op.mean('CD45') });
 */
export function toArquero(table: CellTable): ColumnTable {
  return arqueroTable(columnsByName(table).map(([name, column]) => [name, valuesOfColumn(column, table.n)]));
}
