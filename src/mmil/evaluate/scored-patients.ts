import { rowsOfClusters } from '../../stats/rows-of-clusters.ts';
import { EvaluationError } from './evaluation-error.ts';
import type { ScoredCells, ScoredPatient } from './scored-cells.ts';

/**
 * Scored cells by patient, in the order of their first cell.
 *
 * @throws EvaluationError when there is no cell, lengths differ, a logit is NaN, a label is not 0 or 1, a patient has
 * both kinds of z, or a healthy donor has a diseased cell
 */
export function scoredPatients({ logits, labels, patients, sick }: ScoredCells): ScoredPatient[] {
  const n = logits.length;
  if (n === 0) throw new EvaluationError('there is no cell to evaluate');
  if (labels.length !== n || patients.length !== n || sick.length !== n)
    throw new EvaluationError(
      `${n} logits need as many labels, patients and sick: got ${labels.length}, ${patients.length}, ${sick.length}`,
    );
  for (let i = 0; i < n; i++) {
    if (Number.isNaN(logits[i])) throw new EvaluationError(`the logit of cell ${i} (patient ${patients[i]}) is NaN`);
    const label = Number(labels[i]);
    if (label !== 0 && label !== 1)
      throw new EvaluationError(`the label of cell ${i} is ${String(labels[i])}: leave out cells without a true label`);
  }
  return [...rowsOfClusters(patients)].map(([patient, rows]) => {
    const ofRows = Uint8Array.from(rows, (i) => Number(labels[i]));
    const isSick = Boolean(sick[rows[0]!]);
    const odd = rows.find((i) => Boolean(sick[i]) !== isSick);
    if (odd !== undefined)
      throw new EvaluationError(`patient ${patient} is both sick (1) and healthy (0): see cells ${rows[0]} and ${odd}`);
    const positives = ofRows.reduce((sum, label) => sum + label, 0);
    if (!isSick && positives > 0)
      throw new EvaluationError(`healthy donor ${patient} has ${positives} diseased cells: is it a sick patient?`);
    return { patient, sick: isSick, logits: Float64Array.from(rows, (i) => logits[i]!), labels: ofRows, positives };
  });
}
