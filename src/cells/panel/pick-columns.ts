import type { CellTable } from '../cell-table.ts';

/**
 * The table with the columns at the given positions, in this order; the columns themselves are shared.
 *
 * @example
 * pickColumns(table, [2, 0]).names; // the third and the first
 */
export function pickColumns(table: CellTable, positions: readonly number[]): CellTable {
  const { n, annotations, source, names, columns } = table;
  return {
    n,
    p: positions.length,
    names: positions.map((j) => names[j]!),
    columns: positions.map((j) => columns[j]!),
    annotations,
    ...(source === undefined ? {} : { source }),
  };
}
