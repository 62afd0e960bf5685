import type { CellTable } from '../cell-table.ts';
import { closeName } from './close-name.ts';
import { PanelError } from './panel-error.ts';

/**
 * Position of a marker in a table.
 *
 * @throws PanelError when it is not there, or there twice
 */
export function columnOf(table: Pick<CellTable, 'names' | 'source'>, marker: string): number {
  const at = table.names.indexOf(marker);
  const where = table.source ?? 'the table';
  if (at < 0) {
    const close = closeName(marker, table.names);
    throw new PanelError(
      `${where}: marker '${marker}' is missing${close ? ` (is it '${close}'?)` : ''}; there are ${table.names.join(', ')}`,
    );
  }
  if (table.names.lastIndexOf(marker) !== at)
    throw new PanelError(`${where}: marker '${marker}' is there twice: rename or drop one of them`);
  return at;
}
