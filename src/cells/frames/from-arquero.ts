import type { ColumnTable } from 'arquero';
import { assembleTable } from '../assemble-table.ts';
import type { CellTable } from '../cell-table.ts';
import { type ColumnRoles, columnRoles } from '../column-roles.ts';
import { columnOfValues } from '../column-of-values.ts';

/**
 * Cells out of an arquero table: its rows as they are filtered and ordered. Numbers become features in the precision
 * they have, text annotations; see {@link ColumnRoles}.
 *
 * @throws CellsFileError when a column mixes text and numbers, or a feature lacks a value
 * @example
 * fromArquero(aq.table({ CD34: [1, 2], patient: ['P1', 'P2'] })).names; // ['CD34']
 */
export function fromArquero(table: ColumnTable, roles: ColumnRoles = {}): CellTable {
  const names = table.columnNames();
  const roleOf = columnRoles('the table', names, roles);
  const columns = names.map((name) => {
    const single = table.column(name) instanceof Float32Array;
    const values = table.array(name, single ? Float32Array : Array) as ArrayLike<unknown>;
    return columnOfValues('the table', name, values, { words: roleOf.get(name)!.annotations.length > 0 });
  });
  return assembleTable('the table', table.numRows(), columns, roles);
}
