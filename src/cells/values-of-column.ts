import type { Column } from '../learners/learner.ts';
import { denseOf } from './dense-of.ts';
import { isFactor } from './factor.ts';
import type { Annotation, CellTable } from './cell-table.ts';

/** The values of a column one by one, as tables of other libraries want them: words, null where unknown; or numbers. */
export function valuesOfColumn(
  column: Column | Annotation,
  n: number,
): (string | null)[] | Float32Array | Float64Array {
  if (isFactor(column)) return Array.from(column.codes, (code) => (code < 0 ? null : column.levels[code]!));
  return denseOf(column, n);
}

/**
 * All columns of a table by name, features first.
 *
 * @throws RangeError when a feature and an annotation have the same name
 */
export function columnsByName({ names, columns, annotations }: CellTable): [string, Column | Annotation][] {
  const both = names.find((name) => Object.hasOwn(annotations, name));
  if (both !== undefined) throw new RangeError(`'${both}' is a feature and an annotation: rename one`);
  return [...names.map((name, j): [string, Column] => [name, columns[j]!]), ...Object.entries(annotations)];
}
