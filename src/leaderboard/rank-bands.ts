import type { BootstrapOptions } from '../stats/bootstrap.ts';
import type { Estimate } from '../stats/estimate.ts';
import { percentileInterval } from '../stats/percentile-interval.ts';
import { bandsOfDraws } from './bands-of-draws.ts';
import { leaderboard } from './leaderboard.ts';
import type { NormaliseOptions } from './normalise.ts';
import type { RankGap } from './rank-gaps.ts';
import { resampledWinRates } from './resampled-win-rates.ts';
import type { ScoreTable } from './score-table.ts';
import type { WinOptions } from './tie-break.ts';
import { winCredits } from './win-credits.ts';

/** What resampling the benchmarks says of one model. */
export interface RankBand {
  model: string;
  winRate: Estimate;
  /** Rank on the full set of benchmarks, 1 = best; tied models share the better place. */
  rank: number;
  /** The ranks that hold `level` of the replicates; a tie counts as its best place below and its worst place above. */
  rankLower: number;
  rankUpper: number;
  /** Share of replicates in which the model leads; models that lead together share equally. */
  best: number;
}

export interface RankBands {
  /** In the order of the leaderboard. */
  models: RankBand[];
  /** One per neighbouring pair, from the top. */
  gaps: RankGap[];
  /** Runs of models without a separable gap inside: each gap taken alone … */
  groups: string[][];
  /** … and all gaps looked at together (Holm). */
  groupsHolm: string[][];
}

/**
 * How far the benchmarks at hand fix the order of the models: a paired bootstrap over benchmarks, all models on the
 * same resampled benchmarks. The unit is the benchmark, so the bands speak of other benchmarks like these, not of other
 * instances of the same ones, and the set of opponents stays as it is.
 *
 * Where cells are missing, all benchmarks are resampled and each model's win rate is the mean over those it has: `n` of
 * an estimate counts the benchmarks behind it (of a gap: those that both models have).
 *
 * @param options `seed` (required), `replicates` (10000), `level` (0.95), and what `leaderboard` takes
 * @throws RangeError for fewer than two models or benchmarks, or a model without any score
 * @example
 * const suite = medhelmSuite(loadMedhelm(), 'arxiv-v2');
 * rankBands(suite, { seed: 1 }).gaps.filter((gap) => gap.separable); // one: gpt-4o above gemini-2.0-flash
 */
export function rankBands(
  table: ScoreTable,
  { seed, replicates = 10_000, level = 0.95, ...options }: BootstrapOptions & WinOptions & NormaliseOptions,
): RankBands {
  const rows = leaderboard(table, options);
  const n = table.benchmarks.length;
  if (n < 2) throw new RangeError(`rank bands resample the benchmarks: at least 2 are needed, the table has ${n}`);
  const silent = rows.find((row) => Number.isNaN(row.winRate));
  if (silent) throw new RangeError(`rank bands need scores to compare, and ${silent.model} has none: leave it out`);

  const credits = winCredits(table, options);
  const byModel = resampledWinRates(credits, table.models.length, { seed, replicates });
  const draws = rows.map((row) => byModel[table.models.indexOf(row.model)]!);
  const method = `paired percentile bootstrap over benchmarks, ${replicates} replicates, seed ${seed}`;
  const estimate = (value: number, values: Float64Array, models: readonly string[]): Estimate => {
    const { lower, upper } = percentileInterval(values, level);
    return { estimate: value, lower, upper, level, n: benchmarksOfAll(credits, table, models), method };
  };

  return bandsOfDraws(rows, draws, estimate, level);
}

/** On how many benchmarks all the given models are compared. */
function benchmarksOfAll(credits: Float64Array, table: ScoreTable, models: readonly string[]): number {
  const positions = models.map((model) => table.models.indexOf(model));
  return table.benchmarks.filter((_, b) => positions.every((m) => !Number.isNaN(credits[b * table.models.length + m])))
    .length;
}
