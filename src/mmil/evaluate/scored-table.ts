import type { CellTable } from '../../cells/cell-table.ts';
import { EvaluationError } from './evaluation-error.ts';
import type { ScoredCells } from './scored-cells.ts';

/**
 * Cells of a table with their scores, to be evaluated: true labels, patients and inherited labels are its annotations
 * `label`, `patient` and `sick`.
 *
 * @throws EvaluationError when one is missing, or a label is unknown
 * @example
 * evaluate(scoredTable(table, fit.logit(table)), { seed: 1 }).auroc;
 */
export function scoredTable(table: CellTable, logits: ArrayLike<number>): ScoredCells {
  const { patient, sick, label } = table.annotations;
  if (!patient || !('levels' in patient)) throw new EvaluationError("the table has no words 'patient' for its cells");
  if (!sick || 'levels' in sick) throw new EvaluationError("the table has no numbers 'sick' for its cells");
  if (!label || 'levels' in label) throw new EvaluationError("the table has no numbers 'label' for its cells");
  const unknown = label.findIndex((value) => Number.isNaN(value));
  if (unknown >= 0)
    throw new EvaluationError(`the label of cell ${unknown} is unknown: take the cells with a label (takeCells)`);
  return { logits, labels: label, sick, patients: Array.from(patient.codes, (code) => patient.levels[code] ?? '') };
}
