import type { BootstrapOptions } from '../stats/bootstrap.ts';
import type { Estimate } from '../stats/estimate.ts';
import { percentileInterval } from '../stats/percentile-interval.ts';
import { benchmarkValues, type ValueOptions } from './benchmark-values.ts';
import { categoryPositions, type CategorisedTable } from './categorised-table.ts';
import { categoryTally } from './category-tally.ts';
import { categoryWeights, type CategoryWeights } from './category-weights.ts';
import { places } from './places.ts';
import { resampleCategories } from './resample-categories.ts';
import { weightedValues } from './weighted-values.ts';
import type { UnitOption } from './weighted-win-rates.ts';

/** One model under weights. */
export interface WeightedRow {
  model: string;
  /** Its weighted win rate or mean score. */
  value: Estimate;
  /** 1 = best; models that are tied share the better place. */
  rank: number;
  /** Benchmarks with a weight on which it has a value (a win rate needs an opponent too) … */
  n: number;
  /** … out of so many. */
  of: number;
}

/**
 * The leaderboard under weights of one's own, best first, with intervals: benchmarks are resampled within their
 * categories, all models on the same ones. Some categories hold five benchmarks, where a bootstrap is a rough guide and
 * rather too narrow.
 *
 * @param options `seed` (required), `replicates` (1000), `level` (0.95), `value` (`win-rate` or `mean-score`), `unit`
 * @throws RangeError for weights that are negative, NaN, all 0, missing or of an unknown category
 * @example
 * weightedLeaderboard(suite, equalWeights(suite), { seed: 1, tieBreaks: suite.tieBreaks })[0].value.estimate; // 0.6625
 */
export function weightedLeaderboard(
  table: CategorisedTable,
  weights: CategoryWeights,
  {
    seed,
    replicates = 1000,
    level = 0.95,
    unit = 'benchmark',
    ...options
  }: BootstrapOptions & ValueOptions & UnitOption,
): WeightedRow[] {
  const ordered = categoryWeights(table, weights);
  const [values, positions] = [benchmarkValues(table, options), categoryPositions(table)];
  const valuesOn = (picked?: Int32Array): number[] =>
    weightedValues(categoryTally(values, positions, table.categories.length, picked), ordered, unit);
  const observed = valuesOn();
  const draws = resampleCategories(positions, { seed, replicates }).map(valuesOn);
  const ranks = places(observed);
  const counted = positions.map((c) => ordered[c]! > 0);
  const method = `percentile bootstrap over benchmarks within categories, ${replicates} replicates, seed ${seed}`;
  const rows = table.models.map((model, m): WeightedRow => {
    const { lower, upper } = percentileInterval(
      Float64Array.from(draws, (draw) => draw[m]!),
      level,
    );
    const n = values[m]!.filter((value, b) => counted[b] && !Number.isNaN(value)).length;
    const value = { estimate: observed[m]!, lower, upper, level, n, method };
    return { model, value, rank: ranks[m]!, n, of: counted.filter(Boolean).length };
  });
  return rows.sort((a, b) => (a.rank || Infinity) - (b.rank || Infinity) || (a.model < b.model ? -1 : 1));
}
