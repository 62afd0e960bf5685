import type { CellTable } from '../../cells/cell-table.ts';
import type { ScoredCells } from './scored-cells.ts';
import { scoredTable } from './scored-table.ts';

/**
 * Scores cells sample by sample: of each, only scores and labels are kept, so that a full-scale cohort never sits in
 * memory.
 *
 * @param samples a table, or tables one after another
 * @param logit scores of the cells of a table
 * @returns scores and labels of all cells, and how many there are
 * @throws EvaluationError when a sample cannot be evaluated
 * @example
 * evaluate(scoreSamples(simulateCohort(preset, options), fit.logit), { seed: 1 }).auroc;
 */
export function scoreSamples(
  samples: CellTable | Iterable<CellTable>,
  logit: (table: CellTable) => Float64Array,
): ScoredCells & { n: number } {
  const parts = Array.from('columns' in samples ? [samples] : samples, (table) => scoredTable(table, logit(table)));
  const n = parts.reduce((sum, { logits }) => sum + logits.length, 0);
  const whole = { n, logits: new Float64Array(n), labels: new Uint8Array(n), sick: new Uint8Array(n) };
  const patients: (string | number)[] = [];
  let start = 0;
  for (const { logits, labels, sick, patients: own } of parts) {
    whole.logits.set(logits, start);
    whole.labels.set(labels as ArrayLike<number>, start);
    whole.sick.set(sick as ArrayLike<number>, start);
    for (let i = 0; i < own.length; i++) patients.push(own[i]!);
    start += logits.length;
  }
  return { ...whole, patients };
}
