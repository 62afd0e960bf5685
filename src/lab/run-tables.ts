import { compareRuns } from '../bench/results/compare-runs.ts';
import { runMean } from '../bench/results/run-mean.ts';
import { runResults } from '../bench/results/run-results.ts';
import { runScores } from '../bench/results/run-scores.ts';
import type { RunSummary } from '../bench/run/run-summary.ts';
import { runLeaderboard } from '../leaderboard/run-leaderboard.ts';
import { scoredByAll } from '../leaderboard/scored-by-all.ts';
import { table } from './table.ts';

/**
 * Runs as a table: the mean of each with its interval, what became of its requests, and how many count.
 *
 * @example await meansTable([summary])
 */
export async function meansTable(
  summaries: readonly RunSummary[],
  { scorer }: { scorer?: string } = {},
): Promise<ReturnType<typeof table>> {
  const rows = [];
  for (const { run } of summaries) {
    const scores = await runScores(run, scorer === undefined ? {} : { scorer });
    const { benchmark, model, mean, n, of } = runMean(scores);
    const { missing: _, complete, ...silent } = scores.outcomes;
    rows.push({
      ...{ benchmark, model, scorer: scores.scorer },
      ...{ mean: mean?.estimate ?? null, lower: mean?.lower ?? null, upper: mean?.upper ?? null },
      ...{ counts: `${n} of ${of}`, complete, ...silent, unscored: scores.unscored },
    });
  }
  return table(rows, { caption: captionOf(summaries) });
}

/** What each instance of a run was answered and how it was scored. */
export async function answersTable({ run, simulated }: RunSummary): Promise<ReturnType<typeof table>> {
  const texts = new Map<string, string>();
  for await (const record of run.completions())
    texts.set(record.instance, record.status === 'completed' ? record.completion.text : record.error.message);
  const rows = (await runResults(run)).map(({ instance, scorer, outcome, status, value, reason }) => ({
    ...{ instance, answer: texts.get(instance)?.slice(0, 80) ?? null },
    ...{ outcome, scorer, score: value, unscored: status === 'scored' ? null : (reason ?? status) },
  }));
  return table(rows, { caption: `${rows.length} scores${simulated ? ', simulated' : ''}` });
}

/**
 * Models ranked by their runs, with the band of ranks over instances and the means of the taxonomy's categories.
 * Benchmarks without a score for some model are left out, and the caption says how many.
 */
export async function leaderboardTable(summaries: readonly RunSummary[]): Promise<ReturnType<typeof table>> {
  const all = [];
  for (const { run } of summaries) all.push(await runScores(run));
  const { scores, left } = scoredByAll(all);
  const { rows, bands } = runLeaderboard(scores);
  const note = left > 0 ? `; ${left} benchmarks without a score are left out` : '';
  return table(
    rows.map(({ model, winRate, macro, categories, n }) => {
      const band = bands.models.find((one) => one.model === model)!;
      const ranks = `${band.rank} (${band.rankLower}–${band.rankUpper})`;
      return { model, 'win rate': winRate, 'rank (95 %)': ranks, mean: macro, ...categories, benchmarks: n };
    }),
    { caption: `${captionOf(summaries)}${note}` },
  );
}

/** Two models on one benchmark, paired by instance. */
export async function comparisonTable(a: RunSummary, b: RunSummary): Promise<ReturnType<typeof table>> {
  const { models, difference, permutation, mcnemar, detectable, n, of } = await compareRuns(a.run, b.run);
  return table(
    [
      { what: `${models[0]} − ${models[1]}`, value: difference.estimate },
      { what: `lower end, ${100 * difference.level} %`, value: difference.lower },
      { what: 'upper end', value: difference.upper },
      { what: 'p, permutation', value: permutation.p },
      { what: 'p, McNemar exact', value: mcnemar?.p ?? null },
      { what: 'smallest difference seen with 80 % power', value: detectable?.effect ?? null },
    ],
    { caption: `${n} of ${of} instances have both${a.simulated || b.simulated ? '; simulated' : ''}` },
  );
}

const captionOf = (summaries: readonly RunSummary[]): string => {
  const n = summaries.filter(({ simulated }) => simulated).length;
  return `${summaries.length} runs, ${n} of them simulated (a stand-in answered, or the instances are made up)`;
};
