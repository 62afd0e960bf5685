import { benchmarkValues, type ValueOptions } from './benchmark-values.ts';
import { categoryPositions, type CategorisedTable } from './categorised-table.ts';
import { categoryTally } from './category-tally.ts';
import { categoryWeights, type CategoryWeights } from './category-weights.ts';
import type { NormaliseOptions } from './normalise.ts';
import type { WinOptions } from './tie-break.ts';
import { weightedValues, type WeightUnit } from './weighted-values.ts';

export interface UnitOption {
  /** What a weight multiplies: every `benchmark` of the category (default), or the `category` as a whole. */
  unit?: WeightUnit;
}

/**
 * Win rates with the categories weighted, in the order of `table.models`: per benchmark the share of the other models
 * beaten, then a weighted mean.
 *
 * The published win rate is the plain mean over benchmarks, so its categories count by their number of benchmarks. With
 * the unit `benchmark` a weight of 1 everywhere is that figure, and a weight of 2 counts each benchmark of the category
 * twice. With the unit `category` equal weights are another figure: the plain mean of the five category means.
 *
 * @throws RangeError for weights that are negative, NaN, all 0, missing or of an unknown category
 * @example
 * weightedWinRates(suite, equalWeights(suite), { tieBreaks: suite.tieBreaks })[0]; // 0.6625, as in Table 1
 * weightedWinRates(suite, equalWeights(suite), { tieBreaks: suite.tieBreaks, unit: 'category' })[0]; // 0.6506…
 */
export const weightedWinRates = (
  table: CategorisedTable,
  weights: CategoryWeights,
  options: WinOptions & UnitOption = {},
): number[] => weighted(table, weights, { ...options, value: 'win-rate' });

/**
 * Mean normalised scores with the categories weighted, in the order of `table.models`; {@link weightedWinRates} says
 * how. Equal weights of the unit `benchmark` give the macro average.
 *
 * @throws RangeError as weightedWinRates does
 * @example
 * weightedMeans(suite, equalWeights(suite))[1]; // 0.76885, the macro average of o3-mini
 */
export const weightedMeans = (
  table: CategorisedTable,
  weights: CategoryWeights,
  options: NormaliseOptions & UnitOption = {},
): number[] => weighted(table, weights, { ...options, value: 'mean-score' });

function weighted(
  table: CategorisedTable,
  weights: CategoryWeights,
  { unit = 'benchmark', ...options }: ValueOptions & UnitOption,
): number[] {
  const ordered = categoryWeights(table, weights);
  const tally = categoryTally(benchmarkValues(table, options), categoryPositions(table), table.categories.length);
  return weightedValues(tally, ordered, unit);
}
