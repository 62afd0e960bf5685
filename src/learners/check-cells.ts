import { CellsError } from './cells-error.ts';
import { isSparse } from './is-sparse.ts';
import type { Cells, SparseColumn } from './learner.ts';

/** Tables that were found in order: they are immutable, so looked at once. */
const checked = new WeakSet<Cells>();

/**
 * Checks a table of cells: its size, the length of its columns, that every value is finite, and that the rows of sparse
 * columns ascend and lie inside the table.
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
    const name = `column ${j} ('${names[j]}')`;
    const values = isSparse(column) ? column.values : column;
    if (isSparse(column)) checkRows(column, n, name);
    else if (column.length !== n) throw new CellsError(`${name} has ${column.length} values, the table has ${n} cells`);
    const bad = firstNonFinite(values);
    if (bad >= 0)
      throw new CellsError(
        `${name} is ${values[bad]} in cell ${isSparse(column) ? column.rows[bad] : bad}: drop the column or the cell, or impute the value`,
      );
  });
  checked.add(cells);
}

function checkRows({ rows, values }: SparseColumn, n: number, name: string): void {
  if (rows.length !== values.length)
    throw new CellsError(
      `${name} has ${rows.length} rows and ${values.length} values: a sparse column needs one row a value`,
    );
  let before = -1;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    if (row <= before)
      throw new CellsError(
        row < 0
          ? `${name} has a value in cell ${row}: cells are counted from 0`
          : `${name} has cell ${row} after cell ${before}: the rows of a sparse column ascend, each once`,
      );
    before = row;
  }
  if (before >= n)
    throw new CellsError(`${name} has a value in cell ${before}, the table has ${n} cells, counted from 0`);
}

function firstNonFinite(values: Float32Array | Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * 0; // NaN as soon as one value is not finite
  return sum === 0 ? -1 : values.findIndex((value) => !Number.isFinite(value));
}
