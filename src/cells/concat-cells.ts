import type { Annotation, CellTable, Factor } from './cell-table.ts';
import { CellTableError } from './cell-table-error.ts';
import { isFactor } from './factor.ts';
import { joinColumns, joinNumbers } from './join-columns.ts';
import { mergeFactors } from './merge-factors.ts';

/**
 * One table of the cells of several, one after the other. Levels of factors are merged; an annotation that a table
 * lacks is unknown for its cells. Columns are 64-bit where one of them is,
 * sparse where all are.
 *
 * @throws CellTableError when features differ in name or order ({@link harmonise} first), or an annotation holds words
 *   in one table and numbers in another
 * @example
 * concatCells([a, b]).n; // a.n + b.n
 */
export function concatCells(tables: readonly CellTable[]): CellTable {
  const [first] = tables;
  if (!first) throw new CellTableError('there are no tables: give at least one');
  const called = (t: number): string => tables[t]!.source ?? `table ${t + 1}`;
  tables.forEach(({ names }, t) => {
    const at = Array.from({ length: Math.max(names.length, first.p) }, (_, j) => j).find(
      (j) => names[j] !== first.names[j],
    );
    if (at !== undefined)
      throw new CellTableError(
        `feature ${at + 1} is '${names[at] ?? 'missing'}' in ${called(t)}, '${first.names[at] ?? 'missing'}' in ${called(0)}: harmonise the tables first`,
      );
  });
  const sizes = tables.map(({ n }) => n);
  const keys = new Set(tables.flatMap(({ annotations }) => Object.keys(annotations)));
  const annotations = Object.fromEntries(
    Array.from(keys, (key) => {
      const parts = tables.map((table) => (Object.hasOwn(table.annotations, key) ? table.annotations[key] : undefined));
      const words = parts.findIndex((part) => part && isFactor(part));
      const numbers = parts.findIndex((part) => part && !isFactor(part));
      if (words >= 0 && numbers >= 0)
        throw new CellTableError(
          `annotation '${key}' holds words in ${called(words)}, numbers in ${called(numbers)}: read it the same way in both`,
        );
      return [
        key,
        words >= 0 ? mergeFactors(parts as Factor[], sizes) : joinNumbers(parts as Float32Array[], sizes),
      ] as const;
    }),
  ) satisfies Record<string, Annotation>;
  return {
    n: sizes.reduce((sum, n) => sum + n, 0),
    p: first.p,
    names: first.names,
    columns: first.names.map((_, j) =>
      joinColumns(
        tables.map(({ columns }) => columns[j]!),
        sizes,
      ),
    ),
    annotations,
  };
}
