import type { CellTable } from '../../cells/cell-table.ts';
import { groupFolds } from '../../stats/group-folds.ts';
import { bagsOf } from '../bags-of.ts';
import { takeCellTable } from '../take-cell-table.ts';

/**
 * Leaves out one patient in `oneIn`, sick patients and healthy donors alike: to calibrate on, or to test.
 *
 * @throws BagsError when the table cannot be used; RangeError when there are fewer patients than `oneIn`
 * @example
 * const { training, heldOut } = holdOutPatients(table, { oneIn: 3, seed: 1 });
 */
export function holdOutPatients(
  table: CellTable,
  { oneIn, seed }: { oneIn: number; seed: number },
): { training: CellTable; heldOut: CellTable } {
  const { patientOf, z } = bagsOf(table);
  const foldOf = groupFolds(patientOf, { folds: oneIn, seed, strata: z });
  const rows = (isHeld: boolean): number[] => Array.from(foldOf.keys()).filter((i) => (foldOf[i] === 0) === isHeld);
  return { training: takeCellTable(table, rows(false)), heldOut: takeCellTable(table, rows(true)) };
}
