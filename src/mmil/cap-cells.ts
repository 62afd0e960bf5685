import type { CellTable } from '../cells/cell-table.ts';
import { shuffle } from '../learners/neural/shuffle.ts';
import { rng } from '../stats/rng.ts';
import { rowsOfClusters } from '../stats/rows-of-clusters.ts';
import { bagsOf } from './bags-of.ts';
import { takeCellTable } from './take-cell-table.ts';

/**
 * At most `cells` cells of each patient, drawn at random and left in their order. Patients of different size then have more
 * equal shares of the fit; rho is read as the mean over patients.
 *
 * @throws BagsError when the table has no patients; RangeError when `cells` is no whole number from 1
 * @example
 * capCells(training, 100, { seed: 1 }).n; // 100 × the number of patients, where each has as many
 */
export function capCells(table: CellTable, cells: number, { seed }: { seed: number }): CellTable {
  if (!(Number.isInteger(cells) && cells >= 1))
    throw new RangeError(`cells of a patient must be a whole number from 1, got ${cells}`);
  const { patientOf } = bagsOf(table);
  const kept = [...rowsOfClusters(patientOf)].flatMap(([patient, rows]) =>
    Array.from(shuffle(rows, rng(seed, 'cap', patient)).subarray(0, cells)),
  );
  return takeCellTable(table, Int32Array.from(kept).sort());
}
