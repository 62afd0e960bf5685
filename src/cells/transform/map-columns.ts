import type { CellTable } from '../cell-table.ts';
import { columnOf } from '../panel/column-of.ts';
import { mapColumn } from './map-column.ts';

/** Which columns a transform changes. */
export interface MarkersOption {
  /** The columns to change, by name; the others are shared with the new table. Default: all. */
  markers?: readonly string[];
}

/**
 * A new table in which `change` was applied to each value of the chosen columns.
 *
 * @throws PanelError when the table lacks a marker
 */
export function mapColumns<T extends CellTable>(
  table: T,
  markers: readonly string[] | undefined,
  change: (value: number) => number,
): T {
  const columns = [...table.columns];
  for (const at of markers?.map((marker) => columnOf(table, marker)) ?? columns.keys())
    columns[at] = mapColumn(columns[at]!, table.n, change);
  return { ...table, columns };
}
