import { isSparse } from '../is-sparse.ts';
import type { Cells } from '../learner.ts';

export type Precision = 'f32' | 'f64';

/** A table of f32 columns, dense or sparse, is computed with in f32, any other in f64. */
export function precisionOf({ columns }: Cells): Precision {
  return columns.every((column) => (isSparse(column) ? column.values : column) instanceof Float32Array) ? 'f32' : 'f64';
}
