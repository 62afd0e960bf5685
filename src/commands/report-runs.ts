import { compareRuns } from '../bench/results/compare-runs.ts';
import { runMean } from '../bench/results/run-mean.ts';
import { runScores } from '../bench/results/run-scores.ts';
import type { CountingOption } from '../bench/results/counting.ts';
import type { Run } from '../bench/run/run.ts';
import { runLeaderboard } from '../leaderboard/run-leaderboard.ts';
import { scoredByAll } from '../leaderboard/scored-by-all.ts';
import { textTable } from './text-table.ts';

export interface ReportOptions {
  /** Name of a scorer; default the main one of each run. */
  scorer?: string;
  counting?: CountingOption;
  seed?: number;
}

/** What runs came to: plain rows, and the same as text. */
export interface RunsReport {
  /** One per run. */
  rows: Record<string, string | number | boolean | null>[];
  text: string;
}

const digits = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : value.toFixed(3);

/**
 * Means of runs with their intervals, n of N and bounds; a leaderboard where there are several models; a comparison
 * where there are two runs of one benchmark.
 *
 * @throws RangeError for runs that cannot be put beside each other, saying why
 */
export async function reportRuns(
  runs: readonly Run[],
  { scorer, counting, seed = 1 }: ReportOptions = {},
): Promise<RunsReport> {
  const options = { ...(scorer !== undefined && { scorer }), ...(counting !== undefined && { counting }) };
  const scores = [];
  for (const run of runs) scores.push(await runScores(run, options));
  const means = scores.map((each) => ({ ...runMean(each, { seed }), scores: each }));
  const rows = means.map(({ benchmark, model, scorer: name, mean, bounds, n, of, simulated, scores: each }) => ({
    benchmark,
    model,
    scorer: name,
    mean: mean?.estimate ?? null,
    lower: mean?.lower ?? null,
    upper: mean?.upper ?? null,
    level: mean?.level ?? null,
    n,
    of,
    ...each.outcomes,
    unscored: each.unscored,
    worst: bounds?.lower ?? null,
    best: bounds?.upper ?? null,
    simulated,
  }));
  const parts = [
    textTable(
      ['benchmark', 'model', 'scorer', 'mean', '95 % interval', 'n of N', 'not answered in full', 'unscored'],
      rows.map((row) => [
        row.benchmark,
        row.model,
        row.scorer,
        digits(row.mean),
        row.mean === null ? 'undefined: nothing scored' : `${digits(row.lower)} to ${digits(row.upper)}`,
        `${row.n} of ${row.of}`,
        silences(row),
        row.unscored,
      ]),
    ),
  ];
  const models = new Set(scores.map(({ model }) => model));
  if (models.size > 1) parts.push(await leaderboardText(scores, seed));
  const [a, b, ...others] = runs;
  if (a && b && others.length === 0 && scores[0]!.benchmark === scores[1]!.benchmark && models.size === 2)
    parts.push(await comparisonText(a, b, options, seed));
  if (rows.some(({ simulated }) => simulated))
    parts.push('Simulated: a stand-in answered, or the instances were made up. These numbers say nothing of medicine.');
  return { rows, text: parts.join('\n\n') };
}

function silences(row: Record<string, unknown>): string {
  const named = ['truncated', 'refused', 'empty', 'failed', 'missing'].filter((name) => Number(row[name]) > 0);
  return named.map((name) => `${row[name]} ${name}`).join(', ') || 'none';
}

async function leaderboardText(scores: Parameters<typeof runLeaderboard>[0], seed: number): Promise<string> {
  const { scores: scored, left } = scoredByAll(scores);
  if (scored.length === 0) return 'No leaderboard: no benchmark is scored for all models.';
  const { rows, bands } = runLeaderboard(scored, { seed });
  const categories = [...new Set(rows.flatMap((row) => Object.keys(row.categories)))];
  const bandOf = new Map(bands.models.map((band) => [band.model, band]));
  const table = textTable(
    ['model', 'win rate', 'rank', 'mean', ...categories, 'benchmarks', 'requests'],
    rows.map((row) => {
      const band = bandOf.get(row.model);
      return [
        row.model,
        digits(row.winRate),
        band ? `${band.rank} (${band.rankLower}–${band.rankUpper})` : '–',
        digits(row.macro),
        ...categories.map((category) => digits(row.categories[category])),
        `${row.n} of ${row.of}`,
        `${row.requests.n} of ${row.requests.of}`,
      ];
    }),
  );
  const note = left > 0 ? `\n${left} benchmarks have no score for some model and are left out here.` : '';
  return `Leaderboard (rank with the band that holds 95 % of bootstrap replicates over instances)\n${table}${note}`;
}

async function comparisonText(a: Run, b: Run, options: ReportOptions, seed: number): Promise<string> {
  const c = await compareRuns(a, b, { ...options, seed });
  const { estimate, lower, upper } = c.difference;
  return [
    `${c.models[0]} minus ${c.models[1]} on ${c.benchmark}, ${c.n} of ${c.of} instances paired`,
    `  difference ${digits(estimate)} (${digits(lower)} to ${digits(upper)}), permutation p ${c.permutation.p.toFixed(4)}`,
    ...(c.mcnemar ? [`  McNemar exact p ${c.mcnemar.p.toFixed(4)}`] : []),
    ...(c.detectable ? [`  smallest difference seen with 80 % power: ${digits(c.detectable.effect)}`] : []),
    `  better on ${c.wins[0]}, equal on ${c.wins[1]}, worse on ${c.wins[2]}`,
  ].join('\n');
}
