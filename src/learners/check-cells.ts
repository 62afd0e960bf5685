import { CellsError } from './cells-error.ts';
import type { Cells } from './learner.ts';

/** Tables that were found in order: they are immutable, so looked at once. */
const checked = new WeakSet<Cells>();

/**
 * Checks a table of cells: its size, the length of its columns, and that every value is finite.
 *
 * @throws CellsError naming the column, the cell and the remedy
 */
export function checkCells(cells: Cells): void {
  if (checked.has(cells)) return;
  const { n, p, names, columns } = cells;
  if (!(Number.isInteger(n) && n >= 1)) throw new CellsError(`a fit needs at least one cell, got n = ${n}`);
  if (columns.length !== p || names.length !== p)
    throw new CellsError(`p is ${p}, but there are ${columns.length} columns and ${names.length} names`);
  columns.forEach((column, j) => {
    const name = names[j]!;
    if (column.length !== n)
      throw new CellsError(`column ${j} ('${name}') has ${column.length} values, the table has ${n} cells`);
    const bad = firstNonFinite(column);
    if (bad >= 0)
      throw new CellsError(
        `column ${j} ('${name}') is ${column[bad]} in cell ${bad}: drop the column or the cell, or impute the value`,
      );
  });
  checked.add(cells);
}

function firstNonFinite(column: Float32Array | Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i]! * 0; // NaN as soon as one value is not finite
  return sum === 0 ? -1 : column.findIndex((value) => !Number.isFinite(value));
}
