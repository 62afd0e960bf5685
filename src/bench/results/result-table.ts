import type { ColumnTable } from 'arquero';
import type { ResultRow } from './result-row.ts';

/**
 * Results as an arquero table, which is loaded when this is called first.
 *
 * @example
 * const table = await resultTable(await runResults(run));
 * table.groupby('model').rollup({ mean: (row) => op.mean(row.value) });
 */
export async function resultTable(rows: readonly ResultRow[]): Promise<ColumnTable> {
  const { from } = await import('arquero');
  return from([...rows]);
}
