import type { RunScores } from '../bench/results/run-scores.ts';

/**
 * The runs of benchmarks that say something of the order: those on which every run has a score. A benchmark without any
 * score for some model is left out, and counted.
 *
 * @example
 * const { scores, left } = scoredByAll(await Promise.all(runs.map((run) => runScores(run))));
 * runLeaderboard(scores); // `left` benchmarks are not in it
 */
export function scoredByAll(all: readonly RunScores[]): { scores: RunScores[]; left: number } {
  const silent = new Set(
    all.flatMap(({ benchmark, values }) => (values.some((value) => value !== null) ? [] : [benchmark])),
  );
  return { scores: all.filter(({ benchmark }) => !silent.has(benchmark)), left: silent.size };
}
