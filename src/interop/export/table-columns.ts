/** A row of results: plain values by column. */
export type TableRow = Readonly<Record<string, unknown>>;

/** The columns of rows, in the order in which they first appear. */
export function tableColumns(rows: readonly TableRow[], columns?: readonly string[]): string[] {
  return columns ? [...columns] : [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** A value as text; what is unknown (null, undefined, NaN) is empty. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value))) return '';
  if (typeof value === 'object') return value instanceof Date ? value.toISOString() : JSON.stringify(value);
  return String(value as string | number | boolean | bigint);
}

export interface TableOptions {
  /** Columns to write, in this order. Default: all, as they first appear. */
  columns?: readonly string[];
}
