import type { CellTable } from '../cells/cell-table.ts';
import { rowsOfClusters } from '../stats/rows-of-clusters.ts';
import { bagsOf } from './bags-of.ts';
import { takeCellTable } from './take-cell-table.ts';

/**
 * A table as one for each of its patients, in the order of their first cells.
 *
 * @throws BagsError when an annotation is missing, or the patients are all sick or all healthy
 * @example
 * patientTables(table).length; // number of patients
 */
export const patientTables = (table: CellTable): CellTable[] =>
  [...rowsOfClusters(bagsOf(table).patientOf).values()].map((rows) => takeCellTable(table, rows));
