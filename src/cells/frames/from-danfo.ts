import { assembleTable } from '../assemble-table.ts';
import type { CellTable } from '../cell-table.ts';
import { type ColumnRoles, columnRoles } from '../column-roles.ts';
import { columnOfValues } from '../column-of-values.ts';
import type { DanfoFrame } from './danfo-frame.ts';

/**
 * Cells out of a danfo data frame: numbers and truth values (1 and 0) become features, text annotations; see
 * {@link ColumnRoles}.
 *
 * @throws CellsFileError when a column mixes text and numbers, or a feature lacks a value
 * @example
 * fromDanfo(new DataFrame({ CD34: [1, 2], patient: ['P1', 'P2'] })).names; // ['CD34']
 */
export function fromDanfo(frame: DanfoFrame, roles: ColumnRoles = {}): CellTable {
  const names = frame.columns;
  const roleOf = columnRoles('the data frame', names, roles);
  const columns = names.map((name) =>
    columnOfValues('the data frame', name, frame.column(name).values as unknown[], {
      words: roleOf.get(name)!.annotations.length > 0,
    }),
  );
  return assembleTable('the data frame', frame.shape[0]!, columns, roles);
}
