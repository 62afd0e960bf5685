import { holm } from '../../stats/holm.ts';
import type { Run } from '../run/run.ts';
import { type CompareOptions, compareRuns, type RunComparison } from './compare-runs.ts';

/** A comparison among several. */
export interface AdjustedComparison extends RunComparison {
  /** The p value when all comparisons are looked at together (Holm): McNemar's where there is one, else the permutation's. */
  pHolm: number;
}

/**
 * Compares all pairs of models that ran the same benchmark, all judged together.
 *
 * @throws RangeError when no two runs are of one benchmark, or two of one model and benchmark
 * @example
 * (await compareAllRuns(runs)).filter(({ pHolm }) => pHolm < 0.05);
 */
export async function compareAllRuns(
  runs: readonly Run[],
  options: CompareOptions = {},
): Promise<AdjustedComparison[]> {
  const comparisons: RunComparison[] = [];
  for (const [i, a] of runs.entries())
    for (const b of runs.slice(i + 1)) {
      if (a.description.benchmark.id !== b.description.benchmark.id) continue;
      if (a.description.model.name === b.description.model.name)
        throw new RangeError(
          `two runs are of ${a.description.model.name} on ${a.description.benchmark.id}: compare those by compareRuns`,
        );
      comparisons.push(await compareRuns(a, b, options));
    }
  if (comparisons.length === 0) throw new RangeError('no two of these runs are of one benchmark');
  const adjusted = holm(comparisons.map(({ mcnemar, permutation }) => mcnemar?.p ?? permutation.p));
  return comparisons.map((comparison, k) => ({ ...comparison, pHolm: adjusted[k]! }));
}
