import type { CellTable } from '../cell-table.ts';
import { columnOf } from './column-of.ts';
import { pickColumns } from './pick-columns.ts';

/**
 * The table with exactly the features a model was fitted to, in their order. Learners match features by position, so
 * this belongs between the reading of new cells and their scoring.
 *
 * @param names the features of the model
 * @throws PanelError naming a feature that the table lacks, or has twice
 * @example
 * model.logit(checkPanel(training.names, newCells));
 */
export function checkPanel(names: readonly string[], table: CellTable): CellTable {
  return pickColumns(
    table,
    names.map((name) => columnOf(table, name)),
  );
}
