import { isFactor } from '../factor.ts';
import type { CellTable } from '../cell-table.ts';
import { columnsByName, valuesOfColumn } from '../values-of-column.ts';
import type { DanfoFrame } from './danfo-frame.ts';
import { loadDanfo } from './load-danfo.ts';

/**
 * Cells as a danfo data frame, features first, then annotations: one row a cell; words are text, null where unknown. The
 * library is loaded on the first call (1 to 2 s). It copies the table into ordinary arrays, row by row: meant for
 * tables one looks at, up to some 100 000 cells.
 *
 * @throws RangeError when a feature and an annotation have the same name
 * @example
 * const frame = await toDanfo(cells);
 * frame.groupby(['patient']).col(['CD45']).mean();
 */
export async function toDanfo<Frame extends DanfoFrame = DanfoFrame>(table: CellTable): Promise<Frame> {
  const { DataFrame } = await loadDanfo();
  const columns = columnsByName(table);
  // danfo takes a typed array for a single value, and guesses types from the first rows.
  const data = Object.fromEntries(
    columns.map(([name, column]) => [name, Array.from<unknown>(valuesOfColumn(column, table.n))]),
  );
  const frame = new DataFrame(data, {
    dtypes: columns.map(([, column]) => (isFactor(column) ? 'string' : 'float32')),
  });
  return frame as Frame;
}
