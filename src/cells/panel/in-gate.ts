import type { CellTable } from '../cell-table.ts';
import { columnOf } from './column-of.ts';
import { denseOf } from '../dense-of.ts';

/** A box: from (inclusive) and to (exclusive) of each marker, in the units of the table. */
export type Gate = Readonly<Record<string, readonly [from: number, to: number]>>;

/**
 * Which cells lie in a gate.
 *
 * @throws PanelError when the table lacks a marker
 * @example
 * inGate(table, { CD45: [20, 200], 'SS Log': [0, 90] }); // Uint8Array [0, 1, …]
 */
export function inGate(table: CellTable, gate: Gate): Uint8Array {
  const inside = new Uint8Array(table.n).fill(1);
  for (const [marker, [from, to]] of Object.entries(gate)) {
    const column = denseOf(table.columns[columnOf(table, marker)]!, table.n);
    for (let i = 0; i < table.n; i++) if (!(column[i]! >= from && column[i]! < to)) inside[i] = 0;
  }
  return inside;
}
