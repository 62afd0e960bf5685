import type { Cells } from '../learner.ts';
import type { FeatureScale } from './feature-scale.ts';
import { rowReader } from './row-reader.ts';

/**
 * All cells of a table, row by row and standardised as those of a fit.
 *
 * @throws RangeError when the table has not the features of the fit
 */
export function standardisedRows(table: Cells, scale: FeatureScale): Float64Array {
  const p = scale.scale.length;
  if (table.p !== p) throw new RangeError(`the model has ${p} features, the table ${table.p}`);
  const x = new Float64Array(table.n * p);
  const read = rowReader(table.n, table.columns, scale);
  read(
    Int32Array.from({ length: table.n }, (_, i) => i),
    x,
  );
  return x;
}
