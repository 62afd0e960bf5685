import type { BootstrapOptions } from '../../stats/bootstrap.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { mcnemarTest, type McnemarResult } from '../../stats/mcnemar-test.ts';
import { type DetectableEffect, minimumDetectableEffect } from '../../stats/minimum-detectable-effect.ts';
import { type PermutationResult, permutationTest } from '../../stats/permutation-test.ts';
import type { Run } from '../run/run.ts';
import { clustersOf } from './clusters-of.ts';
import type { CountingOption } from './counting.ts';
import { joinScores } from './join-scores.ts';
import { meanOfScores } from './mean-of-scores.ts';
import { runScores } from './run-scores.ts';

export interface CompareOptions extends Partial<BootstrapOptions> {
  /** Name of a scorer; default the main one of the first run. */
  scorer?: string;
  counting?: CountingOption;
}

/** Two models on the instances that both have a value for. Plain JSON. */
export interface RunComparison {
  benchmark: string;
  scorer: string;
  models: [string, string];
  /** Mean of the first minus mean of the second, paired by instance, clustered where instances share a source. */
  difference: Estimate;
  /** Sign flips of whole sources: whether models that are equal would differ so much. */
  permutation: PermutationResult;
  /** Exact, where all values are 0 or 1 and no two instances share a source; else `null`. */
  mcnemar: McnemarResult | null;
  /** The smallest true difference that so many sources would show with 80 % power; `null` where they all differ alike. */
  detectable: DetectableEffect | null;
  /** Instances that both have a value for … */
  n: number;
  /** … of those that either run has a record of. */
  of: number;
  /** Instances on which the first is better, both are equal, the second is better. */
  wins: [number, number, number];
  simulated: boolean;
}

/**
 * Compares two runs of a benchmark, paired by instance; replicates of an instance are averaged first.
 *
 * @param options `seed` (default 1), `replicates` (10000), `level` (0.95), `scorer`, `counting`
 * @throws RangeError for runs of different benchmarks, rows or scales, or without an instance in common
 * @example
 * const { difference, permutation, n, of } = await compareRuns(runOfA, runOfB);
 * difference; // { estimate: 0.12, lower: 0.05, upper: 0.19, n: 200, … }
 */
export async function compareRuns(
  a: Run,
  b: Run,
  { scorer = a.description.scorers[0]!.name, counting, seed = 1, ...options }: CompareOptions = {},
): Promise<RunComparison> {
  const chosen = { scorer, ...(counting !== undefined && { counting }) };
  const [first, second] = [await runScores(a, chosen), await runScores(b, chosen)];
  const { x, y, sources, of } = joinScores(first, second);
  const differences = x.map((value, i) => value - y[i]!);
  const { sums, counts } = clustersOf(differences, sources);
  const n = differences.length;
  // A source weighs as many instances as it has, so that the mean over sources is the mean over instances.
  const bySource = sums.map((sum) => (sum * sums.length) / n);
  const isBinary = [...x, ...y].every((value) => value === 0 || value === 1);
  const wins = [1, 0, -1].map((sign) => differences.filter((d) => Math.sign(d) === sign).length);
  const { replicates } = options;
  return {
    benchmark: first.benchmark,
    scorer,
    models: [first.model, second.model],
    difference: meanOfScores(differences, sources, { seed, ...options })!,
    permutation: permutationTest({ pairs: bySource }, { seed, ...(replicates !== undefined && { replicates }) }),
    mcnemar: isBinary && counts.every((count) => count === 1) ? mcnemarTest(wins[0]!, wins[2]!) : null,
    detectable: new Set(bySource).size > 1 ? minimumDetectableEffect(bySource, { ddof: 1 }) : null,
    n,
    of,
    wins: wins as [number, number, number],
    simulated: first.simulated || second.simulated,
  };
}
