import type { RunScores } from '../bench/results/run-scores.ts';
import type { BootstrapOptions } from '../stats/bootstrap.ts';
import { type BenchmarkGroup, categoryMeans } from './category-means.ts';
import { instanceRankBands } from './instance-rank-bands.ts';
import type { InstanceScores } from './instance-scores.ts';
import { instanceTable } from './instance-table.ts';
import { leaderboard, type LeaderboardRow } from './leaderboard.ts';
import type { RankBands } from './rank-bands.ts';

/** A row of a leaderboard of runs. */
export interface RunLeaderboardRow extends LeaderboardRow {
  /** Mean score on each benchmark, on the scorer's scale; `null` where there is none. */
  scores: Record<string, number | null>;
  /** Mean of the normalised scores in each category. */
  categories: Record<string, number | null>;
  /** Requests that count, and out of how many, over all benchmarks. */
  requests: { n: number; of: number };
  simulated: boolean;
}

export interface RunLeaderboard {
  rows: RunLeaderboardRow[];
  benchmarks: { id: string; scorer: string; scale: { min: number; max: number }; category: string | null }[];
  /** How far the instances at hand fix the order. */
  bands: RankBands;
  /** True when any run is. */
  simulated: boolean;
}

/**
 * Ranks models by their runs: win rate over benchmarks (ties one half), scores normalised by the scale of each scorer,
 * means by category, and rank bands over instances. A model without a run of a benchmark misses that score.
 *
 * @param scores of any number of runs, one scorer each, see `runScores`
 * @param options `seed` (default 1), `replicates` (1000), `level` (0.95)
 * @throws RangeError for fewer than two models, two runs of one model and benchmark, or a benchmark scored in two ways
 * @example
 * const scores = await Promise.all(runs.map((run) => runScores(run)));
 * runLeaderboard(scores).rows[0]; // { model: 'mock/skilled', winRate: 0.9, categories: { … }, … }
 */
export function runLeaderboard(
  scores: readonly RunScores[],
  { seed = 1, ...options }: Partial<BootstrapOptions> = {},
): RunLeaderboard {
  const models = [...new Set(scores.map(({ model }) => model))];
  const byBenchmark = new Map<string, RunScores[]>();
  for (const each of scores) byBenchmark.set(each.benchmark, [...(byBenchmark.get(each.benchmark) ?? []), each]);
  const tables = [...byBenchmark.values()].map((runs) => tableOf(runs, models));
  const ranges = Object.fromEntries(
    scores.map(({ benchmark, scorer, scale }) => [metricOf(benchmark, scorer), [scale.min, scale.max] as const]),
  );
  const table = instanceTable(tables);
  const groups = groupsOf(byBenchmark);
  const means = categoryMeans(table, groups, { ranges });
  const rows = leaderboard(table, { ranges }).map((row): RunLeaderboardRow => {
    const m = models.indexOf(row.model);
    const own = scores.filter(({ model }) => model === row.model);
    const named = (names: readonly string[], values: ArrayLike<number>): Record<string, number | null> =>
      Object.fromEntries(names.map((name, k) => [name, Number.isNaN(values[k]) ? null : values[k]!]));
    return {
      ...row,
      scores: named(table.benchmarks, table.scores[m]!),
      categories: named(
        groups.map(({ id }) => id),
        means[m]!,
      ),
      requests: {
        n: own.reduce((sum, { n }) => sum + n, 0),
        of: own.reduce((sum, { of }) => sum + of, 0),
      },
      simulated: own.some(({ simulated }) => simulated),
    };
  });
  return {
    rows,
    benchmarks: [...byBenchmark].map(([id, [run]]) => ({
      id,
      scorer: run!.scorer,
      scale: run!.scale,
      category: run!.taxonomy?.category ?? null,
    })),
    bands: instanceRankBands(tables, { seed, ranges, ...options }),
    simulated: scores.some(({ simulated }) => simulated),
  };
}

/** Scales are those of scorers, whatever other benchmarks call theirs. */
const metricOf = (benchmark: string, scorer: string): string => `${benchmark}: ${scorer}`;

function tableOf(runs: readonly RunScores[], models: readonly string[]): InstanceScores {
  const [{ benchmark, scorer, scale }] = runs as readonly [RunScores];
  for (const [k, run] of runs.entries()) {
    if (run.scorer !== scorer || run.scale.min !== scale.min || run.scale.max !== scale.max)
      throw new RangeError(
        `${benchmark} is scored by ${scorer} (${scale.min} to ${scale.max}) for ${runs[0]!.model}, but by ` +
          `${run.scorer} (${run.scale.min} to ${run.scale.max}) for ${run.model}: take the same scorer for all`,
      );
    if (runs.findIndex(({ model }) => model === run.model) !== k)
      throw new RangeError(`two runs are of ${run.model} on ${benchmark}: give one of them`);
  }
  const instances = [...new Set(runs.flatMap((run) => run.instances))];
  const values = models.map((model) => {
    const run = runs.find((each) => each.model === model);
    const known = new Map(run?.instances.map((instance, i) => [instance, run.values[i]]));
    return instances.map((instance) => known.get(instance) ?? Number.NaN);
  });
  return {
    benchmark,
    metric: metricOf(benchmark, scorer),
    models,
    instances,
    parts: instances.map(() => ''),
    scores: values,
  };
}

function groupsOf(byBenchmark: ReadonlyMap<string, readonly RunScores[]>): BenchmarkGroup[] {
  const groups = new Map<string, string[]>();
  for (const [benchmark, [run]] of byBenchmark) {
    const category = run!.taxonomy?.category;
    if (category !== undefined) groups.set(category, [...(groups.get(category) ?? []), benchmark]);
  }
  return [...groups].map(([id, benchmarks]) => ({ id, name: id, benchmarks }));
}
