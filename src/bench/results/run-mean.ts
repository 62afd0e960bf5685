import type { BootstrapOptions } from '../../stats/bootstrap.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { meanOfScores } from './mean-of-scores.ts';
import type { RunScores } from './run-scores.ts';

/** The score of a run: a mean, and how far what it leaves out could take it. */
export interface RunMean {
  benchmark: string;
  model: string;
  scorer: string;
  /** Of instances that have a value; `null` when none has. */
  mean: Estimate | null;
  /** The mean of requests if all that are left out had the worst value, and the best. */
  bounds: { lower: number; upper: number } | null;
  /** Requests that count … */
  n: number;
  /** … out of so many. */
  of: number;
  simulated: boolean;
}

/**
 * The mean score of a run with its interval, clustered where instances share a source; replicates of an instance are
 * averaged first.
 *
 * @param options `seed` (default 1), `replicates` (10000) of the bootstrap, `level` (0.95)
 * @example
 * const { mean, n, of } = runMean(await runScores(run)); // mean.estimate 0.75, n 96, of 100
 */
export function runMean(
  { benchmark, model, scorer, scale, instances, sources, values, n, of, simulated }: RunScores,
  { seed = 1, ...options }: Partial<BootstrapOptions> = {},
): RunMean {
  const present = instances.flatMap((_, i) => (values[i] === null ? [] : [i]));
  const mean = meanOfScores(
    present.map((i) => values[i]!),
    present.map((i) => sources[i]!),
    { seed, ...options },
  );
  const share = n / of;
  const at = (end: number): number => share * (mean?.estimate ?? 0) + (1 - share) * end;
  const bounds = of > 0 ? { lower: at(scale.min), upper: at(scale.max) } : null;
  return { benchmark, model, scorer, mean, bounds, n, of, simulated };
}
