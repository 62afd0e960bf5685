import type { CellTable } from '../cell-table.ts';
import { closeName } from './close-name.ts';
import { columnOf } from './column-of.ts';
import { PanelError } from './panel-error.ts';
import { pickColumns } from './pick-columns.ts';

/**
 * The table with exactly the features a model was fitted to, in their order. Learners match features by position, so
 * this belongs between the reading of new cells and their scoring.
 *
 * @param names the features of the model
 * @throws PanelError naming all features that the table lacks, or one that it has twice
 * @example
 * model.logit(checkPanel(training.names, newCells));
 */
export function checkPanel(names: readonly string[], table: CellTable): CellTable {
  const missing = names.filter((name) => !table.names.includes(name));
  if (missing.length > 1) {
    const spelled = missing.map((name) => {
      const close = closeName(name, table.names);
      return close ? `${name} (is it '${close}'?)` : name;
    });
    throw new PanelError(
      `${table.source ?? 'the table'}: ${missing.length} of ${names.length} markers are missing: ${spelled.join(', ')}; there are ${table.names.join(', ')}`,
    );
  }
  return pickColumns(
    table,
    names.map((name) => columnOf(table, name)),
  );
}
