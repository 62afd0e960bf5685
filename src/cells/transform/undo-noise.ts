import type { CellTable } from '../cell-table.ts';
import { mapColumns, type MarkersOption } from './map-columns.ts';

/**
 * Takes out the noise that software of mass cytometers adds: it stores count - U(0, 1) instead of a count, so the next
 * whole number is the count. To be done before any other transform.
 *
 * @throws PanelError when the table lacks a marker
 * @example
 * undoNoise(table); // 2.35 becomes 3, -0.4 becomes 0
 */
export function undoNoise<T extends CellTable>(table: T, { markers }: MarkersOption = {}): T {
  return mapColumns(table, markers, (value) => Math.ceil(value) + 0); // + 0 turns -0 into 0
}
