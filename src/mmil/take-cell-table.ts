import type { Annotation, CellTable } from '../cells/cell-table.ts';
import { isFactor } from '../cells/factor.ts';
import { takeCells } from '../learners/take-cells.ts';

/**
 * The cells at the given positions, with what is noted of them.
 *
 * @example
 * takeCellTable(table, [0, 2]).n; // 2
 */
export function takeCellTable(table: CellTable, rows: ArrayLike<number>): CellTable {
  const taken = (annotation: Annotation): Annotation =>
    isFactor(annotation)
      ? { levels: annotation.levels, codes: Int32Array.from(rows, (i) => annotation.codes[i]!) }
      : annotation instanceof Float32Array
        ? Float32Array.from(rows, (i) => annotation[i]!)
        : Float64Array.from(rows, (i) => annotation[i]!);
  return {
    ...takeCells(table, rows),
    annotations: Object.fromEntries(
      Object.entries(table.annotations).map(([name, annotation]) => [name, taken(annotation)]),
    ),
  };
}
