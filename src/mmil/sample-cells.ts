import type { CellTable } from '../cells/cell-table.ts';
import { concatCells } from '../cells/concat-cells.ts';
import { rng } from '../stats/rng.ts';
import { takeCellTable } from './take-cell-table.ts';

/**
 * Some of the cells of a table, or of tables one after another, drawn without replacement, each cell as likely as any
 * other: for pictures. All of them when there are no more than `count`.
 *
 * Every cell gets a random number and the lowest are kept, so that a cohort of any size is gone through once.
 *
 * @param count at least 1
 * @throws RangeError when there is no table
 * @example
 * const some = sampleCells(cohort.tests.Dx.table, 2500, { seed: 1 });
 */
export function sampleCells(
  samples: CellTable | Iterable<CellTable>,
  count: number,
  { seed }: { seed: number },
): CellTable {
  const random = rng(seed, 'sample cells');
  const parts: { table: CellTable; draws: Float64Array }[] = [];
  for (const table of 'columns' in samples ? [samples] : samples) {
    const draws = Float64Array.from({ length: table.n }, () => random.uniform());
    const rows = lowest(draws, count);
    parts.push({ table: takeCellTable(table, rows), draws: Float64Array.from(rows, (i) => draws[i]!) });
  }
  if (parts.length === 0) throw new RangeError('there is no table to take cells of');
  const whole = concatCells(parts.map(({ table }) => table));
  return takeCellTable(whole, lowest(Float64Array.from(parts.flatMap(({ draws }) => [...draws])), count));
}

/** Positions of the `count` lowest values, ascending. */
const lowest = (values: Float64Array, count: number): Int32Array =>
  Int32Array.from(values.keys())
    .sort((a, b) => values[a]! - values[b]!)
    .subarray(0, count)
    .sort();
