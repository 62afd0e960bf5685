import { isSparse } from '../is-sparse.ts';
import type { Column } from '../learner.ts';

/** How features are standardised: (x - centre) / scale; a scale of 0 marks a constant feature, which becomes 0. */
export interface FeatureScale {
  centre: number[];
  scale: number[];
}

/** Weighted mean and population standard deviation of each column, dense or sparse. */
export function featureScale(columns: readonly Column[], weights: Float64Array): FeatureScale {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spreads = columns.map((column) => {
    const rows = isSparse(column) ? column.rows : undefined;
    const values = isSparse(column) ? column.values : column;
    let [sum, stored] = [0, 0];
    for (let k = 0; k < values.length; k++) {
      const w = weights[rows ? rows[k]! : k]!;
      sum += w * values[k]!;
      stored += w;
    }
    const mean = sum / total;
    let squares = rows ? Math.max(0, total - stored) * mean * mean : 0;
    for (let k = 0; k < values.length; k++) squares += weights[rows ? rows[k]! : k]! * (values[k]! - mean) ** 2;
    const sd = Math.sqrt(squares / total);
    // Rounding leaves a trace of spread in a constant column of any size.
    return { mean, sd: sd > 1e-12 * Math.abs(mean) ? sd : 0 };
  });
  return { centre: spreads.map(({ mean }) => mean), scale: spreads.map(({ sd }) => sd) };
}
