import type { CellTable } from '../../cells/cell-table.ts';
import { scoredTable } from '../evaluate/scored-table.ts';

/**
 * The share of healthy cells in the sick patients of a table whose truth is known: what an experiment gives MMIL unless it
 * is about a wrong rho.
 *
 * @throws EvaluationError when an annotation is missing
 * @example
 * trueRho(training); // 0.19…
 */
export function trueRho(table: CellTable): number {
  const { labels, sick } = scoredTable(table, new Float64Array(table.n));
  let [cells, healthy] = [0, 0];
  for (let i = 0; i < table.n; i++) {
    if (!sick[i]) continue;
    cells++;
    healthy += 1 - Number(labels[i]);
  }
  return healthy / cells;
}
