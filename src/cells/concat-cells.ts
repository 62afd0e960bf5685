import type { Column, SparseColumn } from '../learners/learner.ts';
import type { Annotation, CellTable, Factor } from './cell-table.ts';
import { CellTableError } from './cell-table-error.ts';
import { denseOf, isSparse } from './dense-of.ts';
import { isFactor } from './factor.ts';

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
      return [key, words >= 0 ? mergeFactors(parts as Factor[], sizes) : join(parts as Float32Array[], sizes)] as const;
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

function joinColumns(parts: readonly Column[], sizes: readonly number[]): Column {
  return parts.every(isSparse)
    ? joinSparse(parts, sizes)
    : join(
        parts.map((part, t) => denseOf(part, sizes[t]!)),
        sizes,
      );
}

function joinSparse(parts: readonly SparseColumn[], sizes: readonly number[]): SparseColumn {
  const counts = parts.map(({ rows }) => rows.length);
  const rows = new Int32Array(counts.reduce((sum, count) => sum + count, 0));
  let [at, start] = [0, 0];
  parts.forEach((part, t) => {
    for (let k = 0; k < counts[t]!; k++) rows[at + k] = start + part.rows[k]!;
    at += counts[t]!;
    start += sizes[t]!;
  });
  return {
    rows,
    values: join(
      parts.map(({ values }) => values),
      counts,
    ),
  };
}

function join(
  parts: readonly (Float32Array | Float64Array | undefined)[],
  sizes: readonly number[],
): Float32Array | Float64Array {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const all = parts.some((part) => part instanceof Float64Array) ? new Float64Array(n) : new Float32Array(n);
  let at = 0;
  parts.forEach((part, t) => {
    if (part) all.set(part, at);
    else all.fill(NaN, at, at + sizes[t]!);
    at += sizes[t]!;
  });
  return all;
}

function mergeFactors(parts: readonly (Factor | undefined)[], sizes: readonly number[]): Factor {
  const index = new Map<string, number>();
  const codes = new Int32Array(sizes.reduce((sum, size) => sum + size, 0)).fill(-1);
  let at = 0;
  parts.forEach((part, t) => {
    if (part) {
      const merged = part.levels.map((level) => {
        if (!index.has(level)) index.set(level, index.size);
        return index.get(level)!;
      });
      for (let i = 0; i < sizes[t]!; i++) codes[at + i] = merged[part.codes[i]!] ?? -1;
    }
    at += sizes[t]!;
  });
  return { levels: [...index.keys()], codes };
}
