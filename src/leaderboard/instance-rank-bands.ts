import type { BootstrapOptions } from '../stats/bootstrap.ts';
import type { Estimate } from '../stats/estimate.ts';
import { percentileInterval } from '../stats/percentile-interval.ts';
import { bandsOfDraws } from './bands-of-draws.ts';
import type { InstanceScores } from './instance-scores.ts';
import { instanceTable } from './instance-table.ts';
import { leaderboard } from './leaderboard.ts';
import type { NormaliseOptions } from './normalise.ts';
import type { RankBands } from './rank-bands.ts';
import { resampledInstances } from './resampled-instances.ts';

/** Means of the same values summed in another order differ by rounding; scores of real benchmarks by far more. */
const noise = 1e-12;

/**
 * How far the instances at hand fix the order of the models, the benchmarks staying as they are: a paired bootstrap over
 * instances within each benchmark (and within its parts), all models on the same resampled instances. The bands speak of
 * other instances like these; {@link rankBands} speaks of other benchmarks. Win rates count ties one half.
 *
 * @param tables one per benchmark, all with the same models; a model without a benchmark has NaN there
 * @param options `seed` (required), `replicates` (1000, at least 100), `level` (0.95), `ranges` of your own metrics
 * @throws RangeError for fewer than two models, no table, a model without any score, or options that cannot be used
 * @example instanceRankBands(tables, { seed: 1 }).gaps.filter((gap) => gap.separable)
 */
export function instanceRankBands(
  tables: readonly InstanceScores[],
  { seed, replicates = 1000, level = 0.95, ...options }: BootstrapOptions & NormaliseOptions,
): RankBands {
  if (tables.length === 0) throw new RangeError('instance rank bands need at least one benchmark');
  if (!Number.isInteger(replicates) || replicates < 100)
    throw new RangeError(`replicates must be a whole number of at least 100, got ${replicates}`);
  const table = instanceTable(tables);
  const rows = leaderboard(table, options);
  const silent = rows.find((row) => Number.isNaN(row.winRate));
  if (silent) throw new RangeError(`rank bands need scores to compare, and ${silent.model} has none: leave it out`);

  const wins = table.models.map(() => new Float64Array(replicates));
  const played = table.models.map(() => new Int32Array(replicates));
  for (const scores of tables) addWins(resampledInstances(scores, { seed, replicates }), wins, played);
  const draws = rows.map(({ model }) => {
    const m = table.models.indexOf(model);
    return wins[m]!.map((total, r) => total / played[m]![r]!);
  });
  const method = `paired percentile bootstrap over instances within ${tables.length} benchmarks, ${replicates} replicates, seed ${seed}`;
  const estimate = (value: number, values: Float64Array, models: readonly string[]): Estimate => {
    const { lower, upper } = percentileInterval(values, level);
    return { estimate: value, lower, upper, level, n: instancesOfAll(tables, models), method };
  };
  return bandsOfDraws(rows, draws, estimate, level);
}

/** Adds each model's share of opponents beaten on one benchmark, replicate by replicate. */
function addWins(means: readonly Float64Array[], wins: readonly Float64Array[], played: readonly Int32Array[]): void {
  const replicates = wins[0]!.length;
  for (let r = 0; r < replicates; r++)
    for (let i = 0; i < means.length; i++) {
      let [won, opponents] = [0, 0];
      for (let j = 0; j < means.length; j++) {
        const difference = means[i]![r]! - means[j]![r]!;
        if (i === j || Number.isNaN(difference)) continue;
        won += difference > noise ? 1 : difference < -noise ? 0 : 0.5;
        opponents++;
      }
      if (opponents === 0) continue;
      wins[i]![r]! += won / opponents;
      played[i]![r]!++;
    }
}

/** On how many instances all the given models have a score. */
function instancesOfAll(tables: readonly InstanceScores[], models: readonly string[]): number {
  return tables.reduce((sum, { models: all, instances, scores }) => {
    const rows = models.map((model) => scores[all.indexOf(model)]!);
    return sum + instances.filter((_, i) => rows.every((row) => !Number.isNaN(row[i]))).length;
  }, 0);
}
