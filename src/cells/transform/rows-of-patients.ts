import type { CellTable } from '../cell-table.ts';
import { isFactor } from '../factor.ts';
import { ScalingError } from './scaling-error.ts';

/**
 * Positions of the cells of some patients, ascending.
 *
 * @throws ScalingError when the table does not say whose its cells are, or has none of a patient
 */
export function rowsOfPatients({ n, annotations }: CellTable, patients: readonly string[]): Int32Array {
  const patient = annotations.patient;
  if (!patient || !isFactor(patient))
    throw new ScalingError("the table has no annotation 'patient' of words: name the training cells by rows");
  const wanted = new Set(
    patients.map((id) => {
      const code = patient.levels.indexOf(id);
      if (code < 0)
        throw new ScalingError(`patient '${id}' is not in the table: there are ${patient.levels.join(', ')}`);
      return code;
    }),
  );
  const rows = new Int32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) if (wanted.has(patient.codes[i]!)) rows[count++] = i;
  return rows.subarray(0, count);
}
