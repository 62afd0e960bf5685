import type { BootstrapOptions } from '../stats/bootstrap.ts';
import type { Estimate } from '../stats/estimate.ts';
import { percentileInterval } from '../stats/percentile-interval.ts';
import { benchmarkValues, type ValueOptions } from './benchmark-values.ts';
import { categoryPositions, type CategorisedTable } from './categorised-table.ts';
import { categoryTally } from './category-tally.ts';
import { categoryValueMeans } from './category-value-means.ts';
import { leadShare } from './lead-share.ts';
import { resampleCategories } from './resample-categories.ts';
import { tallyMeans } from './tally-means.ts';

/** How much of all weights puts a model first. */
export interface LeadShare {
  model: string;
  /** Share of all category weights; the interval is over benchmarks like these. `n` counts the benchmarks. */
  share: Estimate;
  /** Whether any weights put it first. */
  canLead: boolean;
}

/**
 * The share of all category weights (shares of the five categories with sum 1, all equally likely) under which each
 * model ranks first, largest first. The estimate is exact, see {@link leadShare}: it finds the model that one in a
 * million weights puts first, which drawing weights at random would miss. The interval resamples the benchmarks within
 * their categories; replicates in which a model has no score in a category are left out of it, and `method` says so.
 *
 * @param options `seed` (required), `replicates` (400), `level` (0.95), `value` (`win-rate` or `mean-score`)
 * @throws RangeError when a model has no score in a category
 * @example
 * leadShares(suite, { seed: 1, tieBreaks: suite.tieBreaks })[0]; // claude-3.5-sonnet, share 0.3133
 */
export function leadShares(
  table: CategorisedTable,
  { seed, replicates = 400, level = 0.95, ...options }: BootstrapOptions & ValueOptions,
): LeadShare[] {
  const observed = categoryValueMeans(table, options);
  const [values, positions] = [benchmarkValues(table, options), categoryPositions(table)];
  const draws = resampleCategories(positions, { seed, replicates }).map((picked) => {
    const means = tallyMeans(categoryTally(values, positions, table.categories.length, picked));
    const silent = means.some((row) => row.some(Number.isNaN));
    return table.models.map((_, m) => (silent ? Number.NaN : leadShare(means, m)));
  });
  const rows = table.models.map((model, m) => {
    const estimate = leadShare(observed, m);
    const {
      lower,
      upper,
      undefined: left,
    } = percentileInterval(
      draws.map((shares) => shares[m]!),
      level,
    );
    const method =
      `exact volume; percentile bootstrap over benchmarks within categories, ${replicates} replicates, seed ${seed}` +
      (left > 0 ? `, ${left} of them undefined` : '');
    const share = { estimate, lower, upper, level, n: positions.length, method };
    return { model, share, canLead: estimate > 0 };
  });
  return rows.sort((a, b) => b.share.estimate - a.share.estimate || (a.model < b.model ? -1 : 1));
}
