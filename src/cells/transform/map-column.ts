import type { Column } from '../../learners/learner.ts';
import { denseOf, isSparse } from '../dense-of.ts';

/** A column with each of its n values changed; it stays sparse where 0 stays 0. */
export function mapColumn(column: Column, n: number, change: (value: number) => number): Column {
  if (isSparse(column) && change(0) === 0) return { rows: column.rows, values: column.values.map(change) };
  return denseOf(column, n).map(change);
}
