import type { Annotation, CellTable } from '../../src/cells/cell-table.ts';
import { denseOf } from '../../src/cells/dense-of.ts';

/** A table from values by name. */
export function tableOf(
  values: Record<string, number[]>,
  annotations: Record<string, Annotation> = {},
  source?: string,
): CellTable {
  const names = Object.keys(values);
  const columns = Object.values(values).map((column) => Float32Array.from(column));
  return { n: columns[0]?.length ?? 0, p: names.length, names, columns, annotations, ...(source ? { source } : {}) };
}

/** The first value of each column. */
export function firstCell({ n, columns }: CellTable): number[] {
  return columns.map((column) => denseOf(column, n)[0]!);
}

/** Values of a column, rounded to 6 decimals. */
export function valuesOf(table: CellTable, name: string): number[] {
  return Array.from(
    denseOf(table.columns[table.names.indexOf(name)]!, table.n),
    (value) => Math.round(value * 1e6) / 1e6,
  );
}
