import { isSparse } from '../../learners/is-sparse.ts';
import type { Cells, DenseCells } from '../../learners/learner.ts';

/**
 * The means of each feature by patient, as a table of patients.
 *
 * @param groupOf group of each cell, from 0
 * @example
 * meansByPatient(bags.cells, bags.patientOf, bags.patients.length).n; // number of patients
 */
export function meansByPatient(
  { n, p, names, columns }: Cells,
  groupOf: ArrayLike<number>,
  groups: number,
): DenseCells {
  const count = new Float64Array(groups);
  for (let i = 0; i < n; i++) count[groupOf[i]!]!++;
  return {
    n: groups,
    p,
    names,
    columns: columns.map((column) => {
      const sums = new Float64Array(groups);
      const values = isSparse(column) ? column.values : column;
      for (let k = 0; k < values.length; k++) sums[groupOf[isSparse(column) ? column.rows[k]! : k]!]! += values[k]!;
      return sums.map((sum, g) => sum / count[g]!);
    }),
  };
}
