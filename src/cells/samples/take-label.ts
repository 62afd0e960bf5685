import { isSparse } from '../dense-of.ts';
import type { CellTable } from '../cell-table.ts';
import { CellTableError } from '../cell-table-error.ts';
import { isFactor } from '../factor.ts';
import { pickColumns } from '../panel/pick-columns.ts';
import { sickOf } from './sick-words.ts';

/**
 * The table with the true label of its cells as annotation `label`, taken from a column of another name: a feature
 * (FCS files have nothing else), numbers or words of an annotation. Cells of healthy donors without such a column, or
 * without a value in it, are healthy.
 *
 * @param sick whether the cells are of a sick patient
 * @throws CellTableError when a sick patient's table has no such column, or a value is neither 1 nor 0 nor unknown
 * @example
 * takeLabel(table, 'blast', 1).annotations.label; // Float32Array [1, 0, …]
 */
export function takeLabel(table: CellTable, column: string, sick: 0 | 1 | undefined): CellTable {
  const at = table.names.indexOf(column);
  const values = at >= 0 ? table.columns[at]! : table.annotations[column];
  const where = table.source ?? 'the table';
  const label = new Float32Array(table.n).fill(sick === 0 ? 0 : NaN);
  if (values === undefined) {
    if (sick !== 0)
      throw new CellTableError(
        `${where}: has no column '${column}' for the true label of its cells: there are ${[...table.names, ...Object.keys(table.annotations)].join(', ')}`,
      );
  } else if (isFactor(values)) {
    const meant = values.levels.map((word) => sickOf(word) ?? refuse(where, column, `'${word}'`));
    values.codes.forEach((code, i) => code >= 0 && (label[i] = meant[code]!));
  } else if (isSparse(values)) {
    label.fill(0);
    values.rows.forEach((row, k) => (label[row] = checked(values.values[k]!, where, column)));
  } else for (let i = 0; i < table.n; i++) if (!Number.isNaN(values[i])) label[i] = checked(values[i]!, where, column);
  const rest = table.names.flatMap((_, j) => (j === at ? [] : [j]));
  return { ...pickColumns(table, rest), annotations: { ...table.annotations, label } };
}

function checked(value: number, where: string, column: string): number {
  return value === 0 || value === 1 ? value : refuse(where, column, String(value));
}

function refuse(where: string, column: string, what: string): never {
  throw new CellTableError(
    `${where}: the true label in column '${column}' is ${what}: use 1 for diseased cells, 0 for healthy ones`,
  );
}
