import type { Column, SparseColumn } from './learner.ts';

/** Whether a column holds only the cells in which it is not 0. */
export function isSparse(column: Column): column is SparseColumn {
  return 'rows' in column;
}
