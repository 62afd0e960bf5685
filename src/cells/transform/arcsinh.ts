import type { CellTable } from '../cell-table.ts';
import { mapColumns, type MarkersOption } from './map-columns.ts';

/** How to transform. */
export interface ArcsinhOptions extends MarkersOption {
  /** Divides the values first: 5 for mass cytometry, 150 for fluorescence. Default 5. */
  cofactor?: number;
}

/**
 * Inverse hyperbolic sine of value / cofactor: linear near zero, logarithmic far from it.
 *
 * @throws RangeError when the cofactor is not above 0; PanelError when the table lacks a marker
 * @example
 * arcsinh(table, { markers: ['CD45'] }); // 5 becomes 0.8814: asinh(5 / 5)
 */
export function arcsinh<T extends CellTable>(table: T, { cofactor = 5, markers }: ArcsinhOptions = {}): T {
  if (!(cofactor > 0 && cofactor < Infinity)) throw new RangeError(`the cofactor must be above 0, got ${cofactor}`);
  return mapColumns(table, markers, (value) => Math.asinh(value / cofactor));
}
