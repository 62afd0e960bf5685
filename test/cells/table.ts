import type { Annotation, CellTable } from '../../src/cells/cell-table.ts';

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

/** Values of a column, rounded to 6 decimals. */
export function valuesOf(table: CellTable, name: string): number[] {
  return Array.from(table.columns[table.names.indexOf(name)]!, (value) => Math.round(value * 1e6) / 1e6);
}
